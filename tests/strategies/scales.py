"""Random scales, of every kind, for random référentiels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

NUMBERS = tuple(map(Decimal, ("0", "1", "2.5", "5", "10", "20", "25", "33.3", "50", "75", "100", "-5")))
BY = ("a", "b", "c")
OPTIONS = ("low", "mid", "top")
TICKS = ("p", "q", "r")
points = tuple(map(Decimal, ("0", "10", "25", "50", "60", "75", "100", "-10", "33.3")))

Draw = Callable[[st.SearchStrategy[Any]], Any]


def scale(draw: Draw, kind: str, marks: Sequence[str]) -> dict[str, Any] | str | None:
    """Draw a scale for a value of a kind: `number`, `choice`, `choices`, `truth`."""
    match kind:
        case "choice":
            return {"choices": {option: draw(st.sampled_from(points)) for option in OPTIONS}}
        case "choices":
            return _options(draw)
        case "truth":
            return {"yes": draw(st.sampled_from(points)), "no": draw(st.sampled_from(points))}
        case _:
            return _numeric(draw, marks)


def plain(draw: Draw) -> dict[str, Any]:
    """Draw a scale of numbers without variants."""
    return draw(st.sampled_from((_steps, _at, _ramp)))(draw)  # type: ignore[no-any-return]


def _numeric(draw: Draw, marks: Sequence[str]) -> dict[str, Any] | str | None:
    shape = draw(st.sampled_from(("plain", "plain", "plain", "shared", "formula", "by", "value")))
    match shape:
        case "plain":
            return plain(draw)
        case "shared":
            return "shared"
        case "formula":
            texts = ["x", "min(100, x * 2)", "100 - x", "x / n1", "50 if x > 10 else x"]
            return {"formula": draw(st.sampled_from([*texts, *(f"min(x, {mark})" for mark in marks)]))}
        case "by":
            told: dict[str, Any] = {"by": "c0", "cases": {"a": plain(draw), "b": "shared"}}
            return {**told, "otherwise": plain(draw)}
    return None


def lines(draw: Draw, words: tuple[str, ...], most: int, *, open_end: bool) -> list[dict[str, Any]]:
    """Draw lines that look up falling bounds, each reachable; the last without a bound when the end is open."""
    bounds = sorted(draw(st.sets(st.sampled_from(NUMBERS), min_size=1, max_size=most)), reverse=True)
    told: list[dict[str, Any]] = [{draw(st.sampled_from(words)): bound} for bound in bounds]
    return [*told, {}] if open_end else told


def _steps(draw: Draw) -> dict[str, Any]:
    if draw(st.booleans()):
        told = lines(draw, ("from", "above"), 4, open_end=draw(st.booleans()))
    else:
        bounds = sorted(draw(st.sets(st.sampled_from(NUMBERS), min_size=1, max_size=4)))
        told = [{draw(st.sampled_from(("up_to", "below"))): bound} for bound in bounds]
    if "from" in told[0] and draw(st.integers(1, 4)) == 1:
        told[0] = {"from": draw(st.sampled_from(("level * 10", "n3", "interp(limits, n1, 'high')")))}
    steps = tuple({**line, "points": draw(st.sampled_from(points))} for line in told)
    return {"steps": steps, **(_otherwise(draw) if told[-1] else {})}


def _at(draw: Draw) -> dict[str, Any]:
    told = lines(draw, ("from",), 4, open_end=False)
    return {"at": tuple((line["from"], draw(st.sampled_from(points))) for line in told), **_otherwise(draw)}


def _otherwise(draw: Draw) -> dict[str, Any]:
    return {"otherwise": draw(st.sampled_from(points))} if draw(st.booleans()) else {}


def _ramp(draw: Draw) -> dict[str, Any]:
    knots: list[Any] = sorted(draw(st.sets(st.sampled_from(NUMBERS), min_size=2, max_size=4)))
    curve = draw(st.sampled_from(("linear", "linear", "log")))
    if curve == "log":
        knots = [knot for knot in knots if knot > 0]
        knots = knots if len(knots) > 1 else [Decimal(1), Decimal(100)]
    elif draw(st.integers(1, 4)) == 1:
        knots[-1] = draw(st.sampled_from(("level", "n2", "100 + level")))
    return {"ramp": tuple((knot, draw(st.sampled_from(points))) for knot in knots), "curve": curve}


def _options(draw: Draw) -> dict[str, Any]:
    told: dict[str, Any] = {"options": {option: draw(st.sampled_from(points)) for option in TICKS}}
    told["at_most"] = draw(st.sampled_from((Decimal(60), Decimal(100))))
    if draw(st.booleans()):
        told["at_least"] = draw(st.sampled_from((Decimal(-5), Decimal(20))))
    if draw(st.booleans()):
        told["instead"] = ({"have": ("p", "q"), "count": draw(st.sampled_from(("p", "q")))},)
    return told

"""Random scales, of every kind, for random référentiels."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tests.strategies.chance import Chance

NUMBERS = tuple(map(Decimal, ("0", "1", "2.5", "5", "10", "20", "25", "33.3", "50", "75", "100", "-5")))
POINTS = tuple(map(Decimal, ("0", "10", "25", "50", "60", "75", "100", "-10", "33.3")))
BY = ("a", "b", "c")
OPTIONS = ("low", "mid", "top")
TICKS = ("p", "q", "r")

Tree = dict[str, Any]


def scale(chance: Chance, kind: str, marks: Sequence[str]) -> Tree | str | None:
    """Draw a scale for a value of a kind: `number`, `choice`, `choices`, `truth`."""
    match kind:
        case "choice":
            return {"choices": {option: chance.pick(POINTS) for option in OPTIONS}}
        case "choices":
            return _options(chance)
        case "truth":
            return {"yes": chance.pick(POINTS), "no": chance.pick(POINTS)}
        case _:
            return _numeric(chance, marks)


def plain(chance: Chance) -> Tree:
    """Draw a scale of numbers without variants."""
    return chance.pick((_steps, _at, _ramp))(chance)


def _numeric(chance: Chance, marks: Sequence[str]) -> Tree | str | None:
    match chance.pick(("plain", "plain", "plain", "shared", "formula", "by", "value")):
        case "plain":
            return plain(chance)
        case "shared":
            return "shared"
        case "formula":
            texts = ["x", "min(100, x * 2)", "100 - x", "x / n1", "50 if x > 10 else x"]
            return {"formula": chance.pick([*texts, *(f"min(x, {mark})" for mark in marks)])}
        case "by":
            return {"by": "c0", "cases": {"a": plain(chance), "b": "shared"}, "otherwise": plain(chance)}
    return None


def lines(chance: Chance, words: Sequence[str], most: int, *, open_end: bool) -> list[Tree]:
    """Draw lines that look up falling bounds, each reachable; the last without a bound when the end is open."""
    bounds = sorted(chance.several(NUMBERS, 1, most), reverse=True)
    told: list[Tree] = [{chance.pick(words): bound} for bound in bounds]
    return [*told, {}] if open_end else told


def _steps(chance: Chance) -> Tree:
    if chance.once_in(2):
        told = lines(chance, ("from", "above"), 4, open_end=chance.once_in(2))
    else:
        told = [{chance.pick(("up_to", "below")): bound} for bound in sorted(chance.several(NUMBERS, 1, 4))]
    if "from" in told[0] and chance.once_in(4):
        told[0] = {"from": chance.pick(("level * 10", "n3", "interp(limits, n1, 'high')"))}
    steps = tuple({**line, "points": chance.pick(POINTS)} for line in told)
    return {"steps": steps, **(_otherwise(chance) if told[-1] else {})}


def _at(chance: Chance) -> Tree:
    told = lines(chance, ("from",), 4, open_end=False)
    return {"at": tuple((line["from"], chance.pick(POINTS)) for line in told), **_otherwise(chance)}


def _otherwise(chance: Chance) -> Tree:
    return {"otherwise": chance.pick(POINTS)} if chance.once_in(2) else {}


def _ramp(chance: Chance) -> Tree:
    knots: list[Any] = sorted(chance.several(NUMBERS, 2, 4))
    curve = chance.pick(("linear", "linear", "log"))
    if curve == "log":
        knots = [knot for knot in knots if knot > 0]
        knots = knots if len(knots) > 1 else [Decimal(1), Decimal(100)]
    elif chance.once_in(4):
        knots[-1] = chance.pick(("level", "n2", "100 + level"))
    return {"ramp": tuple((knot, chance.pick(POINTS)) for knot in knots), "curve": curve}


def _options(chance: Chance) -> Tree:
    told: Tree = {"options": {option: chance.pick(POINTS) for option in TICKS}}
    told["at_most"] = chance.pick((Decimal(60), Decimal(100)))
    if chance.once_in(2):
        told["at_least"] = chance.pick((Decimal(-5), Decimal(20)))
    if chance.once_in(2):
        told["instead"] = ({"have": ("p", "q"), "count": chance.pick(("p", "q"))},)
    return told

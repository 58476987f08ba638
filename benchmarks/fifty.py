"""An invented rule book of fifty indicators in six dimensions, and one report, for the measures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conditionality.formula.values import Value
from conditionality.referential.model import Referential

DIMENSIONS = ("A", "B", "C", "D", "E", "F")
SHAPES = ("ratio", "ramp", "steps", "choice", "yes", "options", "sector", "steps", "ratio", "ramp")
SECTORS = ("trade", "industry", "services")
LEVELS = ("none", "partial", "good", "full")
LABELS = ("ab", "fair", "local")


def fifty(count: int = 50) -> Referential:
    """Make the rule book: ratios that may not apply, ramps, steps, choices, options, variants by sector."""
    made = [_indicator(rank, SHAPES[rank % len(SHAPES)]) for rank in range(count)]
    fields = [field for _, own in made for field in own]
    return Referential.model_validate(
        {
            "id": "fifty",
            "version": "1.0.0",
            "title": _words("Fifty invented indicators"),
            "in_force": {"from": date(2025, 1, 1)},
            "fields": (_field("sector", "choice", SECTORS), _field("staff", "integer"), *fields),
            "parameters": ({"id": "least_share", "values": _dated(("2020-01-01", "20"), ("2024-01-01", "30"))},),
            "dimensions": tuple(_dimension(rank, name) for rank, name in enumerate(DIMENSIONS)),
            "indicators": tuple(indicator for indicator, _ in made),
            "gates": tuple(_gate(rank) for rank in (4, 14, 24, 34)),
            "total": {"round": {"digits": 1}},
            "gradings": (_grading(),),
            "outcomes": _outcomes(),
        }
    )


def answers(count: int = 50, shift: int = 0) -> dict[str, Value]:
    """Make a report for it; one answer in twenty is missing.

    Args:
        count: Of indicators.
        shift: Another number gives other answers.
    """
    given: dict[str, Value] = {"sector": SECTORS[shift % len(SECTORS)], "staff": 12 + shift % 60}
    for rank in range(count):
        if (rank + shift) % 20 != 0:
            given |= _answer(rank, SHAPES[rank % len(SHAPES)], 7 * rank + 13 * shift)
    return given


def _answer(rank: int, shape: str, seed: int) -> dict[str, Value]:
    name = f"i{rank}"
    match shape:
        case "ratio":
            return {f"{name}_part": seed % 40, f"{name}_whole": 40 + seed % 3}
        case "choice":
            return {name: LEVELS[seed % len(LEVELS)]}
        case "yes":
            return {name: seed % 5 != 0}
        case "options":
            return {name: frozenset(LABELS[: seed % 4])}
        case _:
            return {name: Fraction(seed % 1000, 10)}


def _indicator(rank: int, shape: str) -> tuple[dict[str, Any], tuple[dict[str, Any], ...]]:
    name = f"i{rank}"
    told: dict[str, Any] = {
        "id": f"I{rank}",
        "dimension": DIMENSIONS[rank % len(DIMENSIONS)],
        "label": _words(f"Indicator {rank}"),
        "weight": Decimal(1 + rank % 4),
        "value": name,
    }
    match shape:
        case "ratio":
            whole = f"{name}_whole"
            told |= {
                "value": f"100 * {name}_part / {whole}",
                "not_applicable_if": f"staff < {5 + rank % 10}",
                "scale": {"steps": _steps()},
            }
            return told, (_field(f"{name}_part", "integer"), _field(whole, "integer"))
        case "ramp":
            told |= {
                "scale": {"ramp": ((Decimal(0), Decimal(0)), ("least_share", Decimal(40)), (Decimal(80), Decimal(100)))}
            }
        case "choice":
            points = dict(zip(LEVELS, map(Decimal, (0, 25, 60, 100)), strict=True))
            return told | {"scale": {"choices": points}}, (_field(name, "choice", LEVELS),)
        case "yes":
            return told | {"scale": {"yes": Decimal(100), "no": Decimal(0)}}, (_field(name, "yes_no"),)
        case "options":
            points = dict.fromkeys(LABELS, Decimal(40))
            return told | {"scale": {"options": points, "at_most": Decimal(100)}}, (_field(name, "choices", LABELS),)
        case "sector":
            told |= {"scale": {"by": "sector", "cases": {one: {"steps": _steps()} for one in SECTORS}}}
        case _:
            told |= {"scale": {"steps": _steps()}, "floor": Decimal(10) if rank == 2 else None}
    return told, (_field(name, "decimal"),)


def _steps() -> tuple[dict[str, Any], ...]:
    bounds = (("from", "75", 100), ("from", "50", 75), ("from", "25", 50), ("above", "0", 25))
    lines = tuple({word: Decimal(bound), "points": Decimal(points)} for word, bound, points in bounds)
    return (*lines, {"points": Decimal(0)})


def _dimension(rank: int, name: str) -> dict[str, Any]:
    return {"id": name, "label": _words(name), "weight": Decimal(10 + 5 * rank), "floor": Decimal(20)}


def _gate(rank: int) -> dict[str, Any]:
    return {"id": f"gate{rank}", "label": _words("Gate"), "fails_if": f"not i{rank}", "effect": "block"}


def _grading() -> dict[str, Any]:
    bands = tuple(
        {"from": Decimal(bound), "id": name, "label": _words(name)} for bound, name in ((80, "a"), (60, "b"), (40, "c"))
    )
    return {"id": "grade_letter", "bands": (*bands, {"id": "d", "label": _words("d")})}


def _outcomes() -> tuple[dict[str, Any], ...]:
    lines = (
        ("stopped", "blocked", "not gates_hold"),
        ("accepted", "accept", "total >= 60 and floors_hold"),
        ("path", "plan", "total >= 40"),
        ("refused", "refuse", "True"),
    )
    return tuple({"id": name, "kind": kind, "when": when, "reason": _words(name)} for name, kind, when in lines)


def _field(name: str, kind: str, options: tuple[str, ...] = ()) -> dict[str, Any]:
    listed = tuple({"id": one, "label": _words(one)} for one in options)
    return {"id": name, "kind": kind, "label": _words(name), "options": listed}


def _dated(*pairs: tuple[str, str]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"from": date.fromisoformat(day), "value": Decimal(value), "source": "Invented"} for day, value in pairs
    )


def _words(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}

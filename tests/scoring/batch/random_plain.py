"""Random référentiels of the plain sort that most indicators of a region are: an answer, steps or a ramp, a weight.

What decides is then brought down to joined instructions, which the richer books of `random_books` seldom leave.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from conditionality.referential.model import Referential

DAY = date(2025, 1, 1)
KINDS = {"decimal": (-20, 100), "percent": (0, 100), "integer": (0, 60), "money": (0, 5000)}
"""Kinds of numbers, and where their thresholds lie."""

WORDS = ("from", "above")


def plain_book(seed: int, most_indicators: int = 12) -> Referential:
    """Draw a référentiel; the same seed gives the same one.

    Args:
        seed: Any number.
        most_indicators: Of indicators.
    """
    dice = Random(seed)
    ranks = range(dice.randint(3, max(3, most_indicators)))
    kinds = [dice.choice(tuple(KINDS)) for _ in ranks]
    dimensions = [f"D{rank}" for rank in range(dice.randint(1, 4))]
    return Referential.model_validate(
        {
            "id": "plain",
            "version": "1.0.0",
            "title": _words("Drawn"),
            "in_force": {"from": DAY},
            "fields": tuple(_field(dice, f"f{rank}", kinds[rank]) for rank in ranks),
            "dimensions": tuple(
                {"id": one, "label": _words(one), "weight": Decimal(dice.randint(1, 3))} for one in dimensions
            ),
            "indicators": tuple(
                _indicator(dice, rank, kinds[rank], dimensions[rank % len(dimensions)]) for rank in ranks
            ),
            "total": {"round": {"digits": dice.randint(0, 2)}} if dice.random() < 0.5 else {},
            "display": {"decimals": dice.randint(0, 2)},
            "gradings": ({"id": "letter", "bands": (_band("a", "62.5"), _band("b", "40"), _band("c", "0"))},),
            "outcomes": (
                {
                    "id": "high",
                    "kind": "accept",
                    "when": f"total.score >= {dice.randint(40, 60)}",
                    "reason": _words("h"),
                },
                {"id": "low", "kind": "refuse", "reason": _words("l")},
            ),
        }
    )


def _field(dice: Random, name: str, kind: str) -> dict[str, Any]:
    low, high = KINDS[kind]
    reach = dice.choice(({}, {"min": Decimal(low), "max": Decimal(2 * high)}, {"min": Decimal(low + 1)}))
    return {"id": name, "kind": kind, "label": _words(name), "required": False, **reach}


def _indicator(dice: Random, rank: int, kind: str, dimension: str) -> dict[str, Any]:
    return {
        "id": f"V{rank}",
        "dimension": dimension,
        "label": _words(f"V{rank}"),
        "weight": dice.choice((Decimal(1), Decimal(2), Decimal(3), Decimal("0.5"), Decimal("1.2"))),
        "value": f"f{rank}",
        "scale": _steps(dice, kind) if dice.random() < 0.5 else _ramp(dice, kind),
    }


def _steps(dice: Random, kind: str) -> dict[str, Any]:
    bounds = sorted(_bounds(dice, kind, dice.randint(1, 6)), reverse=True)
    drawn = [{dice.choice(WORDS): one, "points": _points(dice)} for one in bounds]
    return {"steps": (*drawn, {"points": _points(dice)})} if dice.random() < 0.7 else {"steps": tuple(drawn)}


def _ramp(dice: Random, kind: str) -> dict[str, Any]:
    knots = sorted(_bounds(dice, kind, dice.randint(2, 5)))
    points = sorted((_points(dice) for _ in knots), reverse=dice.random() < 0.5)
    return {"ramp": tuple(zip(knots, points, strict=True))}


def _bounds(dice: Random, kind: str, count: int) -> list[Decimal]:
    low, high = KINDS[kind]
    digits = 0 if kind == "integer" else dice.choice((0, 1, 2))
    several = {Decimal(dice.randint(low * 10**digits, high * 10**digits)).scaleb(-digits) for _ in range(count)}
    return list(several | {Decimal(low + 2), Decimal(high)})


def _points(dice: Random) -> Decimal:
    return Decimal(dice.choice(("0", "25", "33.3", "50", "62.5", "66.67", "75", "99.9", "100")))


def _band(name: str, bound: str) -> dict[str, Any]:
    return {"id": name, "label": _words(name), "from": Decimal(bound)}


def _words(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}

"""Small random pieces of référentiels: words, conditions, roundings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.strategies.chance import Chance
from tests.strategies.scales import NUMBERS, Tree

DAYS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 7, 1))
TRUTHS = ("y0", "not y1", "y0 or n1 > 10", "y0 and y1", "c0 == 'a'", "c0 in ['a', 'b']", "'p' in k0")
OTHERS = ("is_missing(n2)", "n0 + n1 == 0", "level < n1", "period.from >= date('2025-01-01')")


def words(text: str) -> dict[str, str]:
    """Give the same words in both languages."""
    return {"fr": text, "en": text}


def kept(told: Tree) -> Tree:
    """Give a tree without what was not drawn."""
    return {key: value for key, value in told.items() if value is not None}


def condition(chance: Chance, marks: Sequence[str] = ()) -> str:
    """Draw a condition on fields, and on marks already worked out."""
    shape = chance.count(0, 3 if marks else 2)
    if shape == 0:
        return chance.pick(TRUTHS)
    if shape == 1:
        return chance.pick(OTHERS)
    name = chance.pick(("n0", "n1", "n2", "n3") if shape == 2 else marks)
    return f"{name} {chance.pick(('<', '<=', '>', '>=', '=='))} {chance.pick(NUMBERS)}"


def rounding(chance: Chance) -> Tree:
    """Draw where and how a number is rounded."""
    return {"digits": chance.count(-1, 1), "mode": chance.pick(("half_up", "half_even", "down", "up"))}

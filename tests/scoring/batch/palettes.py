"""What may be answered to each field of a référentiel: numbers that fall on its bounds and ties, some at the edge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Value, tidy
from conditionality.referential.asked import NUMERIC_KINDS
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.scoring.batch.columns import Kind
from tests.scoring.batch.plain import tree_of

PALETTE = 240
"""Different answers to one field."""

FIGURE = re.compile(r"(?<![\w.])\d{1,9}(?:\.\d{1,6})?(?![\w.-])", re.ASCII)
RULES = (
    "parameters",
    "tables",
    "scales",
    "dimensions",
    "indicators",
    "gates",
    "results",
    "gradings",
    "outcomes",
    "total",
)
TEXTS = ("yes", "no", "perhaps", "été")
LEAP = date(2020, 2, 29)

EDGES = (
    -0.0,
    1e-7,
    -1e-9,
    3e-15,
    0.30000000000000004,
    49.99999999999999,
    1e12,
    1.5e12,
    123456789.123456,
    2.0**53,
    1e17,
)
"""Numbers on either side of what a kernel may take, or one last bit from a bound; each means its shortest decimal."""

WHOLE_EDGES = (2**40, -(2**40) - 1, 2**53 + 1, 10**15 + 1, -1)


def column_kind(field: AskedField | None) -> tuple[Kind, tuple[str, ...]]:
    """Give the kind of the column of a field, and its options; the two days of a period are no field."""
    if field is None:
        return "day", ()
    if field.kind in NUMERIC_KINDS:
        return "number", ()
    kinds: dict[str, Kind] = {"yes_no": "truth", "choices": "set", "date": "day"}
    return kinds.get(field.kind, "code"), tuple(one.id for one in field.options)


def figures_of(referential: Referential) -> frozenset[Decimal]:
    """Give the numbers that the rules write: bounds, knots, thresholds, those inside formulas."""
    tree = tree_of(referential)
    return frozenset(one for block in RULES for one in _figures(tree.get(block)))


def _figures(tree: object) -> Iterator[Decimal]:
    match tree:
        case Decimal():
            yield tree
        case str():
            yield from map(Decimal, FIGURE.findall(tree))
        case dict():
            for one in tree.values():
                yield from _figures(one)
        case list() | tuple():
            for one in tree:
                yield from _figures(one)


def palette_of(field: AskedField, figures: tuple[Decimal, ...], dice: np.random.Generator) -> tuple[Value, ...]:
    """Draw what may be answered to a field.

    Args:
        field: The field.
        figures: Numbers that the rules write.
        dice: Where chance comes from.
    """
    kind, options = column_kind(field)
    match kind:
        case "number":
            return _numbers(field, figures, dice)
        case "truth":
            return (False, True)
        case "set":
            return tuple(_ticked(options, bits) for bits in range(2 ** len(options)))
        case "day":
            return _days(dice)
        case "code":
            return options or TEXTS


def _ticked(options: tuple[str, ...], bits: int) -> frozenset[str]:
    return frozenset(option for bit, option in enumerate(options) if bits >> bit & 1)


def _numbers(field: AskedField, figures: tuple[Decimal, ...], dice: np.random.Generator) -> tuple[Value, ...]:
    """Draw the palette of a number: a third from the rules, a third small and whole, the rest with decimals."""
    part = PALETTE // 3
    written = [figures[int(rank)] for rank in dice.integers(0, len(figures), part)]
    small = [Decimal(int(one)) for one in dice.integers(-1, 41, part)]
    edgy = dice.random() < 1 / 4
    if field.kind == "integer":
        return tuple(int(one) for one in (*written, *small, *small, *(WHOLE_EDGES if edgy else ())))
    fine = [Decimal(int(one)).scaleb(-int(digits)) for one, digits in zip(*_mantissas(part, dice), strict=True)]
    if field.kind == "money":
        written, small = [one * 1000 for one in written], [one * 500 for one in small]
    edges = [Decimal(repr(one)) for one in EDGES] if edgy else []
    # A column of float64 says the shortest decimal of each; so do the values.
    return tuple(tidy(Fraction(repr(float(one)))) for one in (*written, *small, *fine, *edges))


def _mantissas(count: int, dice: np.random.Generator) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Draw digits and where the point stands: one or two decimals mostly, up to nine."""
    digits = dice.choice((1, 1, 2, 2, 2, 3, 9), count)
    return dice.integers(-200, 100 * 10**digits), digits


def _days(dice: np.random.Generator) -> tuple[Value, ...]:
    first = date(1999, 12, 31)
    drawn = [first + timedelta(days=int(one)) for one in dice.integers(0, 11_000, 40)]
    same = [date(year, month, day) for year in (2004, 2016, 2024) for month, day in ((1, 1), (2, 28), (2, 29), (7, 1))]
    return (*drawn, *same, LEAP, date(2026, 2, 28))

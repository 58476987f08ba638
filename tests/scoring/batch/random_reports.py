"""Many random reports for a référentiel at once, as columns and as the exact machine reads them, from a seed.

Each field has a palette: the numbers that the rules themselves write, small whole numbers, numbers of one or two
decimals. Reports pick from palettes, so that values fall on bounds, thresholds and ties far more often than by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Value, tidy
from conditionality.referential.asked import NUMERIC_KINDS
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.scoring.batch.columns import Column, Kind, packed
from tests.scoring.batch.plain import tree_of

PALETTE = 240
"""Different answers to one field."""

JUNK = 9
"""What stands where there is no answer: nothing may read it."""

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


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one field.

    Attributes:
        kind: Kind of the column.
        palette: What may be answered, as the exact machine reads it.
        picks: Rank in the palette of each report; -1 where there is no answer.
        options: Text of each code or bit.
    """

    kind: Kind
    palette: tuple[Value, ...]
    picks: npt.NDArray[np.int32]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reports:
    """Random reports.

    Attributes:
        rows: How many.
        answers: By field id, `period.from` and `period.to`.
        offset: Bits skipped at the start of every column's `present`.
    """

    rows: int
    answers: Mapping[str, Answers]
    offset: int = 0

    def values(self, row: int) -> dict[str, Value]:
        """Give one report as the exact machine reads it."""
        picked = ((name, one.palette, int(one.picks[row])) for name, one in self.answers.items())
        return {name: palette[rank] for name, palette, rank in picked if rank >= 0}

    def all_values(self) -> Iterator[dict[str, Value]]:
        """Give every report as the exact machine reads it, as fast as can be."""
        names = tuple(self.answers)
        palettes = [(*one.palette, None) for one in self.answers.values()]  # rank -1 reads the last
        for ranks in zip(*(one.picks.tolist() for one in self.answers.values()), strict=True):
            given = zip(names, palettes, ranks, strict=True)
            yield {name: value for name, palette, rank in given if (value := palette[rank]) is not None}

    def columns(self) -> dict[str, Column]:
        """Give the reports as the batch machine reads them."""
        return {name: _column(one, self.offset) for name, one in self.answers.items()}


def random_reports(referential: Referential, rows: int, seed: int, on: date) -> Reports:
    """Draw reports.

    Args:
        referential: What is asked.
        rows: How many.
        seed: Any number; the same gives the same reports.
        on: Start of the period of most of them.
    """
    dice = np.random.default_rng(seed)
    figures = tuple(sorted(figures_of(referential)))
    found = {field.id: _answers(field, figures, rows, dice) for field in referential.fields}
    days = (on, on + timedelta(days=31), LEAP)
    found["period.from"] = Answers("day", days, _picks(3, rows, 0.0, dice, (0.9, 0.05, 0.05)))
    found["period.to"] = Answers("day", (on.replace(month=12, day=31), on), _picks(2, rows, 0.02, dice))
    return Reports(rows, found, int(dice.integers(0, 12)))


def given_reports(referential: Referential, values: Sequence[Mapping[str, Value]]) -> Reports:
    """Give reports that are at hand."""
    fields = {one.id: one for one in referential.fields}
    found = {}
    for name in (*fields, "period.from", "period.to"):
        kind, options = _column_kind(fields.get(name))
        palette = tuple({one[name]: None for one in values if name in one})
        ranks = {value: rank for rank, value in enumerate(palette)}
        picks = np.array([ranks[one[name]] if name in one else -1 for one in values], np.int32)
        texts = options or tuple(str(one) for one in palette if kind == "code")
        found[name] = Answers(kind, palette, picks, texts)
    return Reports(len(values), found)


def _column_kind(field: AskedField | None) -> tuple[Kind, tuple[str, ...]]:
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


def _answers(field: AskedField, figures: tuple[Decimal, ...], rows: int, dice: np.random.Generator) -> Answers:
    absent = float(dice.uniform(0.05, 0.2)) if dice.random() < 0.9 else 0.0
    kind, options = _column_kind(field)
    palette = _palette(field, kind, options, figures, dice)
    texts = options or tuple(str(one) for one in palette if kind == "code")
    return Answers(kind, palette, _picks(len(palette), rows, absent, dice), texts)


def _palette(
    field: AskedField, kind: Kind, options: tuple[str, ...], figures: tuple[Decimal, ...], dice: np.random.Generator
) -> tuple[Value, ...]:
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


def _picks(
    count: int, rows: int, absent: float, dice: np.random.Generator, odds: tuple[float, ...] | None = None
) -> npt.NDArray[np.int32]:
    picks = dice.choice(count, rows, p=odds).astype(np.int32)
    picks[dice.random(rows) < absent] = -1
    return picks


def _numbers(field: AskedField, figures: tuple[Decimal, ...], dice: np.random.Generator) -> tuple[Value, ...]:
    """Draw the palette of a number: a third from the rules, a third small and whole, the rest with decimals."""
    part = PALETTE // 3
    small = [Decimal(int(one)) for one in dice.integers(0, 41, part)]
    fine = [Decimal(int(one)).scaleb(-int(digits)) for one, digits in zip(*_mantissas(part, dice), strict=True)]
    written = [figures[int(rank)] for rank in dice.integers(0, len(figures), part)]
    drawn = [*written, *small, *fine]
    if field.kind == "money":
        drawn = [one * 1000 for one in written] + [one * 500 for one in small] + fine
    if field.kind == "integer":
        drawn = [Decimal(int(one)) for one in (*written, *small, *small)]
    least = Decimal(-5) if field.min is None else field.min
    most = Decimal(10**12) if field.max is None else field.max
    inside = [min(max(one, least), most) for one in drawn if isinstance(least, Decimal) and isinstance(most, Decimal)]
    return tuple(tidy(Fraction(one)) for one in inside)


def _mantissas(count: int, dice: np.random.Generator) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Draw digits and where the point stands: one or two decimals mostly, up to nine."""
    digits = dice.choice((1, 1, 2, 2, 2, 3, 9), count)
    return dice.integers(-200, 100 * 10**digits), digits


def _days(dice: np.random.Generator) -> tuple[Value, ...]:
    first = date(1999, 12, 31)
    drawn = [first + timedelta(days=int(one)) for one in dice.integers(0, 11_000, 40)]
    same = [date(year, month, day) for year in (2004, 2016, 2024) for month, day in ((1, 1), (2, 28), (2, 29), (7, 1))]
    return (*drawn, *same, LEAP, date(2026, 2, 28))


def _column(one: Answers, offset: int) -> Column:
    """Give the answers as a column, with junk where there is none."""
    spelled = np.array([*(_spelled(value, one) for value in one.palette), _junk(one)])
    answered = one.picks >= 0
    before = np.ones(offset, np.bool_)
    present = None if answered.all() else packed(np.concatenate([before, answered]))
    return Column(one.kind, spelled[one.picks], present, 0 if present is None else offset, one.options)


def _junk(one: Answers) -> float | int:
    return float("nan") if one.kind == "number" and not all(type(value) is int for value in one.palette) else JUNK


def _spelled(value: Value, one: Answers) -> float | int:
    """Give an answer as its column writes it: a number as the float64 nearest to its decimals."""
    match value:
        case bool() | int():
            return int(value)
        case Fraction():
            return float(value)
        case str():
            return one.options.index(value)
        case frozenset():
            return sum(1 << bit for bit, option in enumerate(one.options) if option in value)
        case date():
            return value.year * 10000 + value.month * 100 + value.day
    raise TypeError(value)

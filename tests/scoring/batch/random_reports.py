"""Many random reports for a référentiel at once, as columns and as the exact machine reads them, from a seed.

Each field has a palette (see `palettes`): reports pick from it, so that values fall on bounds, thresholds and ties far
more often than by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Value
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.scoring.batch.columns import Column, Kind, packed
from tests.scoring.batch.palettes import LEAP, column_kind, figures_of, palette_of

JUNK = 9
"""What stands where there is no answer: nothing may read it."""

FULL, EMPTY = 0.1, 0.03
"""Share of fields that everybody answers, and that nobody does."""


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
        """Give the reports as the batch machine reads them; a field that nobody answers has no column."""
        return {name: _column(one, self.offset) for name, one in self.answers.items() if (one.picks >= 0).any()}


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
        kind, options = column_kind(fields.get(name))
        palette = tuple({one[name]: None for one in values if name in one})
        ranks = {value: rank for rank, value in enumerate(palette)}
        picks = np.array([ranks[one[name]] if name in one else -1 for one in values], np.int32)
        texts = options or tuple(str(one) for one in palette if kind == "code")
        found[name] = Answers(kind, palette, picks, texts)
    return Reports(len(values), found)


def _answers(field: AskedField, figures: tuple[Decimal, ...], rows: int, dice: np.random.Generator) -> Answers:
    chance = dice.random()
    absent = 0.0 if chance < FULL else 1.0 if chance > 1 - EMPTY else float(dice.uniform(0.05, 0.2))
    kind, options = column_kind(field)
    palette = palette_of(field, figures, dice)
    listed = options or tuple(str(one) for one in palette if kind == "code")
    texts = tuple(listed[rank] for rank in dice.permutation(len(listed)))  # as a dictionary may number them
    return Answers(kind, palette, _picks(len(palette), rows, absent, dice), texts)


def _picks(
    count: int, rows: int, absent: float, dice: np.random.Generator, odds: tuple[float, ...] | None = None
) -> npt.NDArray[np.int32]:
    picks = dice.choice(count, rows, p=odds).astype(np.int32)
    picks[dice.random(rows) < absent] = -1
    return picks


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

"""Which indicators move most on average between two versions, and which answers the new one misses everywhere."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from conditionality.referential.model import Referential
from conditionality.scoring.batch.marks import MarkColumn
from conditionality.scoring.effect import IndicatorShift, Unasked
from conditionality.scoring.marks import fields_read
from conditionality.scoring.population import Population, fitting, take
from conditionality.scoring.side import Side

MOST_LOOKED_AT: Final = 2_000
"""Reports over which the indicators are worked out, at most."""

DIGITS: Final = 4
"""Decimals of a mean."""

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shifts:
    """The indicators that move, most first, and the number of reports looked at."""

    indicators: tuple[IndicatorShift, ...]
    reports: int


def shifts(old: Side, new: Side, population: Population) -> Shifts:
    """Work out what each indicator brings to the total under both versions, on average.

    Over a large population a sample is looked at. What an indicator brings where it does not count is 0.

    Args:
        old: The rules before.
        new: The rules after.
        population: The reports.
    """
    looked_at = sample(population)
    before, after = _contributions(old, looked_at), _contributions(new, looked_at)
    found = [_shift(name, before.get(name), after.get(name)) for name in dict.fromkeys((*before, *after))]
    moved = [one for one in found if one.up or one.down]
    moved.sort(key=lambda one: (-abs((one.after or 0) - (one.before or 0)), one.id))
    return Shifts(tuple(moved), looked_at.rows)


def sample(population: Population) -> Population:
    """Give the reports that are looked at: all, or those whose number has the smallest CRC-32.

    Anybody can pick them again, and they do not depend on the order of the reports.
    """
    if population.rows <= MOST_LOOKED_AT:
        return population
    keys = ((crc32(name.encode()), name, row) for row, name in enumerate(_ids(population)))
    rows = np.array([row for _, _, row in heapq.nsmallest(MOST_LOOKED_AT, keys)])
    return replace(
        population,
        rows=len(rows),
        columns={name: take(column, rows) for name, column in population.columns.items()},
        ids=tuple(population.report_id(int(row)) for row in rows),
        names=(),
        groups={},
        grants=None,
    )


def _ids(population: Population) -> tuple[str, ...]:
    return tuple(population.ids) or tuple(str(rank + 1) for rank in range(population.rows))


def _contributions(side: Side, population: Population) -> dict[str, Floats]:
    names = tuple(one.id for one in side.referential.indicators)
    marks = side.run(population, tuple(f"{name}.contribution" for name in names))
    return {name: _numbers(marks[f"{name}.contribution"]) for name in names}


def _numbers(column: MarkColumn) -> Floats:
    return np.where(column.states == 0, column.values, 0)


def _shift(name: str, before: Floats | None, after: Floats | None) -> IndicatorShift:
    rows = len(after if after is not None else before if before is not None else ())
    none = np.zeros(rows)
    first, last = none if before is None else before, none if after is None else after
    return IndicatorShift(
        id=name,
        before=None if before is None else _mean(before),
        after=None if after is None else _mean(after),
        down=int(np.count_nonzero(last < first)),
        up=int(np.count_nonzero(last > first)),
    )


def _mean(values: Floats) -> Fraction:
    """Give a mean to four decimals; the sum is rounded once, so the order of the values does not count."""
    return Fraction(round(math.fsum(values) * 10**DIGITS / len(values)), 10**DIGITS) if len(values) else Fraction(0)


def unasked(new: Side, population: Population) -> tuple[Unasked, ...]:
    """Give the fields of the new rules that no report answers."""
    columns = fitting(new.referential, population.columns)
    rows = np.arange(population.rows)
    readers = _readers(new.referential)
    return tuple(
        Unasked(field=one.id, required=one.required is not False, indicators=readers.get(one.id, ()))
        for one in new.referential.fields
        if one.kind != "text" and (one.id not in columns or not columns[one.id].answered(rows).any())
    )


def _readers(referential: Referential) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in referential.indicators:
        for field in fields_read(referential, one):
            found[field] = (*found.get(field, ()), one.id)
    return found

"""The back-test: the same reports under two versions of the rules; who gains, who loses, by how much and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from conditionality.referential.names import grade_ids
from conditionality.scoring.batch.marks import MarkColumn
from conditionality.scoring.effect import NO_GRADE, Backtest, Matrix
from conditionality.scoring.movers import movers
from conditionality.scoring.population import Population
from conditionality.scoring.shifts import shifts, unasked
from conditionality.scoring.side import Side
from conditionality.scoring.splits import Pair, grouping, judge, pair, tally

TOTAL: Final = "total.shown"
OUTCOME: Final = "outcome"


def backtest(old: Side, new: Side, population: Population, made_on: date) -> Backtest:
    """Say what a new version of the rules would change.

    Args:
        old: The rules before.
        new: The rules after.
        population: The reports, read with either version.
        made_on: The day it is made.

    Returns:
        The paper; the same reports in another order give the same one.
    """
    gradings = common_gradings(old, new)
    outputs = (TOTAL, OUTCOME, *(f"{one}.grade" for one in gradings))
    before, after = old.run(population, outputs), new.run(population, outputs)
    decimals = max(side.referential.display.decimals for side in (old, new))
    both = pair(
        judge(old.referential, before[TOTAL], before[OUTCOME], decimals),
        judge(new.referential, after[TOTAL], after[OUTCOME], decimals),
        decimals,
        population.grants,
    )
    told = shifts(old, new, population)
    return Backtest(
        old=old.version,
        new=new.version,
        made_on=made_on,
        reports=population.rows,
        decimals=decimals,
        total=tally(both),
        outcomes=_matrix(OUTCOME, _outcomes(old, before), _outcomes(new, after), both),
        grades=tuple(_matrix(one, _grades(old, one, before), _grades(new, one, after), both) for one in gradings),
        groupings=tuple(grouping(both, by, column) for by, column in sorted(population.groups.items())),
        risers=movers(old, new, population, both, upwards=True),
        fallers=movers(old, new, population, both, upwards=False),
        indicators=told.indicators,
        looked_at=told.reports,
        unasked=unasked(new, population),
        no_history=_without_history(old, new),
    )


def _without_history(old: Side, new: Side) -> tuple[Literal["old", "new"], ...]:
    """Tell which versions read earlier reports, that a back-test does not have."""
    found: list[Literal["old", "new"]] = []
    if old.program().history:
        found.append("old")
    if new.program().history:
        found.append("new")
    return tuple(found)


def common_gradings(old: Side, new: Side) -> tuple[str, ...]:
    """Give the gradings that both versions have, in the order of the new one."""
    had = {one.id for one in old.referential.gradings}
    return tuple(one.id for one in new.referential.gradings if one.id in had)


Named = tuple[tuple[str, ...], npt.NDArray[np.int64]]
"""Names, and for each report the rank of its own among them."""


def _outcomes(side: Side, marks: Mapping[str, MarkColumn]) -> Named:
    return _ranked(tuple(one.id for one in side.referential.outcomes), marks[OUTCOME], "not_computable")


def _grades(side: Side, grading: str, marks: Mapping[str, MarkColumn]) -> Named:
    return _ranked(grade_ids(side.referential, grading), marks[f"{grading}.grade"], NO_GRADE)


def _ranked(known: tuple[str, ...], column: MarkColumn, none: str) -> Named:
    """Rank the texts of a column: those known first, in their order; then those met, by name."""
    texts = (*column.texts, none)
    codes = column.codes()
    met = {texts[code] for code in np.unique(codes)}
    names = (*known, *sorted(met - set(known)))
    ranks = np.array([names.index(text) if text in names else 0 for text in texts])
    return names, ranks[codes]


def _matrix(of: str, before: Named, after: Named, both: Pair) -> Matrix:
    """Count the reports that go from each name to each other one."""
    shape = (len(before[0]), len(after[0]))
    cells = before[1] * shape[1] + after[1]
    counts = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    money = np.zeros(shape[0] * shape[1], np.int64)
    if both.cents is not None:
        np.add.at(money, cells, both.cents)
    return Matrix(
        of=of,
        before=before[0],
        after=after[0],
        reports=_rows(counts),
        money_cents=() if both.cents is None else _rows(money.reshape(shape)),
    )


def _rows(table: npt.NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(one) for one in row) for row in table)

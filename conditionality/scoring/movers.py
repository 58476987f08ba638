"""The largest moves of a back-test, each explained by the exact scorecards of the report under both versions."""

from __future__ import annotations

import heapq
from fractions import Fraction
from typing import Final

import numpy as np

from conditionality.scoring.causes import causes
from conditionality.scoring.compare import compare
from conditionality.scoring.effect import Mover
from conditionality.scoring.population import Population, report_of
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.side import Side
from conditionality.scoring.splits import Pair

MOST_MOVERS: Final = 10
"""Moves told each way."""

MOST_CAUSES: Final = 3
"""Causes told of each move; the others are added up."""

NONE = Fraction(0)


def movers(old: Side, new: Side, population: Population, both: Pair, *, upwards: bool) -> tuple[Mover, ...]:
    """Give the largest moves of totals, largest first; of equal ones, by the number of the report.

    Args:
        old: The rules before.
        new: The rules after.
        population: The reports.
        both: What both versions say of them.
        upwards: Rises; else falls.
    """
    return tuple(_mover(old, new, population, row) for row in largest(population, both, upwards=upwards))


def largest(population: Population, both: Pair, *, upwards: bool) -> list[int]:
    """Give the rows that move most."""
    move, moved = both.moves()
    height = np.where(moved, move if upwards else -move, 0)
    rows = np.flatnonzero(height > 0)
    if len(rows) > MOST_MOVERS:
        # All those that reach the tenth height are kept, then told apart by their number.
        bar = np.partition(height[rows], len(rows) - MOST_MOVERS)[len(rows) - MOST_MOVERS]
        rows = rows[height[rows] >= bar]
    keys = ((-int(height[row]), population.report_id(int(row)), int(row)) for row in rows)
    return [row for _, _, row in heapq.nsmallest(MOST_MOVERS, keys)]


def _mover(old: Side, new: Side, population: Population, row: int) -> Mover:
    before, after = _card(old, population, row), _card(new, population, row)
    found = causes(before, after, bonuses(old) | bonuses(new))
    told = found[:MOST_CAUSES]
    return Mover(
        report_id=population.report_id(row),
        name=population.name(row),
        before=_shown(before),
        after=_shown(after),
        outcome_before=before.outcome,
        outcome_after=after.outcome,
        causes=told,
        rest=compare(before, after).total.whole - sum((one.by for one in told), NONE),
    )


def bonuses(side: Side) -> frozenset[str]:
    """Give the indicators whose points are added outside the weights."""
    return frozenset(one.id for one in side.referential.indicators if one.role == "add")


def _card(side: Side, population: Population, row: int) -> Scorecard:
    report = report_of(population, row, side.referential)
    return score(side.scorer(report.period.from_), report)


def _shown(card: Scorecard) -> str:
    return card.total.score.shown if card.total.score is not None else "–"

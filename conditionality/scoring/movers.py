"""The largest moves of a back-test, each explained by the exact scorecards of the report under both versions."""

from __future__ import annotations

import heapq
from fractions import Fraction
from typing import Final

import numpy as np

from conditionality.scoring.compare import Move, compare
from conditionality.scoring.effect import Cause, Mover, Why
from conditionality.scoring.population import Population, report_of
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Amount, IndicatorMark, Scorecard
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
    comparison = compare(before, after)
    causes = sorted(
        (
            *(_of_indicator(one, _mark(before, one.name), _mark(after, one.name)) for one in comparison.indicators),
            *(_of_node(one) for one in comparison.adjustments),
        ),
        key=lambda one: (-abs(_difference(one)), one.kind, one.id),
    )
    told = tuple(one for one in causes[:MOST_CAUSES] if _difference(one))
    return Mover(
        report_id=population.report_id(row),
        name=population.name(row),
        before=_shown(before),
        after=_shown(after),
        outcome_before=before.outcome,
        outcome_after=after.outcome,
        causes=told,
        rest=comparison.total.whole - sum((_difference(one) for one in told), NONE),
    )


def _card(side: Side, population: Population, row: int) -> Scorecard:
    report = report_of(population, row, side.referential)
    return score(side.scorer(report.period.from_), report)


def _shown(card: Scorecard) -> str:
    return card.total.score.shown if card.total.score is not None else "–"


def _mark(card: Scorecard, name: str) -> IndicatorMark | None:
    return next((one for one in card.indicators if one.id == name), None)


def _of_indicator(move: Move, before: IndicatorMark | None, after: IndicatorMark | None) -> Cause:
    return Cause(
        id=move.name,
        kind="indicator",
        why=_why(before, after),
        before=move.before,
        after=move.after,
        points_before=_exact(before.points if before else None),
        points_after=_exact(after.points if after else None),
        share_before=_exact(before.share if before else None),
        share_after=_exact(after.share if after else None),
    )


def _of_node(move: Move) -> Cause:
    why: Why = "added" if move.before is None else "removed" if move.after is None else "points"
    return Cause(id=move.name, kind="adjustment", why=why, before=move.before, after=move.after)


def _why(before: IndicatorMark | None, after: IndicatorMark | None) -> Why:
    """Tell what changed of an indicator."""
    if after is None:
        return "removed"
    if after.status in {"missing", "excluded"} and (before is None or before.status != after.status):
        return "unanswered"
    if before is None:
        return "added"
    if before.status != after.status:
        return "state"
    points, share = before.points != after.points, before.share != after.share
    return "both" if points and share else "points" if points else "share"


def _exact(amount: Amount | None) -> Fraction | None:
    return None if amount is None else amount.exact


def _difference(cause: Cause) -> Fraction:
    return (cause.after or NONE) - (cause.before or NONE)

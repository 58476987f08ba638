"""Follow a plan: at the end of each period, what is met, on time, late or missed, and the gap to what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from conditionality.codec import Exact, Paper
from conditionality.plan.offers import Desk
from conditionality.plan.paper import Action, Plan, Standing
from conditionality.plan.propose import standing
from conditionality.plan.schedule import Schedule
from conditionality.scoring.scorecard import Scorecard

ActionState = Literal["met", "on_time", "late", "missed"]


class Progress(Paper):
    """Where one action stands at the end of a period.

    Attributes:
        state: `met`: the new report reaches the target; `on_time`: not yet due; `late`: due, for at most one
            period; `missed`: due for longer.
        points: Points of its indicator in the new report; none when it has none.
        wanted: Points that the action was to bring.
    """

    action: str
    state: ActionState
    points: Exact | None = None
    wanted: Exact


class Follow(Paper):
    """Where a plan stands at the end of a period.

    Attributes:
        period: Counted from 1, the first after the plan was made.
        expected: The total that the plan expected by then; none when there is none.
        total: The total of the new report.
        gap: Total less expected; under 0, behind.
    """

    period: int
    progress: tuple[Progress, ...]
    expected: Exact | None = None
    total: Exact | None = None
    gap: Exact | None = None


def expect(desk: Desk, plan: Plan, schedule: Schedule) -> tuple[Standing, ...]:
    """Score the report at the end of each period, with the actions that show by then.

    Args:
        desk: The report that the plan was made for, laid out.
        plan: The plan.
        schedule: Its schedule.
    """
    known = frozenset(one.id for one in plan.actions)
    ended = (known & frozenset(schedule.ended_by(period)) for period in range(1, schedule.periods + 1))
    return tuple(standing(desk.run(one)) for one in ended)


def follow_plan(plan: Plan, schedule: Schedule, expected: Sequence[Standing], period: int, card: Scorecard) -> Follow:
    """Compare a new report with a plan.

    Args:
        plan: The plan.
        schedule: Its schedule.
        expected: The standing at the end of each period (see `expect`).
        period: The period that the new report covers, counted from 1.
        card: The score of the new report.
    """
    aim = expected[min(period, len(expected)) - 1] if expected else plan.after
    total = card.total.score.exact if card.total.score is not None else None
    gap = None if total is None or aim.total is None else total - aim.total
    progress = tuple(_progress(one, schedule, period, card) for one in plan.actions)
    return Follow(period=period, progress=progress, expected=aim.total, total=total, gap=gap)


def _progress(action: Action, schedule: Schedule, period: int, card: Scorecard) -> Progress:
    mark = next((one for one in card.indicators if one.id == action.indicator), None)
    points = mark.points.exact if mark is not None and mark.points is not None else None
    return Progress(
        action=action.id,
        state=_state(action, points, schedule, period, card),
        points=points,
        wanted=action.points_to,
    )


def _state(action: Action, points: Fraction | None, schedule: Schedule, period: int, card: Scorecard) -> ActionState:
    """Tell the state of an action; one that earns no points, done for a gate, is met when every gate holds."""
    reached = points is not None and points >= action.points_to
    if action.points_to == action.points_from:
        reached = all(one.status not in {"fails", "unknown"} for one in card.gates)
    if reached:
        return "met"
    end = next((one.end for one in schedule.placed if one.action == action.id), None)
    if end is None or end > period * schedule.period_months:
        return "on_time"
    return "late" if end > (period - 1) * schedule.period_months else "missed"

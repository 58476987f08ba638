"""Schedule: the actions of a plan laid on reporting periods, by lead time and capacity, to end as early as can be.

Months are counted whole from the start of the plan. An action spends its days in the period in which it starts, and
starts once those it needs have ended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, lcm

import numpy as np

from conditionality.codec import Paper
from conditionality.plan.paper import Action, Plan
from conditionality.referential.terms import NotNegative


class Placed(Paper):
    """One action in time: whole months from the start of the plan, and its period, from 1."""

    action: str
    start: int
    end: int
    period: int


class Schedule(Paper):
    """Every action of a plan in time.

    Attributes:
        period_months: Length of a reporting period.
        capacity_days: Most person-days in a period; none: no limit.
        placed: In the order of the plan; empty when `too_large` is not.
        too_large: Actions that ask for more days than a period has.
    """

    period_months: int
    capacity_days: NotNegative | None = None
    placed: tuple[Placed, ...] = ()
    too_large: tuple[str, ...] = ()

    @property
    def months(self) -> int:
        """Give the month in which the last action ends."""
        return max((one.end for one in self.placed), default=0)

    @property
    def periods(self) -> int:
        """Count the reporting periods until everything shows."""
        return ceil(Fraction(self.months, self.period_months))

    def ended_by(self, period: int) -> tuple[str, ...]:
        """Give the actions that show by the end of a period, counted from 1."""
        return tuple(one.action for one in self.placed if one.end <= period * self.period_months)


def lay_schedule(plan: Plan, period_months: int = 12, capacity_days: NotNegative | None = None) -> Schedule:
    """Lay the actions of a plan on periods.

    Args:
        plan: Any plan.
        period_months: Length of a reporting period, 1 or more.
        capacity_days: Most person-days in a period; none: no limit.
    """
    actions = plan.actions
    large = tuple(one.id for one in actions if capacity_days is not None and one.effort_days > capacity_days)
    if large:
        return Schedule(period_months=period_months, capacity_days=capacity_days, too_large=large)
    efforts = _whole([Fraction(one.effort_days) for one in actions])
    room = None
    if capacity_days is not None:
        *efforts, room = _whole([*(Fraction(one.effort_days) for one in actions), Fraction(capacity_days)])
    starts = _in_turn(actions, efforts, room, period_months)
    if room is not None and actions:
        starts = _earliest(actions, efforts, room, period_months, starts)
    return Schedule(
        period_months=period_months,
        capacity_days=capacity_days,
        placed=tuple(
            Placed(action=one.id, start=start, end=start + ceil(one.months), period=start // period_months + 1)
            for one, start in zip(actions, starts, strict=True)
        ),
    )


def _whole(amounts: list[Fraction]) -> list[int]:
    scale = lcm(*(one.denominator for one in amounts)) if amounts else 1
    return [int(one * scale) for one in amounts]


def _in_turn(actions: Sequence[Action], efforts: Sequence[int], room: int | None, length: int) -> list[int]:
    """Lay each action as early as those before it leave room; the least there is when there is no capacity."""
    ends: dict[str, int] = {}
    used: dict[int, int] = {}
    starts: list[int] = []
    for one, effort in zip(actions, efforts, strict=True):
        start = max((ends[need] for need in one.needs), default=0)
        while room is not None and used.get(start // length, 0) + effort > room:
            start = (start // length + 1) * length
        used[start // length] = used.get(start // length, 0) + effort
        ends[one.id] = start + ceil(one.months)
        starts.append(start)
    return starts


def is_laid(actions: Sequence[Action], starts: Sequence[int], efforts: Sequence[int], room: int, length: int) -> bool:
    """Tell whether starts keep to needs and capacity."""
    ends = {one.id: start + ceil(one.months) for one, start in zip(actions, starts, strict=True)}
    used: dict[int, int] = {}
    for start, effort in zip(starts, efforts, strict=True):
        used[start // length] = used.get(start // length, 0) + effort
    kept = all(start >= ends[need] for one, start in zip(actions, starts, strict=True) for need in one.needs)
    return kept and all(one <= room for one in used.values())


def _earliest(actions: Sequence[Action], efforts: Sequence[int], room: int, length: int, known: list[int]) -> list[int]:
    """Ask the optimiser for starts that end sooner, then start sooner; keep the known ones unless checked better."""
    months = [ceil(one.months) for one in actions]
    best, last = known, max(start + long for start, long in zip(known, months, strict=True))
    for is_last in (True, False):
        found = _optimise(actions, efforts, room, length, (last, is_last))
        if found is not None and is_laid(actions, found, efforts, room, length):
            ends = max(start + long for start, long in zip(found, months, strict=True))
            if ends < last or (ends == last and sum(found) < sum(best)):
                best, last = found, ends
    return best


def _optimise(
    actions: Sequence[Action], efforts: Sequence[int], room: int, length: int, aim: tuple[int, bool]
) -> list[int] | None:
    """Columns: an action starts in a period (0 or 1), then its start in months, then the last end."""
    last, is_last = aim
    size, periods = len(actions), last // length + 1
    places = {one.id: place for place, one in enumerate(actions)}
    width = size * periods + size + 1
    rows: list[tuple[Mapping[int, int], int | None, int | None]] = []
    for place, one in enumerate(actions):
        own = [place * periods + period for period in range(periods)]
        start, long = size * periods + place, ceil(one.months)
        rows.append((dict.fromkeys(own, 1), 1, 1))
        rows.append(({start: 1, **{column: -length * rank for rank, column in enumerate(own)}}, 0, length - 1))
        rows.append(({start: -1, width - 1: 1}, long, None))
        for need in one.needs:
            before = places[need]
            rows.append(({start: 1, size * periods + before: -1}, ceil(actions[before].months), None))
    rows += (
        ({place * periods + period: efforts[place] for place in range(size)}, None, room) for period in range(periods)
    )
    matrix = np.zeros((len(rows), width))
    for line, (counts, _, _) in enumerate(rows):
        for column, count in counts.items():
            matrix[line, column] = count
    # Loaded only for a search: it takes more memory than all the rest of a command.
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    cost = np.zeros(width)
    cost[-1:] = 1 if is_last else 0
    cost[size * periods : -1] = 0 if is_last else 1
    found = milp(
        cost,
        integrality=np.ones(width),
        bounds=Bounds(np.zeros(width), np.array([1] * (size * periods) + [last] * (size + 1))),
        constraints=LinearConstraint(
            matrix,
            np.array([-np.inf if low is None else low for _, low, _ in rows]),
            np.array([np.inf if high is None else high for _, _, high in rows]),
        ),
        options={"mip_rel_gap": 0},
    )
    return None if found.x is None else [round(one) for one in found.x[size * periods : -1]]

"""Curve: what each day, or each euro, buys: the most that can be reached for growing effort, every point scored again.

The totals between today's and the highest are cut into a few levels. For each level the search finds the steps that
ask for the least, then, for no more than that, the highest total. A point that asks for more than another and brings
no more is left out. The plan that meets the goal stands among the points, whatever its total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from conditionality.codec import Paper, fingerprint
from conditionality.plan.aims import Bench
from conditionality.plan.goal import Goal, reached
from conditionality.plan.offers import Desk, lowers
from conditionality.plan.paper import PlanFingerprints, Standing
from conditionality.plan.propose import (
    NO_GOAL,
    NO_LIMITS,
    Ask,
    find_steps,
    in_order,
    lay_report,
    objectives,
    standing,
    without_idle,
)
from conditionality.plan.rows import Row, is_under_means, limit_rows, mean_row
from conditionality.plan.search import Chosen, Enough, Search, propose
from conditionality.referential.terms import NotNegative
from conditionality.report.model import Report
from conditionality.scoring.nodes import is_number

Axis = Literal["effort", "cost"]
"""What is spent: days of work, or euros."""

LEVELS = 6
"""Levels between today's total and the highest."""

MOST_ROUNDS = 40
"""Proposals for one level; a point found after more is shown, but not called the best."""

FEW_ROUNDS = 2
"""The same where a mark is no weighted mean: each proposal may miss, and there are many levels."""

FEW_STEPS = 20
"""Up to so many steps the search goes on all the same."""


class Point(Paper):
    """One point of the curve.

    Attributes:
        steps: Ids, those needed first; none: today.
        effort_days: Days of work in all.
        cost_eur: Euros in all.
        months: Months before everything shows.
        standing: Total and outcome, scored again with the steps done.
        reached: Whether the goal is met.
        best: No set of steps that asks for as little gives a higher total (where more is never worse).
    """

    steps: tuple[str, ...] = ()
    effort_days: NotNegative
    cost_eur: NotNegative
    months: NotNegative
    standing: Standing
    reached: bool
    best: bool = True


class Curve(Paper):
    """What each day, or each euro, buys.

    Attributes:
        by: What is spent.
        points: Today first, then always more spent and more reached.
    """

    referential: str
    report_id: str
    goal: Goal
    by: Axis
    points: tuple[Point, ...]
    fingerprints: PlanFingerprints


@dataclass(frozen=True, slots=True)
class Slope:
    """What a curve is asked for.

    Attributes:
        by: What is spent.
        goal: Whose plan stands among the points.
        levels: Levels between today's total and the highest, 1 or more.
        rounds: Most proposals for one level; fewer on large rules that are no weighted means.
    """

    by: Axis = "effort"
    goal: Goal = NO_GOAL
    levels: int = LEVELS
    rounds: int = MOST_ROUNDS


SLOPE = Slope()


@dataclass(frozen=True, slots=True)
class _Climb:
    """One report on its way up."""

    desk: Desk
    slope: Slope
    spend: Mapping[str, int]
    is_linear: bool

    def total(self, chosen: Chosen) -> Fraction:
        total = self.desk.run(chosen)["total.score"]
        return Fraction(total) if is_number(total) else Fraction(0)

    def spent(self, chosen: Chosen) -> int:
        return sum(self.spend[name] for name in chosen)

    def at_least(self, level: Fraction, *, more: bool = False) -> Enough:
        """Give what tells whether steps reach a total, or more than it, and lower no mark."""

        def enough(chosen: Chosen) -> bool:
            trace = self.desk.run(chosen)
            total = trace["total.score"]
            high = is_number(total) and (total > level if more else total >= level)
            return high and not lowers(self.desk.now, trace)

        return enough

    def search(self, level: Fraction, enough: Enough, within: int | None = None) -> Search:
        names = tuple(self.desk.offers)
        rows = list(limit_rows(self.desk.offers, NO_LIMITS))
        mean = mean_row(self.desk, "total", level) if self.is_linear else None
        rows += () if mean is None else (mean,)
        rows += () if within is None else (Row(self.spend, most=within),)
        groups = {name: one.step.indicator for name, one in self.desk.offers.items()}
        return Search(names, groups, rows, enough, most_rounds=self.rounds)

    @property
    def rounds(self) -> int:
        referential = self.desk.now.program.referential
        is_plain = all(one.combine == "weighted_mean" for one in (*referential.dimensions, referential.total))
        is_quick = is_plain or len(self.desk.offers) <= FEW_STEPS
        return self.slope.rounds if is_quick else min(FEW_ROUNDS, self.slope.rounds)


def trace_curve(bench: Bench, report: Report, slope: Slope = SLOPE, history: Sequence[Report] = ()) -> Curve:
    """Trace what can be reached for growing effort; the same input gives the same bytes.

    Args:
        bench: Made by `make_bench` for the start of the report's period.
        report: The report to improve.
        slope: What is spent, and how finely.
        history: Earlier reports of the organisation.
    """
    desk, earlier = lay_report(bench, report, history)
    spend = objectives(desk, slope.by)[0][0]
    climb = _Climb(desk, slope, spend, is_under_means(desk))
    found = dict(_climbed(climb))
    met = find_steps(desk, Ask(goal=slope.goal, order=slope.by, rounds=climb.rounds))
    if met.verdict == "sufficient":
        found.setdefault(met.chosen, met.least)
    points = [_point(climb, chosen, best=best) for chosen, best in found.items() if chosen]
    return Curve(
        referential=bench.scorer.referential.ref,
        report_id=report.report_id,
        goal=slope.goal,
        by=slope.by,
        points=(_point(climb, frozenset(), best=True), *_front(points, slope.by)),
        fingerprints=PlanFingerprints(
            referential=bench.scorer.fingerprint,
            report=fingerprint(report),
            history=tuple(fingerprint(one) for one in earlier),
        ),
    )


def _climbed(climb: _Climb) -> Iterator[tuple[Chosen, bool]]:
    """Give, for each level, the steps that ask for the least, made as good as they can be for that much."""
    low, high = climb.total(frozenset()), climb.total(frozenset(climb.desk.offers))
    top = low
    for rank in range(1, climb.slope.levels + 1):
        level = low + (high - low) * rank / climb.slope.levels
        if level <= top:
            continue
        least = _least(climb, level)
        if least is None:
            return
        chosen, proved = _raised(climb, least[0])
        top = max(top, climb.total(chosen))
        yield chosen, proved and least[1]


def _least(climb: _Climb, level: Fraction) -> tuple[Chosen, bool] | None:
    """Give the steps that ask for the least to reach a total, and whether this is proved."""
    enough = climb.at_least(level)
    search = climb.search(level, enough)
    chosen = search.least(*objectives(climb.desk, climb.slope.by))
    if chosen is None:
        everything = frozenset(climb.desk.offers)
        if not enough(everything):
            return None
        return without_idle(climb.desk, everything, enough), False
    return chosen, not search.exhausted


def _raised(climb: _Climb, chosen: Chosen) -> tuple[Chosen, bool]:
    """Give the steps that bring the most for no more than a set of steps asks for, and whether this is proved."""
    within, best = climb.spent(chosen), chosen
    tried = _richest(climb, within)
    if tried is not None and climb.at_least(climb.total(best), more=True)(tried):
        best = tried
    while True:
        level = climb.total(best)
        search = climb.search(level, climb.at_least(level, more=True), within)
        more = search.least(*objectives(climb.desk, climb.slope.by))
        if more is None:
            return without_idle(climb.desk, best, climb.at_least(level)), not search.exhausted
        best = more


def _richest(climb: _Climb, within: int) -> Chosen | None:
    """Ask the optimiser for the most points within a spending; where every mark is a weighted mean, it is right."""
    mean = mean_row(climb.desk, "total", Fraction(0)) if climb.is_linear else None
    if mean is None:
        return None
    search = climb.search(Fraction(0), climb.at_least(Fraction(0)), within)
    return propose(search, {name: -one for name, one in mean.counts.items()}, search.rows, best=True)


def _point(climb: _Climb, chosen: Chosen, *, best: bool) -> Point:
    desk, trace = climb.desk, climb.desk.run(chosen)
    offers = [desk.offers[name] for name in in_order(desk, chosen)]
    return Point(
        steps=tuple(one.step.id for one in offers),
        effort_days=sum((one.step.effort_days for one in offers), Decimal(0)),
        cost_eur=sum((one.step.cost_eur for one in offers), Decimal(0)),
        months=max((one.lead_months for one in offers), default=Decimal(0)),
        standing=standing(trace),
        reached=reached(trace, climb.slope.goal),
        best=best,
    )


def spent(point: Point, by: Axis) -> Decimal:
    """Give what a point asks for, in days or in euros."""
    return point.effort_days if by == "effort" else point.cost_eur


def _front(points: Sequence[Point], by: Axis) -> list[Point]:
    """Leave out every point beside which another asks for no more and brings as much; least spent first."""
    ordered = sorted(points, key=lambda one: (spent(one, by), -_total(one), not one.reached))
    kept: list[Point] = []
    for one in ordered:
        if not any(_total(other) >= _total(one) and other.reached >= one.reached for other in kept):
            kept.append(one)
    return kept


def _total(point: Point) -> Fraction:
    return point.standing.total if point.standing.total is not None else Fraction(0)

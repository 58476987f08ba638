"""Plans for the counter: the plans and the curve of one report, each a pure call, with a key to keep the answer by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from conditionality.codec import fingerprint, plain
from conditionality.plan.aims import Bench, make_bench
from conditionality.plan.amend import Amended, amend_plan
from conditionality.plan.curve import Axis, Curve, Slope, trace_curve
from conditionality.plan.goal import Goal, Limits
from conditionality.plan.paper import Order, Plan
from conditionality.plan.propose import NO_GOAL, NO_LIMITS, Ask, propose_plan
from conditionality.plan.search import MOST_ROUNDS
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.score import make_scorer

ORDERS: tuple[Order, ...] = get_args(Order)

TRIES = 600
"""Steps tried in a search at the counter: proposals times steps, so that someone who waits has an answer soon."""

FEWEST_ROUNDS = 6
"""Proposals that are made whatever the size of the rules; weighted means need three."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of plans.

    Attributes:
        goal: What they must reach.
        limits: What they must keep to.
        orders: One plan for each: what is made least.
    """

    goal: Goal = NO_GOAL
    limits: Limits = NO_LIMITS
    orders: tuple[Order, ...] = ORDERS


WISH = Wish()


@dataclass(frozen=True, slots=True)
class BenchShelf:
    """The benches made so far: one for each version and first day of a period.

    Attributes:
        rules: The référentiels by `id@version`.
    """

    rules: dict[str, Referential]
    _benches: dict[tuple[str, date], Bench] = field(default_factory=dict)

    def bench(self, report: Report) -> Bench:
        """Give the bench for a report; made once for all reports of a version that start on a day.

        Raises:
            KeyError: The report names a version that is not on the shelf.
            RejectedReferentialError: The référentiel still has findings.
        """
        key = (report.referential, report.period.from_)
        if key not in self._benches:
            self._benches[key] = make_bench(make_scorer(self.rules[report.referential], report.period.from_))
        return self._benches[key]


def make_shelf(rules: Iterable[Referential]) -> BenchShelf:
    """Make an empty shelf for these référentiels."""
    return BenchShelf({one.ref: one for one in rules})


def plans_for(bench: Bench, report: Report, history: Sequence[Report] = (), wish: Wish = WISH) -> tuple[Plan, ...]:
    """Propose one plan for each order; nothing is read or kept, the same input gives the same bytes.

    On rules that are no weighted means (a geometric mean of fifty indicators) the search stops early: its plan is
    proved to be enough, but not always called the least; `propose_plan` searches longer.

    Args:
        bench: Made for the start of the report's period (see `BenchShelf`).
        report: The report to improve.
        history: Earlier reports of the organisation.
        wish: Goal, limits, and the orders.
    """
    asks = (Ask(wish.goal, wish.limits, one, rounds_for(bench)) for one in wish.orders)
    return tuple(propose_plan(bench, report, one, history) for one in asks)


def rounds_for(bench: Bench) -> int:
    """Give the proposals after which a search at the counter keeps what it has; counted, never timed."""
    return max(FEWEST_ROUNDS, min(MOST_ROUNDS, TRIES // max(1, len(bench.steps))))


def curve_for(
    bench: Bench, report: Report, history: Sequence[Report] = (), by: Axis = "effort", goal: Goal = NO_GOAL
) -> Curve:
    """Trace what each day, or each euro, buys; nothing is read or kept.

    Args:
        bench: Made for the start of the report's period.
        report: The report to improve.
        history: Earlier reports of the organisation.
        by: What is spent.
        goal: Whose plan stands among the points.
    """
    return trace_curve(bench, report, Slope(by=by, goal=goal), history)


def amended_plan(
    bench: Bench, report: Report, plan: Plan, chosen: Sequence[str], history: Sequence[Report] = ()
) -> Amended:
    """Prove a plan again with the actions that people agreed on; nothing is read or kept.

    Args:
        bench: Made for the start of the report's period.
        report: The report that the plan was made for.
        plan: As proposed, or as amended before.
        chosen: Ids of actions.
        history: Earlier reports of the organisation.
    """
    return amend_plan(bench, report, plan, chosen, history)


def plans_key(bench: Bench, report: Report, history: Sequence[Report] = (), wish: Wish = WISH) -> str:
    """Give a key to keep plans or a curve by: the same for the same input, another for any other.

    Returns:
        A sha256 of the fingerprints of all that plans are made from, and of what is asked.
    """
    papers = [fingerprint(one) for one in (report, *history)]
    asked = [plain(wish.goal), plain(wish.limits), list(wish.orders)]
    return fingerprint({"rules": bench.scorer.fingerprint, "papers": papers, "asked": asked})

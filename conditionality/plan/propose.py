"""Propose the plan that asks for the least, and prove it: the optimiser proposes, the exact machine decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from conditionality.codec import fingerprint
from conditionality.plan.aims import Bench
from conditionality.plan.goal import Goal, Limits, reached, unmet
from conditionality.plan.offers import Desk, lay_out, lowers, marks_of
from conditionality.plan.paper import Action, Order, Plan, PlanFingerprints, PlanOrder, Standing, Verdict
from conditionality.plan.rows import limit_rows, mark_rows, whole, worth
from conditionality.plan.search import MOST_ROUNDS, Chosen, Enough, Search, propose
from conditionality.report.model import Report
from conditionality.report.state import state
from conditionality.scoring.exact import Trace
from conditionality.scoring.nodes import is_number
from conditionality.scoring.score import run_values, unbroken

NO_GOAL = Goal()
NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a plan.

    Attributes:
        goal: What it must reach.
        limits: What it must keep to.
        order: What is made least first.
        rounds: Proposals after which the search is given up; what it has then is proved enough, not the least.
    """

    goal: Goal = NO_GOAL
    limits: Limits = NO_LIMITS
    order: Order = "effort"
    rounds: int = MOST_ROUNDS


ASK = Ask()


@dataclass(frozen=True, slots=True)
class Found:
    """Steps, and whether they are enough.

    Attributes:
        verdict: As on the plan.
        chosen: The steps.
        least: Whether nothing that is enough asks for less.
    """

    verdict: Verdict
    chosen: Chosen
    least: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan says that it was made for.

    Attributes:
        goal: What it must reach.
        limits: What it keeps to.
        order: What was made least first.
        amends: Fingerprint of the plan that people started from; none: proposed.
    """

    goal: Goal
    limits: Limits
    order: PlanOrder
    amends: str | None = None


def propose_plan(bench: Bench, report: Report, ask: Ask = ASK, history: Sequence[Report] = ()) -> Plan:
    """Propose the plan that meets a goal with the least effort (then the fewest actions, then the soonest).

    A plan that is enough is enough on the exact machine, with no mark lowered, and no action of it can be left out.
    When none is, the plan says which conditions cannot be met and holds the best that can be reached.

    Args:
        bench: Made by `make_bench` for the start of the report's period.
        report: The report to improve.
        ask: Goal, limits, and what to make least first.
        history: Earlier reports of the organisation.
    """
    desk, earlier = lay_report(bench, report, history)
    found = find_steps(desk, ask)
    return write_plan(desk, report, earlier, Terms(ask.goal, ask.limits, ask.order), found)


def lay_report(bench: Bench, report: Report, history: Sequence[Report] = ()) -> tuple[Desk, tuple[Report, ...]]:
    """Lay a report out for planning; give with it the earlier reports that the rules read."""
    earlier = unbroken(report, history) if bench.scorer.machine.program.history else ()
    return lay_out(bench, run_values(report), [run_values(one) for one in earlier]), earlier


def find_steps(desk: Desk, ask: Ask) -> Found:
    """Find the steps that meet a goal with the least effort, or the best that can be reached."""
    if reached(desk.now, ask.goal):
        return Found("met_already", frozenset(), least=True)
    everything = frozenset(desk.offers)

    def enough(chosen: Chosen) -> bool:
        trace = desk.run(chosen)
        return reached(trace, ask.goal) and not lowers(desk.now, trace)

    limits = limit_rows(desk.offers, ask.limits)
    search = _search(desk, ask, enough)
    chosen = search.least(*objectives(desk, ask.order))
    if chosen is not None:
        kept = without_idle(desk, chosen, enough)
        return Found("sufficient", kept, least=not search.exhausted)
    if search.exhausted and enough(everything):
        kept = without_idle(desk, everything, enough)
        if all(row.holds(kept) for row in limits):
            return Found("sufficient", kept, least=False)
    best = _best(desk, replace(search, rows=list(limits), cuts=[]), ask.goal)
    if not enough(everything):
        return Found("out_of_reach", best, least=False)
    return Found("given_up" if search.exhausted else "limits", best, least=False)


def _search(desk: Desk, ask: Ask, enough: Enough) -> Search:
    names = tuple(desk.offers)
    groups = {name: one.step.indicator for name, one in desk.offers.items()}
    rows = [*limit_rows(desk.offers, ask.limits), *mark_rows(desk, ask.goal)]
    return Search(names, groups, rows, enough, most_rounds=ask.rounds)


def objectives(desk: Desk, order: Order) -> tuple[tuple[dict[str, int], ...], dict[str, int], int]:
    """Give what an order makes least: the sums, most important first; the months before all shows; their rank."""
    effort, _ = whole(desk.offers, lambda one: one.step.effort_days)
    cost, _ = whole(desk.offers, lambda one: one.step.cost_eur)
    months, _ = whole(desk.offers, lambda one: one.lead_months)
    count = dict.fromkeys(desk.offers, 1)
    match order:
        case "effort":
            return (effort, count), months, 2
        case "cost":
            return (cost, count), months, 2
        case "soonest":
            return (effort, count), months, 0


def without_idle(desk: Desk, chosen: Chosen, enough: Enough) -> Chosen:
    """Leave out every action without which (and without those that need it) the rest is still enough, longest first."""
    kept = chosen
    for name in sorted(chosen, key=lambda one: (-desk.offers[one].step.effort_days, one)):
        if name in kept:
            rest = kept - {name}
            while orphans := {one for one in rest if not set(desk.offers[one].needs) <= rest}:
                rest -= orphans
            if enough(rest):
                kept = rest
    return kept


def _best(desk: Desk, search: Search, goal: Goal) -> Chosen:
    """Give the steps that bring most within the limits, gates before total; those that bring nothing are left out."""
    gain = worth(desk)
    # Of several steps of an indicator the best one counts; options that are ticked add up.
    alone = all(one.kind != "ticked" for one in desk.bench.aims.values())
    found = propose(search, {name: -one for name, one in gain.items()}, search.rows, best=alone) or frozenset()
    best = desk.run(found)
    if lowers(desk.now, best):
        return frozenset()
    total, left = best["total.score"], len(unmet(best, goal))

    def as_good(chosen: Chosen) -> bool:
        trace = desk.run(chosen)
        reached_total = trace["total.score"]
        falls = is_number(total) and not (is_number(reached_total) and reached_total >= total)
        return not falls and len(unmet(trace, goal)) <= left

    return without_idle(desk, found, as_good)


def write_plan(desk: Desk, report: Report, earlier: Sequence[Report], terms: Terms, found: Found) -> Plan:
    """Write a plan down, scored again with its actions.

    Args:
        desk: The report laid out.
        report: The report.
        earlier: The reports of the organisation that the rules read.
        terms: What the plan was made for.
        found: Its steps.
    """
    referential = desk.bench.scorer.referential
    after = desk.run(found.chosen)
    every = desk.run(desk.offers) if found.verdict in {"out_of_reach", "not_enough"} else None
    return Plan(
        referential=referential.ref,
        report_id=report.report_id,
        organisation=report.organisation,
        period=report.period,
        goal=terms.goal,
        limits=terms.limits,
        order=terms.order,
        verdict=found.verdict,
        least=found.least,
        actions=_actions(desk, found.chosen),
        before=standing(desk.now),
        after=standing(after),
        unmet=unmet(after, terms.goal),
        impossible=unmet(every, terms.goal) if every is not None else (),
        unanswered=state(desk.bench.scorer.form, report.values()).missing,
        fingerprints=PlanFingerprints(
            referential=desk.bench.scorer.fingerprint,
            report=fingerprint(report),
            history=tuple(fingerprint(one) for one in earlier),
        ),
        amends=terms.amends,
    )


def standing(trace: Trace) -> Standing:
    """Give total and outcome of a score."""
    total, outcome = trace["total.score"], str(trace["outcome"])
    kinds: dict[str, str] = {one.id: one.kind for one in trace.program.referential.outcomes}
    shown = Fraction(total) if is_number(total) else None
    return Standing(total=shown, outcome=outcome, outcome_kind=kinds.get(outcome, outcome))


def _actions(desk: Desk, chosen: Iterable[str]) -> tuple[Action, ...]:
    """Write the actions, those needed first, each with what it adds to those above it."""
    done: list[str] = []
    found: list[Action] = []
    trace = desk.now
    for name in in_order(desk, frozenset(chosen)):
        done.append(name)
        then = desk.run(done)
        found.append(_action(desk, name, trace, then))
        trace = then
    return tuple(found)


def _action(desk: Desk, name: str, before: Trace, after: Trace) -> Action:
    offer = desk.offers[name]
    step = offer.step
    totals = [one["total.score"] for one in (before, after)]
    known = [Fraction(one) if is_number(one) else Fraction(0) for one in totals]
    return Action(
        id=name,
        indicator=step.indicator,
        reach=step.reach,
        points_from=marks_of(before, step.indicator),
        points_to=marks_of(after, step.indicator),
        earned=known[1] - known[0],
        effort_days=step.effort_days,
        cost_eur=step.cost_eur,
        months=step.months,
        needs=offer.needs,
        estimated=step.estimated,
    )


def in_order(desk: Desk, chosen: Chosen) -> tuple[str, ...]:
    """Give steps in the order of the file, each after those it needs."""
    found: dict[str, None] = {}

    def add(name: str) -> None:
        for need in desk.offers[name].needs:
            add(need)
        found[name] = None

    for name in desk.offers:
        if name in chosen:
            add(name)
    return tuple(name for name in found if name in chosen)

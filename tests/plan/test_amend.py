"""What people choose is proved again: enough only when it is, and what is left unmet is told."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest

from conditionality.codec import canonical, read_paper
from conditionality.plan.amend import amend_plan
from conditionality.plan.goal import Goal, Limits, reached
from conditionality.plan.offers import lay_out, lowers
from conditionality.plan.paper import Plan
from conditionality.plan.propose import Ask, propose_plan
from conditionality.scoring.score import run_values
from tests.plan import small

REPORT = small.report(A1=40, B1=50)


def test_a_chosen_set_that_is_enough_says_so_and_names_the_plan_it_amends() -> None:
    bench = small.bench(small.plain())
    plan = propose_plan(bench, REPORT)
    amended = amend_plan(bench, REPORT, plan, ["b80", "a50"])
    assert amended.findings == ()
    assert amended.plan is not None
    assert (amended.plan.verdict, amended.plan.order, amended.plan.least) == ("sufficient", "chosen", False)
    assert [one.id for one in amended.plan.actions] == ["a50", "b80"]
    assert amended.plan.amends == plan.fingerprint()
    assert read_paper(Plan, canonical(amended.plan)) == amended.plan


def test_a_set_that_is_not_enough_says_what_it_leaves_unmet() -> None:
    bench = small.bench(small.plain())
    amended = amend_plan(bench, REPORT, propose_plan(bench, REPORT), ["a50"])
    assert amended.plan is not None
    assert amended.plan.verdict == "not_enough"
    assert not amended.plan.sufficient
    assert [one.kind for one in amended.plan.unmet] == ["total"]
    assert amended.plan.impossible == ()


def test_what_no_known_action_can_meet_is_told_too() -> None:
    bench = small.bench(small.plain())
    plan = propose_plan(bench, REPORT, Ask(goal=Goal(total=Decimal(95))))
    amended = amend_plan(bench, REPORT, plan, ["b80"])
    assert amended.plan is not None
    assert [one.kind for one in amended.plan.impossible] == ["total"]


@pytest.mark.parametrize("seed", range(40))
def test_it_is_never_enough_when_the_machine_says_it_is_not(seed: int) -> None:
    book, report = small.drawn(seed)
    bench = small.bench(book)
    laid, plan = lay_out(bench, run_values(report)), propose_plan(bench, report)
    for size in range(3):
        for some in combinations(laid.offers, size):
            amended = amend_plan(bench, report, plan, some)
            trace = laid.run(some)
            closed = all(set(laid.offers[name].needs) <= set(some) for name in some)
            if amended.plan is None:
                assert lowers(laid.now, trace) or not closed
            else:
                assert amended.plan.sufficient == reached(trace, plan.goal)
                assert amended.plan.sufficient or amended.plan.unmet


def test_slips_are_told_all_at_once() -> None:
    bench = small.bench(small.plain())
    plan = propose_plan(bench, small.report(A1=60, B1=40))
    amended = amend_plan(bench, small.report(A1=60, B1=40), plan, ["a50", "zz"])
    assert amended.plan is None
    assert [(one.code, one.given) for one in amended.findings] == [
        ("plan-step-idle", "a50"),
        ("plan-step-unknown", "zz"),
    ]
    amended = amend_plan(bench, REPORT, propose_plan(bench, REPORT), ["a90"])
    assert [(one.code, dict(one.params)) for one in amended.findings] == [("plan-step-needs", {"needs": "a50"})]


def test_a_plan_for_another_report_is_not_amended() -> None:
    bench = small.bench(small.plain())
    amended = amend_plan(bench, small.report(A1=41, B1=50), propose_plan(bench, REPORT), ["b80"])
    assert [one.code for one in amended.findings] == ["plan-other-report"]


def test_a_limit_that_is_exceeded_is_told_and_left_out() -> None:
    bench = small.bench(small.plain())
    limits = Limits(budget_eur=Decimal(150), days=Decimal(6), most_actions=1, months=Decimal(5))
    plan = propose_plan(bench, REPORT, Ask(limits=limits))
    amended = amend_plan(bench, REPORT, plan, ["a50", "a90", "b80"])
    assert [one.code for one in amended.findings] == [
        "plan-over-budget",
        "plan-over-days",
        "plan-over-actions",
        "plan-over-months",
    ]
    assert amended.plan is not None
    assert amended.plan.sufficient
    assert amended.plan.limits == Limits()
    assert (amend_plan(bench, REPORT, plan, ["b80"]).plan or plan).limits == limits


def test_nothing_chosen_where_nothing_is_to_do_stays_met() -> None:
    bench, report = small.bench(small.plain()), small.report(A1=90, B1=90)
    amended = amend_plan(bench, report, propose_plan(bench, report), [])
    assert amended.plan is not None
    assert amended.plan.verdict == "met_already"

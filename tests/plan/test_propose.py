"""The plan is enough when it says so, asks for the least, holds no idle action, and is the same for the same input."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.codec import canonical, read_paper
from conditionality.plan.aims import Bench, make_bench
from conditionality.plan.goal import Goal, Limits, reached
from conditionality.plan.offers import OUT, lay_out, lowers
from conditionality.plan.paper import Plan
from conditionality.plan.propose import Ask, in_order, propose_plan, standing
from conditionality.report.model import Report
from conditionality.scoring.score import make_scorer, run_values, score
from tests.desk.region import region, rules
from tests.plan import small

SEEDS = st.integers(min_value=0, max_value=10**6)


@pytest.mark.parametrize("seed", range(200))
def test_the_plan_is_as_cheap_as_the_best_of_every_set_of_steps(seed: int) -> None:
    book, report = small.drawn(seed)
    limits = Limits(most_actions=3) if seed % 4 == 0 else Limits(days=Decimal(6)) if seed % 4 == 1 else Limits()
    bench = small.bench(book)
    laid = lay_out(bench, run_values(report))
    plan = propose_plan(bench, report, Ask(limits=limits))
    best = small.by_force(laid, Goal(), limits)
    if best is None:
        assert plan.verdict in {"limits", "out_of_reach"}
        assert plan.unmet
    else:
        assert plan.sufficient
        assert plan.least
        assert small.cost_of(laid.offers, tuple(one.id for one in plan.actions)) == best


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_a_plan_that_says_it_is_enough_is_and_no_action_of_it_is_idle(seed: int) -> None:
    book, report = small.drawn(seed)
    bench = small.bench(book)
    laid, plan = lay_out(bench, run_values(report)), propose_plan(bench, report)
    chosen = frozenset(one.id for one in plan.actions)
    assert plan.sufficient == reached(laid.run(chosen), plan.goal)
    assert not lowers(laid.now, laid.run(chosen))
    assert all(one.points_to >= one.points_from for one in plan.actions)
    for name in chosen if plan.sufficient else ():
        rest = chosen - {name}
        whole = all(set(laid.offers[one].needs) <= rest for one in rest)
        assert not (whole and reached(laid.run(rest), plan.goal))


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(min_value=30, max_value=80), st.integers(min_value=0, max_value=20))
def test_a_looser_target_never_costs_more(seed: int, total: int, less: int) -> None:
    book, report = small.drawn(seed)
    bench = small.bench(book)
    efforts = []
    for wanted in (total - less, total):
        plan = propose_plan(bench, report, Ask(goal=Goal(total=Decimal(wanted))))
        efforts.append(sum(one.effort_days for one in plan.actions) if plan.sufficient else Decimal(10**6))
    assert efforts[0] <= efforts[1]


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_the_same_input_gives_the_same_bytes_and_they_read_back(seed: int) -> None:
    book, report = small.drawn(seed)
    one, two = (propose_plan(small.bench(book), report) for _ in range(2))
    assert canonical(one) == canonical(two)
    assert one.fingerprint() == two.fingerprint()
    assert read_paper(Plan, canonical(one)) == one


def test_what_the_actions_earn_adds_up_to_what_the_total_gains() -> None:
    plan = propose_plan(small.bench(small.plain()), small.report(A1=40, B1=50))
    assert [one.id for one in plan.actions] == ["b80"]
    assert plan.after.total == Fraction(60)
    assert sum(one.earned for one in plan.actions) == Fraction(60) - Fraction(45)
    assert plan.after.outcome_kind == "accept"


def test_a_needed_step_whose_target_is_reached_counts_as_done() -> None:
    plan = propose_plan(small.bench(small.plain()), small.report(A1=55, B1=40), Ask(goal=Goal(total=Decimal(65))))
    assert [one.id for one in plan.actions] == ["a90"]
    assert plan.actions[0].needs == ()


def test_each_order_makes_its_own_thing_least() -> None:
    book = small.book([
        small.indicator("A1", [
            small.lever("dear", {"points": 100}, 1, cost_eur=Decimal(900), months=Decimal(9)),
            small.lever("slow", {"points": 99}, 5, cost_eur=Decimal(10), months=Decimal(12)),
            small.lever("quick", {"points": 98}, 7, cost_eur=Decimal(500), months=Decimal(1)),
        ]),
        small.indicator("B1", [], "B"),
    ])  # fmt: skip
    bench, report = small.bench(book), small.report(A1=30, B1=70)
    ids = [propose_plan(bench, report, Ask(order=order)).actions[0].id for order in ("effort", "cost", "soonest")]
    assert ids == ["dear", "slow", "quick"]


def test_a_gate_is_met_by_the_value_it_reads() -> None:
    gate = {"id": "K", "label": small.both("K"), "fails_if": "not B1.value", "effect": "block"}
    levers = [small.lever("council", {"option": "yes"}, 8)]
    scale = {"yes": Decimal(100), "no": Decimal(100)}
    book = small.book(
        [small.indicator("A1", []), small.indicator("B1", levers, "B", scale=scale)], yes_no={"B1"}, gates=[gate]
    )
    plan = propose_plan(small.bench(book), small.report(A1=90, B1=False))
    assert [one.id for one in plan.actions] == ["council"]
    assert plan.verdict == "sufficient"
    assert plan.actions[0].earned == 0


def test_what_cannot_be_met_is_named_and_the_best_is_shown() -> None:
    plan = propose_plan(small.bench(small.plain()), small.report(A1=10, B1=10), Ask(goal=Goal(total=Decimal(95))))
    assert plan.verdict == "out_of_reach"
    assert [(one.kind, one.found, one.wanted) for one in plan.impossible] == [("total", Fraction(85), Fraction(95))]
    assert plan.after.total == Fraction(85)
    assert not plan.sufficient


def test_limits_too_narrow_are_told_apart_from_what_is_impossible() -> None:
    ask = Ask(limits=Limits(days=Decimal(3)))
    plan = propose_plan(small.bench(small.plain()), small.report(A1=10, B1=40), ask)
    assert plan.verdict == "limits"
    assert plan.impossible == ()
    assert sum(one.effort_days for one in plan.actions) <= 3


@pytest.mark.parametrize("seed", range(30))
def test_a_search_given_up_still_proves_what_it_shows(seed: int) -> None:
    book, report = small.drawn(seed)
    bench = small.bench(book)
    plan, least = propose_plan(bench, report, Ask(rounds=0)), propose_plan(bench, report)
    assert plan.sufficient == least.sufficient
    assert plan.sufficient or plan.verdict == "out_of_reach"
    if plan.sufficient:
        assert reached(lay_out(bench, run_values(report)).run(one.id for one in plan.actions), Goal())
        assert plan.least is (plan.verdict == "met_already")


def test_a_search_given_up_within_limits_does_not_say_that_nothing_exists() -> None:
    ask = Ask(limits=Limits(days=Decimal(3)), rounds=0)
    assert propose_plan(small.bench(small.plain()), small.report(A1=10, B1=40), ask).verdict == "given_up"


def benches() -> dict[tuple[str, object], Bench]:
    books = {one.ref: one for one in rules().values()}
    keys = {(one.referential, one.period.from_) for one in region().reports}
    return {(ref, day): make_bench(make_scorer(books[ref], day)) for ref, day in sorted(keys)}


def history_of(report: Report) -> list[Report]:
    return [
        one
        for one in region().reports
        if one.organisation == report.organisation
        and one.referential == report.referential
        and one.period.to < report.period.from_
    ]


@pytest.mark.slow
def test_every_report_of_the_region_has_a_plan_that_holds_or_the_list_of_what_cannot_be_met() -> None:
    ready = benches()
    verdicts = [check_plan(ready[one.referential, one.period.from_], one) for one in region().reports]
    assert {"met_already", "sufficient"} <= set(verdicts) <= {"met_already", "sufficient", "out_of_reach"}
    assert verdicts.count("sufficient") > 10 * verdicts.count("out_of_reach")


def test_one_report_in_twelve_of_the_region_has_a_plan_that_holds() -> None:
    ready = benches()
    verdicts = {check_plan(ready[one.referential, one.period.from_], one) for one in region().reports[::12]}
    assert "sufficient" in verdicts


def check_plan(bench: Bench, report: Report) -> str:
    """Score a plan again from the start, and see that what it says is so."""
    history = history_of(report)
    card = score(bench.scorer, report, history)
    plan = propose_plan(bench, report, history=history)
    assert (card.outcome, card.outcome_kind) == (plan.before.outcome, plan.before.outcome_kind)
    laid = lay_out(bench, run_values(report), [run_values(one) for one in reversed(history)])
    after = laid.run(one.id for one in plan.actions)
    assert standing(after) == plan.after
    assert all(laid.now[f"{one.indicator}.status"] not in OUT for one in plan.actions)
    assert in_order(laid, frozenset(one.id for one in plan.actions)) == tuple(one.id for one in plan.actions)
    if plan.sufficient:
        assert plan.after.outcome_kind == "accept"
        assert not plan.unmet
    else:
        assert plan.impossible
    return plan.verdict

"""Plans for the counter: every report of the region that is not accepted has a proved plan, and soon."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from conditionality.codec import canonical
from conditionality.desk.plans import (
    FEWEST_ROUNDS,
    ORDERS,
    Wish,
    amended_plan,
    curve_for,
    make_shelf,
    plans_for,
    plans_key,
    rounds_for,
)
from conditionality.desk.scores import by_siret, history_of
from conditionality.plan.goal import Goal, Limits
from conditionality.plan.offers import lay_out
from conditionality.plan.propose import standing
from conditionality.plan.search import MOST_ROUNDS
from conditionality.report.model import Report
from conditionality.scoring.score import run_values, score, unbroken
from tests.desk.region import region, rules
from tests.plan import small

REPORTS = {one.report_id: one for one in region().reports}
SHELF = make_shelf(rules().values())
KEPT = by_siret(region().reports)


def earlier(report: Report) -> tuple[Report, ...]:
    return history_of(report, KEPT)


@pytest.mark.slow
def test_every_report_that_is_not_accepted_has_a_proved_plan_or_what_cannot_be_met() -> None:
    counted: Counter[str] = Counter()
    for report in region().reports:
        bench, history = SHELF.bench(report), earlier(report)
        card = score(bench.scorer, report, history)
        (plan,) = plans_for(bench, report, history, Wish(orders=("effort",)))
        counted[plan.verdict] += 1
        assert (card.outcome_kind == "accept") == (plan.verdict == "met_already")
        laid = lay_out(bench, run_values(report), [run_values(one) for one in unbroken(report, history)])
        assert standing(laid.run(one.id for one in plan.actions)) == plan.after
        assert (plan.after.outcome_kind == "accept") == plan.sufficient
        assert plan.sufficient or plan.unmet
    assert counted == {"met_already": 112, "sufficient": 68}


def test_each_order_has_its_plan_and_the_same_input_the_same_bytes() -> None:
    report = REPORTS["RD-053-2024"]
    bench, history = SHELF.bench(report), earlier(report)
    plans = plans_for(bench, report, history)
    assert tuple(one.order for one in plans) == ORDERS
    assert [canonical(one) for one in plans] == [canonical(one) for one in plans_for(bench, report, history)]


def test_the_curve_holds_the_plan_of_the_goal() -> None:
    report = REPORTS["RD-053-2024"]
    bench = SHELF.bench(report)
    curve = curve_for(bench, report, earlier(report))
    least = plans_for(bench, report, earlier(report))[0]
    first = next(one for one in curve.points if one.reached)
    assert first.effort_days == sum(one.effort_days for one in least.actions)
    assert curve_for(bench, report, earlier(report), "cost").by == "cost"


def test_a_plan_is_amended() -> None:
    report = REPORTS["RD-053-2024"]
    bench = SHELF.bench(report)
    plan = plans_for(bench, report, earlier(report))[0]
    fewer = amended_plan(bench, report, plan, [one.id for one in plan.actions[1:]], earlier(report)).plan
    assert fewer is not None
    assert fewer.verdict == "not_enough"
    again = amended_plan(bench, report, fewer, [one.id for one in plan.actions], earlier(report)).plan
    assert again is not None
    assert (again.verdict, again.after, again.amends) == ("sufficient", plan.after, fewer.fingerprint())


def test_someone_who_waits_has_an_answer_soon_on_a_geometric_mean_too() -> None:
    report = REPORTS["RD-053-2024"]
    book = next(one for one in rules().values() if one.ref == report.referential)
    bench = make_shelf([book.model_copy(update={"total": book.total.model_copy(update={"combine": "geometric_mean"})})])
    (plan,) = plans_for(bench.bench(report), report, wish=Wish(orders=("effort",)))
    assert plan.sufficient
    assert not plan.least
    assert plan.after.outcome_kind == "accept"


def test_small_rules_are_searched_longer() -> None:
    assert rounds_for(small.bench(small.plain())) == MOST_ROUNDS
    assert rounds_for(SHELF.bench(REPORTS["RD-053-2024"])) == FEWEST_ROUNDS


def test_a_bench_is_made_once_for_a_version_and_a_day() -> None:
    shelf = make_shelf(rules().values())
    one, other = REPORTS["RD-053-2024"], REPORTS["RD-053-2025"]
    assert shelf.bench(one) is shelf.bench(one)
    assert shelf.bench(one) is not shelf.bench(other)
    with pytest.raises(KeyError):
        make_shelf(()).bench(one)


def test_the_key_tells_any_two_inputs_apart() -> None:
    report, other = REPORTS["RD-053-2024"], REPORTS["RD-053-2025"]
    bench = SHELF.bench(report)
    keys = {
        plans_key(bench, report),
        plans_key(bench, other),
        plans_key(bench, other, (report,)),
        plans_key(bench, report, wish=Wish(goal=Goal(total=Decimal(70)))),
        plans_key(bench, report, wish=Wish(limits=Limits(days=Decimal(7)))),
        plans_key(bench, report, wish=Wish(orders=("cost",))),
    }
    assert len(keys) == 6
    assert plans_key(bench, report) in keys

"""At the end of a period each action is met, on time, late or missed, and the gap to what was expected is told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from conditionality.plan.follow import Follow, expect, follow_plan
from conditionality.plan.goal import Goal
from conditionality.plan.offers import lay_out
from conditionality.plan.propose import Ask, propose_plan
from conditionality.plan.schedule import lay_schedule
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.score import run_values, score
from tests.plan import small

START = small.report(A1=20, B1=50)
ASK = Ask(goal=Goal(total=Decimal(85)))


def followed(period: int, now: Report, book: Referential | None = None, length: int = 3) -> Follow:
    bench = small.bench(book or small.plain())
    plan = propose_plan(bench, START, ASK)
    schedule = lay_schedule(plan, length)
    expected = expect(lay_out(bench, run_values(START)), plan, schedule)
    return follow_plan(plan, schedule, expected, period, score(bench.scorer, now))


def states(told: Follow) -> dict[str, str]:
    return {one.action: one.state for one in told.progress}


def test_what_is_expected_rises_with_what_ends() -> None:
    bench = small.bench(small.plain())
    plan = propose_plan(bench, START, ASK)
    laid = lay_schedule(plan, 3)
    assert [(one.action, one.end) for one in laid.placed] == [("a50", 3), ("a90", 6), ("b80", 3)]
    expected = expect(lay_out(bench, run_values(START)), plan, laid)
    assert [one.total for one in expected] == [Fraction(65), Fraction(85)]
    assert expected[-1] == plan.after


def test_met_late_and_on_time_after_one_period() -> None:
    told = followed(1, small.report(A1=50, B1=60))
    assert states(told) == {"a50": "met", "a90": "on_time", "b80": "late"}
    assert (told.expected, told.total, told.gap) == (Fraction(65), Fraction(55), Fraction(-10))


def test_what_is_due_for_longer_than_a_period_is_missed() -> None:
    told = followed(2, small.report(A1=20, B1=80))
    assert states(told) == {"a50": "missed", "a90": "late", "b80": "met"}
    assert told.gap == Fraction(-35)


def test_an_action_done_for_a_gate_is_met_when_the_gates_hold() -> None:
    gate = {"id": "K", "label": small.both("K"), "fails_if": "not B1.value", "effect": "block"}
    scale = {"yes": Decimal(90), "no": Decimal(90)}
    book = small.book(
        [
            small.indicator("A1", []),
            small.indicator("B1", [small.lever("council", {"option": "yes"}, 1)], "B", scale=scale),
        ],
        yes_no={"B1"},
        gates=[gate],
    )
    bench, before = small.bench(book), small.report(A1=90, B1=False)
    plan = propose_plan(bench, before)
    schedule = lay_schedule(plan)
    after = small.report(A1=90, B1=True)
    for now, state in ((before, "late"), (after, "met")):
        told = follow_plan(plan, schedule, (), 1, score(bench.scorer, now))
        assert states(told) == {"council": state}

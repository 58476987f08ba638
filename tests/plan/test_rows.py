"""Rows are whole numbers, and never shut out a set of steps that is enough."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.plan.goal import Goal, Limits, reached
from conditionality.plan.offers import Desk
from conditionality.plan.rows import Row, is_under_means, limit_rows, mark_rows, whole
from tests.plan import small


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=10**6))
def test_no_row_shuts_out_what_is_enough(seed: int) -> None:
    laid = small.desk(*small.drawn(seed))
    rows = mark_rows(laid, Goal())
    for size in range(len(laid.offers) + 1):
        for some in combinations(laid.offers, size):
            if reached(laid.run(some), Goal()):
                assert all(counted(row, laid, some) >= (row.least or 0) for row in rows)


def counted(row: Row, laid: Desk, some: tuple[str, ...]) -> int:
    best: dict[str, int] = {}
    for name in some:
        group = laid.offers[name].step.indicator
        best[group] = max(best.get(group, 0), row.counts.get(name, 0))
    return sum(best.values())


def test_amounts_become_whole_numbers() -> None:
    laid = small.desk(small.plain(), small.report(A1=0, B1=0))
    assert whole(laid.offers, lambda one: one.step.effort_days) == ({"a50": 4, "a90": 6, "b80": 9}, 2)


def test_limits_and_needs_are_rows() -> None:
    laid = small.desk(small.plain(), small.report(A1=0, B1=0))
    limits = Limits(days=Decimal("5.5"), most_actions=2, months=Decimal(3), budget_eur=Decimal(250))
    assert limit_rows(laid.offers, limits) == (
        Row(dict.fromkeys(laid.offers, 100), most=250),
        Row({"a50": 4, "a90": 6, "b80": 9}, most=11),
        Row(dict.fromkeys(laid.offers, 1), most=2),
        Row({"a90": 1}, most=0),
        Row({"a90": 1, "a50": -1}, most=0),
    )


def test_marks_that_read_one_another_or_may_be_above_the_mean_have_no_rows() -> None:
    levers = [small.lever("more", {"points": 90}, 1)]
    greatest = small.book([small.indicator("A1", levers)], total={"combine": "max"})
    reading = small.book([small.indicator("A1", levers), small.indicator("B1", [], "B", value="A1.points + 1")])
    assert is_under_means(small.desk(small.plain(), small.report(A1=0, B1=0)))
    assert not is_under_means(small.desk(greatest, small.report(A1=0)))
    assert not is_under_means(small.desk(reading, small.report(A1=0)))


def test_a_result_that_reads_only_answers_keeps_the_rows_one_that_reads_a_mark_does_not() -> None:
    for value, linear in (("A1 / 2", True), ("A1.points / 2", False)):
        book = small.book(
            [small.indicator("A1", []), small.indicator("B1", [], "B", value="half")],
            results=[{"id": "half", "value": value}],
        )
        assert is_under_means(small.desk(book, small.report(A1=10))) is linear

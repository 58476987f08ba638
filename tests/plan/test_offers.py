"""Only what brings something to a report is offered, after what it needs."""

from __future__ import annotations

from decimal import Decimal

from tests.plan import small


def test_a_step_whose_target_is_reached_is_left_out_and_counts_as_done() -> None:
    laid = small.desk(small.plain(), small.report(A1=50, B1=90))
    assert list(laid.offers) == ["a90"]
    assert laid.offers["a90"].needs == ()
    assert laid.offers["a90"].lead_months == Decimal(3)


def test_what_a_step_needs_comes_first_and_its_months_are_counted() -> None:
    laid = small.desk(small.plain(), small.report(A1=0, B1=90))
    assert laid.offers["a90"].needs == ("a50",)
    assert laid.offers["a90"].lead_months == Decimal(6)
    assert laid.offers["a90"].gain == 90


def test_nothing_is_offered_on_an_indicator_that_is_not_applicable() -> None:
    levers = [small.lever("more", {"points": 90}, 1)]
    book = small.book([small.indicator("A1", levers, not_applicable_if="B1 > 5"), small.indicator("B1", [], "B")])
    assert list(small.desk(book, small.report(A1=0, B1=6)).offers) == []
    assert list(small.desk(book, small.report(A1=0, B1=5)).offers) == ["more"]


def test_nothing_that_lowers_a_mark_is_offered() -> None:
    levers = [small.lever("more", {"value": 90}, 1), small.lever("less", {"value": 10}, 1)]
    book = small.book([
        small.indicator("A1", levers), small.indicator("B1", [], "B", value="100 - A1.value"),
    ])  # fmt: skip
    assert list(small.desk(book, small.report(A1=50)).offers) == []


def test_a_step_that_needs_an_answer_waits_for_it() -> None:
    levers = [small.lever("more", {"points": 90}, 1, needs=["B1"])]
    book = small.book([small.indicator("A1", levers), small.indicator("B1", [], "B")])
    assert list(small.desk(book, small.report(A1=0)).offers) == []
    assert list(small.desk(book, small.report(A1=0, B1=1)).offers) == ["more"]


def test_a_step_that_needs_one_that_is_not_offered_is_not_offered() -> None:
    levers = [small.lever("more", {"points": 90}, 1, needs=["other"])]
    other = [small.lever("other", {"points": 50}, 1)]
    book = small.book([
        small.indicator("A1", levers), small.indicator("B1", other, "B", not_applicable_if="A1 < 5"),
    ])  # fmt: skip
    assert list(small.desk(book, small.report(A1=0, B1=0)).offers) == []

"""A goal is reached with every floor and gate; what does not hold is named with its numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from conditionality.plan.goal import Condition, Goal, least_total, reached, unmet
from tests.plan import small

GATE = {"id": "K", "label": small.both("K"), "fails_if": "A1.value < 20", "effect": "block"}


def test_total_floor_and_gate_are_each_named() -> None:
    book = small.book([small.indicator("A1", []), small.indicator("B1", [], "B")], gates=[GATE])
    laid = small.desk(book, small.report(A1=10, B1=60))
    assert not reached(laid.now, Goal())
    assert unmet(laid.now, Goal()) == (
        Condition(kind="total", of="total", found=Fraction(35), wanted=Fraction(60)),
        Condition(kind="floor", of="A", found=Fraction(10), wanted=Fraction(30)),
        Condition(kind="gate", of="K"),
    )


def test_a_total_is_a_goal_too_floors_and_gates_included() -> None:
    laid = small.desk(small.plain(), small.report(A1=40, B1=50))
    assert reached(laid.now, Goal(total=Decimal(45)))
    assert not reached(laid.now, Goal(total=Decimal("45.01")))
    low = small.desk(small.plain(), small.report(A1=20, B1=90))
    assert [one.kind for one in unmet(low.now, Goal(total=Decimal(45)))] == ["floor"]


def test_a_named_outcome_that_another_precedes_is_said() -> None:
    laid = small.desk(small.plain(), small.report(A1=90, B1=90))
    assert unmet(laid.now, Goal(outcome="refused")) == (Condition(kind="outcome", of="accepted"),)
    assert unmet(laid.now, Goal()) == ()


def test_the_least_total_is_read_in_the_condition_of_the_outcome() -> None:
    assert least_total(small.plain(), Goal()) == Fraction(60)
    assert least_total(small.plain(), Goal(outcome="refused")) is None
    assert least_total(small.plain(), Goal(total=Decimal("62.5"))) == Fraction(125, 2)

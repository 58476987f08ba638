"""Contributions and adjustments add up to the total, exactly, whatever the rules."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import Empty
from conditionality.scoring.adjustments import adjustments
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.nodes import is_number
from tests.scoring.small import run
from tests.strategies.chance import wide
from tests.strategies.referentials import answers, referentials

CLAMPED = """
fields = { a = "decimal", b = "decimal", more = "decimal" }
dimensions = [{ id = "P", weight = 3, at_most = 60 }, { id = "Q", combine = "min" }]
indicators = [
  { id = "P1", dimension = "P", value = "a", weight = 1 },
  { id = "P2", dimension = "P", value = "b", weight = 1 },
  { id = "P3", dimension = "P", value = "more", role = "add" },
  { id = "Q1", dimension = "Q", value = "a" },
  { id = "Q2", dimension = "Q", value = "b" },
]
"""


@wide
@given(st.data())
def test_contributions_and_adjustments_add_up_to_the_total_exactly(data: st.DataObject) -> None:
    referential = data.draw(referentials())
    given_answers = data.draw(answers(referential, absent=20))
    day = given_answers["period.from"]
    assert isinstance(day, date)
    trace = ExactMachine(compile_program(referential, day)).run(given_answers)
    total = trace["total.score"]
    if not is_number(total):
        assert adjustments(trace) == ()
        assert all(not is_number(trace[f"{one.id}.share"]) or trace[f"{one.id}.contribution"] == 0
                   for one in referential.indicators)  # fmt: skip
        return
    brought = [trace[f"{one.id}.contribution"] for one in referential.indicators]
    found = sum((Fraction(one) for one in brought if is_number(one)), Fraction(0))
    assert found + sum(left for _, left in adjustments(trace)) == total


def test_a_clamp_and_a_minimum_have_each_their_line() -> None:
    # P: (80 + 40) / 2 + 10 = 70, cut at 60; it has 3/4 of the total.
    # Q: the lowest of 80 and 40 is 40, where linear shares say 60.
    trace = run(CLAMPED, a=80, b=40, more=10)
    assert trace["total.score"] == Fraction(3, 4) * 60 + Fraction(1, 4) * 40
    assert adjustments(trace) == (("P", Fraction(3, 4) * -10), ("Q", Fraction(1, 4) * -20))


def test_a_plain_weighted_mean_has_none() -> None:
    assert adjustments(run(CLAMPED, a=40, b=40, more=0)) == ()


def test_a_total_that_cannot_be_computed_has_none() -> None:
    text = CLAMPED.replace('value = "a", weight = 1', 'value = "a", weight = 1, missing = "block"')
    trace = run(text, b=40, more=0)
    assert isinstance(trace["total.score"], Empty)
    assert adjustments(trace) == ()


def test_what_stands_in_a_dimension_and_in_the_total_counts_once() -> None:
    trace = run(CLAMPED + 'total = { of = ["P", "P1"] }', a=30, b=50, more=0)
    # the total is (3 * 40 + 30) / 4; P1 reaches it by itself, so that P brings P2's part by name and the rest adjusted
    assert trace["total.score"] == Fraction(75, 2)
    assert trace["P1.share"] == Fraction(1, 4)
    assert adjustments(trace) == (("P", Fraction(3, 4) * 15),)

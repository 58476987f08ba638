"""Values, and the order of the empties."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import (
    MISSING,
    NOTHING_LEFT,
    OUT_OF_DOMAIN,
    STRENGTH,
    Empty,
    Value,
    refuse,
    strongest,
    tidy,
)
from tests.formula import strategies


def test_missing_beats_not_applicable_which_beats_not_concerned() -> None:
    outside, by_rule = Empty("not_concerned", "rule"), Empty("not_applicable", "rule")
    assert strongest([outside, 3, by_rule]) == by_rule
    assert strongest([by_rule, MISSING, outside]) == MISSING
    assert strongest([3, "a", True]) is None


def test_the_first_of_equals_wins() -> None:
    assert strongest([NOTHING_LEFT, Empty("not_applicable", "rule")]) == NOTHING_LEFT


@given(st.lists(strategies.values, max_size=5))
def test_the_strongest_is_one_of_the_values_and_none_is_stronger(values: list[Value]) -> None:
    won = strongest(values)
    empties = [value for value in values if isinstance(value, Empty)]
    assert (won is None) == (not empties)
    assert won is None or (won in empties and all(STRENGTH[one.kind] <= STRENGTH[won.kind] for one in empties))


def test_values_of_the_wrong_kind_are_out_of_domain() -> None:
    assert refuse("a", 3) == OUT_OF_DOMAIN
    assert refuse("a", MISSING) == MISSING


@given(st.fractions())
def test_a_tidy_number_keeps_its_value_and_is_whole_when_it_can(value: Fraction) -> None:
    tidied = tidy(value)
    assert tidied == value
    assert (type(tidied) is int) == (value.denominator == 1)

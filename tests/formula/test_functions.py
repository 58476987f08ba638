"""Functions of several values, of empties and of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.functions import (
    add_up,
    coalesce,
    count,
    day,
    is_missing,
    is_na,
    largest,
    mean,
    smallest,
    years_between,
)
from conditionality.formula.values import MISSING, NOTHING_LEFT, OUT_OF_DOMAIN, TOO_LARGE, Empty, Number, Value
from tests.formula import strategies

BY_RULE = Empty("not_applicable", "rule")
OUTSIDE = Empty("not_concerned", "rule")


@given(st.lists(strategies.numbers, min_size=1, max_size=6), st.data())
def test_what_does_not_apply_is_skipped(numbers: list[Number], data: st.DataObject) -> None:
    holed: list[Value] = [*numbers, BY_RULE, OUTSIDE]
    mixed = data.draw(st.permutations(holed))
    total = sum(map(Fraction, numbers), Fraction(0))
    assert add_up(*mixed) == total
    assert mean(*mixed) == total / len(numbers)
    assert (smallest(*mixed), largest(*mixed)) == (min(numbers), max(numbers))
    assert count(*mixed) == len(numbers)


@pytest.mark.parametrize("function", [add_up, mean, smallest, largest, count])
def test_what_is_missing_is_never_skipped(function: object) -> None:
    assert callable(function)
    assert function(1, BY_RULE, MISSING) == MISSING


def test_nothing_left() -> None:
    assert (add_up(BY_RULE), count(OUTSIDE)) == (0, 0)
    assert mean(BY_RULE) == smallest(OUTSIDE) == largest(BY_RULE, OUTSIDE) == NOTHING_LEFT


@pytest.mark.parametrize("function", [add_up, mean, smallest, largest])
def test_only_numbers_are_added_or_ordered(function: object) -> None:
    assert callable(function)
    assert function(1, True) == function(1, "a") == OUT_OF_DOMAIN


def test_a_sum_over_the_size_limit_is_too_large() -> None:
    primes = [Fraction(1, 10**2000 + step) for step in range(1, 9)]
    assert add_up(*primes) == TOO_LARGE


def test_a_condition_counts_when_it_holds_and_ticked_options_one_by_one() -> None:
    assert count(True, False, True) == 2
    assert count(0, "", date(2026, 1, 1), frozenset({"ab", "eu"}), frozenset()) == 5


def test_the_first_value_that_is_there() -> None:
    assert coalesce(MISSING, BY_RULE, False, 3) is False
    assert coalesce(OUTSIDE, BY_RULE) == BY_RULE
    assert coalesce(BY_RULE, MISSING) == MISSING
    assert coalesce() == OUT_OF_DOMAIN


def test_each_empty_is_told_from_the_others() -> None:
    assert [is_missing(one) for one in (MISSING, BY_RULE, OUTSIDE, 0)] == [True, False, False, False]
    assert [is_na(one) for one in (MISSING, BY_RULE, OUTSIDE, 0)] == [False, True, True, False]


def add_years(start: date, years: int) -> date:
    """Give the anniversary of a day, written apart: the same day, else the last of the month."""
    last = calendar.monthrange(start.year + years, start.month)[1]
    return date(start.year + years, start.month, min(start.day, last))


@given(strategies.days, st.integers(0, 60), st.integers(0, 364))
def test_years_are_counted_from_anniversary_to_anniversary(start: date, years: int, more: int) -> None:
    anniversary, following = add_years(start, years), add_years(start, years + 1)
    end = min(anniversary + timedelta(more), following - timedelta(1))
    assert years_between(start, end) == years
    assert years_between(end, start) == -years


def test_days_are_needed_to_count_years() -> None:
    assert years_between(date(2026, 1, 1), "2027-01-01") == OUT_OF_DOMAIN
    assert years_between(MISSING, date(2026, 1, 1)) == MISSING


@given(strategies.days)
def test_a_day_is_read_year_first(when: date) -> None:
    assert day(when.isoformat()) == when


@pytest.mark.parametrize(
    "text", ["20240131", "2024-W05-3", "2024-1-31", "31/01/2024", "2023-02-29", "٢٠٢٤-٠١-٣١", "", 3]
)
def test_any_other_text_is_no_day(text: Value) -> None:
    assert day(text) == OUT_OF_DOMAIN


def test_a_missing_day_is_missing() -> None:
    assert day(MISSING) == MISSING

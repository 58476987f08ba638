"""The last day of an appeal, put off to a working day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.legal_days import is_working_day, last_day, working_day
from conditionality.dossier.clocks import TERMS, due

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))

EASTER_MONDAYS = (date(2024, 4, 1), date(2025, 4, 21), date(2026, 4, 6), date(2027, 3, 29), date(2028, 4, 17))
FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))


@pytest.mark.parametrize("month_day", FIXED)
def test_the_fixed_holidays_of_the_labour_code_are_no_working_days(month_day: tuple[int, int]) -> None:
    assert not any(is_working_day(date(year, *month_day)) for year in range(2024, 2036))


@pytest.mark.parametrize("monday", EASTER_MONDAYS)
def test_easter_monday_is_put_off_to_tuesday(monday: date) -> None:
    assert working_day(monday) == date(monday.year, monday.month, monday.day + 1)


def test_the_example_of_the_law_received_on_5_may_ends_on_6_july() -> None:
    assert last_day("appeal", date(2026, 5, 5)) == date(2026, 7, 6)


def test_a_last_day_on_a_saturday_before_a_holiday_goes_past_both() -> None:
    # Received on 12 September 2026: the délai franc ends on Friday 13 November, a working day.
    assert last_day("appeal", date(2026, 9, 12)) == date(2026, 11, 13)
    # Received on 31 October 2026: it would end on 1 January 2027, a Friday; then a week-end.
    assert due(TERMS["appeal"], date(2026, 10, 31)) == date(2027, 1, 1)
    assert last_day("appeal", date(2026, 10, 31)) == date(2027, 1, 4)


def test_good_friday_and_26_december_count_as_working_days() -> None:
    assert is_working_day(date(2026, 4, 3))
    assert is_working_day(date(2025, 12, 26))


@given(DAYS)
def test_a_day_is_never_put_off_by_more_than_four_days_and_lands_on_a_working_day(day: date) -> None:
    found = working_day(day)
    assert is_working_day(found)
    assert 0 <= (found - day).days <= 4

"""Periods: the next one, due days, durations, ends of months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.model import Period
from conditionality.report.periods import (
    Duration,
    NotADurationError,
    add,
    due_date,
    duration,
    first_period,
    fits,
    next_period,
    nth_period,
    period_starting,
)
from tests.report import dairy


def period(first: str, last: str) -> Period:
    """Give a period from two ISO days."""
    return Period(from_=date.fromisoformat(first), to=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("P1Y", 12, 0),
        ("P6M", 6, 0),
        ("P3M", 3, 0),
        ("P1M", 1, 0),
        ("P1Y6M", 18, 0),
        ("P30D", 0, 30),
        ("P2W", 0, 14),
        ("P", 0, 0),
        ("P99999999999999999999Y", 48_000_000, 0),
    ],
)
def test_a_duration_is_months_and_days(text: str, months: int, days: int) -> None:
    assert duration(text) == Duration(months, days)


@pytest.mark.parametrize("text", ["", "1Y", "PT1H", "P1.5Y", "P-1Y", "P1D1Y"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(NotADurationError):
        duration(text)


def test_only_an_empty_duration_is_nothing() -> None:
    assert [bool(duration(text)) for text in ("P", "P0D", "P1D", "P1M")] == [False, False, True, True]


@pytest.mark.parametrize(
    ("day", "length", "moved"),
    [
        ("2024-01-31", Duration(1), "2024-02-29"),
        ("2025-01-31", Duration(1), "2025-02-28"),
        ("2024-02-29", Duration(12), "2025-02-28"),
        ("2025-12-15", Duration(1), "2026-01-15"),
        ("2025-12-31", Duration(0, 1), "2026-01-01"),
        ("2025-01-31", Duration(1, 1), "2025-03-01"),
        ("9999-06-01", Duration(12), "9999-12-31"),
        ("9999-06-01", Duration(0, 4000), "9999-12-31"),
    ],
)
def test_months_end_where_they_end(day: str, length: Duration, moved: str) -> None:
    assert add(date.fromisoformat(day), length) == date.fromisoformat(moved)


@pytest.mark.parametrize(
    ("interval", "last"),
    [("P1Y", "2026-12-31"), ("P6M", "2026-06-30"), ("P3M", "2026-03-31"), ("P1M", "2026-01-31"), ("P7D", "2026-01-07")],
)
def test_a_period_ends_the_day_before_the_next_one(interval: str, last: str) -> None:
    first = period_starting(date(2026, 1, 1), interval)
    assert first == period("2026-01-01", last)
    assert next_period(first, interval).from_ == date.fromordinal(first.to.toordinal() + 1)


def test_a_month_cut_short_does_not_shift_those_that_follow() -> None:
    starts = [nth_period(date(2025, 1, 31), duration("P1M"), rank).from_ for rank in range(4)]
    assert starts == [date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)]


def test_the_next_period_is_counted_from_the_anchor() -> None:
    february = period("2025-02-28", "2025-03-30")
    assert next_period(february, "P1M", date(2025, 1, 31)).from_ == date(2025, 3, 31)
    assert next_period(february, "P1M").from_ == date(2025, 4, 28)


def test_an_anchor_after_the_period_is_not_followed() -> None:
    assert next_period(period("2025-01-01", "2025-12-31"), "P1Y", date(2027, 1, 1)).from_ == date(2026, 1, 1)


def test_the_next_period_begins_after_a_period_of_odd_length() -> None:
    assert next_period(period("2025-01-01", "2026-03-31"), "P1Y") == period("2027-01-01", "2027-12-31")


def test_an_empty_interval_goes_day_by_day_and_the_calendar_ends() -> None:
    assert next_period(period("2025-01-01", "2025-01-01"), "P") == period("2025-01-02", "2025-01-02")
    assert period_starting(date(2025, 1, 1), "P") == period("2025-01-01", "2025-01-01")
    assert next_period(period("9999-01-01", "9999-12-31"), "P1Y").to == date.max


@pytest.mark.parametrize(
    ("last", "grace", "due"),
    [
        ("2026-12-31", "P3M", "2027-03-31"),
        ("2026-12-31", "P30D", "2027-01-30"),
        ("2026-06-30", "P2M", "2026-08-31"),
        ("2026-12-31", None, "2026-12-31"),
        ("2026-12-31", "P0D", "2026-12-31"),
    ],
)
def test_a_report_is_due_its_grace_after_its_period(last: str, grace: str | None, due: str) -> None:
    assert due_date(period("2026-01-01", last), grace) == date.fromisoformat(due)


def test_the_first_period_of_a_version_starts_with_it() -> None:
    assert first_period(dairy.rules()) == period("2025-01-01", "2025-12-31")


def test_a_period_fits_its_interval_to_the_day() -> None:
    assert fits(period("2026-01-01", "2026-12-31"), "P1Y")
    assert not fits(period("2026-01-01", "2026-12-30"), "P1Y")


@given(st.dates(), st.sampled_from(["P1Y", "P6M", "P3M", "P1M", "P1M15D", "P90D"]), st.integers(0, 40))
def test_periods_follow_one_another_without_gap_or_overlap(anchor: date, interval: str, rank: int) -> None:
    one, two = nth_period(anchor, duration(interval), rank), nth_period(anchor, duration(interval), rank + 1)
    assert one.from_ <= one.to
    assert two.from_.toordinal() == one.to.toordinal() + 1 or two.to == date.max

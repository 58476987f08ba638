"""Reporting periods: the next one, the day a report is due, ISO 8601 durations, safe at the ends of months.

A period holds its first and last day. Periods are counted from an anchor and never from the end of the previous one,
so that a month cut short (28 February) does not shift all that follow.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from conditionality.referential.model import Referential
from conditionality.report.model import Period

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")

LONGEST = 4_000_000
"""Days or months beyond which a duration only means "for ever"."""

MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7


class NotADurationError(ValueError):
    """A text is not a duration in years, months, weeks and days."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a duration such as P1Y, P6M or P30D")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole months and days."""

    months: int = 0
    days: int = 0

    def times(self, count: int) -> Duration:
        """Give so many of it."""
        return Duration(self.months * count, self.days * count)

    def __bool__(self) -> bool:
        return bool(self.months or self.days)


def duration(text: str) -> Duration:
    """Read an ISO 8601 duration without hours.

    Raises:
        NotADurationError: The text is none; a référentiel that loads never holds one.

    >>> duration("P1Y6M")
    Duration(months=18, days=0)
    """
    matched = _DURATION.fullmatch(text)
    if not matched:
        raise NotADurationError(text)
    years, months, weeks, days = (min(int((part or "0")[:8]), LONGEST) for part in matched.groups())
    return Duration(years * MONTHS_A_YEAR + months, weeks * DAYS_A_WEEK + days)


def add(day: date, length: Duration) -> date:
    """Add months, then days; a day that the month does not have becomes its last day.

    The calendar ends with the year 9999: what would come after is its last day.

    >>> add(date(2024, 1, 31), Duration(months=1))
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + length.months, MONTHS_A_YEAR)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    moved = date(year, month + 1, min(day.day, last))
    return moved + timedelta(days=length.days) if length.days < (date.max - moved).days else date.max


def nth_period(anchor: date, interval: Duration, rank: int) -> Period:
    """Give the period of a rank, from 0, counted from the anchor."""
    first, after = add(anchor, interval.times(rank)), add(anchor, interval.times(rank + 1))
    return Period(from_=first, to=max(first, after - timedelta(days=1)))


def period_starting(day: date, interval: str) -> Period:
    """Give the period that starts on a day.

    >>> period_starting(date(2026, 7, 1), "P6M").to
    datetime.date(2026, 12, 31)
    """
    return nth_period(day, duration(interval), 0)


def next_period(period: Period, interval: str, anchor: date | None = None) -> Period:
    """Give the first period that starts after the end of another.

    Args:
        period: The last one reported.
        interval: ISO 8601 duration between two reports.
        anchor: First day of the first period of all; default, the first day of this one.
    """
    start = anchor if anchor and anchor <= period.from_ else period.from_
    length = duration(interval) or Duration(days=1)
    rank = 0
    while (found := nth_period(start, length, rank)).from_ <= period.to and found.to < date.max:
        rank += 1
    return found


def due_date(period: Period, grace: str | None = None) -> date:
    """Give the last day to file a report: its period's last day plus the grace; without grace, that last day.

    >>> due_date(period_starting(date(2026, 1, 1), "P1Y"), "P3M")
    datetime.date(2027, 3, 31)
    """
    if not grace or not duration(grace):
        return period.to
    # The grace counts from the day after the period, so that three months after 31 December end on 31 March.
    return add(period.to + timedelta(days=1), duration(grace)) - timedelta(days=1)


def first_period(referential: Referential) -> Period:
    """Give the first period of a version: it starts the day the version takes effect."""
    return period_starting(referential.in_force.from_, referential.interval)


def fits(period: Period, interval: str) -> bool:
    """Tell whether a period is exactly one interval long."""
    return period == period_starting(period.from_, interval)

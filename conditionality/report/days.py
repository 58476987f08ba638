"""Read a day as a person types it: 21/11/2026, day first, or 2026-11-21; refuse a day that could be two.

A two-figure year, and a month written before the day where only that reading makes a day, are never guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from conditionality.codec import decimal_text
from conditionality.findings import Finding
from conditionality.report.identifiers import BLANKS
from conditionality.report.places import both, slip

FIRST_YEAR = 1800
LAST_YEAR = 2199

SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar, right for every day since 1 March 1900.

Source: ISO/IEC 29500-1, section 18.17.4.1 (date bases)."""

FIRST_SERIAL = 10_000
LAST_SERIAL = 99_999
"""Spreadsheet day numbers that look like a day of this age: 1927 to 2173."""

_TIME = r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + _TIME)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})" + _TIME)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]+")


def read_day(given: str) -> tuple[date | None, tuple[Finding, ...]]:
    """Read one day.

    Returns:
        The day, or nothing; and what is wrong, without a place.

    >>> read_day("21/11/2026")[0]
    datetime.date(2026, 11, 21)
    >>> [one.code for one in read_day("31/02/2025")[1]]
    ['date-impossible']
    """
    text = BLANKS.sub(" ", given).strip()
    if matched := _YEAR_FIRST.fullmatch(text):
        year, month, day = matched.groups()
    elif matched := _DAY_FIRST.fullmatch(text):
        day, month, year = matched.groups()
    elif _SHORT_YEAR.fullmatch(text):
        return None, (slip("date-short-year", given),)
    elif _WHOLE.fullmatch(text) and len(text) <= len(str(LAST_SERIAL)) and _is_serial(int(text)):
        return None, (serial_fault(Decimal(text)),)
    else:
        return None, (slip("not-a-date", given),)
    found = _day(int(year), int(month), int(day))
    return (found, ()) if found else (None, (_impossible(given, int(year), int(month), int(day)),))


def read_iso_day(given: str) -> tuple[date | None, tuple[Finding, ...]]:
    """Read one day that must be spelled YYYY-MM-DD, as a program writes it.

    >>> read_iso_day("2026-11-21")[0]
    datetime.date(2026, 11, 21)
    """
    if not _ISO.fullmatch(given):
        return None, (slip("date-not-iso", given),)
    return read_day(given)


def serial_fault(number: Decimal) -> Finding:
    """Say that a number stands where a day is asked; give the day a spreadsheet would show for it."""
    whole = number == number.to_integral_value() and _is_serial(number)
    if not whole:
        return slip("not-a-date", decimal_text(number))
    shown = SERIAL_ZERO + timedelta(days=int(number))
    return slip("date-as-number", int(number), both("day", shown))


def looks_like_a_day(text: str) -> bool:
    """Tell whether a text has the form of a day, possible or not.

    >>> looks_like_a_day("1/2/2026"), looks_like_a_day("12,5")
    (True, False)
    """
    text = BLANKS.sub(" ", text).strip()
    return any(form.fullmatch(text) for form in (_YEAR_FIRST, _DAY_FIRST))


def _is_serial(number: int | Decimal) -> bool:
    return FIRST_SERIAL <= number <= LAST_SERIAL


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(given: str, year: int, month: int, day: int) -> Finding:
    """Say why a day of the right form is none: out of the calendar, or the month first."""
    swapped = _day(year, day, month)
    if swapped:
        return slip("date-month-first", given, both("day", swapped))
    return slip("date-impossible", given)

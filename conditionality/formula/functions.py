"""The functions of several values, of empties and of dates.

`sum mean min max count` skip what does not apply and what does not concern, never what is missing.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from conditionality.formula.arithmetic import add, div
from conditionality.formula.values import NOTHING_LEFT, OUT_OF_DOMAIN, Empty, Number, Value, refuse, strongest

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _present(values: tuple[Value, ...]) -> list[Number] | Empty:
    """Give the numbers among values, or the empty that forbids to go on."""
    kept: list[Number] = []
    for value in values:
        if type(value) is int or type(value) is Fraction:
            kept.append(value)
        elif type(value) is not Empty or value.kind == "missing":
            return refuse(value)
    return kept


def add_up(*values: Value) -> Value:
    """Add all values; nothing left to add gives 0."""
    kept = _present(values)
    if isinstance(kept, Empty):
        return kept
    total: Value = 0
    for value in kept:
        total = add(total, value)
    return total


def mean(*values: Value) -> Value:
    """Give the mean of what is left; of nothing, not applicable."""
    kept = _present(values)
    if isinstance(kept, Empty):
        return kept
    return div(add_up(*kept), len(kept)) if kept else NOTHING_LEFT


def smallest(*values: Value) -> Value:
    """Give the smallest of what is left; of nothing, not applicable."""
    kept = _present(values)
    if isinstance(kept, Empty):
        return kept
    return min(kept) if kept else NOTHING_LEFT


def largest(*values: Value) -> Value:
    """Give the largest of what is left; of nothing, not applicable."""
    kept = _present(values)
    if isinstance(kept, Empty):
        return kept
    return max(kept) if kept else NOTHING_LEFT


def count(*values: Value) -> Value:
    """Count conditions that hold, ticked options, and other values that are there.

    >>> count(True, False, 12, frozenset({"ab", "eu"}), Empty("not_applicable", "rule"))
    4
    """
    number = 0
    for value in values:
        if type(value) is Empty:
            if value.kind == "missing":
                return value
        elif type(value) is frozenset:
            number += len(value)
        else:
            number += value is not False
    return number


def coalesce(*values: Value) -> Value:
    """Give the first value that is there; when none is, the strongest of the empties."""
    for value in values:
        if type(value) is not Empty:
            return value
    return strongest(values) or OUT_OF_DOMAIN


def is_missing(value: Value) -> Value:
    """Tell whether an answer, or what is worked out from it, is missing."""
    return type(value) is Empty and value.kind == "missing"


def is_na(value: Value) -> Value:
    """Tell whether a value does not apply, or does not concern this report."""
    return type(value) is Empty and value.kind != "missing"


def years_between(start: Value, end: Value) -> Value:
    """Count the whole years from one day to another; negative when the second comes first.

    A year runs from a day to the same day of the next year; from 29 February, to 28 February when there is no 29th.

    Source:
        Code de procédure civile, art. 641 (a period in years ends on the day of the same number; failing that,
        on the last day of the month).

    >>> years_between(date(2020, 2, 29), date(2021, 2, 28)), years_between(date(2020, 3, 1), date(2021, 2, 28))
    (1, 0)
    """
    if type(start) is not date or type(end) is not date:
        return refuse(start, end)
    return _whole_years(start, end) if start <= end else -_whole_years(end, start)


def _whole_years(start: date, end: date) -> int:
    years = end.year - start.year
    from_day, to_day = (start.month, start.day), (end.month, end.day)
    if from_day == (2, 29) and to_day == (2, 28) and not _is_leap(end.year):
        return years
    return years - (to_day < from_day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day(text: Value) -> Value:
    """Read a day written year-month-day; a text that is no day is out of domain.

    >>> day("2024-02-29"), day("2023-02-29").reason
    (datetime.date(2024, 2, 29), 'out-of-domain')
    """
    if type(text) is not str:
        return refuse(text)
    if not _ISO_DAY.fullmatch(text):
        return OUT_OF_DOMAIN
    try:
        return date.fromisoformat(text)
    except ValueError:
        return OUT_OF_DOMAIN

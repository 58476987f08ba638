"""Legal days: a last day that falls on a Saturday, a Sunday or a public holiday is put off to the next working day.

Public holidays are those of metropolitan France, by the `holidays` package. The further days of Alsace-Moselle (Good
Friday, 26 December) are not counted: they could only lengthen a term, and the whole region would have to keep them.

Source:
    C. proc. civ. art. 641 and 642 (terms in months; the last day put off), applied to the délai franc of CJA R421-1 by
    the administrative courts; C. trav. L3133-1 (the eleven public holidays).
"""

from __future__ import annotations

from datetime import date, timedelta

from holidays import country_holidays

from conditionality.dossier.clocks import TERMS, TermName, due

SATURDAY = 5
"""Rank of Saturday in a week that begins with Monday, from 0."""


def is_working_day(day: date) -> bool:
    """Tell whether a day is neither Saturday, nor Sunday, nor a public holiday.

    >>> is_working_day(date(2026, 7, 14)), is_working_day(date(2026, 7, 15))
    (False, True)
    """
    return day.weekday() < SATURDAY and day not in country_holidays("FR", years=day.year)


def working_day(day: date) -> date:
    """Give the day itself when it is a working day, else the next one.

    >>> working_day(date(2026, 5, 1))
    datetime.date(2026, 5, 4)
    """
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_day(term: TermName, start: date) -> date:
    """Give the last day of a term that a person has to keep, on a working day.

    >>> last_day("appeal", date(2026, 5, 3))
    datetime.date(2026, 7, 6)
    """
    return working_day(due(TERMS[term], start))

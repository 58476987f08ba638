"""Days as people type them: the day first, the year whole, never a guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.days import looks_like_a_day, read_day, read_iso_day, serial_fault
from conditionality.wording.numbers import day as written


@pytest.mark.parametrize(
    "typed",
    [
        *("21/11/2026", "21-11-2026", "21.11.2026", "2026-11-21", "2026/11/21", " 21/11/2026 "),
        *("2026-11-21 00:00:00", "2026-11-21T14:30:00Z", "21/11/2026 08:00"),
    ],
)
def test_a_day_is_read(typed: str) -> None:
    assert read_day(typed) == (date(2026, 11, 21), ())


def test_the_day_comes_first() -> None:
    assert read_day("3/4/2026")[0] == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/2025", "date-impossible"),
        ("00/01/2026", "date-impossible"),
        ("40/13/2026", "date-impossible"),
        ("2026-02-30", "date-impossible"),
        ("01/01/0026", "date-impossible"),
        ("01/01/2500", "date-impossible"),
        ("11/21/2026", "date-month-first"),
        ("21/11/26", "date-short-year"),
        ("46347", "date-as-number"),
        ("fin novembre", "not-a-date"),
        ("2026", "not-a-date"),
        ("", "not-a-date"),
        ("٢١/11/2026", "not-a-date"),
    ],
)
def test_what_is_no_day_is_refused(typed: str, code: str) -> None:
    day, found = read_day(typed)
    assert day is None
    assert [one.code for one in found] == [code]


def test_a_month_that_stands_first_is_shown_the_other_way_round() -> None:
    assert dict(read_day("11/21/2026")[1][0].params)["day_fr"] == "21/11/2026"


@pytest.mark.parametrize(
    ("number", "code", "day"),
    [
        ("46347", "date-as-number", "21/11/2026"),
        ("46347.0", "date-as-number", "21/11/2026"),
        ("46347.5", "not-a-date", ""),
        ("12", "not-a-date", ""),
        ("1E+30", "not-a-date", ""),
    ],
)
def test_a_number_in_the_place_of_a_day_is_told_with_its_day(number: str, code: str, day: str) -> None:
    found = serial_fault(Decimal(number))
    assert found.code == code
    assert dict(found.params).get("day_fr", "") == day


@pytest.mark.parametrize("typed", ["2026-11-21 ", "21/11/2026", "2026-1-1", "20261121", ""])
def test_a_program_writes_days_in_one_way(typed: str) -> None:
    assert [one.code for one in read_iso_day(typed)[1]] == ["date-not-iso"]


def test_an_iso_day_is_read() -> None:
    assert read_iso_day("2024-02-29") == (date(2024, 2, 29), ())
    assert [one.code for one in read_iso_day("2025-02-29")[1]] == ["date-impossible"]


@pytest.mark.parametrize(
    ("text", "looks"), [("1/2/2026", True), ("2026-13-45", True), ("12,5", False), ("1/2/26", False)]
)
def test_the_form_of_a_day_is_known(text: str, looks: bool) -> None:
    assert looks_like_a_day(text) is looks


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_what_we_write_for_people_in_french_is_read_back(day: date) -> None:
    assert read_day(written("fr", day)) == (day, ())
    assert read_day(day.isoformat()) == (day, ())


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    day, found = read_day(text)
    assert (day is None) == bool(found)

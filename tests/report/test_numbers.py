"""Numbers as people type them, in French first; exact, or refused with what to do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.numbers import fits_a_double, from_double, read_number
from conditionality.wording.numbers import number as written


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("42", "42"),
        ("0", "0"),
        ("007", "7"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1\u2009234\u2009567", "1234567"),
        ("  12  ", "12"),
        ("1234,567", "1234.567"),
        ("0,125", "0.125"),
        ("1.234", "1.234"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1,234,567.5", "1234567.5"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("+3", "3"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("- 3,5", "-3.5"),
        ("12 %", "12"),
        ("12%", "12"),
        ("12 €", "12"),
        ("12,50 EUR", "12.50"),
        ("45 jours", "45"),
        ("45 JOURS", "45"),
        ("9" * 30, "9" * 30),
        ("0," + "3" * 30, "0." + "3" * 30),
        ("-1234567890123456789012345678,9", "-1234567890123456789012345678.9"),
    ],
)
def test_a_number_is_read_exactly(typed: str, number: str) -> None:
    assert read_number(typed, ("%", "€", "EUR", "jours")) == (Decimal(number), ())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not-a-number"),
        ("-", "not-a-number"),
        ("soixante", "not-a-number"),
        ("12 34", "not-a-number"),
        ("1 2345", "not-a-number"),
        ("1,23,456", "not-a-number"),
        ("1,2345.6", "not-a-number"),
        ("1 234.567,8", "not-a-number"),
        ("5,", "not-a-number"),
        ("5.", "not-a-number"),
        ("+-3", "not-a-number"),
        ("--3", "not-a-number"),
        ("3 kg", "not-a-number"),
        ("%", "not-a-number"),
        ("٣", "not-a-number"),
        ("1_000", "not-a-number"),
        ("0x10", "not-a-number"),
        ("7,99E+13", "number-exponent"),
        ("1e5", "number-exponent"),
        ("-1E-5", "number-exponent"),
        ("1e400", "number-exponent"),
        ("NaN", "number-not-finite"),
        ("-inf", "number-not-finite"),
        ("∞", "number-not-finite"),
        ("#N/A", "number-not-finite"),
        ("1" + "0" * 31, "number-too-large"),
        ("0," + "3" * 31, "number-too-large"),
        ("1" * 81, "number-too-long"),
    ],
)
def test_what_is_no_number_is_refused(typed: str, code: str) -> None:
    number, found = read_number(typed, ("%",))
    assert number is None
    assert [one.code for one in found] == [code]


@pytest.mark.parametrize("typed", ["1,234", "-12,500", "999,999"])
def test_a_comma_before_three_digits_is_french_and_said_so(typed: str) -> None:
    number, found = read_number(typed)
    assert number == Decimal(typed.replace(",", "."))
    assert [(one.code, one.level) for one in found] == [("number-comma-decimal", "warning")]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_what_we_write_for_people_in_french_is_read_back(value: Decimal) -> None:
    assert read_number(written("fr", value))[0] == value


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    number, found = read_number(text, ("%", ""))
    assert (number is None) == any(one.level == "error" for one in found)


@given(st.floats())
def test_a_double_is_read_as_its_shortest_decimal(value: float) -> None:
    number = from_double(value)
    assert number is None if value != value or abs(value) == float("inf") else float(str(number)) == value  # noqa: PLR0124


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("0.1", True),
        ("123456789012345", True),
        ("1234567890123456", False),
        ("1E+301", False),
        ("0", True),
        ("100000000000000000000", True),
    ],
)
def test_a_number_of_fifteen_digits_fits_a_cell(number: str, fits: bool) -> None:
    assert fits_a_double(Decimal(number)) is fits

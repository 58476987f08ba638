"""Numbers as people read them: exact, half up away from zero, French and English signs."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from conditionality.wording.numbers import Exact, day, money, number, percent, shown
from conditionality.wording.speech import Lang

WIDE = Context(prec=200, rounding=ROUND_HALF_UP)
"""Enough digits to hold any number drawn below exactly."""

decimals = st.decimals(min_value=-(10**15), max_value=10**15, places=9)
fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**9)


@given(decimals, st.integers(0, 9))
def test_a_decimal_is_rounded_as_the_standard_library_rounds_half_up(value: Decimal, digits: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-digits), context=WIDE)
    assert shown(value, digits) == f"{expected or abs(expected):f}"


@given(fractions, st.integers(0, 9))
def test_what_is_shown_is_the_nearest_value_and_ties_go_away_from_zero(value: Fraction, digits: int) -> None:
    error = Fraction(shown(value, digits)) - value
    half = Fraction(1, 2 * 10**digits)
    assert abs(error) <= half
    if abs(error) == half:
        assert (error > 0) == (value > 0)


@given(fractions)
def test_a_ratio_is_rounded_as_its_long_decimal_expansion(value: Fraction) -> None:
    expansion = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    assert Fraction(shown(value, 3)) == Fraction(expansion.quantize(Decimal("0.001"), context=WIDE))


@given(st.integers(-(10**12), 10**12), st.integers(0, 12))
def test_a_finite_value_is_written_whole_when_no_digits_are_asked(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    text = number("en", value)
    assert Fraction(text.replace(",", "")) == Fraction(value)
    assert not ("." in text and text.endswith("0"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "0.3333"),
        (Fraction(2, 3), "0.6667"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(1, 10**13), "0.0000"),
        (Decimal("-0"), "0"),
        (Decimal("1E+3"), "1,000"),
        (0, "0"),
    ],
)
def test_an_endless_value_has_four_decimals(value: Exact, text: str) -> None:
    assert number("en", value) == text


@pytest.mark.parametrize("lang", ["fr", "en"])
@given(value=decimals)
def test_grouping_and_point_are_those_of_the_language(lang: Lang, value: Decimal) -> None:
    exact = value.quantize(Decimal("0.01"), context=WIDE)
    expected = format_decimal(exact or abs(exact), format="#,##0.00", locale=lang)
    assert number(lang, value, 2) == expected


def test_thousands_are_parted_by_narrow_spaces_in_french() -> None:
    assert number("fr", 1234567) == "1\u202f234\u202f567"
    assert number("fr", Decimal("1234.5")) == "1\u202f234,5"
    assert number("fr", Decimal("-1234.5"), 0) == "-1\u202f235"


def test_a_percentage_is_given_in_percent() -> None:
    assert percent("fr", Decimal("12.5")) == "12,5\u202f%"
    assert percent("en", Fraction(200, 3), 2) == "66.67%"


def test_an_amount_is_written_to_the_cent() -> None:
    assert money("fr", Decimal("1234.5")) == "1\u202f234,50\u00a0€"
    assert money("fr", Decimal("-0.005")) == "-0,01\u00a0€"
    assert money("en", Decimal("1234.505")) == "€1,234.51"
    assert money("en", Fraction(-1, 3)) == "-€0.33"


@given(st.dates())
def test_a_french_day_is_written_as_the_reference_tables_write_it(when: date) -> None:
    assert day("fr", when) == format_date(when, "dd/MM/yyyy", locale="fr")


@given(st.dates())
def test_an_english_day_has_its_month_in_letters(when: date) -> None:
    assert day("en", when) == format_date(when, "d MMM yyyy", locale="en")

"""Rounding by every mode, against the `decimal` module."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.rounding import RoundingMode, round_half_up, round_to
from conditionality.formula.values import MISSING, OUT_OF_DOMAIN, Number, Value
from tests.formula import strategies

WITNESS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_DOWN, "up": ROUND_UP}


@pytest.mark.parametrize("mode", get_args(RoundingMode))
@given(value=st.decimals(-(10**9), 10**9, places=6), digits=st.integers(-10, 8))
def test_decimals_are_rounded_as_the_decimal_module_does(mode: RoundingMode, value: Decimal, digits: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-digits), WITNESS[mode], Context(prec=60))
    rounded = round_to(Fraction(value), digits, mode)
    assert rounded == Fraction(expected)
    assert type(rounded) is int or rounded.denominator > 1


@given(strategies.numbers, st.integers(-20, 20))
def test_half_up_is_nearest_and_symmetric(value: Number, digits: int) -> None:
    unit = Fraction(10**20, 10 ** (20 + digits))
    rounded = round_to(value, digits)
    assert -unit / 2 <= rounded - value <= unit / 2
    assert (rounded / unit).denominator == 1
    assert round_to(-value, digits) == -rounded


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (Fraction(5, 2), 0, 3),
        (Fraction(-5, 2), 0, -3),
        (Fraction(1, 3), 2, Fraction(33, 100)),
        (15, -1, 20),
        (15, 3, 15),
    ],
)
def test_ties_go_away_from_zero(value: Number, digits: int, rounded: Number) -> None:
    assert round_half_up(value, digits) == rounded


@pytest.mark.parametrize("digits", [21, -21, Fraction(1, 2), True, "a"])
def test_decimals_out_of_bounds_are_out_of_domain(digits: Value) -> None:
    assert round_half_up(1, digits) == OUT_OF_DOMAIN


def test_an_empty_passes_through() -> None:
    assert round_half_up(MISSING, 2) == MISSING
    assert round_half_up(1, MISSING) == MISSING
    assert round_half_up(MISSING, 30) == MISSING

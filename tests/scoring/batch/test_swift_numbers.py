"""Single steps of the swift kernel on one lane, against fractions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.functions import years_between
from conditionality.formula.rounding import RoundingMode, round_to
from conditionality.scoring.batch import swift_numbers

plain = {
    name: cast("Any", getattr(swift_numbers, name)).py_func
    for name in ("sum_error", "product_error", "round_lane", "years_lane")
}
divide_error = cast("Any", swift_numbers.divide_error)
numbers = st.floats(-1e9, 1e9).filter(lambda one: one == 0 or abs(one) > 1e-6)
MODES: tuple[RoundingMode, ...] = ("half_up", "half_even", "down", "up")


@given(numbers, numbers)
def test_what_a_sum_and_a_product_leave_out_is_exact(x: float, y: float) -> None:
    assert Fraction(plain["sum_error"](x, y)) == abs(Fraction(x) + Fraction(y) - Fraction(x + y))
    assert Fraction(plain["product_error"](x, y)) == abs(Fraction(x) * Fraction(y) - Fraction(x * y))


@given(numbers, numbers.filter(bool))
def test_the_bound_of_a_quotient_holds_and_is_nought_when_exact(x: float, y: float) -> None:
    left = abs(Fraction(x) / Fraction(y) - Fraction(x / y))
    bound = divide_error(x, y, x / y)
    assert left <= Fraction(bound)
    assert (bound == 0) == (left == 0)


@pytest.mark.parametrize("digits", [-2, 0, 1, 3])
@pytest.mark.parametrize("way", range(4))
@given(numerator=st.integers(-(10**7), 10**7), denominator=st.sampled_from([1, 2, 3, 7, 20, 40, 1000]))
def test_a_rounding_that_is_sure_is_right(digits: int, way: int, numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    value = numerator / denominator
    error = abs(float(exact - Fraction(value))) * 1.01
    found, unsure = plain["round_lane"](value, error, 10.0 ** abs(digits), digits, way)
    if not unsure:
        assert Fraction(repr(float(found))) == round_to(exact, digits, MODES[way])


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_years_are_those_of_formulas(start: date, end: date) -> None:
    spelled = [float(day.year * 10000 + day.month * 100 + day.day) for day in (start, end)]
    assert plain["years_lane"](*spelled) == years_between(start, end)

"""Roots, logarithms, exponentials: exact where they are fractions, else within their bounds; ties are never made up."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.scoring.batch.careful_curves import LARGEST_POWER, exponential_of, logarithm_of, root
from conditionality.scoring.batch.careful_numbers import Number, compare, is_known, numerator
from tests.scoring.batch import lanes
from tests.scoring.batch.drawn import NOUGHT, Known, Loose, fractions, holds, loose, surely
from tests.scoring.batch.lanes import DIGITS, decimal, logarithm

FINE = 1e-28
"""What a curve of an exact number may lose, in proportion."""


@given(loose(positive=True), fractions(largest=4))
def test_a_curve_covers_all_that_it_may_hide(first: Loose, second: Known) -> None:
    for number, exact in ((first[0], first[1][0]), (first[0], first[1][1]), second):
        holds(root(number), lanes.root(exact))
        holds(logarithm_of(number), logarithm(exact) if exact > 0 else Fraction(0))
        if exact < 500:
            holds(exponential_of(number), Fraction(DIGITS.exp(decimal(exact))))


@given(st.integers(1, 10**7), st.integers(1, 10**5))
def test_the_root_of_the_square_of_a_fraction_is_that_fraction(top: int, bottom: int) -> None:
    side = Fraction(top, bottom)
    square = surely(side * side)
    if not math.isnan(numerator(square)):
        found = root(square)
        assert found[3] == side.denominator
        assert numerator(found) == side.numerator
        assert compare(found, surely(side)) == 0


@given(st.integers(2, 10**7), st.sampled_from((1, -1)), st.integers(1, 50))
def test_beside_a_square_there_is_no_root(side: int, gap: int, bottom: int) -> None:
    beside = Fraction(side * side + gap, bottom * bottom)
    found = root(surely(beside))
    assert found[3] == 0.0
    assert 0.0 < found[2] < found[0] * FINE
    holds(found, lanes.root(beside))
    assert compare(found, surely(Fraction(side, bottom))) == gap


def test_the_root_under_0_is_0_and_beside_0_it_is_not_told() -> None:
    assert root(surely("-1/3")) == NOUGHT
    assert root(NOUGHT) == NOUGHT
    assert not is_known(root((0.0, 0.0, 1e-30, 0.0)))
    assert not is_known(root((1e-260, 0.0, 0.0, 0.0)))


@given(fractions(largest=30))
def test_a_logarithm_has_no_multiple_but_that_of_1(number: Known) -> None:
    found = logarithm_of(number[0])
    if is_known(found) and number[1] > 0 and number[1] != 1:
        assert found[3] == 0.0
        assert found[2] > 0.0


@given(st.fractions("1/1000", 10**6, max_denominator=1000).filter(lambda one: one != 1))
def test_a_logarithm_is_known_to_28_digits(exact: Fraction) -> None:
    found = logarithm_of(surely(exact))
    holds(found, logarithm(exact))
    assert found[2] < abs(found[0]) * FINE + 1e-30


def test_the_logarithm_of_1_is_0_where_it_is_proved() -> None:
    assert logarithm_of((1.0, 0.0, 0.01, 3.0)) == NOUGHT
    near = logarithm_of((1.0, 0.0, 1e-20, 0.0))
    holds(near, logarithm(1 + Fraction(1, 10**20)))
    holds(near, logarithm(1 - Fraction(1, 10**20)))
    assert near[3] == 0.0


@pytest.mark.parametrize("number", [NOUGHT, (-2.5, 0.0, 0.0, 2.0), (-1.0, 0.0, 0.5, 0.0)])
def test_a_logarithm_not_over_0_is_0(number: Number) -> None:
    assert logarithm_of(number) == NOUGHT


@pytest.mark.parametrize("number", [(1e-20, 0.0, 1e-19, 0.0), (0.5, 0.0, 0.5, 0.0), (1e-260, 0.0, 0.0, 0.0)])
def test_a_logarithm_of_what_may_be_0_is_not_told(number: Number) -> None:
    assert not is_known(logarithm_of(number))


@given(st.fractions(-500, 500, max_denominator=1000).filter(bool))
def test_a_power_of_e_is_known_to_26_digits(exact: Fraction) -> None:
    found = exponential_of(surely(exact))
    holds(found, Fraction(DIGITS.exp(decimal(exact))))
    assert found[3] == 0.0
    assert found[2] < found[0] * 1e-26


@given(st.fractions("1/1000", 10**6, max_denominator=1000))
def test_a_power_undoes_a_logarithm(exact: Fraction) -> None:
    found = exponential_of(logarithm_of(surely(exact)))
    holds(found, exact)
    assert compare(found, surely(exact + Fraction(1, 10**15))) == -1


def test_a_power_0_is_1_and_one_too_large_is_not_told() -> None:
    assert exponential_of(NOUGHT) == (1.0, 0.0, 0.0, 1.0)
    assert exponential_of((0.0, 0.0, 0.01, 7.0)) == (1.0, 0.0, 0.0, 1.0)
    for sign in (1.0, -1.0):
        assert is_known(exponential_of((sign * (LARGEST_POWER - 1), 0.0, 0.0, 1.0)))
        assert not is_known(exponential_of((sign * LARGEST_POWER, 0.0, 0.0, 1.0)))
    assert not is_known(exponential_of((1.0, 0.0, 1.0, 0.0)))

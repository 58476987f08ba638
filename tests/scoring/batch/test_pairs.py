"""Pairs of float64 hold what fractions say, within the loss that they tell."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from operator import mul, truediv

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conditionality.scoring.batch import pairs
from conditionality.scoring.batch.pairs import Lossy, Pair
from tests.scoring.batch.lanes import DIGITS, SLACK, decimal, logarithm, root

BESIDE = 2.0**-53


@st.composite
def some_pairs(draw: st.DrawFn, *, exponents: int = 60, positive: bool = False) -> Pair:
    """Draw a pair: a float64 of any size, and a rest under half of its last place, often 0."""
    high = math.ldexp(draw(st.floats(0.5, 1.0, exclude_max=True)), draw(st.integers(-exponents, exponents)))
    if not positive and draw(st.booleans()):
        high = -high
    low = high * BESIDE * draw(st.sampled_from((0.0, 0.0, 1.0, -0.5))) * draw(st.floats(0.0, 0.49))
    return pairs.two_sum(high, low)


def exact(pair: Pair | Lossy) -> Fraction:
    return Fraction(pair[0]) + Fraction(pair[1])


def loss(found: Lossy, wanted: Fraction) -> Fraction:
    """Give how far a result is from what it stands for; a pair also is its own nearest float64."""
    assert found[0] == found[0] + found[1]
    return abs(exact(found) - wanted)


@given(st.floats(-1e100, 1e100), st.floats(-1e100, 1e100))
def test_a_sum_of_two_loses_nothing(a: float, b: float) -> None:
    assert exact(pairs.two_sum(a, b)) == Fraction(a) + Fraction(b)


@given(some_pairs(exponents=300), some_pairs(exponents=300))
def test_a_product_of_two_loses_nothing(a: Pair, b: Pair) -> None:
    assert exact(pairs.two_product(a[0], b[0])) == Fraction(a[0]) * Fraction(b[0])


@given(some_pairs(), some_pairs())
def test_a_sum_tells_what_it_loses(a: Pair, b: Pair) -> None:
    for one, other in ((a, b), (a, (-a[0], b[1])), (a, (-a[0], -a[1])), (a, (-a[0] * (1 + BESIDE * 2), a[1]))):
        wanted = exact(one) + exact(other)
        found = pairs.add(one, other)
        assert loss(found, wanted) <= Fraction(found[2]) * (1 + Fraction(BESIDE))
        assert found[2] <= 4 * BESIDE**2 * abs(wanted)


@given(some_pairs(), some_pairs())
def test_a_product_tells_what_it_loses(a: Pair, b: Pair) -> None:
    found = pairs.multiply(a, b)
    assert loss(found, exact(a) * exact(b)) <= Fraction(found[2])


@given(some_pairs(), some_pairs())
def test_a_quotient_tells_what_it_loses(a: Pair, b: Pair) -> None:
    found = pairs.divide(a, b)
    assert loss(found, exact(a) / exact(b)) <= Fraction(found[2])


@given(some_pairs(positive=True))
def test_a_root_tells_what_it_loses(a: Pair) -> None:
    found = pairs.square_root(a)
    wanted = root(exact(a))
    assert loss(found, wanted) <= Fraction(found[2]) + wanted * SLACK


@given(some_pairs(positive=True), st.floats(-1e-3, 1e-3).filter(lambda one: abs(one) > 1e-200))
def test_a_logarithm_tells_what_it_loses(a: Pair, little: float) -> None:
    for one in (
        a,
        pairs.two_sum(1.0, little),
        pairs.two_sum(1.0, little * 1e-12),
        pairs.two_sum(0.7071067811865476, 0),
    ):
        assume(exact(one) != 1)
        found = pairs.logarithm(one)
        wanted = logarithm(exact(one))
        assert loss(found, wanted) <= Fraction(found[2]) + abs(wanted) * SLACK


@given(some_pairs(exponents=6), st.floats(-500, 500), st.integers(-800, 800))
def test_an_exponential_tells_what_it_loses(a: Pair, large: float, fold: int) -> None:
    for one in (a, (large, 0.0), pairs.two_sum(fold * 0.34657359027997264, 1e-17)):
        found = pairs.exponential(one)
        wanted = Fraction(DIGITS.exp(decimal(exact(one))))
        assert loss(found, wanted) <= Fraction(found[2]) + wanted * SLACK


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (pairs.add((0.1, 0.0), (0.2, 0.0)), None),
        (pairs.multiply((0.1, 0.0), (0.3, 0.0)), None),
        (pairs.divide((75.0, 0.0), (4.0, 0.0)), 18.75),
        (pairs.square_root((6.25, 0.0)), 2.5),
    ],
)
def test_what_loses_nothing_says_so(found: Lossy, wanted: float | None) -> None:
    assert found[2] == 0
    assert wanted is None or found[:2] == (wanted, 0)


OPERATIONS: tuple[tuple[Callable[[Pair, Pair], Lossy], Callable[[Fraction, Fraction], Fraction]], ...] = (
    (pairs.multiply, mul),
    (pairs.divide, truediv),
)


@pytest.mark.parametrize(("kernel", "reference"), OPERATIONS)
def test_a_bound_is_neither_passed_nor_far(
    kernel: Callable[[Pair, Pair], Lossy], reference: Callable[[Fraction, Fraction], Fraction]
) -> None:
    chance = np.random.default_rng(12)
    shares = []
    for first, second, one, other in chance.random((4000, 4)).tolist():
        a = pairs.two_sum(1 + first, one * BESIDE)
        b = pairs.two_sum(1 + second * 0.01, other * BESIDE)
        found = kernel(a, b)
        shares.append(loss(found, reference(exact(a), exact(b))) / Fraction(found[2]))
    assert 0.15 < max(shares) <= 1


CURVES: tuple[tuple[Callable[[Pair], Lossy], Callable[[Fraction], Fraction], float, float], ...] = (
    (pairs.square_root, root, 1e-3, 1e9),
    (pairs.logarithm, logarithm, 0.5, 2.0),
    (pairs.logarithm, logarithm, 1e-9, 1e9),
    (pairs.exponential, lambda a: Fraction(DIGITS.exp(decimal(a))), 1e-9, 300.0),
)


@pytest.mark.parametrize(("curve", "reference", "least", "most"), CURVES)
def test_a_curve_keeps_within_a_quarter_of_its_bound(
    curve: Callable[[Pair], Lossy], reference: Callable[[Fraction], Fraction], least: float, most: float
) -> None:
    chance = np.random.default_rng(11)
    for high, share in zip(
        np.exp(chance.uniform(math.log(least), math.log(most), 400)), chance.random(400), strict=True
    ):
        a = pairs.two_sum(float(high), float(high * share * BESIDE / 2))
        found = curve(a)
        assert loss(found, reference(exact(a))) <= Fraction(found[2]) / 4

"""A bound of error holds whatever the exact value within it; a proof by multiples never errs, whatever the errors."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from operator import add, mul, truediv

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.scoring.batch import careful_curves, careful_places
from conditionality.scoring.batch.careful_numbers import (
    DOUBT,
    Number,
    common,
    compare,
    extreme,
    is_known,
    numerator,
    over,
    plus,
    ratio,
    times,
)
from conditionality.scoring.batch.micro import DOWN, HALF_EVEN, HALF_UP, UP
from conditionality.scoring.batch.pairs import two_sum
from tests.scoring.batch.lanes import DIGITS, SLACK, decimal, logarithm, root, rounded

TOP = 2.0**53


@st.composite
def loose(draw: st.DrawFn, *, positive: bool = False) -> tuple[Number, tuple[Fraction, Fraction]]:
    """Draw a number of unknown denominator with some error, and the two exact values farthest from its pair."""
    size = draw(st.floats(1e-3, 1e6)) * (1 if positive else draw(st.sampled_from((1, -1))))
    high, low = two_sum(size, size * draw(st.sampled_from((0.0, 1e-17, -3e-17))))
    error = abs(size) * draw(st.sampled_from((0.0, 1e-30, 1e-20, 1e-9, 0.25)))
    pair = Fraction(high) + Fraction(low)
    return (high, low, error, 0.0), (pair - Fraction(error), pair + Fraction(error))


@st.composite
def fractions(draw: st.DrawFn, largest: int = 12) -> tuple[Number, Fraction]:
    """Draw a fraction with a small denominator, known with some error."""
    bottom = draw(st.integers(1, largest))
    exact = Fraction(draw(st.integers(-40, 40)), bottom)
    error = draw(st.sampled_from((1e-29, 1e-4, 0.003, 0.03, 0.2)))
    near = exact + Fraction(error * draw(st.floats(-0.9, 0.9)))
    high, low = two_sum(float(near), float(near - Fraction(float(near))))
    return (high, low, error, float(bottom * draw(st.sampled_from((1, 1, 2, 3))))), exact


def holds(found: Number, exact: Fraction) -> None:
    """Hold a number to an exact value."""
    if not is_known(found):
        return
    gap = abs(Fraction(found[0]) + Fraction(found[1]) - exact)
    assert gap <= Fraction(found[2]) + (abs(exact) * SLACK if found[2] else 0)
    if 0 < found[3] < TOP:
        assert (exact * int(found[3])).denominator == 1
    elif found[3]:
        assert exact.denominator <= found[3]


ARITHMETIC: tuple[tuple[Callable[[Number, Number], Number], Callable[[Fraction, Fraction], Fraction]], ...] = (
    (plus, add),
    (times, mul),
    (lambda a, b: extreme(a, b, 1), max),
    (lambda a, b: extreme(a, b, -1), min),
)


Loose = tuple[Number, tuple[Fraction, Fraction]]
Known = tuple[Number, Fraction]


@settings(max_examples=300)
@given(st.sampled_from(ARITHMETIC), st.tuples(loose(), loose()), st.tuples(fractions(), fractions()))
def test_an_error_covers_all_that_it_may_hide(
    operation: tuple[Callable[[Number, Number], Number], Callable[[Fraction, Fraction], Fraction]],
    bounded: tuple[Loose, Loose],
    known: tuple[Known, Known],
) -> None:
    kernel, exact = operation
    for a, b in product(bounded[0][1], bounded[1][1]):
        holds(kernel(bounded[0][0], bounded[1][0]), exact(a, b))
        holds(kernel(bounded[0][0], known[0][0]), exact(a, known[0][1]))
    holds(kernel(known[0][0], known[1][0]), exact(known[0][1], known[1][1]))


@given(loose(), loose(), fractions(), fractions())
def test_a_quotient_covers_all_that_it_may_hide(
    first: Loose,
    second: Loose,
    third: Known,
    fourth: Known,
) -> None:
    for a, b in product(first[1], second[1]):
        holds(over(first[0], second[0]), truediv(a, b))
    nought = (0.0, 0.0, 0.0, 1.0)
    if compare(fourth[0], nought) in (-1, 1):
        holds(over(third[0], fourth[0]), third[1] / fourth[1])
        for a in first[1]:
            holds(over(first[0], fourth[0]), a / fourth[1])


@given(fractions(), fractions())
def test_a_proof_never_errs(first: Known, second: Known) -> None:
    order = compare(first[0], second[0])
    if order != DOUBT:
        assert order == (first[1] > second[1]) - (first[1] < second[1])


def test_near_fractions_are_never_confused() -> None:
    told = 0
    for bottom, below, share in product(range(1, 30), range(1, 30), (0.2, 0.6, 1.1, 3.0)):
        first = Fraction(1, 3) + Fraction(1, bottom)
        second = first + Fraction(1, below * 87)
        error = float(second - first) * share
        a = (float(first) + error * 0.4, 0.0, error, float(first.denominator))
        b = (float(second) - error * 0.4, 0.0, error, float(second.denominator))
        for one, other, order in ((a, b, -1), (b, a, 1), (a, a, 0)):
            found = compare(one, other)
            assert found in (order, DOUBT)
            told += found != DOUBT
    assert told > 29 * 29


@given(fractions(largest=30))
def test_a_numerator_is_whole_or_not_told(first: Known) -> None:
    found = numerator(first[0])
    assert math.isnan(found) or found == first[1] * int(first[0][3])


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(-1.0, 1.0), st.sampled_from((1, -1)))
def test_the_lesser_of_two_that_cannot_be_told_covers_both(first: float, second: float, gap: float, sign: int) -> None:
    a, b = (5.0, 0.0, first, 0.0), (*two_sum(5.0, gap), second, 0.0)
    found = extreme(a, b, sign)
    for exact in product((Fraction(5) - Fraction(first), Fraction(5) + Fraction(first)), (-second, second)):
        other = Fraction(b[0]) + Fraction(b[1]) + Fraction(exact[1])
        holds(found, max(exact[0], other) if sign == 1 else min(exact[0], other))


@given(fractions(), st.integers(-1, 2), st.sampled_from((HALF_UP, HALF_EVEN, DOWN, UP)))
def test_a_rounding_never_errs(first: Known, digits: int, way: int) -> None:
    holds(careful_places.rounded(first[0], digits, way), rounded(first[1], digits, way))
    holds(careful_places.whole_under(first[0]), Fraction(math.floor(first[1])))


@given(loose(positive=True), fractions(largest=4))
def test_a_curve_covers_all_that_it_may_hide(first: Loose, second: Known) -> None:
    for number, exact in ((first[0], first[1][0]), (first[0], first[1][1]), second):
        holds(careful_curves.root(number), root(exact))
        holds(careful_curves.logarithm_of(number), logarithm(exact) if exact > 0 else Fraction(0))
        if exact < 500:
            holds(careful_curves.exponential_of(number), Fraction(DIGITS.exp(decimal(exact))))


@given(st.integers(1, 2**60), st.integers(1, 2**60))
def test_a_common_multiple_is_one_or_bounds_one(a: int, b: int) -> None:
    first, second = float(a >> 8), float(b >> 8)
    for one, other in ((first, second), (first, first), (float(a % 720 + 1), float(b % 720 + 1))):
        found = common(one, other)
        least = math.lcm(int(one), int(other))
        if 0 < found < TOP and max(one, other) < TOP:
            assert found == least
        elif found:
            assert least <= found


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 15))
def test_a_float64_is_read_as_its_shortest_decimal(top: int, decimals: int) -> None:
    near = float(Fraction(top, 10**decimals))
    found = careful_places.decimal(near)
    if abs(near) >= 1e-15 or not top:
        assert is_known(found)
        assert numerator(found) == Fraction(repr(near)) * int(found[3])
        holds(found, Fraction(repr(near)))
    else:
        assert not is_known(found)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_any_float64_is_read_rightly_or_not_at_all(given_: float) -> None:
    found = careful_places.decimal(given_)
    if is_known(found):
        holds(found, Fraction(repr(given_)))


@given(st.floats(1.0, 10.0), st.integers(-5, 13), st.sampled_from((1, -1)))
@settings(max_examples=300)
def test_a_float64_that_was_worked_out_is_read_as_its_shortest_decimal(size: float, power: int, sign: int) -> None:
    near = sign * size * 10.0**power
    found = careful_places.decimal(near)
    if is_known(found):
        holds(found, Fraction(repr(near)))
        assert found[0] == near


def test_most_float64_are_read() -> None:
    chance = np.random.default_rng(13)
    drawn = (0.01 + chance.random(3000)) * 10.0 ** chance.integers(0, 15, 3000)
    around = np.concatenate([drawn, np.nextafter(np.round(drawn, 2), 0), np.nextafter(np.round(drawn, 1), np.inf)])
    unknown = 0
    for near in around.tolist():
        found = careful_places.decimal(near)
        unknown += not is_known(found)
        holds(found, Fraction(repr(near)))
    assert unknown < len(around) * 0.02


@given(st.integers(1, 2**53 - 1), st.integers(1, 2**53 - 1))
def test_a_ratio_of_whole_numbers_is_within_its_bound(top: int, bottom: int) -> None:
    holds(ratio(float(top), float(bottom)), Fraction(top, bottom))

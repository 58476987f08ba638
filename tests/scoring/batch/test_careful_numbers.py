"""A bound of error holds whatever the exact value within it; a proof by multiples never errs, whatever the errors."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from operator import add, mul, truediv

from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.scoring.batch.careful_numbers import (
    DOUBT,
    Number,
    common,
    compare,
    extreme,
    numerator,
    over,
    plus,
    ratio,
    times,
)
from conditionality.scoring.batch.pairs import two_sum
from tests.scoring.batch.drawn import TOP, Known, Loose, fractions, holds, loose

ARITHMETIC: tuple[tuple[Callable[[Number, Number], Number], Callable[[Fraction, Fraction], Fraction]], ...] = (
    (plus, add),
    (times, mul),
    (lambda a, b: extreme(a, b, 1), max),
    (lambda a, b: extreme(a, b, -1), min),
)


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


@given(st.integers(1, 2**53 - 1), st.integers(1, 2**53 - 1))
def test_a_ratio_of_whole_numbers_is_within_its_bound(top: int, bottom: int) -> None:
    holds(ratio(float(top), float(bottom)), Fraction(top, bottom))

"""Where a number lies is told only when it is proved: decimals read, roundings on ties, parts of the way, orders."""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.scoring.batch import careful_places, lower, micro
from conditionality.scoring.batch.careful_numbers import DOUBT, Number, compare, is_known, numerator
from conditionality.scoring.batch.careful_places import as_it_is, between, log_part_of, part_of, settled, stepped, takes
from conditionality.scoring.batch.micro import DOWN, HALF_EVEN, HALF_UP, UP
from tests.scoring.batch.drawn import NOUGHT, TOP, Known, fractions, holds, surely
from tests.scoring.batch.lanes import entry, logarithm, rounded

WAYS = {HALF_UP: ROUND_HALF_UP, HALF_EVEN: ROUND_HALF_EVEN, DOWN: ROUND_DOWN, UP: ROUND_UP}
UNKNOWN: Number = (math.nan, 0.0, 0.0, 0.0)


@given(fractions(), st.integers(-1, 2), st.sampled_from((HALF_UP, HALF_EVEN, DOWN, UP)))
def test_a_rounding_never_errs(first: Known, digits: int, way: int) -> None:
    holds(careful_places.rounded(first[0], digits, way), rounded(first[1], digits, way))
    holds(careful_places.whole_under(first[0]), Fraction(math.floor(first[1])))


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


@pytest.mark.parametrize("power", [-20, -24, -30])
def test_a_power_of_2_with_many_decimals_is_not_read_but_its_neighbours_are(power: int) -> None:
    edge = 2.0**power
    assert not is_known(careful_places.decimal(edge))
    for near in (float(np.nextafter(edge, 0.0)), float(np.nextafter(edge, 1.0))):
        found = careful_places.long_decimal(near, 1e16)
        assert is_known(found) or len(Decimal(repr(near)).as_tuple().digits) - Decimal(repr(near)).adjusted() > 22
        holds(found, Fraction(repr(near)))


@given(st.fractions(max_denominator=10**6).filter(lambda one: abs(one) < 10**9))
def test_a_constant_is_within_its_bound(exact: Fraction) -> None:
    high, low, multiple = entry(exact)
    found = settled(high, low, multiple)
    holds(found, exact)
    assert (found[2] == 0.0) == (Fraction(high) == exact)


def test_codes_and_days_are_whole() -> None:
    assert as_it_is(20240229.0) == (20240229.0, 0.0, 0.0, 1.0)
    assert as_it_is(-1.0)[0] == -1.0
    assert [is_known(as_it_is(one)) for one in (0.5, TOP, -TOP, math.nan, TOP - 1)] == [False] * 4 + [True]


def test_the_whole_number_under_is_told_only_off_the_edge() -> None:
    assert careful_places.whole_under(surely("-1/2"))[0] == -1.0
    assert careful_places.whole_under(surely("7/3"))[0] == 2.0
    assert careful_places.whole_under((3.0, 0.0, 1e-9, 7.0))[0] == 3.0
    assert not is_known(careful_places.whole_under((3.0, 0.0, 1e-9, 0.0)))
    assert not is_known(careful_places.whole_under((2.0**52, 0.0, 0.0, 2.0)))


@given(st.integers(-(10**8), 10**8), st.integers(0, 4), st.sampled_from(tuple(WAYS)))
def test_ties_are_rounded_as_by_decimals(steps: int, digits: int, way: int) -> None:
    unit = Decimal(1).scaleb(-digits)
    exact = (Decimal(steps) + Decimal("0.5")) * unit
    found = careful_places.rounded(surely(Fraction(exact)), digits, way)
    assert is_known(found)
    holds(found, Fraction(exact.quantize(unit, WAYS[way])))
    assert found[3] == Fraction(exact.quantize(unit, WAYS[way])).denominator


@given(st.integers(-(10**6), 10**6), st.integers(1, 4), st.sampled_from(tuple(WAYS)))
def test_hundreds_are_rounded_as_by_decimals(steps: int, zeros: int, way: int) -> None:
    exact = Decimal(steps) * Decimal(10) ** zeros / 2
    wanted = (exact / 10**zeros).quantize(Decimal(1), WAYS[way]) * 10**zeros
    assert careful_places.rounded(surely(Fraction(exact)), -zeros, way)[0] == float(wanted)


def test_a_tie_without_a_multiple_is_not_told() -> None:
    near = (62.25, 0.0, 1e-25, 0.0)
    assert not is_known(careful_places.rounded(near, 1, HALF_UP))
    assert careful_places.rounded(near, 1, DOWN)[:1] == (62.2,)
    assert careful_places.rounded((62.25, 0.0, 1e-25, 4.0), 1, HALF_UP)[0] == 62.3
    assert math.isnan(stepped((2.0**52, 0.0, 0.0, 1.0), DOWN))


@pytest.mark.parametrize("order", [-1, 0, 1])
def test_a_comparison_holds_as_its_sides_stand(order: int) -> None:
    wanted = {"lt": order < 0, "le": order <= 0, "gt": order > 0, "ge": order >= 0, "eq": order == 0, "ne": order != 0}
    for name, way in lower.WAYS.items():
        assert careful_places.holds(order, way) == wanted[name]
        assert careful_places.holds(DOUBT, way) == DOUBT


def test_the_word_of_a_line_says_whether_the_bound_belongs_to_it() -> None:
    words = (micro.FROM, micro.ABOVE, micro.UP_TO, micro.BELOW)
    taken = {word: tuple(order for order in (-1, 0, 1) if takes(order, word)) for word in words}
    assert taken == {micro.FROM: (0, 1), micro.ABOVE: (1,), micro.UP_TO: (-1, 0), micro.BELOW: (-1,)}


@given(st.lists(st.fractions(-1000, 1000, max_denominator=60), min_size=3, max_size=3, unique=True))
def test_a_part_of_the_way_is_a_fraction(several: list[Fraction]) -> None:
    low, middle, high = sorted(several)
    found = part_of(surely(middle), surely(low), surely(high))
    holds(found, (middle - low) / (high - low))
    assert compare(found, surely((middle - low) / (high - low))) == 0
    assert not is_known(part_of(surely(middle), surely(high), surely(low)))
    assert not is_known(part_of(surely(middle), surely(low), surely(low)))


@given(st.lists(st.fractions("1/50", 1000, max_denominator=60), min_size=3, max_size=3, unique=True))
def test_a_part_of_the_way_on_logarithms(several: list[Fraction]) -> None:
    low, middle, high = sorted(several)
    found = log_part_of(surely(middle), surely(low), surely(high))
    holds(found, logarithm(middle / low) / logarithm(high / low))
    assert not is_known(log_part_of(surely(middle), NOUGHT, surely(high)))
    assert log_part_of(surely(low), surely(low), surely(high))[:3] == (0.0, 0.0, 0.0)


@given(st.fractions(0, 1, max_denominator=60), *(st.fractions(-100, 100, max_denominator=60),) * 2)
def test_points_between_two_knots(part: Fraction, low: Fraction, high: Fraction) -> None:
    found = between(surely(part), surely(low), surely(high))
    assert is_known(found)
    holds(found, low + part * (high - low))


def test_between_equal_points_the_part_does_not_matter() -> None:
    assert between(UNKNOWN, surely("100/3"), surely("100/3")) == surely("100/3")
    assert not is_known(between(UNKNOWN, surely(0), surely(100)))

"""Tables, steps and ramps read from the pool: on each bound and knot, between them, outside them, and near them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.careful_numbers import Number
from conditionality.scoring.batch.careful_places import settled
from conditionality.scoring.batch.careful_tables import Pool, climb, look_up, slope
from tests.scoring.batch.drawn import holds, surely
from tests.scoring.batch.lanes import entry, result

TABLE = tuple(Fraction(one) for one in ("100/3", "0", "12.3", "-2.5", "1/7"))
STEPS = tuple(
    Fraction(one) for one in (micro.FROM, 100, micro.ABOVE, Fraction(100, 3), micro.UP_TO, "-2.5", micro.BELOW, "0.1")
)
LINEAR = tuple(Fraction(one) for one in ("-10", "5", "0", "100/3", "2.5", "60", "25", "60", "1000", "0.1"))
LOGARITHMIC = tuple(Fraction(one) for one in ("1/3", "0", "1", "10", "100", "100/3", "5000", "100"))
NEAR = Fraction(1, 10**20)
RUNS = {micro.TAB: look_up, micro.STEPS: climb, micro.RAMP: slope, micro.RAMP_LOG: slope}


def pool(numbers: tuple[Fraction, ...]) -> Pool:
    """Give constants after one that plays no part: no table starts at the start."""
    high, low, multiple = np.array([entry(Fraction(99)), *(entry(one) for one in numbers)]).T.copy()
    return high, low, multiple


def given_to(
    op: int, numbers: tuple[Fraction, ...], lanes: list[Number], m: int, n: int = -1
) -> tuple[list[Number], list[int]]:
    """Run an instruction on lanes; give what it writes and its doubts."""
    cells = np.full((2, 4, len(lanes)), 77.0)
    cells[1] = np.array(lanes).T
    doubts = np.zeros(len(lanes), np.uint8)
    RUNS[op](cells, doubts, np.array((op, 0, 1, -1, -1, -1, 1, m, n), np.int32), pool(numbers))
    return [tuple(one) for one in cells[0].T.tolist()], doubts.tolist()


def told(op: int, numbers: tuple[Fraction, ...], a: Fraction, m: int, n: int = -1) -> Fraction:
    """Give what fractions say of the same instruction."""
    return Fraction(result((op, 0, 1, -1, -1, -1, 0, m, n if n < 0 else n - 1), {1: a}, list(numbers)))


def test_a_table_gives_each_code_its_constant_and_the_last_to_all_others() -> None:
    codes = (0, 1, 2, 3, -1, 4, 77)
    found, doubts = given_to(micro.TAB, TABLE, [surely(one) for one in codes], 4)
    assert not any(doubts)
    for number, place in zip(found, (0, 1, 2, 3, 4, 4, 4), strict=True):
        assert number == settled(*entry(TABLE[place]))
        holds(number, TABLE[place])


@given(st.fractions(-200, 200, max_denominator=60) | st.sampled_from(STEPS[1::2]))
def test_steps_give_the_line_that_fractions_give(a: Fraction) -> None:
    numbers = (*STEPS, *TABLE)
    found, doubts = given_to(micro.STEPS, numbers, [surely(a)], 4)
    assert doubts == [0]
    assert found[0] == surely(told(micro.STEPS, numbers, a, 4))
    found, doubts = given_to(micro.STEPS, numbers, [surely(a)], 4, n=9)
    assert doubts == [0]
    holds(found[0], told(micro.STEPS, numbers, a, 4, n=9))


def test_a_line_that_takes_all_ends_the_steps_even_where_nothing_is_told() -> None:
    lines = (Fraction(micro.ABOVE), Fraction(50), Fraction(micro.ALWAYS), Fraction(0))
    found, doubts = given_to(micro.STEPS, lines, [surely(50), surely("50.01"), surely(-3)], 2)
    assert [one[0] for one in found] == [1.0, 0.0, 1.0]
    assert not any(doubts)
    found, doubts = given_to(micro.STEPS, lines[2:], [(50.0, 0.0, 1e-9, 0.0)], 1)
    assert (found[0][0], doubts) == (0.0, [0])


def test_steps_are_told_beside_a_bound_and_on_it_only_with_a_multiple() -> None:
    third = Fraction(100, 3)
    lines = (Fraction(micro.FROM), third)
    high, low, _ = entry(third)
    lanes = [
        surely(third),
        surely(third + NEAR),
        surely(third - NEAR),
        (high, low, 1e-20, 0.0),
        (high, low, 1e-20, 3.0),
    ]
    found, doubts = given_to(micro.STEPS, lines, lanes, 1)
    assert doubts == [0, 0, 0, 1, 0]
    assert [found[lane][0] for lane in (0, 1, 2, 4)] == [0.0, 0.0, -1.0, 0.0]


@given(st.fractions(-20, 1100, max_denominator=60))
def test_a_ramp_is_what_fractions_say(a: Fraction) -> None:
    found, doubts = given_to(micro.RAMP, LINEAR, [surely(a)], 5)
    assert doubts == [0]
    holds(found[0], told(micro.RAMP, LINEAR, a, 5))


@given(st.fractions(-2, 6000, max_denominator=60))
def test_a_ramp_on_logarithms_is_what_decimals_say(a: Fraction) -> None:
    found, doubts = given_to(micro.RAMP_LOG, LOGARITHMIC, [surely(a)], 4)
    assert doubts == [0]
    holds(found[0], told(micro.RAMP_LOG, LOGARITHMIC, a, 4))


@pytest.mark.parametrize(("op", "numbers"), [(micro.RAMP, LINEAR), (micro.RAMP_LOG, LOGARITHMIC)])
def test_on_a_knot_and_outside_the_points_are_those_of_the_rule(op: int, numbers: tuple[Fraction, ...]) -> None:
    knots, points = numbers[::2], numbers[1::2]
    lanes = [surely(one) for one in (*knots, knots[-1] + 1, knots[0] / 2 if knots[0] > 0 else knots[0] - 1)]
    found, doubts = given_to(op, numbers, lanes, len(knots))
    assert not any(doubts)
    assert found == [settled(*entry(one)) for one in (*points, points[-1], points[0])]


def test_what_is_not_over_0_has_no_logarithm_and_what_may_be_is_doubtful() -> None:
    lanes = [surely(0), surely("-1/3"), (1e-9, 0.0, 1e-8, 0.0), surely("1/1000")]
    found, doubts = given_to(micro.RAMP_LOG, LOGARITHMIC, lanes, 4)
    assert doubts == [0, 0, 1, 0]
    assert [found[lane][0] for lane in (0, 1, 3)] == [0.0, 0.0, 0.0]


def test_a_number_that_may_be_on_either_side_of_a_knot_is_doubtful() -> None:
    found, doubts = given_to(micro.RAMP, LINEAR, [(2.5, 0.0, 1e-9, 0.0), (2.5, 0.0, 1e-9, 2.0)], 5)
    assert doubts == [1, 0]
    assert found[1] == settled(*entry(Fraction(60)))

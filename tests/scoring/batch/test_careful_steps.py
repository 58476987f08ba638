"""Each instruction of the careful kernel on a block: what it writes, what it makes doubtful, what it leaves alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.functions import years_between
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.careful_numbers import Number
from conditionality.scoring.batch.careful_steps import Bytes, Cells, calculate, choose, judge, whole_years
from tests.scoring.batch.drawn import holds, surely
from tests.scoring.batch.lanes import result

LEFT = 77.0
NEARLY: Number = (*surely("100/3")[:2], 1e-20, 0.0)
"""A third of a hundred, as far as it is known: no multiple."""


def row(op: int, *reads: int, m: int = 0, n: int = 0) -> tuple[int, ...]:
    """Give an instruction that writes in slot 0."""
    return (op, 0, *reads, *(-1,) * (4 - len(reads)), 0, m, n)


def block(*slots: list[Number]) -> Cells:
    """Give a block whose slot 0 is to be written, and the others hold what is given, one number a lane."""
    cells = np.full((len(slots) + 1, 4, len(slots[0])), LEFT)
    cells[1:] = np.array(slots).transpose(0, 2, 1)
    return cells


def clear(lanes: int) -> Bytes:
    return np.zeros(lanes, np.uint8)


def written(cells: Cells, lane: int) -> Number:
    high, low, error, multiple = cells[0, :, lane].tolist()
    return high, low, error, multiple


NUMBERS = ("0", "1", "-5/2", "100/3", "-1/3", "25", "62.25", "12.3", "1000000", "7/11")
TWO = (micro.ADD, micro.SUB, micro.MUL, micro.DIV, micro.LEAST, micro.MOST)
ONE = (micro.NEG, micro.ABS, micro.FLOOR, micro.CEIL, micro.SQRT)


@pytest.mark.parametrize("op", [*TWO, *ONE, micro.AXPY])
def test_numbers_are_what_fractions_say(op: int) -> None:
    several = [(Fraction(a), Fraction(b)) for a in NUMBERS for b in NUMBERS]
    third = Fraction("30/7")
    cells = block([surely(a) for a, _ in several], [surely(b) for _, b in several], [surely(third) for _ in several])
    one, doubts = row(op, 1, 2, 3), clear(len(several))
    calculate(cells, doubts, np.array(one, np.int32))
    assert not doubts.any()
    for lane, (a, b) in enumerate(several):
        holds(written(cells, lane), Fraction(result(one, {1: a, 2: b, 3: third}, [])))


def test_a_doubtful_lane_is_left_alone() -> None:
    for run, op in ((calculate, micro.ADD), (judge, micro.CMP), (choose, micro.SEL)):
        cells = block(*([surely(1)] * 2,) * 3)
        doubts = np.array([1, 0], np.uint8)
        run(cells, doubts, np.array(row(op, 1, 2, 3, 1), np.int32))
        assert (cells[0, :, 0] == LEFT).all()
        assert not (cells[0, :, 1] == LEFT).any()
        assert doubts.tolist() == [1, 0]


def test_what_is_not_proved_makes_its_lane_doubtful_and_no_other() -> None:
    half, tie, about_0 = surely("1/2"), (0.5, 0.0, 1e-20, 0.0), (0.0, 0.0, 1e-20, 0.0)
    large = surely(10**200)
    for one, first, second in (
        (row(micro.ROUND, 1), [half, tie], [half, half]),
        (row(micro.FLOOR, 1), [half, (3.0, 0.0, 1e-9, 0.0)], [half, half]),
        (row(micro.DIV, 1, 2), [half, half], [half, about_0]),
        (row(micro.SQRT, 1), [half, about_0], [half, half]),
        (row(micro.LN, 1), [half, about_0], [half, half]),
        (row(micro.MUL, 1, 2), [half, large], [half, large]),
    ):
        doubts = clear(2)
        calculate(block(first, second), doubts, np.array(one, np.int32))
        assert doubts.tolist() == [0, 1]


def test_a_comparison_that_cannot_be_told_is_doubtful_whatever_its_way() -> None:
    third = surely("100/3")
    for way in (micro.LT, micro.LE, micro.GT, micro.GE, micro.EQ, micro.NE):
        cells, doubts = block([third, NEARLY], [third, third]), clear(2)
        judge(cells, doubts, np.array(row(micro.CMP_ERR, 1, 2, m=way), np.int32))
        assert doubts.tolist() == [0, 1]
        assert written(cells, 0) == (float(way in (micro.LE, micro.GE, micro.EQ)), 0.0, 0.0, 1.0)


@pytest.mark.parametrize("op", [micro.AND, micro.OR, micro.NOT])
def test_truths(op: int) -> None:
    cells, doubts = block([surely(n) for n in (0, 0, 1, 1)], [surely(n) for n in (0, 1, 0, 1)]), clear(4)
    judge(cells, doubts, np.array(row(op, 1, 2), np.int32))
    wanted = {micro.AND: [0, 0, 0, 1], micro.OR: [0, 1, 1, 1], micro.NOT: [1, 1, 0, 0]}
    assert cells[0, 0].tolist() == wanted[op]
    assert not doubts.any()


def test_codes_bits_and_states() -> None:
    numbers = (-1, 0, 3, 5, 2**40 + 4)
    for op, m, n, wanted in (
        (micro.CODE_IS, 3, 0, [0, 0, 1, 0, 0]),
        (micro.BIT, 2, 0, [1, 0, 0, 1, 1]),
        (micro.BIT, 40, 0, [1, 0, 0, 0, 1]),
        (micro.STATE_IS, 0, 3, [0, 1, 1, 0, 0]),
    ):
        cells, doubts = block([surely(one) for one in numbers]), clear(5)
        judge(cells, doubts, np.array(row(op, 1, -1, m=m, n=n), np.int32))
        assert cells[0, 0].tolist() == wanted
        assert not doubts.any()


def test_a_choice_brings_the_whole_number_with_its_error_and_multiple() -> None:
    here, there = surely(micro.PRESENT), surely(micro.MISSING)
    third, ninth = surely("100/3"), surely("100/9")
    cells = block([here, there], [third, third], [ninth, ninth])
    choose(cells, clear(2), np.array(row(micro.SEL_HERE, 1, 2, 3), np.int32))
    assert [written(cells, 0), written(cells, 1)] == [third, ninth]
    choose(cells, clear(2), np.array(row(micro.SEL, 1, 2, 3), np.int32))
    assert [written(cells, 0), written(cells, 1)] == [ninth, third]


def test_a_sum_of_what_is_there() -> None:
    states = [surely(micro.PRESENT), surely(micro.MISSING)]
    cells = block([surely("100/3")] * 2, [surely("1/7")] * 2, [surely("3")] * 2, states)
    choose(cells, clear(2), np.array(row(micro.AXPY_HERE, 1, 2, 3, 4), np.int32))
    holds(written(cells, 0), Fraction(100, 3) + Fraction(3, 7))
    assert written(cells, 0)[3] == 21
    assert written(cells, 1) == surely("100/3")


def test_a_guard_and_the_stronger_of_two_empties() -> None:
    cells, doubts = block([surely("12.3")] * 2, [surely(0), surely(1)]), clear(2)
    choose(cells, doubts, np.array(row(micro.GUARD, 1, 2), np.int32))
    assert doubts.tolist() == [0, 1]
    assert written(cells, 0) == surely("12.3")
    cells = block([surely(micro.MISSING), surely(micro.PRESENT)], [surely(micro.NOT_CONCERNED)] * 2)
    choose(cells, clear(2), np.array(row(micro.STRONGEST, 1, 2), np.int32))
    assert cells[0, 0].tolist() == [micro.MISSING, micro.NOT_CONCERNED]


def day_number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


DAYS = st.dates(date(1896, 1, 1), date(2104, 12, 31)) | st.integers(474, 525).map(
    lambda year: date(year * 4 + 4, 2, 28)
)


@given(DAYS, DAYS)
def test_whole_years_are_those_of_the_exact_machine(start: date, end: date) -> None:
    assert whole_years(day_number(start), day_number(end)) == years_between(start, end)


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
@pytest.mark.parametrize("start", [date(1896, 2, 29), date(1896, 2, 28), date(1896, 3, 1)])
def test_a_year_from_29_february_ends_on_the_last_day_of_february(start: date, year: int) -> None:
    for end in (date(year, 2, 27), date(year, 2, 28), date(year, 3, 1)):
        assert whole_years(day_number(start), day_number(end)) == years_between(start, end)
        assert whole_years(day_number(end), day_number(start)) == years_between(end, start)

"""What each instruction does in the careful kernel, on the lanes of a block that are not doubtful yet."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.careful_curves import exponential_of, logarithm_of, root
from conditionality.scoring.batch.careful_numbers import (
    DOUBT,
    NOT_KNOWN,
    Number,
    compare,
    extreme,
    is_known,
    magnitude,
    negated,
    over,
    plus,
    times,
)
from conditionality.scoring.batch.careful_places import (
    UNTOLD,
    Pool,
    constant,
    holds,
    log_ramp,
    ramp,
    rounded,
    step_of,
    whole_under,
)
from conditionality.scoring.batch.compiled import compiled, inlined
from conditionality.scoring.batch.micro import (
    ABS,
    ADD,
    AND,
    AXPY,
    AXPY_HERE,
    BIT,
    CEIL,
    CMP,
    CMP_ERR,
    CODE_IS,
    DIV,
    EXP,
    FLOOR,
    GUARD,
    LEAST,
    LN,
    MOST,
    MUL,
    NEG,
    NOT,
    OR,
    RAMP_LOG,
    ROUND,
    SEL,
    SEL_HERE,
    SQRT,
    STATE_IS,
    STEPS,
    STRONGEST,
    SUB,
    TAB,
    YEARS,
)

Bytes: TypeAlias = npt.NDArray[np.uint8]
Cells: TypeAlias = npt.NDArray[np.float64]
"""Slots of a block of lanes, shape (slots, 4, lanes): high, low, error, multiple."""

Row: TypeAlias = npt.NDArray[np.int32]
"""One instruction."""

_T: Final = 1
_A: Final = 2
_B: Final = 3
_C: Final = 4
_D: Final = 5
_K: Final = 6
_M: Final = 7
_N: Final = 8


@inlined
def get(cells: Cells, slot: int, lane: int) -> Number:
    """Read a number."""
    return cells[slot, 0, lane], cells[slot, 1, lane], cells[slot, 2, lane], cells[slot, 3, lane]


@inlined
def put(cells: Cells, doubts: Bytes, slot: int, lane: int, number: Number) -> None:
    """Write a number; one that is not known makes the lane doubtful."""
    if not is_known(number):
        doubts[lane] = 1
    cells[slot, 0, lane] = number[0]
    cells[slot, 1, lane] = number[1]
    cells[slot, 2, lane] = number[2]
    cells[slot, 3, lane] = number[3]


@compiled
def calculate(cells: Cells, doubts: Bytes, row: Row) -> None:
    """Run an instruction that gives a number from numbers."""
    op, target, first, second, third = row[0], row[_T], row[_A], row[_B], row[_C]
    digits, way = row[_M], row[_N]
    for lane in range(doubts.shape[0]):
        if not doubts[lane]:
            a, b = get(cells, first, lane), get(cells, second, lane)
            if op == AXPY:
                result = plus(a, times(b, get(cells, third, lane)))
            elif op in (ADD, SUB, MUL, DIV, LEAST, MOST):
                result = _of_two(op, a, b)
            else:
                result = rounded(a, digits, way) if op == ROUND else _of_one(op, a)
            put(cells, doubts, target, lane, result)


@compiled
def slope(cells: Cells, doubts: Bytes, row: Row, pool: Pool) -> None:
    """Run an instruction that reads a ramp."""
    op, target, first, start, knots = row[0], row[_T], row[_A], row[_K], row[_M]
    for lane in range(doubts.shape[0]):
        if not doubts[lane]:
            a = get(cells, first, lane)
            result = log_ramp(a, pool, start, knots) if op == RAMP_LOG else ramp(a, pool, start, knots)
            put(cells, doubts, target, lane, result)


@compiled
def _of_two(op: int, a: Number, b: Number) -> Number:
    """Give the result of an operation on two numbers."""
    if op == ADD:
        return plus(a, b)
    if op == SUB:
        return plus(a, negated(b))
    if op == MUL:
        return times(a, b)
    if op == DIV:
        order = compare(b, (0.0, 0.0, 0.0, 1.0))
        if order == 0:
            return 0.0, 0.0, 0.0, 1.0
        return over(a, b) if order != DOUBT else (NOT_KNOWN, 0.0, 0.0, 0.0)
    return extreme(a, b, -1 if op == LEAST else 1)


@compiled
def _of_one(op: int, a: Number) -> Number:
    """Give the result of an operation on one number."""
    if op == NEG:
        return negated(a)
    if op == ABS:
        return magnitude(a)
    if op == FLOOR:
        return whole_under(a)
    if op == CEIL:
        return negated(whole_under(negated(a)))
    if op == SQRT:
        return root(a)
    if op == LN:
        return logarithm_of(a)
    return exponential_of(a) if op == EXP else (NOT_KNOWN, 0.0, 0.0, 0.0)


@compiled
def judge(cells: Cells, doubts: Bytes, row: Row) -> None:
    """Run an instruction that gives a truth."""
    op, target, first, second, least, most = row[0], row[_T], row[_A], row[_B], row[_M], row[_N]
    for lane in range(doubts.shape[0]):
        if not doubts[lane]:
            if op in (CMP, CMP_ERR):
                truth = holds(compare(get(cells, first, lane), get(cells, second, lane)), least)
            else:
                truth = _truth(op, cells[first, 0, lane], cells[second, 0, lane], least, most)
            put(cells, doubts, target, lane, (float(truth) if truth != DOUBT else NOT_KNOWN, 0.0, 0.0, 1.0))


@compiled
def _truth(op: int, a: float, b: float, least: int, most: int) -> int:
    """Give 0 or 1 from truths, codes, sets and states."""
    if op == AND:
        return int(a != 0.0 and b != 0.0)
    if op == OR:
        return int(a != 0.0 or b != 0.0)
    if op == NOT:
        return int(a == 0.0)
    if op == CODE_IS:
        return int(a == least)
    if op == BIT:
        return int((np.int64(a) >> least) & 1)
    return int(least <= a <= most) if op == STATE_IS else DOUBT


@compiled
def choose(cells: Cells, doubts: Bytes, row: Row, pool: Pool) -> None:
    """Run an instruction that chooses."""
    op, target, first, second, third = row[0], row[_T], row[_A], row[_B], row[_C]
    start, lines = row[_K], row[_M]
    for lane in range(doubts.shape[0]):
        if not doubts[lane]:
            a = get(cells, first, lane)
            if op == SEL:
                result = get(cells, second if a[0] != 0.0 else third, lane)
            elif op == TAB:
                result = constant(pool, start + (int(a[0]) if 0.0 <= a[0] < lines else lines))
            elif op == STEPS:
                rank = step_of(a, pool, start, lines)
                if rank == UNTOLD or row[_N] < 0:
                    result = (float(rank) if rank != UNTOLD else NOT_KNOWN, 0.0, 0.0, 1.0)
                else:
                    result = constant(pool, row[_N] + (rank if rank >= 0 else lines))
            elif op == SEL_HERE:
                result = get(cells, second if a[0] == 0.0 else third, lane)
            elif op == AXPY_HERE:
                here = cells[row[_D], 0, lane] == 0.0
                result = plus(a, times(get(cells, second, lane), get(cells, third, lane))) if here else a
            elif op == GUARD:
                result = a if cells[second, 0, lane] == 0.0 else (NOT_KNOWN, 0.0, 0.0, 1.0)
            else:
                result = (_of_codes(op, a[0], cells[second, 0, lane]), 0.0, 0.0, 1.0)
            put(cells, doubts, target, lane, result)


@compiled
def _of_codes(op: int, a: float, b: float) -> float:
    """Give the result of an operation on two states or two days."""
    if op == STRONGEST:
        return max(a, b)
    return float(whole_years(int(a), int(b))) if op == YEARS else NOT_KNOWN


@compiled
def whole_years(start: int, end: int) -> int:
    """Count the whole years from one day to another, each year·10000 + month·100 + day; negative when they are turned.

    From 29 February, a year ends on 28 February where there is no 29th.
    """
    first, last = min(start, end), max(start, end)
    year = last // 10000
    from_day, to_day = first % 10000, last % 10000
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    short = to_day < from_day and not (from_day == 229 and to_day == 228 and not is_leap)  # noqa: PLR2004
    years = year - first // 10000 - int(short)
    return years if start <= end else -years

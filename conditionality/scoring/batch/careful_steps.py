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
from conditionality.scoring.batch.careful_places import holds, rounded, whole_under
from conditionality.scoring.batch.compiled import compiled
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
    PRESENT,
    ROUND,
    SEL,
    SEL_HERE,
    SQRT,
    STATE_IS,
    STRONGEST,
    SUB,
    YEARS,
)

Bytes: TypeAlias = npt.NDArray[np.uint8]
Cells: TypeAlias = npt.NDArray[np.float64]
"""Slots of a block of lanes, shape (slots, 4, lanes): high, low, error, multiple."""

Row: TypeAlias = npt.NDArray[np.int32]
"""One instruction."""

# Lanes are read in full: an array handed to a function is counted in and out, which costs more than the work here.
T: Final = 1
A: Final = 2
B: Final = 3
C: Final = 4
D: Final = 5
K: Final = 6
M: Final = 7
N: Final = 8
"""Places in an instruction."""


@compiled
def calculate(cells: Cells, doubts: Bytes, row: Row) -> None:
    """Run an instruction that gives a number from numbers."""
    op, digits, way = row[0], row[M], row[N]
    target, first, second, third = cells[row[T]], cells[row[A]], cells[row[B]], cells[row[C]]
    for lane in range(doubts.shape[0]):
        if doubts[lane]:
            continue
        a = (first[0, lane], first[1, lane], first[2, lane], first[3, lane])
        if op in (ADD, SUB, MUL, DIV, LEAST, MOST, AXPY):
            b = (second[0, lane], second[1, lane], second[2, lane], second[3, lane])
            if op == AXPY:
                b = times(b, (third[0, lane], third[1, lane], third[2, lane], third[3, lane]))
            result = _of_two(op, a, b)
        else:
            result = rounded(a, digits, way) if op == ROUND else _of_one(op, a)
        doubts[lane] = not is_known(result)
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = result


@compiled
def _of_two(op: int, a: Number, b: Number) -> Number:
    """Give the result of an operation on two numbers; `AXPY` comes with its product."""
    if op in (ADD, AXPY):
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
    op, least, most = row[0], row[M], row[N]
    target, first, second = cells[row[T]], cells[row[A]], cells[row[B]]
    for lane in range(doubts.shape[0]):
        if doubts[lane]:
            continue
        if op in (CMP, CMP_ERR):
            a = (first[0, lane], first[1, lane], first[2, lane], first[3, lane])
            b = (second[0, lane], second[1, lane], second[2, lane], second[3, lane])
            truth = holds(compare(a, b), least)
        else:
            truth = _truth(op, first[0, lane], second[0, lane], least, most)
        doubts[lane] = truth == DOUBT
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = float(truth), 0.0, 0.0, 1.0


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
def choose(cells: Cells, doubts: Bytes, row: Row) -> None:
    """Run an instruction that chooses, or reads codes."""
    op = row[0]
    target, first, second, third = cells[row[T]], cells[row[A]], cells[row[B]], cells[row[C]]
    truths = cells[row[D]]
    for lane in range(doubts.shape[0]):
        if doubts[lane]:
            continue
        a = (first[0, lane], first[1, lane], first[2, lane], first[3, lane])
        b = (second[0, lane], second[1, lane], second[2, lane], second[3, lane])
        if op in (SEL, SEL_HERE):
            if (a[0] != 0.0) == (op == SEL_HERE):
                b = (third[0, lane], third[1, lane], third[2, lane], third[3, lane])
        elif op == AXPY_HERE:
            c = (third[0, lane], third[1, lane], third[2, lane], third[3, lane])
            b = plus(a, times(b, c)) if truths[0, lane] == PRESENT else a
        elif op == GUARD:
            b = a if b[0] == 0.0 else (NOT_KNOWN, 0.0, 0.0, 1.0)
        else:
            b = (_of_codes(op, a[0], b[0]), 0.0, 0.0, 1.0)
        doubts[lane] = not is_known(b)
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = b


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

"""Micro-programs built by hand, run by the careful kernel, and run again with fractions: what the kernel must find."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.careful import run_careful

Floats = npt.NDArray[np.float64]

DIGITS = Context(prec=60, rounding=ROUND_HALF_EVEN)
SLACK = Fraction(1, 10**55)
"""What a logarithm, a root or a power worked out here may be off, in proportion."""


@dataclass
class Bench:
    """A program being built; slots of fields first.

    Attributes:
        fields: How many fields are loaded; a field f has its value in slot f and its state in slot fields + f.
    """

    fields: int
    rows: list[tuple[int, ...]] = field(default_factory=list)
    pool: list[Fraction] = field(default_factory=list)
    fixed: list[tuple[int, int]] = field(default_factory=list)
    numbers: tuple[bool, ...] = ()
    slots: int = 0

    def __post_init__(self) -> None:
        self.slots = 2 * self.fields
        self.numbers = self.numbers or (True,) * self.fields

    def slot(self) -> int:
        self.slots += 1
        return self.slots - 1

    def constant(self, number: Fraction | int | str) -> int:
        self.fixed.append((self.slot(), self.table(number)))
        return self.fixed[-1][0]

    def table(self, *numbers: Fraction | int | str) -> int:
        self.pool.extend(Fraction(one) for one in numbers)
        return len(self.pool) - len(numbers)

    def lay(self, op: int, *reads: int, k: int = 0, m: int = 0, n: int = 0) -> int:
        self.rows.append((op, self.slot(), *reads, *(-1,) * (4 - len(reads)), k, m, n))
        return self.rows[-1][1]


@dataclass(frozen=True)
class Found:
    """What the kernel wrote, one row for each output.

    Attributes:
        doubt: One for each lane.
    """

    high: Floats
    low: Floats
    error: Floats
    multiple: Floats
    state: npt.NDArray[np.uint8]
    doubt: npt.NDArray[np.bool_]

    def exact(self, row: int, lane: int) -> Fraction:
        return Fraction(self.high[row, lane]) + Fraction(self.low[row, lane])


def entry(number: Fraction) -> tuple[float, float, float]:
    high = float(number)
    bottom = number.denominator
    return high, float(number - Fraction(high)), float(bottom) if bottom < 2**53 else 0.0


def run(bench: Bench, given: Floats, outputs: list[int], absent: npt.NDArray[np.uint8] | None = None) -> Found:
    """Run a program; what is given has the shape (fields, lanes), and outputs are slots."""
    lanes = given.shape[1]
    pool = np.array([entry(one) for one in bench.pool] or [(0.0, 0.0, 1.0)])
    high, low, error, multiple = (np.full((len(outputs), lanes), 77.0) for _ in range(4))
    state = np.full((len(outputs), lanes), 77, np.uint8)
    doubt = np.full(lanes, 77, np.uint8)
    run_careful(
        np.array(bench.rows, np.int32).reshape(-1, micro.WIDTH),
        pool[:, 0].copy(),
        pool[:, 1].copy(),
        pool[:, 2].copy(),
        np.array(bench.fixed, np.int32).reshape(-1, 2),
        bench.slots,
        np.arange(bench.fields, dtype=np.int32),
        np.arange(bench.fields, 2 * bench.fields, dtype=np.int32),
        np.array(bench.numbers, np.bool_),
        given,
        np.zeros(given.shape, np.uint8) if absent is None else absent,
        np.array(outputs, np.int32),
        high,
        low,
        error,
        multiple,
        np.array([one + bench.fields if one < bench.fields else -1 for one in outputs], np.int32),
        state,
        doubt,
    )
    return Found(high, low, error, multiple, state, doubt != 0)


def expected(bench: Bench, given: Floats, lane: int) -> dict[int, Fraction]:
    """Run a program on one lane with fractions: every slot that is written."""
    slots = {
        slot: Fraction(repr(float(given[slot, lane]))) if bench.numbers[slot] else Fraction(given[slot, lane])
        for slot in range(bench.fields)
    }
    slots |= {bench.fields + slot: Fraction(0) for slot in range(bench.fields)}
    slots |= {slot: bench.pool[place] for slot, place in bench.fixed}
    for row in bench.rows:
        if row[0] < micro.ERRORS:
            slots[row[1]] = Fraction(result(row, slots, bench.pool))
    return slots


def result(row: tuple[int, ...], slots: dict[int, Fraction], pool: list[Fraction]) -> Fraction | int:  # noqa: C901, PLR0911, PLR0912
    op, _, first, second, third, fourth, k, m, n = row
    a, b, c = slots[first], slots.get(second, Fraction(0)), slots.get(third, Fraction(0))
    match op:
        case micro.ADD:
            return a + b
        case micro.SUB:
            return a - b
        case micro.MUL:
            return a * b
        case micro.DIV:
            return a / b if b else 0
        case micro.NEG:
            return -a
        case micro.ABS:
            return abs(a)
        case micro.LEAST:
            return min(a, b)
        case micro.MOST:
            return max(a, b)
        case micro.AXPY:
            return a + b * c
        case micro.FLOOR:
            return floor(a)
        case micro.CEIL:
            return ceil(a)
        case micro.ROUND:
            return rounded(a, m, n)
        case micro.RAMP | micro.RAMP_LOG:
            return ramp(a, pool[k : k + 2 * m], is_log=op == micro.RAMP_LOG)
        case micro.SQRT:
            return root(a)
        case micro.LN:
            return logarithm(a) if a > 0 else 0
        case micro.EXP:
            return Fraction(DIGITS.exp(decimal(a)))
        case micro.CMP | micro.CMP_ERR:
            return int((a < b, a <= b, a > b, a >= b, a == b, a != b)[m])
        case micro.AND:
            return int(a != 0 and b != 0)
        case micro.OR:
            return int(a != 0 or b != 0)
        case micro.NOT:
            return int(a == 0)
        case micro.CODE_IS:
            return int(a == m)
        case micro.BIT:
            return int(a) >> m & 1
        case micro.STATE_IS:
            return int(m <= a <= n)
        case micro.SEL:
            return b if a else c
        case micro.SEL_HERE:
            return c if a else b
        case micro.AXPY_HERE:
            return a if slots[fourth] else a + b * c
        case micro.TAB:
            return pool[k + (int(a) if 0 <= a < m else m)]
        case micro.STEPS:
            lines = zip(pool[k : k + 2 * m : 2], pool[k + 1 : k + 2 * m : 2], strict=True)
            rank = next((rank for rank, (word, bound) in enumerate(lines) if takes(int(word), a, bound)), -1)
            return rank if n < 0 else pool[n + (rank if rank >= 0 else m)]
        case micro.STRONGEST:
            return max(a, b)
    raise NotImplementedError(op)


def takes(word: int, a: Fraction, bound: Fraction) -> bool:
    return (True, a >= bound, a > bound, a <= bound, a < bound)[word]


def rounded(a: Fraction, digits: int, way: int) -> Fraction:
    size = abs(a) * Fraction(10) ** digits
    steps, rest = floor(size), size - floor(size)
    half = Fraction(1, 2)
    up = (rest >= half, rest > half or (rest == half and steps % 2 == 1), False, rest > 0)[way]
    return (steps + up) / Fraction(10) ** digits * (1 if a >= 0 else -1)


def ramp(a: Fraction, table: list[Fraction], *, is_log: bool) -> Fraction:
    knots, points = table[::2], table[1::2]
    if is_log and a <= 0:
        return Fraction(0)
    if a <= knots[0]:
        return points[0]
    for at in range(1, len(knots)):
        if a == knots[at]:
            return points[at]
        if a < knots[at]:
            low, high = knots[at - 1], knots[at]
            part = logarithm(a / low) / logarithm(high / low) if is_log else (a - low) / (high - low)
            return points[at - 1] + part * (points[at] - points[at - 1])
    return points[-1]


def decimal(a: Fraction) -> Decimal:
    return DIGITS.divide(Decimal(a.numerator), Decimal(a.denominator))


def logarithm(a: Fraction) -> Fraction:
    if abs(a - 1) < Fraction(1, 10**6):  # digits cancel: the series of ln(1 + e), to e**12
        return sum(((a - 1) ** power / power * (-1) ** (power + 1) for power in range(1, 13)), Fraction(0))
    return Fraction(DIGITS.ln(decimal(a)))


def root(a: Fraction) -> Fraction:
    if a <= 0:
        return Fraction(0)
    found = Fraction(DIGITS.sqrt(decimal(a)))
    near = found.limit_denominator(10**20)
    return near if near * near == a else found

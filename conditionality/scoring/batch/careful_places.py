"""Where a number of the careful kernel lies: beside whole numbers, ties, the knots of a ramp, the bounds of steps.

Constants come from a pool `(high, low, multiple)` of arrays. What is left of a constant is kept as its nearest float64,
so that a low part of 0 says that the high part is the constant.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.careful_curves import logarithm_of
from conditionality.scoring.batch.careful_numbers import (
    CONSTANT_LOSS,
    DOUBT,
    NOT_KNOWN,
    WHOLES,
    Number,
    compare,
    divisor,
    magnitude,
    negated,
    over,
    plus,
    ratio,
    times,
)
from conditionality.scoring.batch.compiled import compiled, inlined
from conditionality.scoring.batch.micro import (
    ABOVE,
    ALWAYS,
    BELOW,
    EQ,
    FROM,
    GE,
    GT,
    HALF_EVEN,
    HALF_UP,
    LE,
    LT,
    UP,
    UP_TO,
)
from conditionality.scoring.batch.pairs import two_product

Floats: TypeAlias = npt.NDArray[np.float64]
Pool: TypeAlias = tuple[Floats, Floats, Floats]

HALVES: Final = 2.0**52
"""Under this every float64 plus one half is a float64."""

UNTOLD: Final = -2
"""Instead of a rank, where it cannot be told."""

_LONGEST_DECIMAL: Final = 1e15
_SHORTEST_DECIMAL: Final = 1e-15
_MOST_DECIMALS: Final = 15


@inlined
def constant(pool: Pool, at: int) -> Number:
    """Give a constant of the pool."""
    high, low = pool[0][at], pool[1][at]
    return high, low, abs(high) * CONSTANT_LOSS if low != 0.0 else 0.0, pool[2][at]


@compiled
def decimal(given: float) -> Number:
    """Give the shortest decimal that a float64 is read from, when it has at most 15 digits on each side.

    Two decimals of at most 15 digits never have the same float64, so that the first that is found is the one.
    """
    size = abs(given)
    if size == 0.0:
        return 0.0, 0.0, 0.0, 1.0
    if not _SHORTEST_DECIMAL <= size < _LONGEST_DECIMAL:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    unit = 1.0
    for _ in range(_MOST_DECIMALS + 1):
        top = np.rint(given * unit)
        if abs(top) >= _LONGEST_DECIMAL:
            break
        if top / unit == given:
            shared = divisor(abs(top), unit)
            return ratio(top / shared, unit / shared)
        unit *= 10.0
    return NOT_KNOWN, 0.0, 0.0, 0.0


@compiled
def as_it_is(given: float) -> Number:
    """Give a code, a day, a truth: a whole number that a float64 holds."""
    return given if abs(given) < WHOLES and given == np.rint(given) else NOT_KNOWN, 0.0, 0.0, 1.0


@compiled
def whole_under(a: Number) -> Number:
    """Give the largest whole number that is not over a number."""
    if a[3] == 1.0:
        return a
    near = np.rint(a[0])
    order = compare(a, (near, 0.0, 0.0, 1.0))
    if order == DOUBT or not abs(near) < HALVES:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    return near - 1.0 if order < 0 else near, 0.0, 0.0, 1.0


@compiled
def rounded(a: Number, digits: int, way: int) -> Number:
    """Round to a number of decimals, which may be negative."""
    unit = 1.0
    for _ in range(abs(digits)):
        unit *= 10.0
    if digits < 0:
        steps = stepped(over(a, (unit, 0.0, 0.0, 1.0)), way)
        high, low = two_product(steps, unit)
        return high, low, 0.0, 1.0
    if a[3] == 1.0:
        return a
    steps = stepped(times(a, (unit, 0.0, 0.0, 1.0)), way)
    if steps == 0.0 or not abs(steps) < WHOLES:
        return steps, 0.0, 0.0, 1.0
    shared = divisor(abs(steps), unit) if unit < WHOLES else 1.0
    return ratio(steps / shared, unit / shared)


@compiled
def stepped(a: Number, way: int) -> float:
    """Round to a whole number; `NOT_KNOWN` where it is not proved."""
    size = magnitude(a)
    if not size[0] < HALVES:
        return NOT_KNOWN
    if way in (HALF_UP, HALF_EVEN):
        steps = float(np.floor(size[0]))
        order = compare(size, (steps + 0.5, 0.0, 0.0, 2.0))
        if order == 1 or (order == 0 and (way == HALF_UP or steps % 2.0 == 1.0)):
            steps += 1.0
    else:
        steps = float(np.rint(size[0]))
        order = compare(size, (steps, 0.0, 0.0, 1.0))
        if way == UP and order == 1:
            steps += 1.0
        elif way != UP and order == -1:
            steps -= 1.0
    if order == DOUBT:
        return NOT_KNOWN
    return -steps if a[0] < 0.0 else steps


@compiled
def holds(order: int, way: int) -> int:
    """Tell whether a comparison holds (1 or 0), from the order of its two sides; `DOUBT` stays."""
    if order == DOUBT:
        return DOUBT
    if way == LT:
        return int(order < 0)
    if way == LE:
        return int(order <= 0)
    if way == GT:
        return int(order > 0)
    if way == GE:
        return int(order >= 0)
    return int(order == 0) if way == EQ else int(order != 0)


@compiled
def step_of(a: Number, pool: Pool, start: int, lines: int) -> int:
    """Give the rank of the first line that takes a number, -1 when none does, `UNTOLD` when it cannot be told."""
    for rank in range(lines):
        word = int(pool[0][start + 2 * rank])
        if word == ALWAYS:
            return rank
        order = compare(a, constant(pool, start + 2 * rank + 1))
        if order == DOUBT:
            return UNTOLD
        if word == FROM:
            taken = order >= 0
        elif word == ABOVE:
            taken = order > 0
        elif word == UP_TO:
            taken = order <= 0
        else:
            taken = word == BELOW and order < 0
        if taken:
            return rank
    return -1


@compiled
def ramp(a: Number, pool: Pool, start: int, knots: int) -> Number:
    """Give the points on straight lines between knots, flat outside."""
    rank, points = foot(a, pool, start, knots)
    if rank < 0:
        return points
    low, high = constant(pool, start + 2 * rank), constant(pool, start + 2 * rank + 2)
    rise = plus(constant(pool, start + 2 * rank + 3), negated(points))
    part = times(plus(a, negated(low)), rise)
    return plus(points, over(part, plus(high, negated(low))))


@compiled
def log_ramp(a: Number, pool: Pool, start: int, knots: int) -> Number:
    """Give the points on straight lines between the logarithms of knots, flat outside; 0 where a is not over 0."""
    order = compare(a, (0.0, 0.0, 0.0, 1.0))
    if order <= 0:
        return 0.0, 0.0, 0.0, 1.0
    rank, points = foot(a, pool, start, knots)
    if rank < 0 or order == DOUBT:
        return points if order != DOUBT else (NOT_KNOWN, 0.0, 0.0, 0.0)
    low, high = constant(pool, start + 2 * rank), constant(pool, start + 2 * rank + 2)
    rise = plus(constant(pool, start + 2 * rank + 3), negated(points))
    part = over(logarithm_of(over(a, low)), logarithm_of(over(high, low)))
    return plus(points, times(part, rise))


@compiled
def foot(a: Number, pool: Pool, start: int, knots: int) -> tuple[int, Number]:
    """Give the rank of the knot at the foot of a number strictly between two knots with other points, and its points.

    Elsewhere the rank is -1, and the points are those of the number; not known where it cannot be told.
    """
    order = -1
    rank = knots
    while order < 0 and rank > 0:
        rank -= 1
        order = compare(a, constant(pool, start + 2 * rank))
    points = constant(pool, start + 2 * rank + 1)
    if order == DOUBT:
        return -1, (NOT_KNOWN, 0.0, 0.0, 0.0)
    if order <= 0 or rank == knots - 1 or is_level(pool, start + 2 * rank):
        return -1, points
    return rank, points


@compiled
def is_level(pool: Pool, at: int) -> bool:
    """Tell whether two neighbouring knots have the same points."""
    return bool(pool[0][at + 1] == pool[0][at + 3] and pool[1][at + 1] == pool[1][at + 3])

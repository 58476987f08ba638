"""Where a number of the careful kernel lies: beside whole numbers, ties, the knots of a ramp, the bounds of steps.

Of a constant, what the high part leaves is kept as its nearest float64: a low part of 0 says that the high part is the
constant.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from conditionality.scoring.batch.careful_curves import logarithm_of
from conditionality.scoring.batch.careful_numbers import (
    CONSTANT_LOSS,
    DOUBT,
    NEAR,
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
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.micro import (
    ABOVE,
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

HALVES: Final = 2.0**52
"""Under this every float64 plus one half is a float64."""

_LONGEST_DECIMAL: Final = 1e15
_SHORTEST_DECIMAL: Final = 1e-15
_MOST_DECIMALS: Final = 15
_LARGEST_UNIT: Final = 1e22
_SURELY_NEAREST: Final = 0.499
_REST_LOSS: Final = 2.0**-50


@compiled
def settled(high: float, low: float, multiple: float) -> Number:
    """Give a constant of the pool."""
    return high, low, abs(high) * CONSTANT_LOSS if low != 0.0 else 0.0, multiple


@compiled
def decimal(given: float) -> Number:
    """Give the shortest decimal that has a float64, for sizes from 10**-15 to 10**15 and 0.

    Two decimals of at most 15 digits never have the same float64: the first one that is found is the one.
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
    return long_decimal(given, unit)


@compiled
def long_decimal(given: float, unit: float) -> Number:
    """Give the shortest decimal that has a float64, when it has 16 or 17 digits, at most 22 of them decimals.

    With k decimals, the one to try is the nearest: it is the shortest if it lies within half a last place of the
    float64 and none with fewer decimals does. Powers of 2, where the last place changes, and what lies on an edge are
    not told.

    Args:
        given: Over 10**-15 in size.
        unit: 10 to the power of the fewest decimals to try.
    """
    size = abs(given)
    place = np.nextafter(size, np.inf) - size
    while unit <= _LARGEST_UNIT and place == size - np.nextafter(size, 0.0):
        product, left = two_product(size, unit)
        rest = (product - np.rint(product)) + left
        rest -= np.rint(rest)
        reach = place * unit * 0.5
        if abs(rest) < reach * (1.0 - NEAR) and abs(rest) < _SURELY_NEAREST:
            low = -rest / unit
            return given, low if given > 0.0 else -low, size * CONSTANT_LOSS + _REST_LOSS / unit, unit
        if abs(rest) < reach * (1.0 + NEAR):
            break
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
def takes(order: int, word: int) -> bool:
    """Tell whether a line of steps takes a number, from the order of the number and the bound."""
    if word == FROM:
        return order >= 0
    if word == ABOVE:
        return order > 0
    if word == UP_TO:
        return order <= 0
    return word == BELOW and order < 0


@compiled
def part_of(a: Number, low: Number, high: Number) -> Number:
    """Give how far a number is between two others."""
    if compare(low, high) != -1:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    return over(plus(a, negated(low)), plus(high, negated(low)))


@compiled
def log_part_of(a: Number, low: Number, high: Number) -> Number:
    """Give how far a number is between two others, all over 0, on the logarithm."""
    if compare(low, (0.0, 0.0, 0.0, 1.0)) != 1 or compare(low, high) != -1:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    return over(logarithm_of(over(a, low)), logarithm_of(over(high, low)))


@compiled
def between(part: Number, low: Number, high: Number) -> Number:
    """Give the points at a part of the way from one knot to the next."""
    if low[0] == high[0] and low[1] == high[1]:
        return low
    return plus(low, times(part, plus(high, negated(low))))

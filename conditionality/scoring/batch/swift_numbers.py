"""Single steps of the swift kernel on one lane: rounding, years, what an operation of float64 leaves out."""

from __future__ import annotations

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.compiled import inlined

UNIT = 2.0**-53
SPLIT = 134217729.0
"""2**27 + 1: cuts a float64 into two halves whose products are exact. Source: T. J. Dekker, 1971."""

MOST_DIGITS = 1e15
"""Whole numbers over it, cut to decimals, are no longer the shortest decimal of their float64."""

HALF_UP, HALF_EVEN, DOWN = micro.HALF_UP, micro.HALF_EVEN, micro.DOWN


@inlined
def sum_error(x: float, y: float) -> float:
    """Give what the sum of two float64 leaves out. Source: D. Knuth, The Art of Computer Programming 2, 4.2.2."""
    total = x + y
    part = total - x
    return abs((x - (total - part)) + (y - part))


@inlined
def product_error(x: float, y: float) -> float:
    """Give what the product of two float64 leaves out. Source: T. J. Dekker, 1971."""
    product = x * y
    cut = SPLIT * x
    x_high = cut - (cut - x)
    x_low = x - x_high
    cut = SPLIT * y
    y_high = cut - (cut - y)
    y_low = y - y_high
    return abs(((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low)


@inlined
def divide_error(x: float, y: float, quotient: float) -> float:
    """Give a bound of what the quotient of two float64 leaves out: 0 when it leaves out nothing."""
    product = quotient * y
    left = abs(x - product) + product_error(quotient, y)
    return UNIT * abs(quotient) * 2.0 if left != 0.0 else 0.0


@inlined
def round_lane(value: float, error: float, power: float, digits: int, way: int) -> tuple[float, bool]:
    """Round a number; tell whether its error could change the result.

    Args:
        value: The number.
        error: Bound of its error.
        power: Ten to the digits, without their sign.
        digits: Decimals kept; under 0, tens, hundreds…
        way: `HALF_UP`, `HALF_EVEN`, `DOWN` or `UP`.
    """
    size = abs(value)
    scaled = size * power if digits >= 0 else size / power
    if digits == 0:
        slack = error
    else:
        wide = error * power if digits > 0 else error / power
        exact = product_error(size, power) == 0.0 if digits > 0 else divide_error(size, power, scaled) == 0.0
        slack = wide * 1.001 if exact else wide * 1.001 + scaled * UNIT * 2.0
    below = np.floor(scaled)
    part = scaled - below
    if way in (HALF_UP, HALF_EVEN):
        gap = abs(part - 0.5)
        up = part > 0.5 or (part == 0.5 and (way == HALF_UP or below % 2.0 == 1.0))
    else:
        gap = min(part, 1.0 - part)
        up = part > 0.0 and way != DOWN
    unsure = not (gap > slack or slack == 0.0) or scaled >= MOST_DIGITS
    steps = below + 1.0 if up else below
    found = steps / power if digits >= 0 else steps * power
    return (found if value >= 0.0 else 0.0 - found), unsure


@inlined
def years_lane(start: float, end: float) -> float:
    """Count whole years between two days, each year * 10000 + month * 100 + day."""
    early, late = min(start, end), max(start, end)
    year, other = np.floor(early / 10000.0), np.floor(late / 10000.0)
    day, last = early - year * 10000.0, late - other * 10000.0
    leap = other % 4.0 == 0.0 and (other % 100.0 != 0.0 or other % 400.0 == 0.0)
    short = last < day and not (day == 229.0 and last == 228.0 and not leap)
    count = other - year - (1.0 if short else 0.0)
    return float(count if start <= end else -count)

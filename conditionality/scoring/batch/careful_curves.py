"""Roots, logarithms and exponentials of numbers of the careful kernel: exact where that is proved, else bounded.

A logarithm of a number other than 1, a power of e other than 0 and the root of what is no square of a fraction are
irrational: they have no multiple, and nothing proves a tie on them.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from conditionality.scoring.batch.careful_numbers import (
    DOUBT,
    GROWN,
    NEAR,
    NOT_KNOWN,
    TINY,
    WHOLES,
    Number,
    compare,
    divisor,
    numerator,
    ratio,
)
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.pairs import SMALLEST, exponential, logarithm, square_root, two_product

LARGEST_POWER: Final = 570.0
"""Powers of e between this and its opposite have results between the sizes where bounds hold."""


@compiled
def root(a: Number) -> Number:
    """Give the square root, 0 under 0; exact for the square of a fraction.

    With n = a m whole, the root times m is the root of n m: whole or irrational.
    """
    order = compare(a, (0.0, 0.0, 0.0, 1.0))
    if order <= 0:
        return 0.0, 0.0, 0.0, 1.0
    if order == DOUBT or a[0] < SMALLEST:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    top = numerator(a)
    if not math.isnan(top):
        side = np.rint(math.sqrt(top) * math.sqrt(a[3]))
        square, square_low = two_product(side, side)
        area, area_low = two_product(top, a[3])
        if side < WHOLES and square == area and square_low == area_low:
            shared = divisor(side, a[3])
            return ratio(side / shared, a[3] / shared)
    high, low, lost = square_root((a[0], a[1]))
    return high, low, (a[2] / high + lost) * GROWN + TINY if a[2] + lost > 0.0 else 0.0, 0.0


@compiled
def logarithm_of(a: Number) -> Number:
    """Give the natural logarithm, 0 where a is not over 0; ln 1 is 0."""
    order = compare(a, (0.0, 0.0, 0.0, 1.0))
    if (order != DOUBT and order <= 0) or compare(a, (1.0, 0.0, 0.0, 1.0)) == 0:
        return 0.0, 0.0, 0.0, 1.0
    least = a[0] * (1.0 - NEAR) - a[2] * GROWN
    if not least > SMALLEST:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    high, low, lost = logarithm((a[0], a[1]))
    if abs(high) < SMALLEST and not (a[0] == 1.0 and a[1] == 0.0):
        return NOT_KNOWN, 0.0, 0.0, 0.0
    return high, low, (a[2] / least + lost) * GROWN + TINY, 0.0


@compiled
def exponential_of(a: Number) -> Number:
    """Give e to a power; e to the power 0 is 1."""
    if compare(a, (0.0, 0.0, 0.0, 1.0)) == 0:
        return 1.0, 0.0, 0.0, 1.0
    if not (abs(a[0]) < LARGEST_POWER and a[2] < 1.0):
        return NOT_KNOWN, 0.0, 0.0, 0.0
    high, low, lost = exponential((a[0], a[1]))
    return high, low, (2.0 * a[2] * high + lost) * GROWN + TINY, 0.0

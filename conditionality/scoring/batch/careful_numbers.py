"""Numbers of the careful kernel: a pair, a bound of its error, a multiple of its denominator; they prove ties.

The *error* bounds the distance between the pair and the exact value; 0 says that the pair is the exact value. The
*multiple* is 0 when nothing is known of the denominator; under 2**53 it is a whole number which, times the exact value,
is whole; from 2**53 up there is such a whole number which is no larger. So two numbers with multiples that differ at
all differ by at least 1 over a common multiple: nearer than that, they are equal. The multiple of a sum is the least
common one; of a product, the product; of a quotient, that of the fraction brought to its lowest terms.

A number that cannot be trusted (too large, too small, a division by what may be 0) has `NOT_KNOWN` for its high part.
Bounds are sums and products of a few positive float64: `GROWN` covers their own roundings, `TINY` what falls under the
smallest float64.
"""

from __future__ import annotations

import math
from typing import Final, TypeAlias

import numpy as np

from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.pairs import LARGEST, SMALLEST, add, divide, multiply, two_product

Number: TypeAlias = tuple[float, float, float, float]
"""High part, low part, error, multiple."""

NOT_KNOWN: Final = math.nan
GROWN: Final = 1.0 + 2.0**-40
TINY: Final = 1e-290
WHOLES: Final = 2.0**53
"""Whole numbers under this are float64; a multiple from here up is only a bound of one."""

LARGEST_MULTIPLE: Final = 1e30
"""Nothing nearer than 1 over this can be told with 106 bits: the multiple is given up."""

LONG_MULTIPLE: Final = 2.0**30
"""Over this a product is brought to lower terms."""

NEAR: Final = 2.0**-50
"""Four times as far, in proportion, as a pair is from its high part."""

CONSTANT_LOSS: Final = 2.0**-104
"""Bound of the error of the nearest pair, in proportion."""

DOUBT: Final = 2
"""What `compare` gives beside -1, 0 and 1."""

_QUARTER: Final = 0.25


@compiled
def divisor(a: float, b: float) -> float:
    """Give the greatest common divisor of two whole numbers from 0 to 2**53, not both 0."""
    if a == 1.0 or b == 1.0:
        return 1.0
    first, second = np.int64(a), np.int64(b)
    while second != 0:
        first, second = second, first % second
    return float(first)


@compiled
def scaled(a: float, b: float) -> float:
    """Give a multiple for a product from those of its factors."""
    product = a * b
    if product < WHOLES and a < WHOLES and b < WHOLES:
        return product
    product *= GROWN
    return product if product < LARGEST_MULTIPLE else 0.0


@compiled
def common(a: float, b: float) -> float:
    """Give a multiple that serves two numbers; 0 when one has none."""
    if a == 1.0 or b == 0.0:
        return b
    if b == 1.0 or a == 0.0:
        return a
    if a >= WHOLES or b >= WHOLES:
        return scaled(a, b)
    return a if a == b else scaled(a, b / divisor(a, b))


@compiled
def tidy(high: float, low: float, error: float, multiple: float) -> Number:
    """Give a number, as the whole number that it can only be where that is proved."""
    if multiple > 0.0 and (error > 0.0 or multiple > 1.0):
        whole = np.rint(high)
        if (abs((high - whole) + low) + error) * GROWN * multiple < 1.0:
            return whole, 0.0, 0.0, 1.0
    return high, low, error, multiple


@compiled
def numerator(a: Number) -> float:
    """Give the whole number that a number times its multiple is; `NOT_KNOWN` from 2**53 up, or not proved."""
    high, low, error, multiple = a
    if not 0.0 < multiple < WHOLES:
        return NOT_KNOWN
    product, left = two_product(high, multiple)
    whole = np.rint(product)
    rest = abs(((product - whole) + left) + low * multiple) + error * multiple
    return whole if abs(whole) < WHOLES and rest < _QUARTER else NOT_KNOWN


@compiled
def ratio(top: float, bottom: float) -> Number:
    """Give the quotient of two whole numbers under 2**53 in size, the second over 0 and fit as a multiple."""
    high, low, lost = divide((top, 0.0), (bottom, 0.0))
    return tidy(high, low, lost, bottom)


@compiled
def negated(a: Number) -> Number:
    """Give -a."""
    return -a[0], -a[1], a[2], a[3]


@compiled
def magnitude(a: Number) -> Number:
    """Give |a|."""
    return negated(a) if a[0] < 0.0 else a


@compiled
def plus(a: Number, b: Number) -> Number:
    """Give a + b."""
    high, low, lost = add((a[0], a[1]), (b[0], b[1]))
    error = a[2] + b[2] + lost
    if error > 0.0:
        error = error * GROWN + TINY
    multiple = common(a[3], b[3])
    return tidy(high, low, error, multiple)


@compiled
def times(a: Number, b: Number) -> Number:
    """Give a * b."""
    high, low, lost = multiply((a[0], a[1]), (b[0], b[1]))
    if (a[0] == 0.0 and a[2] == 0.0) or (b[0] == 0.0 and b[2] == 0.0):
        return 0.0, 0.0, 0.0, 1.0
    if abs(high) < SMALLEST and a[0] != 0.0 and b[0] != 0.0:
        return NOT_KNOWN, 0.0, 0.0, 0.0
    error = abs(a[0]) * b[2] + abs(b[0]) * a[2] + a[2] * b[2] + lost
    if error > 0.0:
        error = error * GROWN + TINY
    multiple = scaled(a[3], b[3])
    if multiple > LONG_MULTIPLE and a[3] > 1.0 and b[3] > 1.0:
        multiple = lower_product(a, b, multiple)
    return tidy(high, low, error, multiple)


@compiled
def lower_product(a: Number, b: Number, multiple: float) -> float:
    """Give the multiple of a product, each factor's numerator brought to lowest terms with the other's multiple."""
    first, second = numerator(a), numerator(b)
    if math.isnan(first) or math.isnan(second):
        return multiple
    return scaled(a[3] / divisor(abs(second), a[3]), b[3] / divisor(abs(first), b[3]))


@compiled
def over(a: Number, b: Number) -> Number:
    """Give a / b for b proved other than 0."""
    top, bottom = numerator(a), numerator(b)
    if not (math.isnan(top) or math.isnan(bottom)):
        quotient = fraction(top, bottom, a[3], b[3])
        if quotient[3] > 0.0:
            return quotient
    high, low, lost = divide((a[0], a[1]), (b[0], b[1]))
    least = abs(b[0]) * (1.0 - NEAR) - b[2] * GROWN
    if not least > SMALLEST or (min(abs(high), abs(a[0])) < SMALLEST and a[0] != 0.0):
        return NOT_KNOWN, 0.0, 0.0, 0.0
    error = (a[2] + abs(high) * b[2] * GROWN) / least + lost
    if error > 0.0:
        error = error * GROWN + TINY
    multiple = a[3] * b[3] * (abs(b[0]) + b[2]) * GROWN
    if multiple > 0.0:
        multiple = max(multiple, WHOLES)
    return tidy(high, low, error, multiple if multiple < LARGEST_MULTIPLE else 0.0)


@compiled
def fraction(top: float, bottom: float, of_top: float, of_bottom: float) -> Number:
    """Give (top / of_top) / (bottom / of_bottom) from whole numbers, in lowest terms; a multiple of 0: too long."""
    sign = -1.0 if bottom < 0.0 else 1.0
    bottom = abs(bottom)
    shared = divisor(abs(top), bottom)
    top, bottom = top / shared, bottom / shared
    shared = divisor(of_top, of_bottom)
    of_top, of_bottom = of_top / shared, of_bottom / shared
    shared = divisor(abs(top), of_top)
    top, of_top = top / shared, of_top / shared
    shared = divisor(of_bottom, bottom)
    of_bottom, bottom = of_bottom / shared, bottom / shared
    above, below = top * of_bottom, bottom * of_top
    if abs(above) < WHOLES and below < WHOLES:
        return ratio(sign * above, below)
    return NOT_KNOWN, 0.0, 0.0, 0.0


@compiled
def compare(a: Number, b: Number) -> int:
    """Tell whether a is under (-1), equal to (0) or over (1) b, when it is proved; else `DOUBT`."""
    gap = a[0] - b[0]
    margin = (abs(a[0]) + abs(b[0])) * NEAR + (a[2] + b[2]) * GROWN
    if gap > margin:
        return 1
    if -gap > margin:
        return -1
    high, low, lost = add((a[0], a[1]), (-b[0], -b[1]))
    error = (a[2] + b[2] + lost) * GROWN
    if abs(high) * (1.0 - NEAR) > error:
        return 1 if high > 0.0 else -1
    if error == 0.0 and high == 0.0:
        return 0
    multiple = common(a[3], b[3])
    if multiple > 0.0 and (abs(high) + abs(low) + error) * GROWN * multiple < 1.0:
        return 0
    return DOUBT


@compiled
def extreme(a: Number, b: Number, sign: int) -> Number:
    """Give the lesser (sign -1) or the greater (sign 1) of two numbers.

    Where it is not proved which, one of the two with an error that covers both serves.
    """
    order = compare(a, b)
    if order == sign or (order == 0 and a[2] <= b[2]):
        return a
    if order != DOUBT:
        return b
    high, low, lost = add((a[0], a[1]), (-b[0], -b[1]))
    error = (abs(high) + abs(low) + a[2] + b[2] + lost) * GROWN + TINY
    multiple = common(a[3], b[3])
    return a[0], a[1], error, multiple


@compiled
def is_known(a: Number) -> bool:
    """Tell whether a number is within the sizes where bounds hold."""
    return abs(a[0]) < LARGEST and a[2] < LARGEST and (a[0] == 0.0 or abs(a[0]) > SMALLEST)

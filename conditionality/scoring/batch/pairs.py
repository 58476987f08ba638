"""Numbers as pairs of float64: sums, products, quotients, roots, logarithms and exponentials on 106 bits.

A pair is `high + low`, not worked out: `high` is the float64 nearest to the sum. Each operation gives the pair and a
bound of what it lost: 0 when it lost nothing. With u = 2**-53, the losses in proportion to the result are under 3 u²
for a sum (here measured, not bounded: every loss is itself a float64), 7 u² for a product, 15 u² + 56 u³ for a
quotient.

These hold between `SMALLEST` and `LARGEST`, where nothing overflows and no part of a result falls under the smallest
float64: whoever calls looks at the size of the result.

Source:
    M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous error bounds for basic building blocks of double-word
    arithmetic", ACM Transactions on Mathematical Software 44 (2), 2017: algorithms 6, 10 and 17.
    T. J. Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.compiled import compiled

Pair: TypeAlias = tuple[float, float]
Lossy: TypeAlias = tuple[float, float, float]
"""A pair, and a bound of what was lost."""

SMALLEST: Final = 1e-250
LARGEST: Final = 1e290
"""Sizes between which the bounds hold; 0 is held too."""

PRODUCT_LOSS: Final = 8 * 2.0**-106
QUOTIENT_LOSS: Final = 16 * 2.0**-106
ROOT_LOSS: Final = 16 * 2.0**-106
LOGARITHM_LOSS: Final = 256 * 2.0**-106
EXPONENTIAL_LOSS: Final = 128 * 2.0**-106
EXPONENTIAL_LOSS_BY_FOLD: Final = 16 * 2.0**-106
"""In proportion to the result; of an exponential, more for each factor 2 of the result."""

_SPLITTER: Final = 134217729.0  # 2**27 + 1
_HALF_ROOT: Final = 0.7071067811865476
_LOG_2_HIGH: Final = 0.6931471805599453
_LOG_2_LOW: Final = 2.3190468138462996e-17
_LOG_TERMS: Final = 22
_EXP_TERMS: Final = 16
_HALVINGS: Final = 4
_HALVED: Final = 2.0**-_HALVINGS


def _pairs(values: list[Fraction]) -> npt.NDArray[np.float64]:
    """Give the nearest pairs, shape (n, 2)."""
    return np.array([(float(one), float(one - Fraction(float(one)))) for one in values])


_ODD = _pairs([Fraction(1, 2 * rank + 1) for rank in range(_LOG_TERMS)])
_FACTORIAL = _pairs([Fraction(1, math.factorial(rank)) for rank in range(1, _EXP_TERMS)])


@compiled
def two_sum(a: float, b: float) -> Pair:
    """Give a + b: its nearest float64, and exactly what is left."""
    total = a + b
    part = total - a
    return total, (a - (total - part)) + (b - part)


@compiled
def two_product(a: float, b: float) -> Pair:
    """Give a * b: its nearest float64, and exactly what is left."""
    product = a * b
    scaled = _SPLITTER * a
    a_high = scaled - (scaled - a)
    a_low = a - a_high
    scaled = _SPLITTER * b
    b_high = scaled - (scaled - b)
    b_low = b - b_high
    return product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low


@compiled
def add(a: Pair, b: Pair) -> Lossy:
    """Give a + b; the loss is measured (to one rounding), so that it is 0 whenever the pair is the sum."""
    total, left = two_sum(a[0], b[0])
    lows, lows_left = two_sum(a[1], b[1])
    carried, lost_first = two_sum(left, lows)
    high, rest = two_sum(total, carried)
    low, lost_second = two_sum(lows_left, rest)
    high, low = two_sum(high, low)
    return high, low, abs(lost_first) + abs(lost_second)


@compiled
def multiply(a: Pair, b: Pair) -> Lossy:
    """Give a * b, exactly when both are float64."""
    product, left = two_product(a[0], b[0])
    if a[1] == 0.0 and b[1] == 0.0:
        return product, left, 0.0
    high, low = two_sum(product, left + (a[0] * b[1] + a[1] * b[0]))
    return high, low, abs(high) * PRODUCT_LOSS


@compiled
def divide(a: Pair, b: Pair) -> Lossy:
    """Give a / b for b other than 0, exactly when the quotient is one float64."""
    first = a[0] / b[0]
    product, left = two_product(first, b[0])
    if a[1] == 0.0 and b[1] == 0.0 and product == a[0] and left == 0.0:
        return first, 0.0, 0.0
    back, back_low = two_sum(product, b[1] * first)
    back, back_low = two_sum(back, back_low + left)
    rest = (a[0] - back) + (a[1] - back_low)
    high, low = two_sum(first, rest / b[0])
    return high, low, abs(high) * QUOTIENT_LOSS


@compiled
def square_root(a: Pair) -> Lossy:
    """Give the square root of a pair over 0, exactly when it is one float64.

    One step of Newton from the float64 root s: what it leaves is (a - s²)² / 8s³, under u² s / 2.
    """
    first = math.sqrt(a[0])
    product, left = two_product(first, first)
    if a[1] == 0.0 and product == a[0] and left == 0.0:
        return first, 0.0, 0.0
    rest = ((a[0] - product) - left) + a[1]
    high, low = two_sum(first, rest / (2.0 * first))
    return high, low, abs(high) * ROOT_LOSS


@compiled
def logarithm(a: Pair) -> Lossy:
    """Give the natural logarithm of a pair over 0.

    a = 2**k * m with m between the root of 1/2 and the root of 2, s = (m - 1) / (m + 1), at most 0.1716:
    ln m = 2 s (1 + s²/3 + s⁴/5 + …). What is left out after 22 terms is under 10**-34 of the sum; s and the sum lose
    under 34 u²; when k is not 0 the result is over 0.34, so that k ln 2 adds at most 22 u².
    """
    part, fold = math.frexp(a[0])
    if part < _HALF_ROOT:
        part, fold = part * 2.0, fold - 1
    scaled = (part, math.ldexp(a[1], -fold))
    above = add(scaled, (-1.0, 0.0))
    below = add(scaled, (1.0, 0.0))
    ratio = divide((above[0], above[1]), (below[0], below[1]))
    square = multiply((ratio[0], ratio[1]), (ratio[0], ratio[1]))
    series = (_ODD[_LOG_TERMS - 1, 0], _ODD[_LOG_TERMS - 1, 1], 0.0)
    for rank in range(_LOG_TERMS - 2, -1, -1):
        series = multiply((series[0], series[1]), (square[0], square[1]))
        series = add((series[0], series[1]), (_ODD[rank, 0], _ODD[rank, 1]))
    series = multiply((series[0], series[1]), (2.0 * ratio[0], 2.0 * ratio[1]))
    folds = multiply((_LOG_2_HIGH, _LOG_2_LOW), (float(fold), 0.0))
    whole = add((folds[0], folds[1]), (series[0], series[1]))
    return whole[0], whole[1], abs(whole[0]) * LOGARITHM_LOSS


@compiled
def exponential(a: Pair) -> Lossy:
    """Give e to the power of a pair between -600 and 600.

    a = k ln 2 + r, |r| at most 0.35: k ln 2 loses 10 u² of itself, which the result takes in proportion. Then
    p = e**(r / 16) - 1 by its series (what is left out after 15 terms is under 10**-38 of the sum), four times
    p = 2 p + p², and 1 + p.
    """
    fold = np.rint(a[0] / _LOG_2_HIGH)
    folds = multiply((_LOG_2_HIGH, _LOG_2_LOW), (-fold, 0.0))
    left = add(a, (folds[0], folds[1]))
    rest = (left[0] * _HALVED, left[1] * _HALVED)
    series = (_FACTORIAL[_EXP_TERMS - 2, 0], _FACTORIAL[_EXP_TERMS - 2, 1], 0.0)
    for rank in range(_EXP_TERMS - 3, -1, -1):
        series = multiply((series[0], series[1]), rest)
        series = add((series[0], series[1]), (_FACTORIAL[rank, 0], _FACTORIAL[rank, 1]))
    series = multiply((series[0], series[1]), rest)
    for _ in range(_HALVINGS):
        square = multiply((series[0], series[1]), (series[0], series[1]))
        series = add((2.0 * series[0], 2.0 * series[1]), (square[0], square[1]))
    whole = add((series[0], series[1]), (1.0, 0.0))
    high, low = math.ldexp(whole[0], int(fold)), math.ldexp(whole[1], int(fold))
    return high, low, high * (EXPONENTIAL_LOSS + abs(fold) * EXPONENTIAL_LOSS_BY_FOLD)

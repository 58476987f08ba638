"""Powers, roots, logarithms and exponentials.

A whole power, and a root of a perfect power, are exact: `(8*8*8)**(1/3)` is 8. Anything else is worked out in decimals
with 80 digits and more, then kept with 50 significant digits, rounded half to even. Only additions, products,
quotients, `ln` and `exp` of the `decimal` module are used: those are correctly rounded, so that every machine gives
the same digits; its `power` is not.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import isqrt

from conditionality.formula.arithmetic import LIMIT_BITS, settle
from conditionality.formula.values import (
    NOT_POSITIVE,
    OUT_OF_DOMAIN,
    TOO_LARGE,
    ZERO_DENOMINATOR,
    Empty,
    Number,
    Value,
    refuse,
)

KEPT_DIGITS = 50
"""Significant digits of a result that is not exact."""

GUARD_DIGITS = 30
LARGEST_EXPONENT = 6000
"""Bound of the argument of `exp`, either side: e**6000 has 8,657 bits, under the size limit."""

_CLOSE_BITS = 400
"""When a number is 1 + e with e under 2**-400, ln(1 + e) is e to more digits than are carried."""

SQUARE = 2
_HALF = Fraction(1, SQUARE)


def _context(digits: int) -> Context:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


_KEPT = _context(KEPT_DIGITS)
_WORK = _context(KEPT_DIGITS + GUARD_DIGITS)


def power(base: Value, exponent: Value) -> Value:
    """Raise a number to a power.

    `0 ** 0` is 1. Zero to a negative power has a zero denominator. A negative number has no power that is not whole.

    >>> power(512, Fraction(1, 3)), power(2, -2), power(-8, Fraction(1, 3)).reason
    (8, Fraction(1, 4), 'out-of-domain')
    """
    if not (type(base) is int or type(base) is Fraction) or not (type(exponent) is int or type(exponent) is Fraction):
        return refuse(base, exponent)
    if base == 0 and exponent < 0:
        return ZERO_DENOMINATOR
    if base < 0 and type(exponent) is not int:
        return OUT_OF_DOMAIN
    exact = exact_power(base, exponent)
    if exact is not None:
        return exact
    return _exponential(_WORK.multiply(_decimal(exponent), _logarithm(base)))


def exact_power(base: Number, exponent: Number) -> Number | Empty | None:
    """Give a power without rounding: the number, too large, or `None` when it is irrational.

    Args:
        base: Not negative, unless the exponent is whole; not zero when the exponent is negative.
        exponent: Any.
    """
    if base in (0, 1):
        return 1 if base == 1 or exponent == 0 else 0
    if type(exponent) is int:
        return _whole_power(base, exponent)
    top = _integer_root(base.numerator, exponent.denominator)
    bottom = _integer_root(base.denominator, exponent.denominator)
    if top is None or bottom is None:
        return None
    return _whole_power(Fraction(top, bottom), exponent.numerator)


def _whole_power(base: Number, exponent: int) -> Number | Empty:
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if (bits - 1) * abs(exponent) > LIMIT_BITS:
        return TOO_LARGE
    return settle(Fraction(base) ** exponent)


def _integer_root(value: int, degree: int) -> int | None:
    """Give the exact root of a positive whole number, or `None` when it is not whole (Newton's method, from above)."""
    if value == 1:
        return 1
    if degree >= value.bit_length():
        return None
    root = isqrt(value) if degree == SQUARE else 1 << -(-value.bit_length() // degree)
    while True:
        lower = ((degree - 1) * root + value // root ** (degree - 1)) // degree
        if lower >= root:
            break
        root = lower
    return root if root**degree == value else None


def sqrt(operand: Value) -> Value:
    """Give the square root; exact for a perfect square.

    >>> sqrt(Fraction(9, 4))
    Fraction(3, 2)
    """
    return power(operand, _HALF)


def ln(operand: Value) -> Value:
    """Give the natural logarithm; of zero or less, missing with the reason `not-positive`."""
    if type(operand) is int or type(operand) is Fraction:
        if operand <= 0:
            return NOT_POSITIVE
        return 0 if operand == 1 else _kept(_logarithm(operand))
    return refuse(operand)


def exp(operand: Value) -> Value:
    """Give e to a power; past 6000 either side, missing with the reason `too-large`."""
    if type(operand) is int or type(operand) is Fraction:
        return 1 if operand == 0 else _exponential(_decimal(operand))
    return refuse(operand)


def _decimal(value: Number) -> Decimal:
    return _WORK.divide(Decimal(value.numerator), Decimal(value.denominator))


def _exponential(exponent: Decimal) -> Number | Empty:
    return TOO_LARGE if abs(exponent) > LARGEST_EXPONENT else _kept(_WORK.exp(exponent))


def _logarithm(value: Number) -> Decimal:
    """Give ln of a positive number other than 1, its relative error under 10**-75.

    Near 1 the leading digits of the number cancel: as many more are carried.
    """
    top, bottom = Decimal(value.numerator), Decimal(value.denominator)
    cancelled = value.denominator.bit_length() - abs(value.numerator - value.denominator).bit_length()
    if cancelled > _CLOSE_BITS:
        return _WORK.divide(Decimal(value.numerator - value.denominator), bottom)
    work = _context(_WORK.prec + cancelled // 3 + 1) if cancelled > 0 else _WORK
    return work.ln(work.divide(top, bottom))


def _kept(value: Decimal) -> Number | Empty:
    return settle(Fraction(_KEPT.plus(value)))

"""Add, subtract, multiply, divide exact numbers: empties pass through, results have a size limit, nothing raises.

Every operation takes and gives a `Value`. Whole numbers stay `int`, which is what keeps the exact machine quick:
the common case is tested first, on the exact type, so that a truth never counts as 0 or 1.
"""

from __future__ import annotations

from fractions import Fraction

from conditionality.formula.values import TOO_LARGE, ZERO_DENOMINATOR, Empty, Number, Value, refuse

LIMIT_BITS = 10_000
"""Longest numerator or denominator, in bits: about 3,010 digits.

Far above any figure of a report; low enough for a chain of squarings to stop at once, and below the 4,300 digits
above which Python refuses to write an `int` as text.
"""

_CEILING = 1 << LIMIT_BITS


def settle(value: Number) -> Number | Empty:
    """Give a result as it may be kept: whole fractions as `int`, and nothing over the size limit."""
    if type(value) is int:
        return value if -_CEILING < value < _CEILING else TOO_LARGE
    top, bottom = value.numerator, value.denominator
    if bottom >= _CEILING or not -_CEILING < top < _CEILING:
        return TOO_LARGE
    return top if bottom == 1 else value


def neg(operand: Value) -> Value:
    """Give the opposite of a number."""
    if type(operand) is int or type(operand) is Fraction:
        return -operand
    return refuse(operand)


def add(left: Value, right: Value) -> Value:
    """Add two numbers."""
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return settle(left + right)
    return refuse(left, right)


def sub(left: Value, right: Value) -> Value:
    """Take the second number from the first."""
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return settle(left - right)
    return refuse(left, right)


def mul(left: Value, right: Value) -> Value:
    """Multiply two numbers."""
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return settle(left * right)
    return refuse(left, right)


def div(left: Value, right: Value) -> Value:
    """Divide the first number by the second; by zero, the result is missing with the reason `zero-denominator`.

    >>> div(3, 6), div(6, 3)
    (Fraction(1, 2), 2)
    """
    if type(left) is int and type(right) is int:
        if right == 0:
            return ZERO_DENOMINATOR
        whole, rest = divmod(left, right)
        return settle(Fraction(left, right)) if rest else whole
    if (type(left) is int or type(left) is Fraction) and (type(right) is int or type(right) is Fraction):
        return settle(Fraction(left) / right) if right else ZERO_DENOMINATOR
    return refuse(left, right)


def absolute(operand: Value) -> Value:
    """Give a number without its sign."""
    if type(operand) is int or type(operand) is Fraction:
        return operand if operand >= 0 else -operand
    return refuse(operand)


def floor(operand: Value) -> Value:
    """Give the whole number at or just below.

    >>> floor(Fraction(-7, 2))
    -4
    """
    if type(operand) is int:
        return operand
    if type(operand) is Fraction:
        return operand.numerator // operand.denominator
    return refuse(operand)


def ceil(operand: Value) -> Value:
    """Give the whole number at or just above."""
    if type(operand) is int:
        return operand
    if type(operand) is Fraction:
        return -(-operand.numerator // operand.denominator)
    return refuse(operand)

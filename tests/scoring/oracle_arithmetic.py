"""Arithmetic of the second scorer: rounding, logarithms and roots, each worked out its own way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm, prod
from typing import TypeGuard

from conditionality.formula.values import Empty, Number, Value, tidy

DIGITS = 70


def exact(given: Decimal | int) -> Number:
    """Give a number of the file, exactly."""
    return tidy(Fraction(given))


def is_number(value: Value) -> TypeGuard[Number]:
    """Tell whether a value is a number; yes and no are none."""
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def kind(value: Value) -> str:
    """Give `given`, or which kind of empty it is."""
    return value.kind if isinstance(value, Empty) else "given"


def is_missing(value: Value) -> bool:
    """Tell whether a value is missing."""
    return kind(value) == "missing"


def rounded(value: Value, digits: int, mode: str) -> Value:
    """Round by looking at what lies above the whole units of the last digit; what is no number passes."""
    if not is_number(value):
        return value
    scaled = Fraction(value) * Fraction(10) ** digits
    below = scaled.numerator // scaled.denominator
    part = scaled - below
    if part == 0:
        return tidy(Fraction(value))
    from_zero, to_zero = (below + 1, below) if value > 0 else (below, below + 1)
    tie = {"half_up": from_zero, "half_even": below + below % 2}
    nearest = below + 1 if part > Fraction(1, 2) else below
    whole = {"down": to_zero, "up": from_zero}.get(mode, tie.get(mode, 0) if part == Fraction(1, 2) else nearest)
    return tidy(whole / Fraction(10) ** digits)


def log_part(x: Number, low: Number, high: Number) -> Fraction:
    """Give where a number is between two others on the logarithm; found exactly where it is a simple fraction."""
    over, whole = Fraction(x) / Fraction(low), Fraction(high) / Fraction(low)
    for bottom in range(1, 25):
        for top in range(bottom + 1):
            if over**bottom == whole**top:
                return Fraction(top, bottom)
    with localcontext(prec=DIGITS):
        return Fraction(_logarithm(over) / _logarithm(whole))


def _logarithm(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).ln()


def root(marks: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Give a geometric mean of marks whose parts add up to 1: simple where its power is the product, else 70 digits."""
    with localcontext(prec=DIGITS):
        parts = [_logarithm(mark) * (Decimal(part.numerator) / part.denominator) for mark, part in marks]
        found = Fraction(sum(parts, Decimal(0)).exp())
    near = found.limit_denominator(10**6)
    if abs(near - found) > Fraction(1, 10**60):
        return found
    bottom = lcm(*(part.denominator for _, part in marks))
    product = prod(mark ** int(part * bottom) for mark, part in marks)
    return near if near**bottom == product else found

"""Round an exact number to a number of decimals, by the mode that a rule names."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias, assert_never

from conditionality.formula.arithmetic import settle
from conditionality.formula.values import OUT_OF_DOMAIN, Number, Value, refuse, tidy

RoundingMode: TypeAlias = Literal["half_up", "half_even", "down", "up"]

MOST_DIGITS = 20
"""Decimals asked of a rounding lie between minus this and this."""

_TENS = tuple(10**digits for digits in range(MOST_DIGITS + 1))


def round_to(value: Number, digits: int = 0, mode: RoundingMode = "half_up") -> Number:
    """Round a number.

    Args:
        value: Any exact number.
        digits: Decimals kept, -20 to 20; negative rounds to tens, hundreds…
        mode: `half_up` (a tie goes away from zero), `half_even` (a tie goes to the even digit), `down` (towards
            zero), `up` (away from zero).

    >>> round_to(Fraction(-5, 2)), round_to(Fraction(-5, 2), mode="half_even"), round_to(1250, -2)
    (-3, -2, 1300)
    """
    if digits >= 0:
        if type(value) is int:
            return value
        unit = Fraction(1, _TENS[digits])
        top, bottom = abs(value.numerator) * _TENS[digits], value.denominator
    else:
        unit = Fraction(_TENS[-digits])
        top, bottom = abs(value.numerator), value.denominator * _TENS[-digits]
    steps = _whole(top, bottom, mode)
    return tidy(unit * (steps if value >= 0 else -steps))


def _whole(top: int, bottom: int, mode: RoundingMode) -> int:
    """Round a fraction that is not negative to a whole number."""
    steps, rest = divmod(top, bottom)
    match mode:
        case "half_up":
            return steps + (2 * rest >= bottom)
        case "half_even":
            return steps + (2 * rest > bottom or (2 * rest == bottom and steps % 2 == 1))
        case "down":
            return steps
        case "up":
            return steps + (rest > 0)
        case _:
            assert_never(mode)


def round_half_up(value: Value, digits: Value = 0) -> Value:
    """Round as formulas do: half up, away from zero.

    Args:
        value: The number; an empty passes through.
        digits: A whole number from -20 to 20.

    >>> round_half_up(Fraction(25, 10)), round_half_up(Fraction(-25, 10)), round_half_up(Fraction(2, 3), 2)
    (3, -3, Fraction(67, 100))
    """
    if type(digits) is not int:
        return refuse(value, digits)
    if not -MOST_DIGITS <= digits <= MOST_DIGITS:
        return refuse(value, OUT_OF_DOMAIN)
    if type(value) is int or type(value) is Fraction:
        return settle(round_to(value, digits))
    return refuse(value)

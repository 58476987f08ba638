"""Numbers of the careful kernel, drawn with some error, and the exact values that they may hide."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from conditionality.scoring.batch.careful_numbers import Number, is_known
from conditionality.scoring.batch.pairs import two_sum
from tests.scoring.batch.lanes import SLACK, entry

TOP = 2.0**53
NOUGHT: Number = (0.0, 0.0, 0.0, 1.0)

Loose = tuple[Number, tuple[Fraction, Fraction]]
Known = tuple[Number, Fraction]


@st.composite
def loose(draw: st.DrawFn, *, positive: bool = False) -> Loose:
    """Draw a number of unknown denominator with some error, and the two exact values farthest from its pair."""
    size = draw(st.floats(1e-3, 1e6)) * (1 if positive else draw(st.sampled_from((1, -1))))
    high, low = two_sum(size, size * draw(st.sampled_from((0.0, 1e-17, -3e-17))))
    error = abs(size) * draw(st.sampled_from((0.0, 1e-30, 1e-20, 1e-9, 0.25)))
    pair = Fraction(high) + Fraction(low)
    return (high, low, error, 0.0), (pair - Fraction(error), pair + Fraction(error))


@st.composite
def fractions(draw: st.DrawFn, largest: int = 12) -> Known:
    """Draw a fraction with a small denominator, known with some error."""
    bottom = draw(st.integers(1, largest))
    exact = Fraction(draw(st.integers(-40, 40)), bottom)
    error = draw(st.sampled_from((1e-29, 1e-4, 0.003, 0.03, 0.2)))
    near = exact + Fraction(error * draw(st.floats(-0.9, 0.9)))
    high, low = two_sum(float(near), float(near - Fraction(float(near))))
    return (high, low, error, float(bottom * draw(st.sampled_from((1, 1, 2, 3))))), exact


def holds(found: Number, exact: Fraction) -> None:
    """Hold a number to an exact value."""
    if not is_known(found):
        return
    gap = abs(Fraction(found[0]) + Fraction(found[1]) - exact)
    assert gap <= Fraction(found[2]) + (abs(exact) * SLACK if found[2] else 0)
    if 0 < found[3] < TOP:
        assert (exact * int(found[3])).denominator == 1
    elif found[3]:
        assert exact.denominator <= found[3]


def surely(exact: Fraction | int | str) -> Number:
    """Give a fraction as the kernel has it when it has lost nothing but what a pair leaves out."""
    number = Fraction(exact)
    high, low, multiple = entry(number)
    rest = abs(number - Fraction(high) - Fraction(low))
    return high, low, float(rest) * 2, multiple

"""Roundings brought down to micro-instructions, and bounds beyond which lanes are doubtful."""

from __future__ import annotations

from fractions import Fraction

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import WHOLE_BITS, Faith, Held, Size
from conditionality.scoring.batch.lower_bounds import error_of, number


def rounded(emitter: Emitter, a: Held, digits: int, way: int) -> Held:
    """Round a number; what results is a decimal of so many digits."""
    if a.kind != "number":
        return a
    size = a.size
    if a.faith.grain == 0 and digits >= 0:
        return a
    power = emitter.table((Fraction(10) ** abs(digits),))
    value = emitter.lay(micro.ROUND, a.value, error_of(emitter, a), k=power, m=digits, n=way)
    margin = 10.0**-digits
    most = 10.0 ** (15 - max(digits, 0))  # beyond, the kernels doubt
    low, high = max(size.low - margin if size.low < 0 else 0.0, -most), min(size.high + margin, most)
    kept = Size(low, high, 60 + 4 * abs(digits), 120)
    faith = Faith(0 if digits <= 0 else None, decimal=True)
    return number(emitter, value, faith, kept, emitter.state_of(a))


def floor_or_ceil(emitter: Emitter, op: int, a: Held) -> Held:
    """Give the whole number at or below, or at or above."""
    if a.kind == "empty" or a.faith.grain == 0:
        return a
    guarded = within_bound(emitter, a, 2.0**50)
    value = emitter.lay(op, guarded.value, error_of(emitter, a))
    size = Size(guarded.size.low - 1, guarded.size.high + 1, WHOLE_BITS, WHOLE_BITS)
    return number(emitter, value, Faith(0, decimal=True), size, emitter.state_of(a))


def within_bound(emitter: Emitter, a: Held, bound: float) -> Held:
    """Give a number as it is; where it lies outside a bound, the lane is doubtful."""
    if a.size.bound <= bound:
        return a
    size = emitter.lay(micro.ABS, a.value)
    over = emitter.lay(micro.CMP, size, emitter.constant(bound), m=micro.GT)
    over = emitter.lay(micro.AND, over, emitter.present(a))
    kept = Size(max(a.size.low, -bound), min(a.size.high, bound), a.size.bits, a.size.span)
    value = emitter.lay(micro.GUARD, a.value, over)
    return Held("number", value, a.state, a.states, faith=a.faith, size=kept)

"""What is known of the error and the size of numbers before any report is read."""

from __future__ import annotations

from collections.abc import Callable
from math import frexp, isinf

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import SAFE, Emitter
from conditionality.scoring.batch.held import NO_SLOT, UNIT, WHOLE_BITS, BeyondBatchError, Faith, Held, Size
from conditionality.scoring.batch.micro import PRESENT

WIDEST_SPAN = 900
"""Bits of a float64's exponent beyond which a product or its error could leave the range of float64."""


FINE = 2.0**-30
"""A bound that holds for all lanes is used up to it; a wider one would make too many lanes doubtful."""


Bound = Callable[[], int]


def number(
    emitter: Emitter, value: int, faith: Faith, size: Size, state: tuple[int, frozenset[int]] | None = None
) -> Held:
    """Give a register that holds a number, and refuse one that could be too large for the kernels."""
    if size.span > WIDEST_SPAN or not size.low <= size.high:
        raise BeyondBatchError
    slot, states = state or emitter.state(PRESENT)
    return Held("number", value, NO_SLOT if len(states) == 1 else slot, states, faith=faith, size=size)


def demand(held: Held, *kinds: str) -> Held:
    """Check the kind of a register; a program that mixes them is for the exact machine."""
    if held.kind not in (*kinds, "empty"):
        raise BeyondBatchError
    return held


def error_of(emitter: Emitter, held: Held) -> int:
    """Give the slot of a bound of error; -1 when the float64 is the exact number."""
    faith, bound = held.faith, held.size.bound
    if faith.exact or held.kind == "empty":
        return NO_SLOT
    if faith.watched is not None:
        return faith.watched()
    if isinf(faith.absolute) or isinf(faith.relative):
        raise BeyondBatchError
    if faith.decimal:
        return emitter.lay(micro.HALF_ULP, held.value)
    if not isinf(bound):
        return emitter.constant((faith.absolute + faith.relative * bound) * SAFE)
    pool = emitter.table((0.0, faith.absolute * SAFE, faith.relative * SAFE))
    return emitter.lay(micro.ERR_SCALE, held.value, NO_SLOT, k=pool)


def sized(low: float, high: float, bits: int, span: int) -> Size:
    """Give a size whose span is wide enough for its bounds."""
    bound = max(abs(low), abs(high))
    return Size(low, high, bits, span if isinf(bound) else max(span, frexp(bound)[1]))


def total_error(held: Held) -> float:
    """Give a bound of error that holds for all lanes; infinite when there is none."""
    faith = undecimal(held).faith
    return 0.0 if faith.exact else (faith.absolute + faith.relative * held.size.bound) * SAFE


def fits(grain: int, bound: float) -> bool:
    """Tell whether numbers of a grain and a bound are all exact in float64."""
    return bound * 2.0**grain < 2.0**WHOLE_BITS


def shared_grains(a: Held, b: Held) -> tuple[int, int] | None:
    """Give the grains of two exact numbers; None when one is not known to be exact."""
    one, other = a.faith.grain, b.faith.grain
    return None if one is None or other is None else (one, other)


def either_faith(a: Held, b: Held, watched: Bound) -> Faith:
    """Give what is known of a number that is one of two."""
    grains = shared_grains(a, b)
    decimal = a.faith.decimal and b.faith.decimal
    if grains is not None:
        return Faith(max(grains), decimal=decimal)
    if decimal:
        return Faith(None, decimal=True)
    one, other = total_error(undecimal(a)), total_error(undecimal(b))
    return Faith(None, absolute=max(one, other), watched=watched)


def undecimal(held: Held) -> Held:
    """Give the register of a decimal with its bound of error spelled out."""
    if held.faith.exact or not held.faith.decimal:
        return held
    return Held("number", held.value, faith=Faith(None, relative=UNIT * SAFE), size=held.size)

"""Arithmetic brought down to micro-instructions, each result with what is known of its exactness and size.

The bounds of error are the usual ones of float64: one operation adds at most `UNIT` relative to its result, on top of
what its operands bring. Source: N. Higham, Accuracy and Stability of Numerical Algorithms, chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isnan
from typing import cast

from conditionality.formula.arithmetic import add as plus
from conditionality.formula.arithmetic import div as over
from conditionality.formula.arithmetic import mul as times
from conditionality.formula.arithmetic import sub
from conditionality.formula.values import Value
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import SAFE, Emitter
from conditionality.scoring.batch.held import NO_SLOT, UNIT, WHOLE_BITS, BeyondBatchError, Faith, Held, Size
from conditionality.scoring.batch.lower_bounds import (
    FINE,
    Bound,
    either_faith,
    error_of,
    fits,
    number,
    shared_grains,
    sized,
    total_error,
)
from conditionality.scoring.batch.micro import MISSING, PRESENT


def add(emitter: Emitter, a: Held, b: Held, *, minus: bool = False) -> Held:
    """Add, or take away."""
    if a.kind == "empty" or b.kind == "empty":
        return _none(emitter, (a, b))
    known = _known(emitter, sub if minus else plus, a, b)
    if known is not None:
        return known
    low, high = (-b.size.high, -b.size.low) if minus else (b.size.low, b.size.high)
    size = sized(a.size.low + low, a.size.high + high, a.size.bits + b.size.bits + 1, max(a.size.span, b.size.span))
    op = micro.SUB if minus else micro.ADD
    value = emitter.lay(op, a.value, b.value)
    grains = shared_grains(a, b)
    state = emitter.strongest((a, b))
    if grains is not None and fits(max(grains), size.bound):
        whole = max(grains) == 0
        return number(emitter, value, Faith(max(grains), decimal=whole), size, state)

    def watched() -> int:
        like = int(minus and a.faith.decimal and b.faith.decimal)
        return emitter.lay(
            micro.ERR_ADD, a.value, b.value, error_of(emitter, a), error_of(emitter, b), m=int(minus), n=like
        )

    is_watched = any(one.faith.watched is not None for one in (a, b))
    absolute = total_error(a) + total_error(b) + UNIT * size.bound
    use_bound = absolute <= FINE and not is_watched
    faith = Faith(None, relative=0.0, absolute=absolute * SAFE, watched=None if use_bound else watched)
    return number(emitter, value, faith, size, state)


def _known(emitter: Emitter, operation: Callable[[Value, Value], Value], a: Held, b: Held) -> Held | None:
    """Give the result of two constants, by the operation of the exact machine."""
    if type(a.const) not in {int, Fraction} or type(b.const) not in {int, Fraction}:
        return None
    return emitter.held(operation(cast("Value", a.const), cast("Value", b.const)))


def mul(emitter: Emitter, a: Held, b: Held) -> Held:
    """Multiply."""
    if a.kind == "empty" or b.kind == "empty":
        return _none(emitter, (a, b))
    known = _known(emitter, times, a, b)
    if known is not None:
        return known
    size = _product(a.size, b.size)
    value = emitter.lay(micro.MUL, a.value, b.value)
    state = emitter.strongest((a, b))
    grains = shared_grains(a, b)
    if grains is not None and fits(sum(grains), size.bound):
        return number(emitter, value, Faith(sum(grains), decimal=sum(grains) == 0), size, state)

    def watched() -> int:
        return emitter.lay(micro.ERR_MUL, a.value, b.value, error_of(emitter, a), error_of(emitter, b))

    return number(emitter, value, _relative(a, b, watched, size), size, state)


def _product(a: Size, b: Size) -> Size:
    corners = [_times(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Size(min(corners), max(corners), a.bits + b.bits, a.span + b.span)


def _times(x: float, y: float) -> float:
    return 0.0 if 0.0 in {x, y} else x * y


def _relative(a: Held, b: Held, watched: Bound, size: Size) -> Faith:
    """Give the bound of a product or a quotient: relative errors add up."""
    if a.faith.absolute == b.faith.absolute == 0.0:
        relative = (a.faith.relative + b.faith.relative) * SAFE + UNIT * SAFE
        if a.faith.decimal and not a.faith.exact:
            relative += UNIT * SAFE
        if b.faith.decimal and not b.faith.exact:
            relative += UNIT * SAFE
        return Faith(None, relative=relative, watched=watched)
    ea, eb = total_error(a), total_error(b)
    absolute = a.size.bound * eb + b.size.bound * ea + ea * eb + UNIT * size.bound
    return Faith(None, absolute=absolute * SAFE if absolute == absolute else float("inf"), watched=watched)  # noqa: PLR0124 - not NaN


def div(emitter: Emitter, a: Held, b: Held) -> Held:
    """Divide; by zero, missing."""
    if a.kind == "empty" or b.kind == "empty":
        return _none(emitter, (a, b))
    known = _known(emitter, over, a, b)
    if known is not None:
        return known
    empty = emitter.strongest((a, b))
    state = empty
    if b.size.low <= 0 <= b.size.high:
        zero = compare(emitter, micro.EQ, b, emitter.held(0)).value
        state = emitter.nested(empty, emitter.select_state(zero, emitter.state(MISSING), emitter.state(PRESENT)))
    value = emitter.lay(micro.DIV, a.value, b.value)
    least = _least(b)
    if least == 0:
        raise BeyondBatchError  # never a number
    bound = a.size.bound / least
    low = 0.0 if a.size.low >= 0 and b.size.low >= 0 else -bound
    size = Size(low, bound, a.size.bits + b.size.bits, a.size.span + b.size.span + WHOLE_BITS)
    shift = _power_of_two(b)
    if a.faith.grain is not None and shift is not None and a.faith.grain + shift >= 0:
        return number(emitter, value, Faith(a.faith.grain + shift), size, state)
    ea, eb = error_of(emitter, a), error_of(emitter, b)

    def watched() -> int:
        return emitter.lay(micro.ERR_DIV, a.value, b.value, ea, eb, k=value)

    if eb != NO_SLOT and b.faith.absolute != 0.0:
        watched()  # it doubts where the divisor may be 0
    return number(emitter, value, _quotient(a, b, watched, size, least), size, state)


def _quotient(a: Held, b: Held, watched: Bound, size: Size, least: float) -> Faith:
    if a.faith.absolute == b.faith.absolute == 0.0:
        return _relative(a, b, watched, size)
    rest = least - total_error(b)
    bound = (total_error(a) + size.bound * total_error(b)) / rest if rest > 0 else float("inf")
    absolute = (bound + UNIT * size.bound) * SAFE
    if isnan(absolute):
        absolute = float("inf")
    return Faith(None, absolute=absolute, watched=None if absolute <= FINE else watched)


def _least(b: Held) -> float:
    """Give the smallest absolute value of a divisor that is not 0."""
    if b.size.low > 0 or b.size.high < 0:
        return min(abs(b.size.low), abs(b.size.high))
    return 2.0 ** -(b.size.span if b.faith.grain is None else min(b.size.span, b.faith.grain))


def _power_of_two(b: Held) -> int | None:
    if type(b.const) is not int and type(b.const) is not Fraction:
        return None
    top, bottom = b.const.numerator, b.const.denominator
    if top <= 0 or top & (top - 1) or bottom & (bottom - 1):
        return None
    return top.bit_length() - bottom.bit_length()


def _none(emitter: Emitter, several: Sequence[Held]) -> Held:
    """Give the empty that results when one of several registers never holds a value."""
    slot, states = emitter.strongest(several)
    return Held("empty", emitter.constant(0), NO_SLOT if len(states) == 1 else slot, states)


def neg(emitter: Emitter, a: Held) -> Held:
    """Give the opposite."""
    return _signed(emitter, micro.NEG, a, Size(-a.size.high, -a.size.low, a.size.bits, a.size.span))


def absolute(emitter: Emitter, a: Held) -> Held:
    """Give the number without its sign."""
    low = max(0.0, a.size.low, -a.size.high)
    return _signed(emitter, micro.ABS, a, Size(low, a.size.bound, a.size.bits, a.size.span))


def _signed(emitter: Emitter, op: int, a: Held, size: Size) -> Held:
    if a.kind == "empty":
        return a
    return number(emitter, emitter.lay(op, a.value), a.faith, size, emitter.state_of(a))


def compare(emitter: Emitter, way: int, a: Held, b: Held) -> Held:
    """Compare two numbers, days, codes, truths or sets."""
    if a.kind == "empty" or b.kind == "empty":
        return _none(emitter, (a, b))
    if a.kind != b.kind or (a.kind == "set" and a.bits != b.bits):
        raise BeyondBatchError
    if a.kind == "code" and len(emitter.texts) in a.codes & b.codes:
        raise BeyondBatchError  # two open texts: all those that the rules do not name are one code
    sure = a.kind != "number" or (a.faith.exact and b.faith.exact) or (a.faith.decimal and b.faith.decimal)
    if sure:
        value = emitter.lay(micro.CMP, a.value, b.value, m=way)
    else:
        value = emitter.lay(micro.CMP_ERR, a.value, b.value, error_of(emitter, a), error_of(emitter, b), m=way)
    return truth(emitter, value, emitter.strongest((a, b)))


def truth(emitter: Emitter, value: int, state: tuple[int, frozenset[int]]) -> Held:
    """Give a register that holds a truth; its value is 0 where it is empty."""
    slot, states = state
    if states == {PRESENT}:
        return Held("truth", value)
    if PRESENT not in states:
        return Held("empty", emitter.constant(0), NO_SLOT if len(states) == 1 else slot, states)
    there = emitter.lay(micro.STATE_IS, slot, m=PRESENT, n=PRESENT)
    return Held("truth", emitter.lay(micro.AND, value, there), slot, states)


def chosen(emitter: Emitter, condition: int, a: Held, b: Held, state: tuple[int, frozenset[int]]) -> Held:
    """Give the number of one of two registers.

    Args:
        condition: Slot of a truth.
        a: Taken where it holds.
        b: Taken where it does not.
        state: State of the result.
    """
    value = emitter.lay(micro.SEL, condition, a.value, b.value)
    size = Size(
        min(a.size.low, b.size.low),
        max(a.size.high, b.size.high),
        max(a.size.bits, b.size.bits),
        max(a.size.span, b.size.span),
    )
    return number(emitter, value, either_faith(a, b, lambda: _chosen_error(emitter, condition, a, b)), size, state)


def _chosen_error(emitter: Emitter, condition: int, a: Held, b: Held) -> int:
    zero = emitter.constant(0)
    ea, eb = (zero if one == NO_SLOT else one for one in (error_of(emitter, a), error_of(emitter, b)))
    return emitter.lay(micro.SEL, condition, ea, eb)


def extreme(emitter: Emitter, op: int, a: Held, b: Held) -> Held:
    """Give the smaller, or the larger, of two numbers that are there."""
    value = emitter.lay(op, a.value, b.value)
    pick = min if op == micro.LEAST else max
    size = Size(
        pick(a.size.low, b.size.low),
        pick(a.size.high, b.size.high),
        max(a.size.bits, b.size.bits),
        max(a.size.span, b.size.span),
    )

    def watched() -> int:
        zero = emitter.constant(0)
        ea, eb = (zero if one == NO_SLOT else one for one in (error_of(emitter, a), error_of(emitter, b)))
        return emitter.lay(micro.MOST, ea, eb)

    return number(emitter, value, either_faith(a, b, watched), size)

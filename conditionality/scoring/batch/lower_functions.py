"""Functions of formulas brought down to micro-instructions: sums of what is there, powers, logarithms, years."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from conditionality.scoring.batch import lower_bounds as bounds
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import lower_rounding as rounding
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import NO_SLOT, Faith, Held, Helds, Size
from conditionality.scoring.batch.lower_bounds import demand, number
from conditionality.scoring.batch.lower_choices import with_state, within
from conditionality.scoring.batch.lower_numbers import truth
from conditionality.scoring.batch.micro import MISSING, NOT_APPLICABLE, NOT_CONCERNED, PRESENT

LARGEST_POWER = 8


LARGEST_EXPONENT = 200.0
"""e to it stays far inside float64; beyond, the exact machine."""


def _gone(emitter: Emitter, several: Helds) -> int:
    """Give the truth that one of several is missing."""
    return emitter.any_of(emitter.missed(held) for held in several)


def _masked(emitter: Emitter, held: Held) -> Held:
    """Give a number with 0 where there is none."""
    if held.always:
        return held
    zero = emitter.held(0)
    if held.kind == "empty":
        return zero
    return numbers.chosen(emitter, emitter.present(held), held, zero, emitter.state(PRESENT))


def add_up(emitter: Emitter, several: Helds) -> Held:
    """Add what is there; nothing left gives 0, something missing is missing."""
    return with_state(emitter, _total(emitter, several), _unless_gone(emitter, several, emitter.state(PRESENT)))


def _total(emitter: Emitter, several: Helds) -> Held:
    total = emitter.held(0)
    for held in several:
        total = numbers.add(emitter, total, _masked(emitter, demand(held, "number")))
    return total


def _unless_gone(emitter: Emitter, several: Helds, state: tuple[int, frozenset[int]]) -> tuple[int, frozenset[int]]:
    return emitter.select_state(_gone(emitter, several), emitter.state(MISSING), state)


def mean(emitter: Emitter, several: Helds) -> Held:
    """Give the mean of what is there."""
    there = number_of(emitter, several)
    top = _total(emitter, several)
    some = emitter.any_of(emitter.present(held) for held in several)
    left = emitter.select_state(some, emitter.state(PRESENT), emitter.state(NOT_APPLICABLE))
    quotient = numbers.div(emitter, top, there)
    return with_state(emitter, quotient, _unless_gone(emitter, several, left))


def number_of(emitter: Emitter, several: Helds) -> Held:
    """Count the values that are there."""
    total = emitter.held(0)
    for held in several:
        total = numbers.add(emitter, total, truth_number(emitter.present(held)))
    return total


def truth_number(value: int) -> Held:
    """Give a truth as a number, 0 or 1."""
    return Held("number", value, size=Size(0.0, 1.0, 1, 1))


def extreme(op: int) -> Callable[[Emitter, Helds], Held]:
    """Make the smallest, or the largest, of what is there."""

    def found(emitter: Emitter, several: Helds) -> Held:
        kept, some = first_or_extreme(emitter, op, several)
        left = emitter.select_state(some, emitter.state(PRESENT), emitter.state(NOT_APPLICABLE))
        return with_state(emitter, kept, _unless_gone(emitter, several, left))

    return found


def first_or_extreme(emitter: Emitter, op: int, several: Helds) -> tuple[Held, int]:
    """Give the smallest or largest of the numbers that are there, and the truth that one is."""
    kept, some = emitter.held(0), emitter.constant(0)
    for held in several:
        if demand(held, "number").kind == "empty":
            continue
        here = emitter.present(held)
        plain = with_state(emitter, held, emitter.state(PRESENT))
        if some == emitter.constant(0):
            kept, some = plain, here
            continue
        better = numbers.extreme(emitter, op, kept, plain)
        now = emitter.state(PRESENT)
        inside = numbers.chosen(emitter, some, better, plain, now)
        kept = numbers.chosen(emitter, here, inside, kept, now)
        some = emitter.lay(micro.OR, some, here)
    return kept, some


def count(emitter: Emitter, several: Helds) -> Held:
    """Count conditions that hold, ticked options, and other values that are there."""
    total = emitter.held(0)
    for held in several:
        match held.kind:
            case "truth":
                ones = [held.value]
            case "set":
                here = emitter.present(held)
                bits = (emitter.lay(micro.BIT, held.value, m=bit) for bit in range(len(held.bits)))
                ones = [emitter.lay(micro.AND, here, bit) for bit in bits]
            case _:
                ones = [emitter.present(held)]
        for one in ones:
            total = numbers.add(emitter, total, truth_number(one))
    return with_state(emitter, total, _unless_gone(emitter, several, emitter.state(PRESENT)))


def power(emitter: Emitter, base: Held, exponent: Held) -> Held:
    """Raise to a power that is known: whole and small, or a root."""
    known = exponent.const
    if base.kind == "empty":
        return numbers.add(emitter, base, exponent)
    if type(known) is int and 0 <= known <= LARGEST_POWER:
        found = emitter.held(1)
        for _ in range(known):
            found = numbers.mul(emitter, found, base)
        return with_state(emitter, found, emitter.state_of(base))
    if known == Fraction(1, 2):
        return root(emitter, base)
    if type(known) is int and -LARGEST_POWER <= known < 0:
        return numbers.div(emitter, emitter.held(1), power(emitter, base, emitter.held(-known)))
    return _any_power(emitter, base, exponent)


def _any_power(emitter: Emitter, base: Held, exponent: Held) -> Held:
    """Raise a number over 0 to any power, by logarithms; any other number is for the exact machine."""
    if exponent.kind == "empty":
        return numbers.add(emitter, base, exponent)
    now = emitter.state(PRESENT)
    state = emitter.strongest((base, exponent))
    plain, times = with_state(emitter, base, now), with_state(emitter, exponent, now)
    over = numbers.compare(emitter, micro.GT, plain, emitter.held(0)).value
    here = truth(emitter, over, state)
    there = emitter.lay(micro.NOT, emitter.state_is(here, NOT_CONCERNED, micro.EXCLUDED))
    strange = emitter.lay(micro.AND, there, emitter.lay(micro.NOT, over))
    guarded = emitter.lay(micro.GUARD, plain.value, strange)
    safe = Held("number", guarded, faith=plain.faith, size=plain.size)
    log = with_state(emitter, logarithm(emitter, safe), now)
    found = exponential(emitter, numbers.mul(emitter, times, log))
    return with_state(emitter, found, state)


def root(emitter: Emitter, a: Held) -> Held:
    """Give the square root; of a negative number, missing."""
    if a.kind == "empty":
        return a
    value = emitter.lay(micro.SQRT, a.value)
    state = _when(emitter, numbers.compare(emitter, micro.LT, a, emitter.held(0)), a)
    high = max(a.size.high, 0.0) ** 0.5 * (1 + 2.0**-50)
    size = Size(0.0, high, a.size.bits + 200, a.size.span)
    error = bounds.error_of(emitter, a)

    def watched() -> int:
        return emitter.lay(micro.ERR_SQRT, a.value, NO_SLOT, error, k=value)

    return number(emitter, value, Faith(None, absolute=float("inf"), watched=watched), size, state)


def _when(emitter: Emitter, wrong: Held, a: Held) -> tuple[int, frozenset[int]]:
    """Give the state of a result that is missing where a condition on its operand holds."""
    missing = emitter.select_state(wrong.value, emitter.state(MISSING), emitter.state(PRESENT))
    return within(emitter, a, missing)


def logarithm(emitter: Emitter, a: Held) -> Held:
    """Give the natural logarithm; of zero or less, missing."""
    if a.kind == "empty":
        return a
    value = emitter.lay(micro.LN, a.value)
    state = _when(emitter, numbers.compare(emitter, micro.LE, a, emitter.held(0)), a)
    reach = 0.7 * (a.size.span + 1)
    error = bounds.error_of(emitter, a)

    def watched() -> int:
        return emitter.lay(micro.ERR_LN, a.value, NO_SLOT, error)

    faith = Faith(None, absolute=float("inf"), watched=watched)
    return number(emitter, value, faith, Size(-reach, reach, a.size.bits + 200, 120), state)


def exponential(emitter: Emitter, a: Held) -> Held:
    """Give e to a power, where the power is known to be small enough."""
    if a.kind == "empty":
        return a
    a = rounding.within_bound(emitter, a, LARGEST_EXPONENT)
    value = emitter.lay(micro.EXP, a.value)
    error = bounds.error_of(emitter, a)

    def watched() -> int:
        return emitter.lay(micro.ERR_EXP, a.value, NO_SLOT, error, k=value)

    span = int(a.size.bound * 1.5) + 56
    size = Size(0.0, 2.0 ** (span - 53), a.size.bits + 200, span)
    return number(emitter, value, Faith(None, absolute=float("inf"), watched=watched), size, emitter.state_of(a))


def years(emitter: Emitter, start: Held, end: Held) -> Held:
    """Count whole years between two days."""
    state = emitter.strongest((demand(start, "day"), demand(end, "day")))
    if start.kind == "empty" or end.kind == "empty":
        return numbers.add(emitter, start, end)
    value = emitter.lay(micro.YEARS, start.value, end.value)
    return number(emitter, value, Faith(0, decimal=True), Size(-9999.0, 9999.0, 14, 14), state)

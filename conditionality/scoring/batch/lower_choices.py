"""Conditions, choices and functions of formulas brought down to micro-instructions."""

from __future__ import annotations

from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import NO_SLOT, BeyondBatchError, Held, Helds
from conditionality.scoring.batch.lower_bounds import demand
from conditionality.scoring.batch.lower_numbers import truth
from conditionality.scoring.batch.micro import NOT_APPLICABLE, NOT_CONCERNED, PRESENT

TABLE_BITS = 12
"""Most ticked options of which every combination stands in a table."""


def negate(emitter: Emitter, a: Held) -> Held:
    """Turn a condition round."""
    if demand(a, "truth").kind == "empty":
        return a
    return truth(emitter, emitter.lay(micro.NOT, a.value), emitter.state_of(a))


def both(emitter: Emitter, several: Helds) -> Held:
    """Tell whether all hold; one that does not decides even beside an unknown."""
    return _kleene(emitter, several, decides=False)


def either(emitter: Emitter, several: Helds) -> Held:
    """Tell whether one holds; one that does decides even beside an unknown."""
    return _kleene(emitter, several, decides=True)


def _kleene(emitter: Emitter, several: Helds, *, decides: bool) -> Held:
    one, no = emitter.constant(1), emitter.constant(0)
    decided, value = no, no if decides else one
    for held in several:
        demand(held, "truth")
        value = emitter.lay(micro.OR if decides else micro.AND, value, held.value)
        if decides:
            continue
        here = emitter.present(held)
        decided = emitter.lay(micro.OR, decided, emitter.lay(micro.AND, here, emitter.lay(micro.NOT, held.value)))
    if decides:
        decided = value
    empty = emitter.strongest(several)
    if empty[1] == {PRESENT}:
        return truth(emitter, value, empty)
    state = emitter.select_state(decided, emitter.state(PRESENT), empty)
    return truth(emitter, value, state)


def select(emitter: Emitter, several: Helds) -> Held:
    """Give one of two values; when the condition is empty, that empty."""
    condition, then, other = several
    if demand(condition, "truth").kind == "empty":
        return condition
    state = emitter.select_state(condition.value, emitter.state_of(then), emitter.state_of(other))
    return one_of(emitter, condition.value, then, other, within(emitter, condition, state))


def within(emitter: Emitter, outer: Held, state: tuple[int, frozenset[int]]) -> tuple[int, frozenset[int]]:
    """Give a state, or that of another register where that one is empty."""
    return emitter.nested(emitter.state_of(outer), state)


def one_of(emitter: Emitter, where: int, then: Held, other: Held, state: tuple[int, frozenset[int]]) -> Held:
    """Give one of two registers of one kind.

    Args:
        emitter: Where to lay it down.
        where: Slot of a truth.
        then: Taken where it holds.
        other: Taken where it does not.
        state: State of the result.
    """
    slot, states = state
    if PRESENT not in states or (then.kind == "empty" and other.kind == "empty"):
        return Held("empty", emitter.constant(0), NO_SLOT if len(states) == 1 else slot, states)
    if where in {emitter.constant(0), emitter.constant(1)}:
        return with_state(emitter, then if where == emitter.constant(1) else other, state)
    if then.kind == "empty" or other.kind == "empty":
        kept = other if then.kind == "empty" else then
        return with_state(emitter, kept, state)
    if then.kind != other.kind or then.bits != other.bits:
        raise BeyondBatchError
    if then.kind == "number":
        return numbers.chosen(emitter, where, then, other, state)
    value = emitter.lay(micro.SEL, where, then.value, other.value)
    if then.kind == "truth":
        return truth(emitter, value, state)
    kept_slot = NO_SLOT if len(states) == 1 else slot
    return Held(then.kind, value, kept_slot, states, codes=then.codes | other.codes, bits=then.bits)


def with_state(emitter: Emitter, held: Held, state: tuple[int, frozenset[int]]) -> Held:
    """Give a register with another state; a truth keeps 0 where it is empty."""
    slot, states = state
    if PRESENT not in states:
        return Held("empty", emitter.constant(0), NO_SLOT if len(states) == 1 else slot, states)
    if held.always and states == {PRESENT}:
        return held
    if held.kind == "truth":
        return truth(emitter, held.value, state)
    return Held(
        held.kind,
        held.value,
        NO_SLOT if len(states) == 1 else slot,
        states,
        faith=held.faith,
        size=held.size,
        codes=held.codes,
        bits=held.bits,
    )


def member(emitter: Emitter, several: Helds) -> Held:
    """Tell whether a value is one of several, or a text one of the ticked options."""
    item, *options = several
    return either(emitter, [_stands_in(emitter, item, option) for option in options])


def _stands_in(emitter: Emitter, item: Held, option: Held) -> Held:
    if option.kind != "set" or item.kind == "set":
        return numbers.compare(emitter, micro.EQ, item, option)
    if item.kind == "empty":
        return numbers.compare(emitter, micro.EQ, item, option)
    if not isinstance(item.const, str):
        raise BeyondBatchError
    if item.const in option.bits:
        value = emitter.lay(micro.BIT, option.value, m=option.bits.index(item.const))
    else:
        value = emitter.constant(0)
    return truth(emitter, value, emitter.state_of(option))


def is_missing(emitter: Emitter, a: Held) -> Held:
    """Tell whether a value is missing."""
    return Held("truth", emitter.missed(a))


def is_na(emitter: Emitter, a: Held) -> Held:
    """Tell whether a value does not apply or does not concern the report."""
    return Held("truth", emitter.state_is(a, NOT_CONCERNED, NOT_APPLICABLE))


def coalesce(emitter: Emitter, several: Helds) -> Held:
    """Give the first value that is there, else the strongest of the empties."""
    found: Held | None = None
    for held in several:
        if found is None:
            found = held
            continue
        there = emitter.present(found)
        rest = emitter.strongest((found, held))
        state = emitter.select_state(
            there, emitter.state(PRESENT), emitter.select_state(emitter.present(held), emitter.state(PRESENT), rest)
        )
        found = one_of(emitter, there, found, held, state)
    if found is None:
        raise BeyondBatchError
    return found

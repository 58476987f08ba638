"""The state of a node and its coverage brought down to micro-instructions."""

from __future__ import annotations

from collections.abc import Callable

from conditionality.formula.values import Number
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import Held, Helds, States
from conditionality.scoring.batch.lower_bounds import demand
from conditionality.scoring.batch.lower_choices import one_of, with_state
from conditionality.scoring.batch.lower_marks import is_text
from conditionality.scoring.batch.micro import MISSING, NOT_APPLICABLE, NOT_CONCERNED, PRESENT


def standing(emitter: Emitter, status: Held, weight: Held) -> Held:
    """Give the state of a dimension as the node above sees it."""
    demand(weight, "number")
    if weight.always and weight.size.low > 0:
        return status
    now = emitter.state(PRESENT)
    blocked, apart = emitter.held("not_computable"), emitter.held("not_applicable")
    if weight.never:
        other = one_of(emitter, emitter.missed(weight), blocked, apart, now)
        positive = emitter.constant(0)
    else:
        plain = with_state(emitter, weight, now)
        here = emitter.present(weight)
        positive = emitter.lay(micro.AND, here, numbers.compare(emitter, micro.GT, plain, emitter.held(0)).value)
        zero = emitter.lay(micro.AND, here, numbers.compare(emitter, micro.EQ, plain, emitter.held(0)).value)
        spared = emitter.lay(micro.OR, zero, emitter.state_is(weight, NOT_CONCERNED, NOT_APPLICABLE))
        other = one_of(emitter, spared, apart, blocked, now)
    kept = emitter.lay(micro.OR, positive, is_text(emitter, status, "not_applicable", "does_not_concern"))
    return one_of(emitter, kept, status, other, now)


def coverage(emitter: Emitter, weights_and_statuses: Helds) -> Held:
    """Give the share of nominal weight that is scored."""
    half = len(weights_and_statuses) // 2
    nominal, scored, zero, now = emitter.held(0), emitter.held(0), emitter.held(0), emitter.state(PRESENT)
    for weight, status in zip(weights_and_statuses[:half], weights_and_statuses[half:], strict=True):
        if weight.never:
            continue
        plain = with_state(emitter, weight, now)
        here = emitter.present(weight)
        counted = emitter.lay(micro.AND, here, is_text(emitter, status, "scored", "missing"))
        apart = emitter.lay(micro.NOT, is_text(emitter, status, "does_not_concern"))
        nominal = numbers.add(emitter, nominal, one_of(emitter, emitter.lay(micro.AND, here, apart), plain, zero, now))
        scored = numbers.add(emitter, scored, one_of(emitter, counted, plain, zero, now))
    none = numbers.compare(emitter, micro.EQ, nominal, zero).value
    share = numbers.div(emitter, scored, nominal)
    return with_state(emitter, share, emitter.select_state(none, emitter.state(NOT_APPLICABLE), now))


def node_status(emitter: Emitter, least: Number | None, share: Callable[[], Held], statuses: Helds) -> Held:
    """Name the state of a node from the states of its children."""
    now = emitter.state(PRESENT)
    blocked, scored = emitter.held("not_computable"), emitter.held("scored")
    apart = emitter.held("not_applicable")
    is_some = emitter.any_of(is_text(emitter, one, "scored", "missing") for one in statuses)
    found = scored
    if least is not None and is_some != emitter.constant(0):
        held = share()
        if not held.never:
            under = numbers.compare(emitter, micro.LT, with_state(emitter, held, now), emitter.held(least)).value
            found = one_of(emitter, emitter.lay(micro.AND, emitter.present(held), under), blocked, scored, now)
    left = apart
    if statuses:
        some_apart = emitter.any_of(is_text(emitter, one, "not_applicable") for one in statuses)
        left = one_of(emitter, some_apart, apart, emitter.held("does_not_concern"), now)
        out = emitter.any_of(is_text(emitter, one, "excluded") for one in statuses)
        left = one_of(emitter, out, blocked, left, now)
    found = one_of(emitter, is_some, found, left, now)
    stop = emitter.any_of(is_text(emitter, one, "not_computable") for one in statuses)
    return one_of(emitter, stop, blocked, found, now)


def blocked_by(emitter: Emitter, status: Held, added: Helds) -> Held:
    """Make a node not computable when points added outside its weights cannot be told."""
    stop = emitter.any_of(is_text(emitter, one, "not_computable") for one in added)
    stop = emitter.lay(micro.AND, stop, is_text(emitter, status, "scored"))
    return one_of(emitter, stop, emitter.held("not_computable"), status, emitter.state(PRESENT))


def scored_status(emitter: Emitter, status: Held, score: Held) -> Held:
    """Let the state follow a combination that gives no number."""
    now = emitter.state(PRESENT)
    other = one_of(emitter, emitter.missed(score), emitter.held("not_computable"), emitter.held("not_applicable"), now)
    concerns_not = emitter.state_is(score, NOT_CONCERNED, NOT_CONCERNED)
    other = one_of(emitter, concerns_not, emitter.held("does_not_concern"), other, now)
    changed = emitter.lay(micro.AND, is_text(emitter, status, "scored"), emitter.lay(micro.NOT, emitter.present(score)))
    return one_of(emitter, changed, other, status, now)


def absent(emitter: Emitter, status: Held) -> States:
    """Give the state of the score of a node from its own."""
    found = emitter.state(MISSING)
    for name, state in (("does_not_concern", NOT_CONCERNED), ("not_applicable", NOT_APPLICABLE), ("scored", PRESENT)):
        found = emitter.select_state(is_text(emitter, status, name), emitter.state(state), found)
    return found

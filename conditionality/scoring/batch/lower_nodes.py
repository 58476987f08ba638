"""Dimensions and the total brought down to micro-instructions: status, coverage, combinations, shares."""

from __future__ import annotations

from collections.abc import Sequence

from conditionality.formula.values import Number
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import Held, Helds
from conditionality.scoring.batch.lower_choices import one_of, with_state
from conditionality.scoring.batch.lower_means import Child, counts, plain
from conditionality.scoring.batch.lower_status import absent
from conditionality.scoring.batch.micro import NOT_APPLICABLE, PRESENT


def add_marks(
    emitter: Emitter, const: tuple[tuple[Number, ...], Number | None], status: Held, children: Sequence[Child]
) -> Held:
    """Add the marks; with `rescale`, bring the sum from the maxima of what is present to that maximum."""
    outer, now, zero = absent(emitter, status), emitter.state(PRESENT), emitter.held(0)
    total = zero
    for child in children:
        if not child.mark.never:
            counted = one_of(emitter, counts(emitter, child), plain(emitter, child.mark), zero, now)
            total = numbers.add(emitter, total, counted)
    factor = sum_factor(emitter, const, [one.active for one in children])
    found = total if const[1] is None else numbers.mul(emitter, total, plain(emitter, factor))
    return with_state(emitter, found, emitter.nested(outer, emitter.state_of(factor)))


def sum_factor(emitter: Emitter, const: tuple[tuple[Number, ...], Number | None], actives: Helds) -> Held:
    """Give what the points of a sum are multiplied by."""
    mosts, rescale = const
    if rescale is None:
        return emitter.held(1)
    present, zero, now = emitter.held(0), emitter.held(0), emitter.state(PRESENT)
    for most, active in zip(mosts, actives, strict=True):
        here = numbers.compare(emitter, micro.NE, active, zero).value
        present = numbers.add(emitter, present, one_of(emitter, here, emitter.held(most), zero, now))
    none = numbers.compare(emitter, micro.EQ, present, zero).value
    state = emitter.select_state(none, emitter.state(NOT_APPLICABLE), now)
    if present.kind == "empty":
        return present
    return with_state(emitter, numbers.div(emitter, emitter.held(rescale), present), state)


def plus(emitter: Emitter, score: Held, added: Helds) -> Held:
    """Add points outside the weights to a score."""
    if score.kind == "empty":
        return score
    total = plain(emitter, score)
    for held in added:
        if not held.never:
            points = one_of(
                emitter, emitter.present(held), plain(emitter, held), emitter.held(0), emitter.state(PRESENT)
            )
            total = numbers.add(emitter, total, points)
    return with_state(emitter, total, emitter.state_of(score))


def clamp(emitter: Emitter, const: tuple[Number | None, Number | None], score: Held) -> Held:
    """Keep a score between its bounds."""
    if score.kind == "empty":
        return score
    kept = plain(emitter, score)
    for op, bound in ((micro.LEAST, const[1]), (micro.MOST, const[0])):
        if bound is not None:
            kept = numbers.extreme(emitter, op, kept, emitter.held(bound))
    return with_state(emitter, kept, emitter.state_of(score))


def total_active(emitter: Emitter, actives: Helds) -> Held:
    """Add the active weights of the children of a node."""
    total = emitter.held(0)
    for one in actives:
        total = numbers.add(emitter, total, one)
    return total


def share(emitter: Emitter, above: Held, own: Held, together: Held) -> Held:
    """Give the share of the total that a child carries."""
    if above.kind == "empty":
        return above
    part = plain(emitter, numbers.div(emitter, own, together))
    return with_state(emitter, numbers.mul(emitter, plain(emitter, above), part), emitter.state_of(above))


def full_share(emitter: Emitter, above: Held, own: Held, factor: Held) -> Held:
    """Give the factor with which points enter the total under a sum."""
    if above.kind == "empty":
        return above
    now = emitter.state(PRESENT)
    here = numbers.compare(emitter, micro.NE, own, emitter.held(0)).value
    if factor.never:
        return with_state(emitter, emitter.held(0), emitter.state_of(above))
    here = emitter.lay(micro.AND, here, emitter.present(factor))
    product = numbers.mul(emitter, plain(emitter, above), plain(emitter, factor))
    kept = one_of(emitter, here, plain(emitter, product), emitter.held(0), now)
    return with_state(emitter, kept, emitter.state_of(above))


def contribution(emitter: Emitter, part: Held, mark: Held) -> Held:
    """Give what a child brings to the total."""
    if part.kind == "empty":
        return part
    if mark.never:
        return with_state(emitter, emitter.held(0), emitter.state_of(part))
    product = numbers.mul(emitter, plain(emitter, part), plain(emitter, mark))
    kept = one_of(emitter, emitter.present(mark), product, emitter.held(0), emitter.state(PRESENT))
    return with_state(emitter, kept, emitter.state_of(part))


def by_formula(emitter: Emitter, status: Held, result: Held) -> Held:
    """Give what a formula makes of the marks, when the node has any."""
    return with_state(emitter, result, emitter.nested(absent(emitter, status), emitter.state_of(result)))

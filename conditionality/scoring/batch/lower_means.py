"""The ways to combine marks brought down to micro-instructions: means of several kinds, least and most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from conditionality.formula.values import NOTHING_LEFT, Number
from conditionality.scoring.batch import lower_bounds as bounds
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import SAFE, Emitter
from conditionality.scoring.batch.held import UNIT, Faith, Held, Size
from conditionality.scoring.batch.lower_choices import one_of, with_state
from conditionality.scoring.batch.lower_functions import exponential, first_or_extreme, logarithm
from conditionality.scoring.batch.lower_status import absent
from conditionality.scoring.batch.micro import MISSING, NOT_APPLICABLE, PRESENT


@dataclass(frozen=True, slots=True)
class Child:
    """A child of a node.

    Attributes:
        mark: Its mark.
        active: The weight with which it counts, 0 without a mark.
        weight: That weight when it has a mark, if it is known beforehand.
    """

    mark: Held
    active: Held
    weight: Number | None


def combined(emitter: Emitter, status: Held, children: Sequence[Child], combine: Callable[..., Held]) -> Held:
    """Combine the marks that count; without any, not applicable; without a status, its empty."""
    outer = absent(emitter, status)
    kept = [one for one in children if not (one.mark.never or one.active.const == 0 or one.weight == 0)]
    if not kept:
        return with_state(emitter, emitter.held(NOTHING_LEFT), emitter.nested(outer, emitter.state(NOT_APPLICABLE)))
    found = combine(emitter, kept)
    some = emitter.any_of(counts(emitter, one) for one in kept)
    inside = emitter.select_state(some, emitter.state_of(found), emitter.state(NOT_APPLICABLE))
    return with_state(emitter, found, emitter.nested(outer, inside))


def counts(emitter: Emitter, child: Child) -> int:
    """Give the truth that a child has a mark and a weight other than 0."""
    here = emitter.present(child.mark)
    if child.weight is not None:
        return here if child.weight else emitter.constant(0)
    weighs = numbers.compare(emitter, micro.NE, child.active, emitter.held(0)).value
    return emitter.lay(micro.AND, here, weighs)


def plain(emitter: Emitter, held: Held) -> Held:
    """Give a register as if it always held its value."""
    return with_state(emitter, held, emitter.state(PRESENT))


def _scale(children: Sequence[Child]) -> int:
    """Give what makes all known weights whole numbers."""
    return lcm(*(Fraction(one.weight).denominator for one in children if one.weight is not None))


def weight_of(emitter: Emitter, child: Child, scale: int) -> Held:
    """Give the weight with which a child counts, times a whole number; 0 where it has no mark."""
    if child.weight is None:
        return numbers.mul(emitter, child.active, emitter.held(scale))
    return one_of(
        emitter,
        emitter.present(child.mark),
        emitter.held(_tidy(Fraction(child.weight) * scale)),
        emitter.held(0),
        emitter.state(PRESENT),
    )


def _tidy(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value


def weighted_mean(emitter: Emitter, children: Sequence[Child]) -> Held:
    """Give the mean of the marks, each with its weight: sums first, the division last."""
    scale = _scale(children)
    top, bottom = emitter.held(0), emitter.held(0)
    for child in sorted(children, key=lambda one: not one.mark.faith.exact):
        weight = weight_of(emitter, child, scale)
        top = weighted_add(emitter, top, plain(emitter, child.mark), weight)
        bottom = numbers.add(emitter, bottom, weight)
    lows = min(child.mark.size.low for child in children)
    highs = max(child.mark.size.high for child in children)
    return within_range(numbers.div(emitter, top, _not_zero(bottom)), lows, highs)


def _not_zero(bottom: Held) -> Held:
    """Give a sum of weights as the divisor that it is where there is a mark: never 0 there."""
    if bottom.size.low > 0 or not bottom.faith.exact or bottom.faith.grain is None:
        return bottom
    size = Size(2.0**-bottom.faith.grain, bottom.size.high, bottom.size.bits, bottom.size.span)
    return Held(bottom.kind, bottom.value, bottom.state, bottom.states, bottom.const, bottom.faith, size)


def within_range(held: Held, low: float, high: float) -> Held:
    """Give a mean with the range of what it is the mean of."""
    if held.kind != "number":
        return held
    margin = 1e-9 * (1.0 + max(abs(low), abs(high)))
    size = Size(max(held.size.low, low - margin), min(held.size.high, high + margin), held.size.bits, held.size.span)
    return Held(held.kind, held.value, held.state, held.states, faith=held.faith, size=size)


def weighted_add(emitter: Emitter, top: Held, mark: Held, weight: Held) -> Held:
    """Add a mark times a weight, in one instruction where the weight is exact."""
    if not weight.faith.exact:
        return numbers.add(emitter, top, numbers.mul(emitter, mark, weight))
    value = emitter.lay(micro.AXPY, top.value, mark.value, weight.value)
    bound = mark.size.bound * weight.size.bound
    low = min(0.0, mark.size.low) * weight.size.bound
    span = max(top.size.span, mark.size.span + weight.size.span)
    bits = top.size.bits + mark.size.bits + weight.size.bits
    high = top.size.high + max(0.0, mark.size.high) * weight.size.bound
    size = bounds.sized(top.size.low + low, high, bits, span)
    if top.faith.grain is not None and mark.faith.grain is not None and weight.faith.grain is not None:
        grain = max(top.faith.grain, mark.faith.grain + weight.faith.grain)
        if bounds.fits(grain, size.bound) and bounds.fits(mark.faith.grain + weight.faith.grain, bound):
            return Held("number", value, faith=Faith(grain, decimal=grain == 0), size=size)
    static = bounds.total_error(top) + bounds.total_error(mark) * weight.size.bound + 2 * UNIT * (size.bound + bound)

    def watched() -> int:
        return _axpy_error(emitter, top, mark, weight, value)

    if static <= bounds.FINE and mark.faith.watched is None and top.faith.watched is None:
        return Held("number", value, faith=Faith(None, absolute=static * SAFE), size=size)
    absolute = static * SAFE if static < float("inf") else float("inf")
    return Held("number", value, faith=Faith(None, absolute=absolute, watched=watched), size=size)


def _axpy_error(emitter: Emitter, top: Held, mark: Held, weight: Held, value: int) -> int:
    before, own = bounds.error_of(emitter, top), bounds.error_of(emitter, mark)
    key = (micro.ERR_AXPY, top.value, mark.value, weight.value, before, own, value, 0)
    if key not in emitter.laid:
        target = emitter.slot()
        emitter.rows.append((key[0], target, *key[1:]))
        emitter.laid[key] = target
    return emitter.laid[key]


def harmonic_mean(emitter: Emitter, children: Sequence[Child]) -> Held:
    """Give the weighted harmonic mean; an exact 0 gives 0, a negative mark has none."""
    scale = _scale(children)
    top, bottom, now = emitter.held(0), emitter.held(0), emitter.state(PRESENT)
    one, zero = emitter.held(1), emitter.held(0)
    lowest_mark, _ = extreme_mark(emitter, micro.LEAST, children)
    over = numbers.compare(emitter, micro.GT, lowest_mark, zero).value
    for child in children:
        weight = weight_of(emitter, child, scale)
        safe = emitter.lay(micro.AND, over, counts(emitter, child))
        mark = one_of(emitter, safe, plain(emitter, child.mark), one, now)
        bottom = numbers.add(emitter, bottom, plain(emitter, numbers.div(emitter, weight, mark)))
        top = numbers.add(emitter, top, weight)
    found = plain(emitter, numbers.div(emitter, top, bottom))
    return _unless_low(emitter, lowest_mark, over, found)


def _unless_low(emitter: Emitter, lowest_mark: Held, over: int, found: Held) -> Held:
    """Give 0 where the lowest mark is 0, and nothing where it is under."""
    zero, now = emitter.held(0), emitter.state(PRESENT)
    negative = numbers.compare(emitter, micro.LT, lowest_mark, zero).value
    state = emitter.select_state(negative, emitter.state(MISSING), now)
    return one_of(emitter, over, found, zero, state)


def extreme_mark(emitter: Emitter, op: int, children: Sequence[Child]) -> tuple[Held, int]:
    """Give the lowest, or highest, of the marks that count."""
    marks = []
    for child in children:
        here = counts(emitter, child)
        state = emitter.select_state(here, emitter.state(PRESENT), emitter.state(NOT_APPLICABLE))
        marks.append(with_state(emitter, child.mark, state))
    return first_or_extreme(emitter, op, marks)


def lowest(emitter: Emitter, children: Sequence[Child]) -> Held:
    """Give the lowest mark."""
    return extreme_mark(emitter, micro.LEAST, children)[0]


def highest(emitter: Emitter, children: Sequence[Child]) -> Held:
    """Give the highest mark."""
    return extreme_mark(emitter, micro.MOST, children)[0]


def worst_two_mean(emitter: Emitter, children: Sequence[Child]) -> Held:
    """Give the plain mean of the two lowest marks, or the only one."""
    now, no = emitter.state(PRESENT), emitter.constant(0)
    first, second, some, two = emitter.held(0), emitter.held(0), no, no
    for child in children:
        here, mark = counts(emitter, child), plain(emitter, child.mark)
        if some == no:
            first, some = mark, here
            continue
        larger = numbers.extreme(emitter, micro.MOST, first, mark)
        smaller = numbers.extreme(emitter, micro.LEAST, first, mark)
        nearest = larger if two == no else _second(emitter, two, second, larger)
        both = emitter.lay(micro.AND, here, some)
        second = numbers.chosen(emitter, both, nearest, second if two != no else nearest, now)
        alone = numbers.chosen(emitter, some, smaller, mark, now)
        first = numbers.chosen(emitter, here, alone, first, now)
        two = emitter.lay(micro.OR, two, both)
        some = emitter.lay(micro.OR, some, here)
    if two == no:
        return first
    half = numbers.div(emitter, numbers.add(emitter, first, second), emitter.held(2))
    return numbers.chosen(emitter, two, plain(emitter, half), first, now)


def _second(emitter: Emitter, two: int, second: Held, larger: Held) -> Held:
    smaller = numbers.extreme(emitter, micro.LEAST, second, larger)
    return numbers.chosen(emitter, two, smaller, larger, emitter.state(PRESENT))


def geometric_mean(emitter: Emitter, children: Sequence[Child]) -> Held:
    """Give the weighted geometric mean, by logarithms; equal marks give that mark."""
    scale, now = _scale(children), emitter.state(PRESENT)
    zero, one = emitter.held(0), emitter.held(1)
    least, _ = extreme_mark(emitter, micro.LEAST, children)
    most, _ = extreme_mark(emitter, micro.MOST, children)
    over = numbers.compare(emitter, micro.GT, least, zero).value
    alike = numbers.compare(emitter, micro.EQ, least, most).value
    top, bottom = emitter.held(0), emitter.held(0)
    for child in children:
        weight = weight_of(emitter, child, scale)
        safe = emitter.lay(micro.AND, over, counts(emitter, child))
        mark = one_of(emitter, safe, plain(emitter, child.mark), one, now)
        log = plain(emitter, logarithm(emitter, mark))
        top = numbers.add(emitter, top, numbers.mul(emitter, log, weight))
        bottom = numbers.add(emitter, bottom, weight)
    found = exponential(emitter, _bounded(plain(emitter, numbers.div(emitter, top, _not_zero(bottom)))))
    return _unless_low(emitter, least, over, one_of(emitter, alike, least, found, now))


def _bounded(mean_log: Held) -> Held:
    """Give a mean of logarithms with the range of what it is the mean of: marks keep within float64."""
    reach = 150.0
    size = Size(max(mean_log.size.low, -reach), min(mean_log.size.high, reach), mean_log.size.bits, 200)
    return Held("number", mean_log.value, mean_log.state, mean_log.states, faith=mean_log.faith, size=size)

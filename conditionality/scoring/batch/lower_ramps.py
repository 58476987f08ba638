"""Ramps brought down to micro-instructions: straight lines between knots, or between their logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from conditionality.formula.values import OUT_OF_DOMAIN, Number, tidy
from conditionality.scoring.batch import lower_bounds as bounds
from conditionality.scoring.batch import lower_numbers as numbers
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import SAFE, Emitter
from conditionality.scoring.batch.held import UNIT, Faith, Held, Helds, Size
from conditionality.scoring.batch.lower_bounds import demand, number
from conditionality.scoring.batch.lower_choices import with_state, within
from conditionality.scoring.batch.lower_functions import logarithm
from conditionality.scoring.batch.micro import MISSING, PRESENT


def there(emitter: Emitter, held: Held) -> Held:
    """Give a register as if it always held its value."""
    return with_state(emitter, held, emitter.state(PRESENT))


def ramp(emitter: Emitter, const: tuple[tuple[Number, ...], str], several: Helds) -> Held:
    """Give points on straight lines between knots that are known."""
    points, curve = const
    x, *knots = several
    bounds = [one.const for one in knots]
    if demand(x, "number").kind == "empty":
        return x
    if not all(type(one) is int or type(one) is Fraction for one in bounds):
        return _moving_ramp(emitter, points, curve, x, knots)
    figures: list[Number] = [one for one in bounds if type(one) is int or type(one) is Fraction]
    if any(high <= low for low, high in pairwise(figures)) or (curve == "log" and figures[0] <= 0):
        return with_state(emitter, emitter.held(OUT_OF_DOMAIN), within(emitter, x, emitter.state(MISSING)))
    state = emitter.state_of(x)
    if curve == "log":
        under = numbers.compare(emitter, micro.LE, there(emitter, x), emitter.held(0))
        missing = emitter.select_state(under.value, emitter.state(MISSING), emitter.state(PRESENT))
        state = within(emitter, x, missing)
    return _ramp(emitter, x, list(zip(figures, points, strict=True)), curve, state)


def _moving_ramp(emitter: Emitter, points: tuple[Number, ...], curve: str, x: Held, knots: Helds) -> Held:
    """Give points on straight lines between knots that depend on the report."""
    empty = emitter.strongest(knots)
    if PRESENT not in empty[1]:
        return with_state(emitter, emitter.held(OUT_OF_DOMAIN), within(emitter, x, empty))
    own, bounds = there(emitter, x), [there(emitter, demand(one, "number")) for one in knots]
    zero, now = emitter.held(0), emitter.state(PRESENT)
    flat = emitter.any_of(numbers.compare(emitter, micro.GE, low, high).value for low, high in pairwise(bounds))
    wrong = flat
    if curve == "log":
        smallest = numbers.extreme(emitter, micro.LEAST, own, bounds[0])
        wrong = emitter.lay(micro.OR, flat, numbers.compare(emitter, micro.LE, smallest, zero).value)
    found = emitter.held(points[-1])
    rows = list(zip(bounds, points, strict=True))
    for (low, start), (high, end) in reversed(list(pairwise(rows))):
        part = _part(emitter, curve, own, low, high)
        rise = numbers.mul(emitter, part, emitter.held(tidy(Fraction(end) - Fraction(start))))
        inside = there(emitter, numbers.add(emitter, emitter.held(start), rise))
        under = numbers.compare(emitter, micro.LT, own, high).value
        found = numbers.chosen(emitter, under, inside, found, now)
    before = numbers.compare(emitter, micro.LT, own, bounds[0]).value
    found = numbers.chosen(emitter, before, emitter.held(points[0]), found, now)
    missing = emitter.select_state(wrong, emitter.state(MISSING), now)
    return with_state(emitter, found, within(emitter, x, emitter.nested(empty, missing)))


def _part(emitter: Emitter, curve: str, x: Held, low: Held, high: Held) -> Held:
    """Give how far a value is between two knots."""
    if curve == "linear":
        width = numbers.add(emitter, high, low, minus=True)
        return there(emitter, numbers.div(emitter, numbers.add(emitter, x, low, minus=True), width))
    over = there(emitter, logarithm(emitter, there(emitter, numbers.div(emitter, x, low))))
    whole = there(emitter, logarithm(emitter, there(emitter, numbers.div(emitter, high, low))))
    return there(emitter, numbers.div(emitter, over, whole))


def interp(emitter: Emitter, rows: Sequence[tuple[Number, Number]], x: Held) -> Held:
    """Read a column of a table on straight lines."""
    if demand(x, "number").kind == "empty":
        return x
    return _ramp(emitter, x, list(rows), "linear", emitter.state_of(x))


def _ramp(
    emitter: Emitter, x: Held, rows: list[tuple[Number, Number]], curve: str, state: tuple[int, frozenset[int]]
) -> Held:
    pool = emitter.table([figure for row in rows for figure in row])
    op = micro.RAMP if curve == "linear" else micro.RAMP_LOG
    value = emitter.lay(op, x.value, k=pool, m=len(rows))
    most = max(abs(float(given)) for _, given in rows)
    reach = max(abs(float(knot)) for knot, _ in rows)
    steepest = max(
        (
            abs(float(Fraction(after - before) / Fraction(right - left)))
            / (1.0 if curve == "linear" else float(min(left, right)) / float(right) or 1.0)
            for (left, before), (right, after) in pairwise(rows)
        ),
        default=0.0,
    )
    if curve == "log":
        steepest = max(
            (
                abs(float(after - before)) / (float(left) * _log_width(left, right))
                for (left, before), (right, after) in pairwise(rows)
            ),
            default=0.0,
        )
    # Inside the knots |x| is under `reach`; outside, the points are flat, so that the error of x plays no part.
    relative = x.faith.relative if not x.faith.exact else 0.0
    if x.faith.decimal and not x.faith.exact:
        relative = UNIT * SAFE
    absolute = x.faith.absolute if not x.faith.exact else 0.0
    slack = 64 if curve == "linear" else 4096
    base = slack * UNIT * (most + steepest * reach)
    bits = (
        x.size.bits + 200
        if curve == "log"
        else x.size.bits + max(emitter.held(one).size.bits for row in rows for one in row) * 3
    )
    low, high = min(float(one) for _, one in rows), max(float(one) for _, one in rows)
    size = Size(low - base, high + base, bits, 160)
    static = steepest * (relative * reach + absolute) + base
    if static == static and static != float("inf"):  # noqa: PLR0124 - not NaN
        return number(emitter, value, Faith(None, absolute=static * SAFE), size, state)
    error = bounds.error_of(emitter, x)

    def watched() -> int:
        scale = emitter.table((steepest * SAFE, base * SAFE, 0.0))
        return emitter.lay(micro.ERR_SCALE, x.value, error, k=scale)

    return number(emitter, value, Faith(None, absolute=float("inf"), watched=watched), size, state)


def _log_width(left: Number, right: Number) -> float:
    """Give a number under the logarithm of the ratio of two knots."""
    ratio = float(Fraction(right) / Fraction(left))
    return (ratio - 1.0) / ratio

"""Scale instructions: which step a value takes, where it lies on a ramp, what options earn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.values import NOT_POSITIVE, OUT_OF_DOMAIN, Empty, Number, Value, refuse, strongest, tidy

NO_STEP = -1
"""The line taken when no step takes the value."""


def step(words: tuple[str, ...], x: Value, *bounds: Value) -> Value:
    """Give the rank, from 0, of the first line that takes a value; -1 when none does.

    Args:
        words: For each line `from`, `above`, `up_to`, `below`, or an empty text for a line without a bound.
        x: The value.
        bounds: One for each line that has a word.
    """
    if type(x) is Empty or isinstance(x, str | frozenset):
        return refuse(x)
    value: Any = x
    given = iter(bounds)
    for rank, word in enumerate(words):
        if not word:
            return rank
        bound: Any = next(given)
        if type(bound) is Empty:
            return bound
        if (
            (word == "from" and value >= bound)
            or (word == "above" and value > bound)
            or (word == "up_to" and value <= bound)
            or (word == "below" and value < bound)
        ):
            return rank
    return NO_STEP


def pick(given: tuple[Value, ...], rank: Value) -> Value:
    """Give what a line gives; the last item stands for no line."""
    return given[rank] if type(rank) is int else rank


def ramp(const: tuple[tuple[Number, ...], str], x: Value, *knots: Value) -> Value:
    """Give points on straight lines between knots, flat outside.

    Args:
        const: Points at each knot, and `linear` or `log`.
        x: The value; not positive on a logarithmic ramp is an input fault.
        knots: Values at each knot, rising.
    """
    empty = strongest((x, *knots))
    if empty is not None:
        return empty
    points, curve = const
    if not all(_is_number(one) for one in (x, *knots)):
        return OUT_OF_DOMAIN
    value: Any = x
    bounds: tuple[Any, ...] = knots
    if curve == "log" and value <= 0:
        return NOT_POSITIVE
    if value <= bounds[0]:
        return points[0]
    if value >= bounds[-1]:
        return points[-1]
    after = bisect_right(bounds, value)
    low, high = bounds[after - 1], bounds[after]
    if value == low:
        return points[after - 1]
    part = _part(value, low, high, curve)
    if type(part) is Empty:
        return part
    start, end = points[after - 1], points[after]
    return tidy(start + part * (end - start))  # type: ignore[operator]


def _part(value: Any, low: Any, high: Any, curve: str) -> Value:
    if curve == "linear":
        return Fraction(value - low) / Fraction(high - low)
    ln = FORMULA["ln"]
    return FORMULA["div"](FORMULA["sub"](ln(value), ln(low)), FORMULA["sub"](ln(high), ln(low)))


def _is_number(value: Value) -> bool:
    return type(value) is int or type(value) is Fraction


def option(const: tuple[tuple[str, Number], ...], x: Value) -> Value:
    """Give the points of an option."""
    if type(x) is Empty:
        return x
    return next((points for name, points in const if name == x), OUT_OF_DOMAIN)


Ticked = tuple[
    tuple[tuple[str, Number], ...],
    tuple[tuple[tuple[str, ...], str], ...],
    Number | None,
    Number | None,
]


def ticked(const: Ticked, x: Value) -> Value:
    """Add the points of the ticked options: precedence first, then the clamps.

    Args:
        const: Points by option; (have, count) rules; least; most.
        x: The ticked options.
    """
    if type(x) is Empty:
        return x
    if not isinstance(x, frozenset):
        return OUT_OF_DOMAIN
    table, instead, least, most = const
    counted = set(x)
    for have, count in instead:
        if x.issuperset(have):
            counted -= set(have) - {count}
    total: Number = sum((points for name, points in table if name in counted), 0)
    if most is not None and total > most:
        total = most
    return least if least is not None and total < least else tidy(total)


def truth(const: tuple[Number, Number], x: Value) -> Value:
    """Give the points of yes or of no."""
    if type(x) is Empty:
        return x
    return const[0] if x is True else const[1] if x is False else OUT_OF_DOMAIN


def case(const: tuple[tuple[str, ...], bool], by: Value, *variants: Value) -> Value:
    """Choose the result of the variant that a field names.

    Args:
        const: Options in the order of the variants; whether a last variant takes all others.
        by: The option, or yes/no.
        variants: Result of each scale.
    """
    keys, has_otherwise = const
    if type(by) is Empty:
        return by
    name = "yes" if by is True else "no" if by is False else by
    if name in keys:
        return variants[keys.index(str(name))]
    return variants[-1] if has_otherwise else OUT_OF_DOMAIN


def scaled(_const: None, x: Value, result: Value) -> Value:
    """Give the result of a scale's own formula; an empty value stays empty, whatever the formula says."""
    return x if type(x) is Empty else result


def first_grade(const: tuple[str, ...], grade: Value, *conditions: Value) -> Value:
    """Give the grade that the first condition that holds forces, else the grade."""
    for forced, condition in zip(const, conditions, strict=True):
        if condition is True:
            return forced
        if type(condition) is Empty and condition.kind == "missing":
            return condition
    return grade


def cap_grade(const: tuple[tuple[str, ...], tuple[str, ...]], grade: Value, *conditions: Value) -> Value:
    """Lower a grade to the worst of those that hold as caps.

    Args:
        const: All grades, best first; the grade of each condition.
        grade: The grade so far.
        conditions: One for each cap.
    """
    order, caps = const
    if type(grade) is Empty:
        return grade
    worst = str(grade)
    for cap, condition in zip(caps, conditions, strict=True):
        if type(condition) is Empty and condition.kind == "missing":
            return condition
        if condition is True and order.index(cap) > order.index(worst):
            worst = cap
    return worst


def rank(order: tuple[str, ...], grade: Value) -> Value:
    """Give the rank of a grade, 1 the best."""
    return order.index(str(grade)) + 1 if grade in order else refuse(grade)


OPERATIONS: Mapping[str, Callable[..., Value]] = {
    "step": step,
    "pick": pick,
    "ramp": ramp,
    "option": option,
    "ticked": ticked,
    "truth": truth,
    "case": case,
    "scaled": scaled,
    "first_grade": first_grade,
    "cap_grade": cap_grade,
    "rank": rank,
}

"""Scale instructions: which step a value takes, where it lies on a ramp, what options earn, which grade follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from operator import ge, gt, le, lt
from typing import cast

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.values import NOT_POSITIVE, OUT_OF_DOMAIN, Empty, Number, Value, refuse, tidy
from conditionality.scoring.nodes import is_number

NO_STEP = -1
"""The line taken when no step takes the value."""

TESTS: Mapping[str, Callable[[Number, Number], bool]] = {"from": ge, "above": gt, "up_to": le, "below": lt}
"""What each word of a line asks of the value and the bound."""


def step(words: tuple[str, ...], x: Value, *bounds: Value) -> Value:
    """Give the rank, from 0, of the first line that takes a value; -1 when none does.

    A bound that cannot be told matters only when no earlier line takes the value.

    Args:
        words: For each line `from`, `above`, `up_to`, `below`, or an empty text for a line without a bound.
        x: The value.
        bounds: One for each line that has a word.
    """
    if not is_number(x):
        return refuse(x)
    given = iter(bounds)
    for rank, word in enumerate(words):
        if not word:
            return rank
        bound = next(given)
        if not is_number(bound):
            return refuse(bound)
        if TESTS[word](x, bound):
            return rank
    return NO_STEP


def pick(given: tuple[Value, ...], rank: Value) -> Value:
    """Give what a line gives; the last item stands for no line."""
    return given[rank] if type(rank) is int else refuse(rank)


def ramp(const: tuple[tuple[Number, ...], str], x: Value, *knots: Value) -> Value:
    """Give points on straight lines between knots, flat outside.

    Args:
        const: Points at each knot, and `linear` or `log`.
        x: The value; not positive on a logarithmic ramp is an input fault.
        knots: Values at each knot; knots that do not rise make no ramp.
    """
    points, curve = const
    bounds = [one for one in knots if is_number(one)]
    if not is_number(x):
        return refuse(x)
    if len(bounds) < len(knots):
        return refuse(*knots)
    if any(high <= low for low, high in pairwise(bounds)):
        return OUT_OF_DOMAIN
    if curve == "log" and min(x, bounds[0]) <= 0:
        return NOT_POSITIVE
    if x >= bounds[-1]:
        return points[-1]
    after = bisect_right(bounds, x)
    if after == 0 or x == bounds[after - 1]:
        return points[max(after - 1, 0)]
    start, end = points[after - 1], points[after]
    low, high = bounds[after - 1], bounds[after]
    part = Fraction(x - low, high - low) if curve == "linear" else log_part(x, low, high)
    return tidy(start + part * (end - start))


LARGEST_ROOT = 24
"""Largest denominator of a position on a logarithmic segment that is found exactly: half way, a third of the way…"""


def log_part(x: Number, low: Number, high: Number) -> Number:
    """Give how far a value is between two knots, 0 to 1, on the logarithm.

    Where a root of the two ratios is exact (10 is half way between 1 and 100), so is the result.

    Args:
        x: Strictly between the knots.
        low: Over 0.
        high: Over the low knot.
    """
    over, whole = Fraction(x) / low, Fraction(high) / low
    part = cast("Number", FORMULA["div"](FORMULA["ln"](over), FORMULA["ln"](whole)))
    near = Fraction(part).limit_denominator(LARGEST_ROOT)
    return near if over**near.denominator == whole**near.numerator else part


def option(const: tuple[tuple[str, Number], ...], x: Value) -> Value:
    """Give the points of an option."""
    for name, points in const:
        if name == x:
            return points
    return refuse(x)


Ticked = tuple[
    tuple[tuple[str, Number], ...],
    tuple[tuple[tuple[str, ...], str], ...],
    Number | None,
    Number | None,
]


def ticked(const: Ticked, x: Value) -> Value:
    """Add the points of the ticked options: precedence first, then the clamps.

    Args:
        const: Points by option; (have, count) rules, which all look at what was ticked; least; most.
        x: The ticked options; none ticked is an answer, and earns 0 before the clamps.
    """
    if not isinstance(x, frozenset):
        return refuse(x)
    table, instead, least, most = const
    left_out = {name for have, count in instead if x.issuperset(have) for name in have if name != count}
    total: Number = 0
    for name, points in table:
        if name in x and name not in left_out:
            total += points
    if most is not None and total > most:
        total = most
    return least if least is not None and total < least else tidy(total)


def truth(const: tuple[Number, Number], x: Value) -> Value:
    """Give the points of yes or of no."""
    yes, no = const
    return yes if x is True else no if x is False else refuse(x)


def case(const: tuple[tuple[str, ...], bool], by: Value, *variants: Value) -> Value:
    """Choose the result of the variant that a field names.

    Args:
        const: Options in the order of the variants; whether a last variant takes all others.
        by: The option, or yes/no.
        variants: Result of each scale.
    """
    keys, has_otherwise = const
    name = "yes" if by is True else "no" if by is False else by
    if isinstance(name, str) and name in keys:
        return variants[keys.index(name)]
    return variants[-1] if has_otherwise and type(by) is not Empty else refuse(by)


def scaled(_const: None, x: Value, result: Value) -> Value:
    """Give the result of a scale; an empty value stays empty, whatever the scale says."""
    return x if type(x) is Empty else result


def force_grade(forced: tuple[str, ...], grade: Value, *conditions: Value) -> Value:
    """Give the grade that the first condition that holds forces, else the grade."""
    for given, condition in zip(forced, conditions, strict=True):
        if condition is True:
            return given
        if type(condition) is Empty and condition.kind == "missing":
            return condition
    return grade


def cap_grade(const: tuple[tuple[str, ...], tuple[str, ...]], grade: Value, *conditions: Value) -> Value:
    """Lower a grade to the worst of the caps that hold; a cap that cannot be told matters when it would lower it.

    Args:
        const: All grades, best first; the grade of each condition.
        grade: The grade so far.
        conditions: One for each cap.
    """
    order, caps = const
    if not isinstance(grade, str) or grade not in order:
        return refuse(grade)
    ranks = [order.index(cap) for cap in caps]
    worst = max((order.index(grade), *(at for at, one in zip(ranks, conditions, strict=True) if one is True)))
    for at, condition in zip(ranks, conditions, strict=True):
        if at > worst and type(condition) is Empty and condition.kind == "missing":
            return condition
    return order[worst]


def rank(order: tuple[str, ...], grade: Value) -> Value:
    """Give the rank of a grade, 1 the best."""
    return order.index(grade) + 1 if isinstance(grade, str) and grade in order else refuse(grade)


OPERATIONS: Mapping[str, Callable[..., Value]] = {
    "step": step,
    "pick": pick,
    "ramp": ramp,
    "option": option,
    "ticked": ticked,
    "truth": truth,
    "case": case,
    "scaled": scaled,
    "force_grade": force_grade,
    "cap_grade": cap_grade,
    "rank": rank,
}

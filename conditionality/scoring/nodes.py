"""Node instructions: how the marks of children become the score of a dimension or of the total.

Sums come first and the division last; weights are never normalised beforehand. That keeps whole scores whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.values import OUT_OF_DOMAIN, Empty, Number, Value, tidy

NOT_COMPUTABLE = Empty("missing", "not-computable")
COUNTED = ("scored", "missing")
"""Statuses whose marks count; `missing` counts with the points that its rule gives."""
LARGEST_POWER = 400
"""Above this sum of whole weights a geometric mean goes by logarithms (50 digits)."""


def coverage(_const: None, *weights_and_statuses: Value) -> Value:
    """Give the share of nominal weight that is scored, 0 to 1; what does not concern the report is left out.

    Args:
        weights_and_statuses: Nominal weights of the children, then their statuses.
    """
    half = len(weights_and_statuses) // 2
    nominal: Number = 0
    scored: Number = 0
    for weight, status in zip(weights_and_statuses[:half], weights_and_statuses[half:], strict=True):
        if status == "does_not_concern" or not (type(weight) is int or type(weight) is Fraction):
            continue
        nominal += weight
        if status in COUNTED:
            scored += weight
    return tidy(Fraction(scored, nominal)) if nominal else Empty("not_applicable", "nothing-left")


def node_status(least: Number | None, share: Value, *statuses: Value) -> Value:
    """Name the state of a node from the states of its children.

    Nothing left by rule: not applicable. A child that blocks, nothing left because answers are missing, or a coverage
    under its minimum: not computable, never a guess.

    Args:
        least: Minimal coverage, 0 to 1, or None.
        share: The node's coverage.
        statuses: Of the children.
    """
    if "not_computable" in statuses:
        return "not_computable"
    if not any(one in COUNTED for one in statuses):
        if "excluded" in statuses:
            return "not_computable"
        return "not_applicable" if "not_applicable" in statuses or not statuses else "does_not_concern"
    covered: Any = share
    if least is not None and type(share) is not Empty and covered < least:
        return "not_computable"
    return "scored"


def blocked_by(_const: None, status: Value, *added: Value) -> Value:
    """Make a node not computable when points added outside its weights cannot be told."""
    return "not_computable" if "not_computable" in added else status


def scored_status(_const: None, status: Value, score: Value) -> Value:
    """Make a node not computable when its marks combine to no number (a negative mark in a geometric mean)."""
    return "not_computable" if status == "scored" and type(score) is Empty else status


def _gather(status: Value, marks_and_weights: tuple[Value, ...]) -> tuple[list[Any], list[Any]] | Empty:
    if status != "scored":
        if status == "not_computable":
            return NOT_COMPUTABLE
        return Empty("not_applicable" if status == "not_applicable" else "not_concerned", "nothing-left")
    half = len(marks_and_weights) // 2
    marks: list[Any] = []
    weights: list[Any] = []
    for mark, weight in zip(marks_and_weights[:half], marks_and_weights[half:], strict=True):
        if type(mark) is int or type(mark) is Fraction:
            marks.append(mark)
            weights.append(weight)
    return marks, weights


def weighted_mean(_const: None, status: Value, *marks_and_weights: Value) -> Value:
    """Give the mean of the marks, each with its weight; children without a mark leave both sums."""
    found = _gather(status, marks_and_weights)
    if isinstance(found, Empty):
        return found
    marks, weights = found
    bottom: Any = sum(weights)
    if not bottom:
        return Empty("not_applicable", "nothing-left")
    return tidy(Fraction(sum(mark * weight for mark, weight in zip(marks, weights, strict=True)), bottom))


def add_up(const: tuple[tuple[Number, ...], Number | None], status: Value, *marks_and_weights: Value) -> Value:
    """Add the marks; with `rescale`, bring the sum from the maxima of what is present to that maximum.

    Args:
        const: Maximum of each child, and the maximum to rescale to, or None.
        status: State of the node.
        marks_and_weights: Marks, then weights (which a sum does not use).
    """
    found = _gather(status, marks_and_weights)
    if isinstance(found, Empty):
        return found
    total: Any = sum(found[0])
    mosts, rescale = const
    if rescale is None:
        return tidy(total)
    present = present_most(mosts, marks_and_weights[: len(mosts)])
    return tidy(Fraction(total * rescale, present)) if present else Empty("not_applicable", "nothing-left")


def present_most(mosts: tuple[Number, ...], marks: tuple[Value, ...]) -> Any:
    """Add the maxima of the children that have a mark."""
    return sum(most for most, mark in zip(mosts, marks, strict=True) if type(mark) is int or type(mark) is Fraction)


def geometric_mean(_const: None, status: Value, *marks_and_weights: Value) -> Value:
    """Give the weighted geometric mean; an exact 0 gives 0, a negative mark has none."""
    found = _gather(status, marks_and_weights)
    if isinstance(found, Empty):
        return found
    pairs = [(mark, weight) for mark, weight in zip(*found, strict=True) if weight]
    if any(mark < 0 for mark, _ in pairs):
        return OUT_OF_DOMAIN
    if any(mark == 0 for mark, _ in pairs):
        return 0
    scale = lcm(*(Fraction(weight).denominator for _, weight in pairs))
    whole = [int(weight * scale) for _, weight in pairs]
    common = gcd(*whole)
    powers = [weight // common for weight in whole]
    if sum(powers) > LARGEST_POWER:
        logs = [FORMULA["mul"](FORMULA["ln"](mark), weight) for mark, weight in pairs]
        return FORMULA["exp"](FORMULA["div"](FORMULA["sum"](*logs), tidy(Fraction(sum(w for _, w in pairs)))))
    product: Value = 1
    for (mark, _), power in zip(pairs, powers, strict=True):
        product = FORMULA["mul"](product, FORMULA["pow"](mark, power))
    return FORMULA["pow"](product, tidy(Fraction(1, sum(powers))))


def harmonic_mean(_const: None, status: Value, *marks_and_weights: Value) -> Value:
    """Give the weighted harmonic mean; an exact 0 gives 0, a negative mark has none."""
    found = _gather(status, marks_and_weights)
    if isinstance(found, Empty):
        return found
    pairs = [(mark, weight) for mark, weight in zip(*found, strict=True) if weight]
    if any(mark < 0 for mark, _ in pairs):
        return OUT_OF_DOMAIN
    if any(mark == 0 for mark, _ in pairs):
        return 0
    top: Any = sum(weight for _, weight in pairs)
    return tidy(Fraction(top) / sum(Fraction(weight) / Fraction(mark) for mark, weight in pairs))


def lowest(_const: None, status: Value, *marks_and_weights: Value) -> Value:
    """Give the lowest mark."""
    found = _gather(status, marks_and_weights)
    return found if isinstance(found, Empty) else min(found[0])


def highest(_const: None, status: Value, *marks_and_weights: Value) -> Value:
    """Give the highest mark."""
    found = _gather(status, marks_and_weights)
    return found if isinstance(found, Empty) else max(found[0])


def worst_two_mean(_const: None, status: Value, *marks_and_weights: Value) -> Value:
    """Give the plain mean of the two lowest marks, or the only one."""
    found = _gather(status, marks_and_weights)
    if isinstance(found, Empty):
        return found
    worst = sorted(found[0])[:2]
    return tidy(Fraction(sum(worst), len(worst)))


def by_formula(_const: None, status: Value, result: Value) -> Value:
    """Give what a formula makes of the marks, when the node has any."""
    found = _gather(status, ())
    return found if isinstance(found, Empty) else result


def plus(_const: None, score: Value, *added: Value) -> Value:
    """Add points outside the weights (bonus, malus) to a score."""
    if type(score) is Empty:
        return score
    total: Any = score
    for points in added:
        if type(points) is int or type(points) is Fraction:
            total += points
    return tidy(total)


def clamp(const: tuple[Number | None, Number | None], score: Value) -> Value:
    """Keep a score between its bounds."""
    if type(score) is Empty:
        return score
    least, most = const
    value: Any = score
    if most is not None and value > most:
        return most
    return least if least is not None and value < least else score


def share(_const: None, above: Value, own: Value, *all_actives: Value) -> Value:
    """Give the share of the total that a child carries: its active weight over its siblings', times the parent's share."""
    if type(above) is Empty:
        return above
    bottom: Any = sum(one for one in all_actives if type(one) is int or type(one) is Fraction)
    part: Any = own
    base: Any = above
    return tidy(base * Fraction(part, bottom)) if bottom and type(own) is not Empty else 0


def sum_share(const: tuple[tuple[Number, ...], Number | None], above: Value, mark: Value, *marks: Value) -> Value:
    """Give the factor with which a child's points enter the total under a sum, or as points added outside the weights."""
    if type(above) is Empty:
        return above
    if not (type(mark) is int or type(mark) is Fraction):
        return 0
    mosts, rescale = const
    base: Any = above
    if rescale is None:
        return base  # type: ignore[no-any-return]
    present = present_most(mosts, marks)
    return tidy(base * Fraction(rescale, present)) if present else 0


def top_share(_const: None, status: Value) -> Value:
    """Give the share of the total itself: 1, or empty when the total cannot be computed."""
    if status == "scored":
        return 1
    return NOT_COMPUTABLE if status == "not_computable" else Empty("not_applicable", "nothing-left")


def contribution(_const: None, part: Value, mark: Value) -> Value:
    """Give what a child brings to the total: its share times its mark; without a mark, 0."""
    if type(part) is Empty:
        return part
    factor: Any = part
    return tidy(factor * mark) if type(mark) is int or type(mark) is Fraction else 0


OPERATIONS: Mapping[str, Callable[..., Value]] = {
    "coverage": coverage,
    "node_status": node_status,
    "blocked_by": blocked_by,
    "scored_status": scored_status,
    "weighted_mean": weighted_mean,
    "sum_marks": add_up,
    "geometric_mean": geometric_mean,
    "harmonic_mean": harmonic_mean,
    "lowest": lowest,
    "highest": highest,
    "worst_two_mean": worst_two_mean,
    "by_formula": by_formula,
    "plus": plus,
    "clamp": clamp,
    "share": share,
    "sum_share": sum_share,
    "top_share": top_share,
    "contribution": contribution,
}

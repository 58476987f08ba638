"""Node instructions: how the marks of children become the score of a dimension or of the total.

Sums come first and the division last; weights are never normalised beforehand. That keeps whole scores whole.
Children are given by their marks, then their active weights: a child without a mark, or of weight 0, has weight 0
here and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd, lcm, prod
from typing import TypeGuard

from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.formula.values import NOTHING_LEFT, OUT_OF_DOMAIN, Empty, Number, Value, tidy

NOT_COMPUTABLE = Empty("missing", "not-computable")
COUNTED = frozenset({"scored", "missing"})
"""Statuses whose marks count; `missing` counts with the points that its rule gives."""
WITHOUT_MARK = frozenset({"not_applicable", "does_not_concern"})
LONGEST_PRODUCT = 100_000
"""Bits of the product under the root of a geometric mean; above, it goes by logarithms (50 digits)."""

Marks = tuple[tuple[Number, Number], ...]
"""Mark and weight of each child that counts."""


def is_number(value: Value) -> TypeGuard[Number]:
    """Tell whether a value is a number; a truth is none."""
    return type(value) is int or type(value) is Fraction


def standing(_const: None, status: Value, weight: Value) -> Value:
    """Give the state of a dimension as the node above sees it.

    Weight 0: not applicable, like an indicator of weight 0. A weight that is missing or negative: not computable.
    """
    if status in WITHOUT_MARK or (is_number(weight) and weight > 0):
        return status
    if weight == 0 or (type(weight) is Empty and weight.kind != "missing"):
        return "not_applicable"
    return "not_computable"


def coverage(_const: None, *weights_and_statuses: Value) -> Value:
    """Give the share of nominal weight that is scored, 0 to 1; what does not concern the report is left out.

    Args:
        weights_and_statuses: Nominal weights of the children, then their statuses.
    """
    half = len(weights_and_statuses) // 2
    nominal: Number = 0
    scored: Number = 0
    for weight, status in zip(weights_and_statuses[:half], weights_and_statuses[half:], strict=True):
        if status != "does_not_concern" and is_number(weight):
            nominal += weight
            if status in COUNTED:
                scored += weight
    return tidy(Fraction(scored, nominal)) if nominal else NOTHING_LEFT


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
    if COUNTED.isdisjoint(statuses):
        if "excluded" in statuses:
            return "not_computable"
        return "not_applicable" if "not_applicable" in statuses or not statuses else "does_not_concern"
    if least is not None and is_number(share) and share < least:
        return "not_computable"
    return "scored"


def blocked_by(_const: None, status: Value, *added: Value) -> Value:
    """Make a node not computable when points added outside its weights cannot be told."""
    return "not_computable" if status == "scored" and "not_computable" in added else status


def scored_status(_const: None, status: Value, score: Value) -> Value:
    """Let the state follow a combination that gives no number (a root of a negative mark, a formula on nothing)."""
    if status != "scored" or is_number(score):
        return status
    if type(score) is Empty and score.kind != "missing":
        return "not_applicable" if score.kind == "not_applicable" else "does_not_concern"
    return "not_computable"


def _absent(status: Value) -> Empty | None:
    """Give what stands for the score of a node that has none."""
    match status:
        case "scored":
            return None
        case "not_applicable":
            return NOTHING_LEFT
        case "does_not_concern":
            return Empty("not_concerned", "nothing-left")
    return NOT_COMPUTABLE


def _counted(marks_and_weights: tuple[Value, ...]) -> Marks:
    half = len(marks_and_weights) // 2
    return tuple(
        (mark, weight)
        for mark, weight in zip(marks_and_weights[:half], marks_and_weights[half:], strict=True)
        if weight and is_number(mark) and is_number(weight)
    )


def _combination(combine: Callable[[Marks], Value]) -> Callable[..., Value]:
    """Make an instruction of a way to combine: without a score to give, it gives the reason."""

    def combined(_const: None, status: Value, *marks_and_weights: Value) -> Value:
        absent = _absent(status)
        if absent is not None:
            return absent
        marks = _counted(marks_and_weights)
        return combine(marks) if marks else NOTHING_LEFT

    return combined


def weighted_mean(marks: Marks) -> Value:
    """Give the mean of the marks, each with its weight."""
    top = sum(mark * weight for mark, weight in marks)
    return tidy(Fraction(top, sum(weight for _, weight in marks)))


def geometric_mean(marks: Marks) -> Value:
    """Give the weighted geometric mean: a perfect root is exact; an exact 0 gives 0, a negative mark has none."""
    lowest_mark = min(mark for mark, _ in marks)
    if lowest_mark <= 0:
        return OUT_OF_DOMAIN if lowest_mark < 0 else 0
    if all(mark == lowest_mark for mark, _ in marks):
        return lowest_mark
    powers = _whole(tuple(weight for _, weight in marks))
    bits = sum(power * _length(mark) for (mark, _), power in zip(marks, powers, strict=True))
    if bits > LONGEST_PRODUCT:
        logs = [FORMULA["mul"](FORMULA["ln"](mark), weight) for mark, weight in marks]
        return FORMULA["exp"](FORMULA["div"](FORMULA["sum"](*logs), sum(weight for _, weight in marks)))
    product = prod(Fraction(mark) ** power for (mark, _), power in zip(marks, powers, strict=True))
    return FORMULA["pow"](product, Fraction(1, sum(powers)))


def _whole(weights: tuple[Number, ...]) -> tuple[int, ...]:
    """Give the smallest whole numbers in the proportions of some weights."""
    scale = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * scale) for weight in weights]
    common = gcd(*whole)
    return tuple(weight // common for weight in whole)


def _length(mark: Number) -> int:
    return max(mark.numerator.bit_length(), mark.denominator.bit_length())


def harmonic_mean(marks: Marks) -> Value:
    """Give the weighted harmonic mean; an exact 0 gives 0, a negative mark has none."""
    lowest_mark = min(mark for mark, _ in marks)
    if lowest_mark <= 0:
        return OUT_OF_DOMAIN if lowest_mark < 0 else 0
    bottom = sum(Fraction(weight) / mark for mark, weight in marks)
    return tidy(Fraction(sum(weight for _, weight in marks)) / bottom)


def lowest(marks: Marks) -> Value:
    """Give the lowest mark."""
    return min(mark for mark, _ in marks)


def highest(marks: Marks) -> Value:
    """Give the highest mark."""
    return max(mark for mark, _ in marks)


def worst_two_mean(marks: Marks) -> Value:
    """Give the plain mean of the two lowest marks, or the only one; weights play no part."""
    worst = sorted(mark for mark, _ in marks)[:2]
    return tidy(Fraction(sum(worst), len(worst)))


def add_up(const: tuple[tuple[Number, ...], Number | None], status: Value, *marks_and_weights: Value) -> Value:
    """Add the marks; with `rescale`, bring the sum from the maxima of what is present to that maximum.

    Args:
        const: Maximum of each child, and the maximum to rescale to, or None.
        status: State of the node.
        marks_and_weights: Marks, then active weights: a sum only asks whether they are 0.
    """
    absent = _absent(status)
    if absent is not None:
        return absent
    half = len(marks_and_weights) // 2
    factor = sum_factor(const, *marks_and_weights[half:])
    total = sum(mark for mark, _ in _counted(marks_and_weights))
    return tidy(total * factor) if is_number(factor) else factor


def sum_factor(const: tuple[tuple[Number, ...], Number | None], *actives: Value) -> Value:
    """Give what the points of a sum are multiplied by: 1, or what `rescale` says for the maxima present."""
    mosts, rescale = const
    if rescale is None:
        return 1
    present = sum(most for most, weight in zip(mosts, actives, strict=True) if weight)
    return tidy(Fraction(rescale, present)) if present else NOTHING_LEFT


def by_formula(_const: None, status: Value, result: Value) -> Value:
    """Give what a formula makes of the marks, when the node has any."""
    return _absent(status) or result


def plus(_const: None, score: Value, *added: Value) -> Value:
    """Add points outside the weights (bonus, malus) to a score."""
    if not is_number(score):
        return score
    return tidy(score + sum(points for points in added if is_number(points)))


def clamp(const: tuple[Number | None, Number | None], score: Value) -> Value:
    """Keep a score between its bounds."""
    least, most = const
    if not is_number(score):
        return score
    if most is not None and score > most:
        return most
    return least if least is not None and score < least else score


def total_active(_const: None, *actives: Value) -> Value:
    """Add the active weights of the children of a node."""
    return tidy(sum(weight for weight in actives if is_number(weight)))


def share(_const: None, above: Value, own: Value, together: Value) -> Value:
    """Give the share of the total that a child carries: the part of its active weight, times the share above."""
    if not (is_number(above) and is_number(own) and is_number(together)):
        return above
    return tidy(above * Fraction(own, together)) if own and together else 0


def full_share(_const: None, above: Value, own: Value, factor: Value) -> Value:
    """Give the factor with which points enter the total under a sum, or as points added outside the weights."""
    if not is_number(above):
        return above
    return tidy(above * factor) if own and is_number(factor) else 0


def top_share(_const: None, status: Value) -> Value:
    """Give the share of the total itself: 1, or empty when the total has no score."""
    return _absent(status) or 1


def contribution(_const: None, part: Value, mark: Value) -> Value:
    """Give what a child brings to the total: its share times its mark; without a mark, 0."""
    if not is_number(part):
        return part
    return tidy(part * mark) if is_number(mark) else 0


OPERATIONS: Mapping[str, Callable[..., Value]] = {
    "standing": standing,
    "coverage": coverage,
    "node_status": node_status,
    "blocked_by": blocked_by,
    "scored_status": scored_status,
    "weighted_mean": _combination(weighted_mean),
    "sum_marks": add_up,
    "geometric_mean": _combination(geometric_mean),
    "harmonic_mean": _combination(harmonic_mean),
    "lowest": _combination(lowest),
    "highest": _combination(highest),
    "worst_two_mean": _combination(worst_two_mean),
    "by_formula": by_formula,
    "plus": plus,
    "clamp": clamp,
    "total_active": total_active,
    "share": share,
    "full_share": full_share,
    "sum_factor": sum_factor,
    "top_share": top_share,
    "contribution": contribution,
}

"""What each college weighs: the nominal weights, and those of the colleges that take part, within their bounds.

The weight of the inactive colleges is shared between the others in proportion, none leaving its bounds: the weights
are clip(λ·w, low, high) for the λ at which they add up to one. That sum never decreases with λ and is a straight line
between two bounds reached, so λ is found exactly on one segment. With valid nominal weights λ is at least 1: no
college loses weight, and only the upper bound is ever reached.

Source:
    Loi 47-1775 art. 19 octies: a college of a SCIC holds at least 10 % and at most 50 % of the votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from conditionality.assembly.kinds import WHOLE_BP, Bound
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.vote import College


@dataclass(frozen=True, slots=True)
class Bounded:
    """Weights within bounds.

    Attributes:
        multiplier: λ, the smallest that works; 1 when the nominal weights already add up to one.
        weights: College to its share of the whole, 0 to 1; they add up to 1.
        at_bound: Colleges that their bound holds back, or up.
    """

    multiplier: Fraction
    weights: Mapping[str, Fraction]
    at_bound: Mapping[str, Bound]


def deliberative(colleges: Iterable[College]) -> tuple[College, ...]:
    """Keep the colleges that vote."""
    return tuple(one for one in colleges if one.voice == "deliberative")


def nominal_weights(colleges: Iterable[College]) -> dict[str, Fraction]:
    """Give each deliberative college its share of the whole; equal shares when the statutes give no weight."""
    voting = deliberative(colleges)
    return {
        one.id: Fraction(1, len(voting)) if one.weight_bp is None else Fraction(one.weight_bp, WHOLE_BP)
        for one in voting
    }


def bounds(rules: AssemblyRules) -> tuple[Fraction, Fraction]:
    """Give the least and the most that one college weighs, as shares of the whole."""
    low, high = rules.bounds_bp
    return Fraction(low, WHOLE_BP), Fraction(high, WHOLE_BP)


def is_feasible(count: int, low: Fraction, high: Fraction) -> bool:
    """Tell whether this many weights within these bounds can add up to one.

    >>> is_feasible(2, Fraction(1, 10), Fraction(1, 2)), is_feasible(1, Fraction(1, 10), Fraction(1, 2))
    (True, False)
    """
    return count * low <= 1 <= count * high


def bounded_weights(nominal: Mapping[str, Fraction], low: Fraction, high: Fraction) -> Bounded | None:
    """Share the whole between colleges in proportion to their nominal weights, within bounds.

    Args:
        nominal: Shares above 0, of the colleges that take part.
        low: Least share.
        high: Most share.

    Returns:
        The weights, or None when no weights within these bounds add up to one.
    """
    if not is_feasible(len(nominal), low, high):
        return None
    multiplier = _multiplier(tuple(nominal.values()), low, high)
    raw = {name: multiplier * weight for name, weight in nominal.items()}
    at_bound: dict[str, Bound] = {name: "cap" for name, weight in raw.items() if weight > high}
    at_bound |= {name: "floor" for name, weight in raw.items() if weight < low}
    return Bounded(multiplier, {name: _clip(weight, low, high) for name, weight in raw.items()}, at_bound)


def _multiplier(weights: tuple[Fraction, ...], low: Fraction, high: Fraction) -> Fraction:
    """Give the smallest multiplier that makes the clipped weights add up to one; 1 when it already does."""

    def total(multiplier: Fraction) -> Fraction:
        return sum((_clip(multiplier * weight, low, high) for weight in weights), Fraction(0))

    if total(Fraction(1)) == 1:
        return Fraction(1)
    knots = sorted({bound / weight for weight in weights for bound in (low, high)})
    rank = next(rank for rank, knot in enumerate(knots) if total(knot) >= 1)
    before, knot = knots[max(rank - 1, 0)], knots[rank]
    rise = total(knot) - total(before)
    return before + (1 - total(before)) * (knot - before) / rise if rise else knot


def _clip(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return min(max(value, low), high)

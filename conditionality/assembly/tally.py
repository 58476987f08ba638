"""The masses: what each active college's ballots weigh for, against and abstaining, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from conditionality.assembly.colleges import Bounded, bounded_weights, bounds, nominal_weights
from conditionality.assembly.quorum import active_colleges, ballots_of
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.vote import College, Vote

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Masses:
    """Shares of the whole weight, 0 to 1."""

    for_: Fraction = ZERO
    against: Fraction = ZERO
    abstain: Fraction = ZERO

    @property
    def whole(self) -> Fraction:
        """Give what the three add up to: the weight of the active colleges."""
        return self.for_ + self.against + self.abstain


def effective_weights(vote: Vote) -> Bounded | None:
    """Give the weights of the active colleges.

    With `redistribute_bounded` they add up to one. With `lapse` and `block` they are the nominal ones, and what the
    inactive colleges weigh is void. None when no weights within the bounds exist.
    """
    nominal = nominal_weights(vote.colleges)
    kept = {name: nominal[name] for name in active_colleges(vote)}
    if vote.rules.inactive_mode == "redistribute_bounded":
        return bounded_weights(kept, *bounds(vote.rules))
    return Bounded(Fraction(1), kept, {})


def college_masses(college: College, weight: Fraction, rules: AssemblyRules) -> Masses:
    """Turn the ballots of an active college into masses.

    Args:
        college: With at least one ballot for, against or abstaining.
        weight: Its effective weight, 0 to 1.
        rules: How the weight follows the ballots.
    """
    for_, against, abstain = college.for_, college.against, college.abstain
    if rules.intra == "majority":
        if for_ == against:
            return Masses(abstain=weight)
        return Masses(for_=weight) if for_ > against else Masses(against=weight)
    if rules.abstention == "ignored_within_college":
        if for_ + against == 0:
            return Masses(abstain=weight)
        abstain = 0
    cast = for_ + against + abstain
    return Masses(weight * for_ / cast, weight * against / cast, weight * abstain / cast)


def one_vote(college: College, weight: Fraction) -> Fraction:
    """Give what one ballot of a college weighs, as a share of the whole."""
    return weight / ballots_of(college)


def add(masses: Iterable[Masses]) -> Masses:
    """Add masses up."""
    listed = tuple(masses)
    return Masses(
        sum((one.for_ for one in listed), ZERO),
        sum((one.against for one in listed), ZERO),
        sum((one.abstain for one in listed), ZERO),
    )


def display_bp(masses: Masses) -> tuple[int, int, int]:
    """Round the three masses to basis points of their whole, so that they add up to 10000.

    The largest remainders take what is left; of equal remainders the abstentions come first, then against: a display
    never adds support.

    Args:
        masses: With a whole above 0.

    Returns:
        For, against, abstain.

    >>> display_bp(Masses(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)))
    (3333, 3333, 3334)
    """
    parts = [part / masses.whole * 10_000 for part in (masses.abstain, masses.against, masses.for_)]
    whole = [part.numerator // part.denominator for part in parts]
    order = sorted(range(3), key=lambda rank: whole[rank] - parts[rank])
    for rank in order[: 10_000 - sum(whole)]:
        whole[rank] += 1
    return whole[2], whole[1], whole[0]

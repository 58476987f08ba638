"""From masses to a decision: threshold, tie, safeguards, majority of the colleges, in that order.

A motion that gains support never loses by it. That is why the least mass is asked of the support and not of all that
was expressed, why a motion carried by the chair still passes the safeguards, and why a tie is a support of exactly
one half: counted on every ballot, for must equal against and abstentions together.

Source:
    Suffrages exprimés: CGCT L4132-13. Présents ou représentés, casting vote: CRPA R133-11.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from conditionality.assembly.kinds import NoCastingVote, Outcome, Reason
from conditionality.assembly.quorum import Comparison, at_least
from conditionality.assembly.result import Tie
from conditionality.assembly.rules import SIMPLE, AssemblyRules
from conditionality.assembly.tally import Masses, add
from conditionality.assembly.vote import Chair, Vote

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided and why.

    Attributes:
        comparisons: Those that had a say, in order.
        tie: How a tie was handled; None when there was none.
    """

    outcome: Outcome
    reason: Reason
    comparisons: tuple[Comparison, ...] = ()
    tie: Tie | None = None


def support_of(masses: Masses, rules: AssemblyRules) -> Fraction | None:
    """Give the support, 0 to 1; None when nobody voted for or against."""
    expressed = masses.for_ + masses.against
    if expressed == 0:
        return None
    return masses.for_ / (expressed if rules.base == "expressed" else masses.whole)


def decide(vote: Vote, by_college: Mapping[str, Masses]) -> Verdict:
    """Decide a vote that has its quorum.

    Args:
        vote: With the majority of its motion already in its rules.
        by_college: Masses of the active colleges.
    """
    masses = add(by_college.values())
    support = support_of(masses, vote.rules)
    expressed = Comparison("EXPRESSED", masses.for_ + masses.against, True, Fraction(0), support is not None)
    if support is None:
        return Verdict("NO_DECISION", "NOTHING_EXPRESSED", (expressed,))
    reached = threshold_reached(support, vote.rules)
    told = (expressed, reached)
    if not reached.holds and not is_tie(support, vote.rules):
        return Verdict("NOT_ADOPTED", "THRESHOLD", told)
    tie = None if reached.holds else break_tie(vote)
    if tie is not None and tie.ballot != "for":
        return Verdict(*_not_carried(tie), told, tie)
    guards = safeguards(by_college, vote.rules)
    failed = next((one for one in guards if not one.holds), None)
    if failed is None:
        return Verdict("ADOPTED", "CASTING_VOTE" if tie else "THRESHOLD", told + guards, tie)
    if failed.code == "COLLEGE_MAJORITY":
        return Verdict("NOT_ADOPTED", "COLLEGE_MAJORITY", told + guards, tie)
    return Verdict("NO_DECISION", "INSUFFICIENT_SUPPORT", told + guards, tie)


def threshold_reached(support: Fraction, rules: AssemblyRules) -> Comparison:
    """Compare the support with its threshold."""
    bound, strict = rules.threshold.value(), rules.threshold.strict
    return Comparison("THRESHOLD", support, strict, bound, support > bound if strict else support >= bound)


def is_tie(support: Fraction, rules: AssemblyRules) -> bool:
    """Tell whether a motion has exactly the half that a simple majority must exceed."""
    simple = rules.threshold.value() == SIMPLE.value() and rules.threshold.strict
    return simple and support == HALF


def break_tie(vote: Vote) -> Tie:
    """Say what is made of a tie: the chair's own ballot, when it may decide."""
    rule, chair = vote.rules.tie, vote.chair
    if rule != "casting_vote":
        return Tie(rule=rule, unused="rule")
    if vote.rules.secret:
        return Tie(rule=rule, unused="secret")
    if chair is None:
        return Tie(rule=rule, unused="no_chair")
    unused = _silent(chair)
    return Tie(rule=rule, unused=unused) if unused else Tie(rule=rule, ballot=chair.vote)


def _silent(chair: Chair) -> NoCastingVote | None:
    if chair.recused:
        return "recused"
    if not chair.present:
        return "absent"
    return None if chair.vote in {"for", "against"} else "not_expressed"


def _not_carried(tie: Tie) -> tuple[Outcome, Literal["CASTING_VOTE", "TIE"]]:
    if tie.ballot is not None:
        return "NOT_ADOPTED", "CASTING_VOTE"
    return ("NO_DECISION" if tie.rule == "defer" else "NOT_ADOPTED"), "TIE"


def safeguards(by_college: Mapping[str, Masses], rules: AssemblyRules) -> tuple[Comparison, ...]:
    """Give what a motion that reaches its threshold must still have."""
    masses = add(by_college.values())
    found = [
        at_least("SUPPORT_MASS", masses.for_ / masses.whole, rules.min_support_mass.value()),
        at_least("SUPPORTING_COLLEGES", Fraction(supporting(by_college)), Fraction(rules.min_supporting_colleges)),
    ]
    if rules.double_majority:
        share = Fraction(favourable(by_college), len(by_college))
        found.append(Comparison("COLLEGE_MAJORITY", share, True, HALF, share > HALF))
    return tuple(found)


def supporting(by_college: Mapping[str, Masses]) -> int:
    """Count the colleges that bring some support."""
    return sum(one.for_ > 0 for one in by_college.values())


def favourable(by_college: Mapping[str, Masses]) -> int:
    """Count the colleges with more mass for than against."""
    return sum(one.for_ > one.against for one in by_college.values())

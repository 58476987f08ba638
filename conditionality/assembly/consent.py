"""The consent round: each active college says whether it objects; without any objection the motion is adopted.

The quorums are those of a vote; there are no masses. An objection opens the vote: nothing is decided yet.
"""

from __future__ import annotations

from fractions import Fraction

from conditionality.assembly.decide import Verdict
from conditionality.assembly.quorum import active_colleges, at_least
from conditionality.assembly.vote import Vote


def decide_by_consent(vote: Vote) -> Verdict:
    """Decide a consent round that has its quorum."""
    active = active_colleges(vote)
    content = [one.id for one in vote.colleges if one.id in active and one.stance == "no_objection"]
    told = at_least("CONSENT", Fraction(len(content)), Fraction(len(active)))
    if told.holds:
        return Verdict("ADOPTED", "CONSENT", (told,))
    return Verdict("NO_DECISION", "OBJECTION", (told,))

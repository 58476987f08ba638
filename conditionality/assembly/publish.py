"""What may be published of a result: all of it, or, of a secret ballot, the masses of the whole assembly only."""

from __future__ import annotations

from conditionality.assembly.result import Check, CollegeMark, Result
from conditionality.assembly.vote import Vote

WITHHELD = frozenset({"SUPPORTING_COLLEGES", "COLLEGE_MAJORITY"})
"""Checks whose number would tell how the colleges voted in secret."""

UNTOLD = {"ballots": None, "mass_for": None, "mass_against": None, "mass_abstain": None, "favourable": None}
"""What a secret ballot does not tell of a college."""


def published(result: Result) -> Result:
    """Give a result as it may be published; an open ballot whole."""
    if not result.rules.secret:
        return result
    totals = result.totals
    if totals is not None:
        totals = totals.model_copy(update={"favourable_colleges": None, "supporting_colleges": None})
    return result.model_copy(
        update={
            "colleges": tuple(_college(one) for one in result.colleges),
            "checks": tuple(_check(one) for one in result.checks),
            "totals": totals,
        }
    )


def without_secrets(vote: Vote) -> Vote:
    """Give a vote as it may be kept: whole, or without its ballots when they are secret."""
    if not vote.rules.secret:
        return vote
    blank = {"for_": 0, "against": 0, "abstain": 0, "nppv": 0}
    chair = vote.chair.model_copy(update={"vote": None}) if vote.chair else None
    colleges = tuple(one.model_copy(update=blank) for one in vote.colleges)
    return vote.model_copy(update={"colleges": colleges, "chair": chair})


def _college(mark: CollegeMark) -> CollegeMark:
    return mark.model_copy(update=UNTOLD)


def _check(check: Check) -> Check:
    return check.model_copy(update={"found": None}) if check.code in WITHHELD else check

"""The record of a vote: what was voted and what came of it, chained to the record before it."""

from __future__ import annotations

from typing import Literal

from conditionality.assembly.count import count
from conditionality.assembly.publish import published, without_secrets
from conditionality.assembly.result import Result
from conditionality.assembly.vote import Vote
from conditionality.codec import Paper, fingerprint

Recount = Literal["same", "differs", "secret"]


class VoteRecord(Paper):
    """One motion, one record.

    Attributes:
        previous: Fingerprint of the record before it; empty for the first of a session.
        vote: As handed over; of a secret vote, without its ballots.
        result: As it may be published.
    """

    previous: str
    vote: Vote
    result: Result


def record(vote: Vote, previous: str = "") -> VoteRecord:
    """Count a vote and lay down its record."""
    return VoteRecord(previous=previous, vote=without_secrets(vote), result=published(count(vote)))


def recount(kept: VoteRecord) -> Recount:
    """Count a vote again and say whether it gives what was kept; a secret vote cannot be counted again."""
    if kept.vote.rules.secret:
        return "secret"
    return "same" if count(kept.vote) == kept.result else "differs"


def first_break(records: tuple[VoteRecord, ...]) -> int:
    """Give the rank, from 1, of the first record that does not follow the one before it; 0 when all do."""
    previous = ""
    for rank, one in enumerate(records, 1):
        if one.previous != previous:
            return rank
        previous = fingerprint(one)
    return 0

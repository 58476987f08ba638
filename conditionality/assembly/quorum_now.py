"""The quorum of an item before anything is voted: who is there, who is still needed, and whether it can be opened.

It is the quorum of the vote in which everybody who may vote would vote. When that vote has none, no ballots can give
it one; when it has one, the item can be opened.
"""

from __future__ import annotations

from dataclasses import dataclass

from conditionality.assembly.kinds import QuorumReason, Status
from conditionality.assembly.quorum import (
    Comparison,
    Gathering,
    college_quorum,
    first_failure,
    overall_quorum,
    quorum_tests,
    status_of,
)
from conditionality.assembly.sitting import ItemFacts, make_vote
from conditionality.assembly.vote import College, Vote


@dataclass(frozen=True, slots=True)
class CollegeNow:
    """One college before the vote.

    Attributes:
        electors: Seats whose mandate runs on the day, recused members included.
        recused: Electors who leave for this item.
        represented: Absent electors whose proxy counts.
        quorum: Its own quorum: heads, base, heads needed, whether it holds.
        status: ACTIVE when it would take part if everybody there votes.
    """

    id: str
    electors: int
    recused: int
    present: int
    represented: int
    quorum: Gathering
    status: Status


@dataclass(frozen=True, slots=True)
class QuorumNow:
    """The quorum of an item, live.

    Attributes:
        overall: The whole assembly.
        tests: Every comparison, in the order of the reasons; those waived on second call stop nothing.
        reason: Why the item cannot be opened; None when it can.
    """

    colleges: tuple[CollegeNow, ...]
    overall: Gathering
    tests: tuple[Comparison, ...]
    reason: QuorumReason | None

    @property
    def can_open(self) -> bool:
        """Tell whether the item can be opened."""
        return self.reason is None


def quorum_now(facts: ItemFacts) -> QuorumNow:
    """Compare who is there with the quorums.

    Args:
        facts: Roll, recusals and proxies as they are now; call them again whenever somebody comes or goes.
    """
    vote = make_vote(facts, None)
    full = vote.model_copy(update={"colleges": tuple(_everybody_votes(one) for one in vote.colleges)})
    tests = quorum_tests(full)
    return QuorumNow(
        tuple(_college(one, full) for one in full.colleges), overall_quorum(full), tests, first_failure(tests)
    )


def _everybody_votes(one: College) -> College:
    cast = 0 if one.voice == "consultative" else one.present + one.represented
    return one.model_copy(update={"for_": 0, "against": 0, "abstain": cast, "nppv": 0})


def _college(one: College, vote: Vote) -> CollegeNow:
    return CollegeNow(
        one.id, one.electors, one.recused, one.present, one.represented,
        college_quorum(one, vote.rules), status_of(one, vote),
    )  # fmt: skip

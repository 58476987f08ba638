"""Checks of an item of a sitting, and its count: persons who are no members, ballots by the wrong hand, ballots twice.

A single ballot is checked when it is given (`check_ballot`), the whole item before it is counted (`count_item`):
between the two somebody may have come, left or declared an interest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conditionality.assembly.count import count
from conditionality.assembly.eligibility import Roll, ballot_fault, represented
from conditionality.assembly.motions import Motion
from conditionality.assembly.read import check_vote
from conditionality.assembly.result import Result
from conditionality.assembly.sitting import Ballot, ItemFacts, hand_of, make_vote, roll_of
from conditionality.assembly.vote import Context, Vote
from conditionality.findings import Finding, errors, finding, nearest


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of counting an item.

    Attributes:
        vote: As made of the facts.
        result: None when an error stops the count.
        findings: Errors and warnings; proxies that do not count are warnings.
    """

    vote: Vote
    result: Result | None
    findings: tuple[Finding, ...]


def count_item(
    facts: ItemFacts,
    motion: Motion | None,
    ballots: tuple[Ballot, ...] = (),
    *,
    name: str | None = None,
    context: Context | None = None,
) -> Counted:
    """Make the vote of a motion, check it, and count it when nothing is wrong. Arguments as `sitting.make_vote`."""
    vote = make_vote(facts, motion, ballots, name=name, context=context)
    found = (*check_facts(facts), *_hands(facts, ballots), *check_vote(vote))
    return Counted(vote, None if errors(found) else count(vote), tuple(dict.fromkeys(found)))


def check_facts(facts: ItemFacts) -> tuple[Finding, ...]:
    """Check that everybody the item names is a member, now or once, and that nobody is called twice."""
    return (*_strangers(facts), *_called_twice(facts))


def _strangers(facts: ItemFacts) -> Iterator[Finding]:
    known = {one.person for one in facts.seats}
    places = [(f"roll.present[{rank}]", person) for rank, person in enumerate(facts.roll.present, 1)]
    places += [(f"recusals[{rank}].person", one.person) for rank, one in enumerate(facts.recusals, 1)]
    for rank, one in enumerate(facts.proxies, 1):
        places += [(f"proxies[{rank}].grantor", one.grantor), (f"proxies[{rank}].holder", one.holder)]
    for where, person in places:
        if person not in known:
            yield finding("vote-member-unknown", where, given=person, nearest=nearest(person, known))


def _called_twice(facts: ItemFacts) -> Iterator[Finding]:
    seen: set[str] = set()
    for rank, person in enumerate(facts.roll.present, 1):
        if person in seen:
            yield finding("sitting-called-twice", f"roll.present[{rank}]", given=person, level="warning")
        seen.add(person)


def check_ballot(
    facts: ItemFacts, motion: Motion | None, ballot: Ballot, cast: tuple[Ballot, ...] = ()
) -> tuple[Finding, ...]:
    """Check one ballot when it is given: the right hand, who may vote, the reasons that are asked for.

    Args:
        facts: The item as it is now.
        motion: What is put to the vote.
        ballot: The ballot to take; refuse it on an error.
        cast: Ballots already taken on this motion.
    """
    rank = len(cast) + 1
    told = [one for one in _hands(facts, (*cast, ballot)) if one.path.startswith(f"ballots[{rank}]")]
    if not told:
        own = f"members[{ballot.voter}]."
        told = [one for one in check_vote(make_vote(facts, motion, (ballot,))) if one.path.startswith(own)]
    return tuple(told)


def _hands(facts: ItemFacts, ballots: tuple[Ballot, ...]) -> Iterator[Finding]:
    """Check whose hand cast each ballot, and that nobody voted twice."""
    known, voted, roll = {one.person for one in facts.seats}, set[str](), roll_of(facts)
    for rank, one in enumerate(ballots, 1):
        unknown = next((person for person in (one.voter, one.person) if person not in known), None)
        where = f"ballots[{rank}].{'person' if one.on_behalf_of is None else 'on_behalf_of'}"
        if unknown is not None:
            yield finding("vote-member-unknown", where, given=unknown, nearest=nearest(unknown, known))
        elif one.voter in voted:
            yield finding("sitting-ballot-twice", where, given=one.voter)
        else:
            yield from _hand(one, roll, where)
        voted.add(one.voter)


def _hand(one: Ballot, roll: Roll, where: str) -> Iterator[Finding]:
    if one.voter not in roll.members:
        yield finding("vote-ballot-mandate", where, given=one.voter)
        return
    holder = hand_of(one.voter, roll)
    if one.person == holder:
        return
    if holder != one.voter:
        yield finding("sitting-ballot-by-holder", where, given=one.voter, holder=holder)
    elif ballot_fault(roll.members[one.voter], roll, represented(roll)) is None:
        yield finding("sitting-ballot-in-person", where, given=one.voter, holder=one.person)
    else:
        yield finding("sitting-ballot-no-proxy", where, given=one.voter, holder=one.person)

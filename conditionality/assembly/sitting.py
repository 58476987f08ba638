"""One item of a sitting: who is there, who left, who votes for whom; made into a vote that is counted like any other.

Whose hand casts a ballot is settled by one rule. A member who is present votes in person, and a proxy the member gave
is suspended. An absent member whose proxy counts votes by the hand of the holder, who casts one ballot in person and
one on behalf of the grantor, and may vote differently in each. A ballot by any other hand is refused, never set aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticKnownError

from conditionality.assembly import eligibility
from conditionality.assembly.filling import chair_figures, college_figures
from conditionality.assembly.kinds import Choice, Ground, Name, Text
from conditionality.assembly.motions import Motion
from conditionality.assembly.roster import Assembly, CollegeStatute, Seat, college_of, electors_on, seat_of
from conditionality.assembly.vote import Chair, College, Context, Member, Proxy, Vote
from conditionality.codec import Paper
from conditionality.dossier.kinds import Code

MOST_REASONS = 4_000
"""Signs in the reasons of one ballot together."""

TOO_LONG: Final = "string_too_long"
"""The refusal of pydantic that `assembly.shape` tells as a text too long."""


def _short(reasons: tuple[str, ...]) -> tuple[str, ...]:
    if len("\n".join(reasons)) > MOST_REASONS:
        raise PydanticKnownError(TOO_LONG, {"max_length": MOST_REASONS})
    return reasons


class Roll(Paper):
    """The roll of one item: the members who are there, those recused included or not, it makes no difference."""

    dossier: Code
    present: tuple[Name, ...]


class Recusal(Paper):
    """A member who leaves for one item.

    Attributes:
        why: The ground in words; required with the ground `other`.
        source: Declared by the member, or detected and acknowledged.
    """

    person: Name
    ground: Ground
    why: Text | None = None
    source: Literal["declared", "detected"] = "declared"


class Ballot(Paper):
    """One ballot.

    Attributes:
        person: Whose hand casts it.
        on_behalf_of: The absent member who votes through this person; None for one's own ballot.
    """

    person: Name
    choice: Choice
    reasons: Annotated[tuple[Text, ...], AfterValidator(_short)] = ()
    on_behalf_of: Name | None = None

    @property
    def voter(self) -> str:
        """Give the member whose vote it is."""
        return self.on_behalf_of or self.person


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What is known of one item when it is opened and while it is voted.

    Attributes:
        seats: All seats of the assembly; those whose mandate does not run on the day count nowhere.
        day: Day of the session, in Europe/Paris.
        recusals: For this item only.
        proxies: Of the whole session.
        chair: Code of the member who chairs; None when nobody with a seat does.
        first_call_on: Day of the session that had no quorum, on second call.
        title: Name of the item, for people.
    """

    assembly: Assembly
    seats: tuple[Seat, ...]
    day: date
    roll: Roll
    recusals: tuple[Recusal, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    chair: str | None = None
    call: Literal[1, 2] = 1
    first_call_on: date | None = None
    title: str | None = None


def make_vote(
    facts: ItemFacts,
    motion: Motion | None,
    ballots: tuple[Ballot, ...] = (),
    *,
    name: str | None = None,
    context: Context | None = None,
) -> Vote:
    """Make the vote of one motion, the same that `assembly.read` makes of a file with named members.

    Args:
        facts: The item.
        motion: What is put to the vote; None before anything is.
        ballots: Of each voter the first that the right hand cast; `sitting_checks` tells the others.
        name: Code of the motion.
        context: What the record quotes.
    """
    roll = roll_of(facts, ballots)
    return Vote(
        id=name,
        title=facts.title,
        call=facts.call,
        on=facts.day,
        first_call_on=facts.first_call_on,
        rules=facts.assembly.rules,
        motion=motion,
        colleges=tuple(_college(one, roll, facts) for one in facts.assembly.colleges),
        chair=_chair(facts, roll),
        members=tuple(roll.members.values()),
        proxies=roll.proxies,
        context=context,
    )


def roll_of(facts: ItemFacts, ballots: tuple[Ballot, ...] = ()) -> eligibility.Roll:
    """Give the members as the rules of eligibility look at them, with the ballots that the right hand cast."""
    silent = _roll(facts, {})
    cast: dict[str, Ballot] = {}
    for one in ballots:
        if one.voter in silent.members and one.person == hand_of(one.voter, silent):
            cast.setdefault(one.voter, one)
    return _roll(facts, cast)


def hand_of(voter: str, roll: eligibility.Roll) -> str:
    """Give the member whose hand casts the ballot of a voter: the holder of a proxy that counts, else the voter.

    Args:
        voter: A member of the roll.
        roll: As `roll_of` gives it.
    """
    faults = eligibility.proxy_faults(roll)
    valid = (one for one, fault in zip(roll.proxies, faults, strict=True) if fault is None)
    return next((one.holder for one in valid if one.grantor == voter), voter)


def _roll(facts: ItemFacts, cast: Mapping[str, Ballot]) -> eligibility.Roll:
    members = {seat.person: _member(seat, facts, cast.get(seat.person)) for seat in _seats(facts)}
    known = tuple(one for one in facts.proxies if one.grantor in members and one.holder in members)
    return eligibility.Roll(members, known, facts.assembly.rules.max_proxies, facts.day)


def _seats(facts: ItemFacts) -> Iterator[Seat]:
    """Give the electors of the day, then those named on this item whose mandate does not run."""
    running = electors_on(facts.seats, facts.day)
    yield from running
    seated = {one.person for one in running}
    for person in dict.fromkeys(named(facts)):
        seat = seat_of(person, facts.seats, facts.day)
        if person not in seated and seat is not None:
            yield seat


def named(facts: ItemFacts) -> Iterator[str]:
    """Give the code of every person that the facts of an item name, some more than once."""
    yield from facts.roll.present
    yield from (one.person for one in facts.recusals)
    yield from (person for one in facts.proxies for person in (one.grantor, one.holder))
    yield from () if facts.chair is None else (facts.chair,)


def _member(seat: Seat, facts: ItemFacts, ballot: Ballot | None) -> Member:
    recusal = next((one for one in facts.recusals if one.person == seat.person), None)
    return Member(
        id=seat.person,
        college=seat.college,
        organisation=seat.organisation_name,
        present=seat.person in facts.roll.present,
        recused=None if recusal is None else recusal.ground,
        recused_why=None if recusal is None else recusal.why,
        vote=None if ballot is None else ballot.choice,
        reason="\n".join(ballot.reasons) or None if ballot is not None else None,
        mandate_from=seat.mandate_from,
        mandate_to=seat.mandate_to,
    )


def _college(one: CollegeStatute, roll: eligibility.Roll, facts: ItemFacts) -> College:
    quiet = one.voice == "consultative" or facts.assembly.rules.secret
    figures = college_figures(one.id, roll, ballots=not quiet)
    update = {"for_" if key == "for" else key: figure for key, figure in figures.items()}
    return college_of(one).model_copy(update=update)


def _chair(facts: ItemFacts, roll: eligibility.Roll) -> Chair | None:
    if facts.chair is None:
        return None
    member = roll.members.get(facts.chair)
    figures = {} if member is None else chair_figures(member, roll)
    return Chair.model_validate({"member": facts.chair, **figures})

"""One item in the minutes of a session: heads by college, recusals, each motion as a calculation, avis, dissents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from conditionality.assembly.calculation import calculation, weights_line
from conditionality.assembly.eligibility import proxy_faults
from conditionality.assembly.explain import cautions, outcome_sentence
from conditionality.assembly.explain_tables import checks_grid, masses_grid, objections_grid
from conditionality.assembly.kinds import Choice, Name, Text
from conditionality.assembly.labels import CHOICES, GROUNDS, MOTIONS, REFUSAL_GROUNDS, motion_words
from conditionality.assembly.procedure import Advice, reason_text
from conditionality.assembly.publish import published
from conditionality.assembly.quorum_now import CollegeNow, quorum_now
from conditionality.assembly.result import Result
from conditionality.assembly.roster import Assembly, Seat, seat_of
from conditionality.assembly.sitting import ItemFacts, Recusal, roll_of
from conditionality.assembly.vote import Member, Vote
from conditionality.codec import Paper
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid, Section
from conditionality.wording.speech import Lang, mark, say

Followed = Advice | Literal["Suspended", "SuspensionLifted", "Unchanged"]
"""What follows an item: an event of the dossier that the engine wrote, or on a listing what the vote advises."""

FOLLOWS: Mapping[Followed, str] = {
    "AcceptanceAdvised": mark("Avis of the assembly: accept the organisation on the platform."),
    "PlanAdvised": mark("Avis of the assembly: accept with an improvement plan."),
    "RefusalAdvised": mark("Avis of the assembly: refuse."),
    "Deferred": mark("The item is put off to another session."),
    "AvisNotReached": mark(
        "No motion was adopted, for the second time: the dossier goes to the region without an avis."
    ),
    "QuorumMissed": mark("No quorum: the item comes back on second call."),
    "Suspended": mark("Avis of the assembly: suspend the listing. It is suspended by an act that names this motion."),
    "SuspensionLifted": mark(
        "Avis of the assembly: lift the suspension. It is lifted by an act that names this motion."
    ),
    "Unchanged": mark("The motion was not adopted: nothing changes for the organisation."),
}
"""What follows an item, in words."""

HEADS_HEADER = (
    mark("College"),
    mark("Electors"),
    mark("Recused"),
    mark("Present"),
    mark("Represented"),
    mark("Needed"),
)


class DissentNote(Paper):
    """What a member asked to have noted beside the result."""

    person: Name
    text: Text


@dataclass(frozen=True, slots=True)
class ItemMinutes:
    """One item as it was held.

    Attributes:
        facts: As they were when the item ended; seats, roll, recusals and proxies of this item.
        votes: The motions voted, in order, each with its result.
        advice: The event of the dossier that followed; None when the item was not ended.
        reason: What goes with that event: what a deferral asks, as the log has it; the ground of a refusal, by code.
    """

    rank: int
    dossier: str
    organisation: str
    facts: ItemFacts
    votes: tuple[tuple[Vote, Result], ...] = ()
    advice: Followed | None = None
    reason: str = ""
    dissents: tuple[DissentNote, ...] = ()

    def valid_proxies(self) -> tuple[tuple[str, str], ...]:
        """Give the proxies that count on this item, as grantor and holder."""
        roll = roll_of(self.facts)
        faults = proxy_faults(roll)
        return tuple(
            (one.grantor, one.holder) for one, fault in zip(roll.proxies, faults, strict=True) if fault is None
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom minutes are written: language, and whether persons are named."""

    assembly: Assembly
    lang: Lang
    public: bool
    names: Mapping[str, str]

    def college(self, name: str) -> str:
        """Give the name of a college."""
        return self.assembly.label(name, self.lang)

    def who_header(self) -> tuple[str, ...]:
        """Give the header of what `who` gives."""
        organisation = say(self.lang, "Organisation")
        return (organisation,) if self.public else (say(self.lang, "Member"), organisation)

    def who(self, person: str, seats: tuple[Seat, ...]) -> tuple[str, ...]:
        """Give a person in one cell (organisation) or two (name, organisation)."""
        organisation = next((one.organisation_name for one in seats if one.person == person), "–")
        return (organisation,) if self.public else (self.names.get(person, person), organisation)

    def one(self, person: str, seats: tuple[Seat, ...]) -> str:
        """Give a person in one text."""
        cells = self.who(person, seats)
        return cells[0] if len(cells) == 1 else f"{cells[0]} ({cells[1]})"


def moment_text(lang: Lang, at: datetime) -> str:
    """Write a moment with its offset."""
    return f"{day(lang, at.date())} {at.hour:02}:{at.minute:02} (UTC{at:%z})"


def item_sections(item: ItemMinutes, reader: Reader) -> tuple[Section, ...]:
    """Write one item: heads and recusals, a section for each motion, then what follows."""
    lang = reader.lang
    heading = say(lang, "Item {rank}: {organisation}", rank=number(lang, item.rank), organisation=item.organisation)
    opening = Section(
        heading,
        (say(lang, "Dossier: {dossier}.", dossier=item.dossier),),
        (_heads_grid(item, reader), *_recusals(item, reader)),
    )
    motions = tuple(_motion(rank, vote, result, item, reader) for rank, (vote, result) in enumerate(item.votes, 1))
    return (opening, *motions, _end(item, reader))


def _heads_grid(item: ItemMinutes, reader: Reader) -> Grid:
    lang, now = reader.lang, quorum_now(item.facts)
    header = tuple(say(lang, text) for text in HEADS_HEADER)
    rows = tuple(_heads_row(one, reader) for one in now.colleges)
    caption = say(
        lang, "Present in all: {heads} of {base}, {needed} needed", heads=number(lang, now.overall.heads),
        base=number(lang, now.overall.base), needed=number(lang, now.overall.needed),
    )  # fmt: skip
    return Grid(caption, header, rows, frozenset(range(1, 6)))


def _heads_row(one: CollegeNow, reader: Reader) -> tuple[str, ...]:
    heads = tuple(number(reader.lang, figure) for figure in (one.electors, one.recused, one.present, one.represented))
    needed = "–" if one.status == "CONSULTATIVE" else number(reader.lang, one.quorum.needed)
    return (reader.college(one.id), *heads, needed)


def _recusals(item: ItemMinutes, reader: Reader) -> tuple[Grid, ...]:
    lang = reader.lang
    rows = tuple(_recusal(one, item, reader) for one in item.facts.recusals)
    header = (*reader.who_header(), say(lang, "College"), *(() if reader.public else (say(lang, "Ground"),)))
    return (Grid(say(lang, "Recused members"), header, rows),) if rows else ()


def _recusal(one: Recusal, item: ItemMinutes, reader: Reader) -> tuple[str, ...]:
    seat = seat_of(one.person, item.facts.seats, item.facts.day)
    college = "–" if seat is None else reader.college(seat.college)
    ground = () if reader.public else (one.why or say(reader.lang, GROUNDS[one.ground]),)
    return (*reader.who(one.person, item.facts.seats), college, *ground)


def _motion(rank: int, vote: Vote, result: Result, item: ItemMinutes, reader: Reader) -> Section:
    lang, told = reader.lang, published(result)
    shown = {"item": number(lang, item.rank), "rank": number(lang, rank)}
    if vote.motion is None:
        heading = say(lang, "Item {item}, quorum", item=shown["item"])
    else:
        heading = say(lang, "Item {item}, motion {rank}: {name}", name=say(lang, MOTIONS[vote.motion.kind]), **shown)
    weights = weights_line(told, lang)
    words = (*motion_words(vote.motion, lang), *((weights,) if weights else ()), *calculation(told, lang))
    grids = masses_grid(told, lang) if told.totals is not None else objections_grid(told, lang)
    return Section(
        heading,
        (*words, outcome_sentence(told, lang), *cautions(told, lang)),
        (*grids, checks_grid(told, lang), *_ballots(vote, item, reader)),
    )


def _ballots(vote: Vote, item: ItemMinutes, reader: Reader) -> tuple[Grid, ...]:
    lang = reader.lang
    rows = tuple(
        (*reader.who(one.id, item.facts.seats), reader.college(one.college), _choice(one.vote, one, lang),
         one.reason or "–")
        for one in vote.members
        if one.vote is not None and not vote.rules.secret
    )  # fmt: skip
    header = (*reader.who_header(), say(lang, "College"), say(lang, "Ballot"), say(lang, "Reason"))
    return (Grid(say(lang, "Ballots by name"), header, rows),) if rows else ()


def _choice(choice: Choice, member: Member, lang: Lang) -> str:
    told = say(lang, CHOICES[choice])
    return told if member.present else say(lang, "{ballot}, by proxy", ballot=told)


def _reason(item: ItemMinutes, lang: Lang) -> str:
    ground = next((text for code, text in REFUSAL_GROUNDS.items() if code == item.reason), "")
    if item.advice == "RefusalAdvised" and ground:
        return say(lang, ground)
    tried = tuple((vote.motion.kind, result.outcome) for vote, result in item.votes if vote.motion is not None)
    return reason_text(item.reason, lang, tried)


def _end(item: ItemMinutes, reader: Reader) -> Section:
    lang = reader.lang
    heading = say(lang, "Item {rank}: what follows", rank=number(lang, item.rank))
    told = [say(lang, FOLLOWS[item.advice])] if item.advice is not None else [say(lang, "The item was not ended.")]
    if item.reason:
        told.append(say(lang, "Reason: {reason}", reason=_reason(item, lang)))
    told += [
        say(lang, "Dissent noted, {who}: {text}", who=reader.one(one.person, item.facts.seats), text=one.text)
        for one in item.dissents
    ]
    return Section(heading, tuple(told))

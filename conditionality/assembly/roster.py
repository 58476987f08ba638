"""Who sits in an assembly: its statutes as a paper, its seats, and who may vote on a day.

A vacant seat is no seat here: it has no person, and counts nowhere. A mandate runs from its first day to its last, both
included. One person has one vote, whatever seats the person holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from conditionality.assembly.kinds import Bp, Day, Heads, Name, Text, Voice
from conditionality.assembly.read import check_vote
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.vote import College, Vote
from conditionality.codec import Paper
from conditionality.dossier.kinds import Siret
from conditionality.findings import Finding, finding, nearest
from conditionality.wording.speech import Lang


class CollegeStatute(Paper):
    """What the statutes say of a college.

    Attributes:
        weight_bp: Nominal weight in basis points; None in every college when they all weigh the same.
        voice: A consultative college speaks and has no weight.
        seats: Seats, filled or not; None when their number is not limited.
    """

    id: Name
    label_fr: Text
    label_en: Text
    weight_bp: Bp | None = None
    voice: Voice = "deliberative"
    seats: Heads | None = None

    def label(self, lang: Lang) -> str:
        """Give the name of the college that people read."""
        return self.label_fr if lang == "fr" else self.label_en


class Assembly(Paper):
    """An assembly by its statutes: its rules and its colleges."""

    id: Name
    name: Text
    rules: AssemblyRules
    colleges: Annotated[tuple[CollegeStatute, ...], Field(min_length=1)]

    def label(self, college: str, lang: Lang) -> str:
        """Give the name of a college; its code when the statutes do not know it."""
        return next((one.label(lang) for one in self.colleges if one.id == college), college)


class Seat(Paper):
    """A filled seat: one person, one college, one mandate.

    Attributes:
        person: Code of the person; the name is elsewhere.
        organisation_siret: Of the organisation that the member speaks for, when it has one.
        organisation_name: Published with the college; the person is not.
        mandate_to: Last day; None when the mandate has no term.
    """

    person: Name
    college: Name
    organisation_siret: Siret | None = None
    organisation_name: Text
    mandate_from: Day
    mandate_to: Day | None = None

    def runs_on(self, day: date) -> bool:
        """Tell whether the mandate runs on a day, first and last day included."""
        return self.mandate_from <= day and (self.mandate_to is None or day <= self.mandate_to)


def electors_on(seats: tuple[Seat, ...], day: date) -> tuple[Seat, ...]:
    """Give the seats whose mandate runs on a day, in their order; of a person with several, the first."""
    running: dict[str, Seat] = {}
    for one in seats:
        if one.runs_on(day):
            running.setdefault(one.person, one)
    return tuple(running.values())


def seat_of(person: str, seats: tuple[Seat, ...], day: date) -> Seat | None:
    """Give the seat a person is looked at by: the one that runs on the day, else the last one that began."""
    held = [one for one in seats if one.person == person]
    running = next((one for one in held if one.runs_on(day)), None)
    return running or max(held, key=lambda one: one.mandate_from, default=None)


def check_assembly(assembly: Assembly) -> tuple[Finding, ...]:
    """Check the statutes: colleges, weights, bounds and rules that could work (refuse to save on an error)."""
    empty = tuple(college_of(one) for one in assembly.colleges)
    return check_vote(Vote(rules=assembly.rules, colleges=empty))


def college_of(one: CollegeStatute) -> College:
    """Give a college as a vote knows it, without heads or ballots yet."""
    return College(
        id=one.id, weight_bp=one.weight_bp, voice=one.voice, seats=one.seats,
        electors=0, present=0, for_=0, against=0, abstain=0,
    )  # fmt: skip


def check_seats(assembly: Assembly, seats: tuple[Seat, ...]) -> tuple[Finding, ...]:
    """Check the seats against the statutes: colleges that exist, mandates that can run, no person twice on a day."""
    return (*_each(assembly, seats), *_twice(seats), *_too_many(assembly, seats))


def _each(assembly: Assembly, seats: tuple[Seat, ...]) -> Iterator[Finding]:
    known = [one.id for one in assembly.colleges]
    for rank, one in enumerate(seats, 1):
        where = f"seats[{rank}]"
        if one.college not in known:
            yield finding(
                "vote-college-unknown", f"{where}.college", given=one.college, nearest=nearest(one.college, known)
            )
        if one.mandate_to is not None and one.mandate_to < one.mandate_from:
            yield finding("sitting-mandate-order", f"{where}.mandate_to", given=one.mandate_to, begins=one.mandate_from)


def _twice(seats: tuple[Seat, ...]) -> Iterator[Finding]:
    for rank, one in enumerate(seats, 1):
        if any(one.person == other.person and _meet(one, other) for other in seats[: rank - 1]):
            yield finding("sitting-seat-twice", f"seats[{rank}].person", given=one.person)


def _meet(one: Seat, other: Seat) -> bool:
    """Tell whether two mandates share a day."""
    first, second = sorted((one, other), key=lambda seat: seat.mandate_from)
    return first.runs_on(second.mandate_from) and second.runs_on(second.mandate_from)


def _too_many(assembly: Assembly, seats: tuple[Seat, ...]) -> Iterator[Finding]:
    """Look at each day on which a mandate begins: on no other day can a college become too full."""
    for college in assembly.colleges:
        held = [one for one in seats if one.college == college.id]
        days = sorted({one.mandate_from for one in held})
        counts = Counter({day: sum(one.runs_on(day) for one in held) for day in days})
        over = next((day for day in days if college.seats is not None and counts[day] > college.seats), None)
        if over is not None:
            yield finding(
                "sitting-seats-over", f"colleges[{college.id}].seats", given=counts[over], most=college.seats, on=over
            )

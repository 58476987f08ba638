"""Who may act in which role today: mandates of the register, and the actor that `may` is asked with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from conditionality.desk.outcome import acting_role
from conditionality.desk.read_models import MANDATE, ORGANISATION, PERSON
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.kinds import Role
from conditionality.dossier.permissions import Actor

CLOCK = "clock"
"""Actor of the events that the clock and the engine make."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A person who acts, in one role, now.

    Attributes:
        person: Code of the person.
        role: Role in which the act is done.
        at: Aware moment.
        on_behalf_of: Code of whom the person stands for; empty for oneself.
    """

    person: str
    role: Role
    at: datetime
    on_behalf_of: str = ""

    @property
    def today(self) -> date:
        """The legal day in France."""
        return legal_day(self.at)


@dataclass(frozen=True, slots=True)
class Mandate:
    """A role that a person holds.

    Attributes:
        organisation: SIRET for which, or of which, the person acts; empty for none.
        college: Of the assembly; empty for none.
        to_on: Last day, ISO; empty when no end is set.
    """

    subject: str
    person: str
    role: Role
    organisation: str
    college: str
    from_on: str
    to_on: str

    def runs_on(self, day: date) -> bool:
        """Tell whether it runs on a day."""
        return self.from_on <= day.isoformat() and (not self.to_on or day.isoformat() <= self.to_on)


def clock(at: datetime) -> Hand:
    """Give the hand of the clock and of the engine."""
    return Hand(CLOCK, "SYS", at)


def mandates(connection: Connection, person: str = "", role: str = "") -> tuple[Mandate, ...]:
    """Give the mandates of a person, or of a role, or all; ended ones included."""
    query = select(MANDATE).order_by(MANDATE.c.from_on, MANDATE.c.subject)
    query = query.where(MANDATE.c.person == person) if person else query
    query = query.where(MANDATE.c.role == role) if role else query
    names = ("subject", "person", "organisation", "college", "from_on", "to_on")
    return tuple(
        Mandate(role=acting_role(row["role"]), **{name: row[name] for name in names})
        for row in connection.execute(query).mappings()
    )


def actor_of(connection: Connection, hand: Hand) -> Actor | None:
    """Give the actor of a hand, or nothing when the person holds no such role today.

    An enterprise acts for the organisations of its mandates; in any other role, each organisation that the person
    belongs to is an interest.
    """
    if hand.role == "SYS":
        return Actor(hand.person, "SYS")
    if hand.role == "PUB":
        return Actor(hand.person, "PUB")
    running = [one for one in mandates(connection, hand.person) if one.runs_on(hand.today)]
    held = [one for one in running if one.role == hand.role]
    if not held:
        return None
    if hand.role == "ENT":
        return Actor(hand.person, "ENT", _organisations(held))
    behalf = hand.on_behalf_of if hand.role == "MEM" else ""
    return Actor(hand.person, hand.role, frozenset(), _organisations(running), behalf)


def _organisations(found: Iterable[Mandate]) -> frozenset[str]:
    return frozenset(one.organisation for one in found if one.organisation)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the register knows them; the name is empty once it was erased."""

    id: str
    name: str
    mail: str
    lang: str


def person(connection: Connection, code: str) -> Person:
    """Give a person; an unknown code is a person without a name."""
    row = connection.execute(select(PERSON).where(PERSON.c.id == code)).mappings().first()
    return Person(code, "", "", "fr") if row is None else Person(code, row["name"], row["mail"], row["lang"])


def people(connection: Connection) -> tuple[Person, ...]:
    """Give every person of the register, by name."""
    rows = connection.execute(select(PERSON).order_by(PERSON.c.name, PERSON.c.id)).mappings()
    return tuple(Person(row["id"], row["name"], row["mail"], row["lang"]) for row in rows)


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation as the register knows it."""

    siret: str
    name: str
    town: str
    sector: str
    size: str


def organisation(connection: Connection, siret: str) -> Known:
    """Give an organisation; an unknown one has no name."""
    row = connection.execute(select(ORGANISATION).where(ORGANISATION.c.siret == siret)).mappings().first()
    if row is None:
        return Known(siret, "", "", "", "")
    return Known(siret, row["name"], row["town"], row["sector"], row["size"])


def organisations(connection: Connection) -> tuple[Known, ...]:
    """Give every organisation of the register, by name."""
    rows = connection.execute(select(ORGANISATION).order_by(ORGANISATION.c.name)).mappings()
    return tuple(Known(*(row[name] for name in ("siret", "name", "town", "sector", "size"))) for row in rows)


def who_acts_for(connection: Connection, siret: str, day: date) -> tuple[Person, ...]:
    """Give the persons who act for an organisation on a day: those who are written to."""
    found = {one.person for one in mandates(connection, role="ENT") if one.organisation == siret and one.runs_on(day)}
    return tuple(person(connection, one) for one in sorted(found))


def who_holds(connection: Connection, role: str, day: date) -> tuple[Person, ...]:
    """Give the persons who hold a role on a day."""
    found = {one.person for one in mandates(connection, role=role) if one.runs_on(day)}
    return tuple(person(connection, one) for one in sorted(found))

"""A small region through the desk: two enterprises, staff, an assembly of five colleges; names plainly invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from conditionality.assembly.roster import Assembly, CollegeStatute
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.desk.mandates import Hand, clock
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, Outcome
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewPerson,
    NewScheme,
    constitute,
    give_mandate,
    open_scheme,
    register_organisation,
    register_person,
)
from conditionality.dossier.kinds import Role

BEGINNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
MINE, OTHER = "90000000100009", "90000001900001"
COLLEGES = ("CONS", "ACAD", "SYND", "ECO", "REG")


@dataclass
class Region:
    """Who there is; `hand` gives the hand of a person at a moment that only goes forward."""

    people: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    now: datetime = BEGINNING

    def hand(self, name: str) -> Hand:
        """Give the hand of a person by first name, a minute after the act before."""
        self.now += timedelta(minutes=1)
        if name == "clock":
            return clock(self.now)
        return Hand(self.people[name], self.roles[name], self.now)

    def wait(self, days: int) -> None:
        """Let days pass."""
        self.now += timedelta(days=days)


def done(outcome: Outcome) -> Done:
    """Give what was done; the test fails with the reasons when it was not."""
    assert isinstance(outcome, Done), outcome.sentences("en")
    return outcome


PEOPLE: tuple[tuple[str, Role, str, str], ...] = (
    ("alix", "ENT", MINE, ""),
    ("basile", "ENT", OTHER, ""),
    ("claude", "STAFF", "", ""),
    ("dominique", "STAFF", "", ""),
    ("eden", "SEC", "", ""),
    ("fanny", "CHAIR", "", ""),
    ("aud", "AUD", "", ""),
    *((f"{college.lower()}{rank}", "MEM", "", college) for college in COLLEGES for rank in (1, 2, 3)),
)
"""First name, role, SIRET, college."""


def settle(office: Office) -> Region:
    """Register everybody and everything."""
    found = Region()
    for siret, name in ((MINE, "Coopérative Essai"), (OTHER, "Atelier Exemple")):
        done(register_organisation(office, found.hand("clock"), NewOrganisation(siret=siret, name=name, town="Ville")))
    for name, role, siret, college in PEOPLE:
        asked = NewPerson(name=name.capitalize(), mail=f"{name}@example.org")
        found.people[name] = done(register_person(office, found.hand("clock"), asked)).subject
        found.roles[name] = role
        mandate = NewMandate(
            person=found.people[name], role=role, organisation=siret, college=college, from_on=date(2026, 1, 1)
        )
        done(give_mandate(office, found.hand("clock"), mandate))
    scheme = NewScheme(
        scheme="aide-2026", title="Aide d'essai", version="socle-leger@1.0.0", cycle="2026",
        opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31),
    )  # fmt: skip
    done(open_scheme(office, found.hand("clock"), scheme))
    statutes = tuple(CollegeStatute(id=one, label_fr=one, label_en=one, weight_bp=2000) for one in COLLEGES)
    assembly = Assembly(id="essai", name="Assemblée d'essai", rules=DEFAULT_RULES, colleges=statutes)
    done(constitute(office, found.hand("clock"), assembly))
    return found

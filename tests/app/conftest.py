"""The office that the front under test opens onto: none, or a demonstration with one person in each role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app import entrance, session
from conditionality.desk.mandates import clock
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.outcome import Done, Outcome
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewPerson,
    give_mandate,
    register_organisation,
    register_person,
)
from conditionality.desk.sign_in import sign_in
from conditionality.dossier.kinds import Role
from conditionality.dossier.register import Mode

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
SIRET = "73282932000074"
NAMES: dict[Role, str] = {
    "ENT": "Ève Exemple",
    "STAFF": "Rémi Région",
    "SEC": "Sacha Secrétaire",
    "CHAIR": "Claude Présidence",
    "MEM": "Maya Membre",
    "VIS": "Victor Visite",
    "AUD": "Aude Audit",
}


@dataclass(slots=True)
class House:
    """An office and who may come in.

    Attributes:
        people: Code of the person who holds each role.
        now: What the clock of the front says.
        secret: What the browser holds.
    """

    office: Office
    people: dict[Role, str] = field(default_factory=dict)
    now: datetime = NOW
    secret: str = ""

    def key(self, role: Role) -> str:
        """Name the account of a role."""
        return f"{self.people[role]}:{role}"

    def sign_in(self, role: Role) -> None:
        """Let the browser hold the secret of a fresh visit in a role."""
        self.secret = sign_in(self.office, self.key(role), self.now)
        assert self.secret


def subject(outcome: Outcome) -> str:
    """Give what an act made."""
    assert isinstance(outcome, Done), outcome
    return outcome.subject


def furnish(office: Office, mode: Mode) -> dict[Role, str]:
    """Put one person in each role; give their codes."""
    hand = clock(NOW)
    subject(declare(office, mode, NOW))
    subject(register_organisation(office, hand, NewOrganisation(siret=SIRET, name="Atelier Invente")))
    people: dict[Role, str] = {}
    for role, name in NAMES.items():
        people[role] = subject(register_person(office, hand, NewPerson(name=name)))
        siret = SIRET if role == "ENT" else ""
        asked = NewMandate(person=people[role], role=role, organisation=siret, from_on=date(2026, 1, 1))
        subject(give_mandate(office, hand, asked))
    return people


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the front onto no database, whatever this machine holds."""
    monkeypatch.setattr(entrance, "office", lambda: None)


@pytest.fixture
def open_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mode], House]]:
    """Give a maker of offices that the front opens onto."""
    made: list[Office] = []

    def make(mode: Mode) -> House:
        office = open_office(tmp_path / "register.sqlite3")
        made.append(office)
        house = House(office, furnish(office, mode))
        monkeypatch.setattr(entrance, "office", lambda: office)
        monkeypatch.setattr(entrance, "now", lambda: house.now)
        monkeypatch.setattr(session, "secret", lambda: house.secret)
        return house

    yield make
    for one in made:
        one.store.engine.dispose()


@pytest.fixture
def house(open_house: Callable[[Mode], House]) -> House:
    """Open the front onto a demonstration."""
    return open_house("demonstration")

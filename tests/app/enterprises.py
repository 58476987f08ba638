"""Two enterprises with a scheme to ask under, colleagues, and a dossier brought as far as a test needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import entrance, session
from conditionality.desk.deposit import NewDossier, Typing, create, save
from conditionality.desk.filing import Filing, file_dossier
from conditionality.desk.instruction import AskPieces, ask_pieces, declare_complete, score_dossier, skip_visit
from conditionality.desk.mandates import Hand, clock
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewPerson,
    NewScheme,
    give_mandate,
    open_scheme,
    register_organisation,
    register_person,
)
from conditionality.desk.sign_in import sign_in
from conditionality.dossier.kinds import Role
from conditionality.wording.speech import Lang
from tests.app.conftest import NOW, SIRET, House, subject
from tests.app.front import MAIN, sound
from tests.desk.path import STRONG, WEAK
from tests.desk.people import BEGINNING, Region
from tests.desk.people import settle as settle_region

OTHER = "90000001900001"
SCREENS = {
    "space": "screens/enterprise/space.py",
    "declare": "screens/enterprise/declare.py",
    "my_score": "screens/enterprise/my_score.py",
    "my_plan": "screens/enterprise/my_plan.py",
    "certificates": "screens/enterprise/certificates.py",
}
BLANK: Mapping[str, str] = {}


@dataclass(slots=True)
class Market:
    """A house with two enterprises.

    Attributes:
        colleague: Code of the second person of the first enterprise.
        stranger: Code of the person of the other enterprise.
    """

    house: House
    colleague: str = ""
    stranger: str = ""

    @property
    def office(self) -> Office:
        """Give the office."""
        return self.house.office

    def hand(self, role: Role, person: str = "") -> Hand:
        """Give the hand of a person, a minute after the act before."""
        self.house.now += timedelta(minutes=1)
        return Hand(person or self.house.people[role], role, self.house.now)

    def come_in(self, person: str = "") -> None:
        """Sign a person of an enterprise in."""
        self.house.secret = sign_in(self.office, f"{person or self.house.people['ENT']}:ENT", self.house.now)
        assert self.house.secret

    def draft(
        self, texts: Mapping[str, str] = BLANK, siret: str = SIRET, year: int = 2025, scheme: str = "aide-2026"
    ) -> str:
        """Open a draft, with answers typed in it."""
        person = self.stranger if siret == OTHER else ""
        dossier = subject(create(self.office, self.hand("ENT", person), NewDossier(siret=siret, scheme=scheme)))
        if texts:
            typing = Typing(texts=dict(texts), from_on=date(year, 1, 1), to_on=date(year, 12, 31))
            assert save(self.office, self.hand("ENT", person), dossier, typing, 0) == 1
        return dossier

    def filed(self, texts: Mapping[str, str] = WEAK, siret: str = SIRET, year: int = 2025) -> str:
        """File a request."""
        dossier = self.draft(texts, siret, year)
        person = self.stranger if siret == OTHER else ""
        return subject(file_dossier(self.office, self.hand("ENT", person), dossier, Filing(declared_true=True)))

    def asked(self, *pieces: str) -> str:
        """File a request of which pieces are asked."""
        dossier = self.filed(STRONG)
        asking = AskPieces(pieces=pieces, deadline=date(2026, 12, 24), message="Il manque ceci.")
        return subject(ask_pieces(self.office, self.hand("STAFF"), dossier, asking))

    def ready(self, texts: Mapping[str, str] = WEAK, siret: str = SIRET) -> str:
        """Bring a request before the assembly: scored, with its plan."""
        dossier = self.filed(texts, siret)
        subject(declare_complete(self.office, self.hand("STAFF"), dossier))
        subject(score_dossier(self.office, self.hand("STAFF"), dossier))
        return subject(skip_visit(self.office, self.hand("STAFF"), dossier))


def settle(house: House) -> Market:
    """Open a scheme, register another enterprise, and a colleague in the first one."""
    office, engine = house.office, clock(NOW)
    subject(register_organisation(office, engine, NewOrganisation(siret=OTHER, name="Ferme Imaginaire")))
    made = []
    for name, siret in (("Paul Pareil", SIRET), ("Zoé Ailleurs", OTHER)):
        made.append(subject(register_person(office, engine, NewPerson(name=name))))
        mandate = NewMandate(person=made[-1], role="ENT", organisation=siret, from_on=date(2026, 1, 1))
        subject(give_mandate(office, engine, mandate))
    for year in (2026, 2027):
        scheme = NewScheme(
            scheme=f"aide-{year}", title=f"Aide d'essai {year}", version="socle-leger@1.0.0", cycle=str(year),
            opens_on=date(2026, 1, 1), closes_on=date(year, 12, 31),
        )  # fmt: skip
        subject(open_scheme(office, engine, scheme))
    return Market(house, *made)


def open_own(name: str, lang: Lang = "fr", dossier: str = "") -> AppTest:
    """Open a screen of the enterprise."""
    front = AppTest.from_file(MAIN, default_timeout=60)
    if lang == "en":
        front.query_params["lang"] = "en"
    if dossier:
        front.query_params["dossier"] = dossier
    front.run()
    sound(front)
    if name != "space":
        front.switch_page(SCREENS[name])
        sound(front.run())
    return front


@dataclass(slots=True)
class Lived:
    """A front opened onto the small region of the desk's tests, where cases are brought far.

    Attributes:
        secret: What the browser holds.
    """

    office: Office
    region: Region
    secret: str = ""

    def come_in(self, name: str = "alix") -> None:
        """Sign a person in by first name."""
        self.secret = sign_in(self.office, f"{self.region.people[name]}:{self.region.roles[name]}", self.region.now)
        assert self.secret


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lived]:
    """Open the front onto the small region, signed in as one of the first enterprise."""
    office = open_office(tmp_path / "register.sqlite3")
    declare(office, "demonstration", BEGINNING)
    found = Lived(office, settle_region(office))
    monkeypatch.setattr(entrance, "office", lambda: office)
    monkeypatch.setattr(entrance, "now", lambda: found.region.now)
    monkeypatch.setattr(session, "secret", lambda: found.secret)
    found.come_in()
    yield found
    office.store.engine.dispose()

"""The people of the demonstration register: plainly invented, one account for each role; days count back from now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from conditionality.assembly.roster import Assembly, CollegeStatute
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.desk.demo_enterprises import Enterprise, size_in
from conditionality.desk.demo_words import REGION
from conditionality.desk.mandates import Hand, clock
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewPerson,
    constitute,
    give_mandate,
    register_organisation,
    register_person,
)
from conditionality.dossier.kinds import Role
from conditionality.errors import ConditionalityError

BEGINNING_DAYS = 570
"""Days before now on which everybody is registered."""

MINUTE = timedelta(minutes=1)

COLLEGES: tuple[tuple[str, str, str], ...] = (
    ("CONS", "Consommateurs et habitants", "Consumers and inhabitants"),
    ("ACAD", "Recherche et enseignement", "Research and teaching"),
    ("SYND", "Salariés et syndicats", "Employees and unions"),
    ("ECO", "Acteurs économiques", "Economic actors"),
    ("REG", "Élus de la région", "Elected members of the region"),
)

OFFICERS: tuple[tuple[str, str, Role], ...] = (
    ("staff", "Iris Instruction", "STAFF"),
    ("staff2", "Noé Notification", "STAFF"),
    ("secretary", "Sacha Secrétariat", "SEC"),
    ("auditor", "Ode Audit", "AUD"),
)

MEMBERS: tuple[tuple[str, str, str], ...] = (
    ("cons1", "Agathe Dupanier", "CONS"),
    ("cons2", "Basile Ducabas", "CONS"),
    ("cons3", "Coline Dumarché", "CONS"),
    ("acad1", "Delphine Laquestion", "ACAD"),
    ("acad2", "Édouard Lamesure", "ACAD"),
    ("acad3", "Flore Lapreuve", "ACAD"),
    ("synd1", "Gaspard Dutravail", "SYND"),
    ("synd2", "Hélène Delatelier", "SYND"),
    ("synd3", "Ismaël Ducollectif", "SYND"),
    ("eco1", "Jeanne Latelier", "ECO"),
    ("eco2", "Karim Lacommande", "ECO"),
    ("eco3", "Louise Lafabrique", "ECO"),
    ("reg1", "Marius Delarégion", "REG"),
    ("reg2", "Ninon Delassemblée", "REG"),
    ("chair", "Maud Présidence", "REG"),
)
"""Key, name, college; the chair is one of the elected members."""

ENTERPRISES: tuple[tuple[str, str], ...] = (
    ("draft", "Blanche Brouillon"),
    ("pieces", "Pia Pièces"),
    ("to_sign", "Simon Signature"),
    ("in_plan", "Paul Progrès"),
    ("certified", "Cécile Certificat"),
    ("late", "Rémi Retard"),
    ("refused", "Régine Recours"),
    ("adviser", "Lou Conseil"),
)
"""Key and name of those who act for enterprises; the name says what there is to see. The adviser acts for the rest."""

ADVISER = "adviser"


class DemoStoppedError(ConditionalityError):
    """An act that the demonstration needs was refused: a fault of the program, never of a person."""

    def __init__(self, why: NotDone, step: str) -> None:
        super().__init__(f"{step}: {why.act} {' '.join(why.sentences('en'))}")


@dataclass
class World:
    """Who there is, and the moment at which the next act is done.

    Attributes:
        now: The moment from which every day is counted back.
        people: Code and role of a person, by key.
        dossiers: Subjects, by key of their track.
    """

    office: Office
    now: datetime
    at: datetime
    people: dict[str, tuple[str, Role]] = field(default_factory=dict)
    dossiers: dict[str, str] = field(default_factory=dict)

    def hand(self, key: str, role: Role | None = None) -> Hand:
        """Give the hand of a person, a minute after the act before."""
        self.at += MINUTE
        code, held = self.people[key]
        return Hand(code, role or held, self.at)

    def clock(self) -> Hand:
        """Give the hand of the register itself."""
        self.at += MINUTE
        return clock(self.at)

    @property
    def today(self) -> date:
        """The day of the next act."""
        return Hand("", "PUB", self.at).today

    def done(self, outcome: Outcome, step: str = "") -> str:
        """Give the subject of what was done.

        Raises:
            DemoStoppedError: It was refused.
        """
        if isinstance(outcome, NotDone):
            raise DemoStoppedError(outcome, step)
        return outcome.subject


def back(now: datetime, days: int) -> datetime:
    """Give the morning of a day before now."""
    return (now - timedelta(days=days)).replace(hour=8, minute=0, second=0, microsecond=0)


def settle(world: World, enterprises: dict[str, Enterprise]) -> None:
    """Register organisations, people, their mandates, and the assembly.

    Args:
        enterprises: By key of the track they are on; an account of the same key acts for it, else the adviser.
    """
    for one in _once(enterprises):
        about = NewOrganisation(
            siret=one.siret, name=one.name, town=one.commune, sector=one.trade.fr, size=f"{size_in(one, 0)} salariés"
        )
        world.done(register_organisation(world.office, world.clock(), about))
    for key, name, role in (*OFFICERS, *((key, name, "MEM") for key, name, _ in MEMBERS)):
        _person(world, key, name, role)
    for key, name in ENTERPRISES:
        _person(world, key, name, "ENT")
    for key, _, role in OFFICERS:
        _mandate(world, key, role)
    for key, _, college in MEMBERS:
        _mandate(world, key, "MEM", college=college)
    _mandate(world, "chair", "CHAIR")
    _enterprise_mandates(world, enterprises)
    statutes = tuple(CollegeStatute(id=one, label_fr=fr, label_en=en, weight_bp=2000) for one, fr, en in COLLEGES)
    assembly = Assembly(id="demonstration", name=f"Assemblée {REGION}", rules=DEFAULT_RULES, colleges=statutes)
    world.done(constitute(world.office, world.clock(), assembly))


def _once(enterprises: dict[str, Enterprise]) -> Iterator[Enterprise]:
    yield from {one.siret: one for one in enterprises.values()}.values()


def _enterprise_mandates(world: World, enterprises: dict[str, Enterprise]) -> None:
    """Let each account act for its enterprise, and one member of the assembly belong to an enterprise too."""
    given: set[str] = set()
    for key, one in sorted(enterprises.items(), key=lambda item: item[0] not in world.people):
        if one.siret not in given:
            _mandate(world, key if key in world.people else ADVISER, "ENT", one.siret)
            given.add(one.siret)
    _mandate(world, TIED[0], "ENT", enterprises[TIED[1]].siret)


TIED = ("eco1", "certified2")
"""A member of the assembly, and the track of the enterprise to which that member belongs."""


def _person(world: World, key: str, name: str, role: Role) -> None:
    asked = NewPerson(name=name, mail=f"{key}@demonstration.example")
    world.people[key] = (world.done(register_person(world.office, world.clock(), asked)), role)


def _mandate(world: World, key: str, role: Role, siret: str = "", college: str = "") -> None:
    asked = NewMandate(
        person=world.people[key][0], role=role, organisation=siret, college=college, from_on=world.today
    )  # fmt: skip
    world.done(give_mandate(world.office, world.clock(), asked))
    if role == "CHAIR":
        world.people[key] = (world.people[key][0], role)

"""The register as the staff reads it: organisations, persons, mandates, schemes, and what a form may offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from conditionality.assembly.roster import Assembly, CollegeStatute
from conditionality.desk.cases import log_of
from conditionality.desk.deposit import Scheme, schemes
from conditionality.desk.mandates import Hand, Known, Mandate, Person, actor_of, mandates, organisations, people
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import paper_of
from conditionality.desk.register import ASSEMBLY
from conditionality.dossier.permissions import Denied
from conditionality.dossier.register import AssemblyConstituted, OrganisationRegistered, may_say
from conditionality.referential.library import ids, versions

ACT = OrganisationRegistered.__name__
"""The act whose role reads the register here."""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """All that the register holds.

    Attributes:
        mandates: Ended ones included, the latest first.
        refs: Versions of rule books at hand, `id@version`, the newest of each first.
        colleges: None until the assembly is constituted.
    """

    today: date
    organisations: tuple[Known, ...]
    people: tuple[Person, ...]
    mandates: tuple[Mandate, ...]
    schemes: tuple[Scheme, ...]
    refs: tuple[str, ...]
    colleges: tuple[CollegeStatute, ...]


def register_page(office: Office, hand: Hand) -> RegisterPage | NotDone:
    """Give the register to who may write in it; why not to others."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        if actor is None or isinstance(may_say(actor, ACT), Denied):
            return NotDone(ACT, denied="role")
        return RegisterPage(
            hand.today, organisations(connection), people(connection), tuple(reversed(mandates(connection))),
            schemes(connection), _refs(office), _colleges(connection),
        )  # fmt: skip


def _refs(office: Office) -> tuple[str, ...]:
    return tuple(ref for name in ids(office.library) for ref in reversed(versions(office.library, name)))


def _colleges(connection: Connection) -> tuple[CollegeStatute, ...]:
    for entry in reversed(log_of(connection, ASSEMBLY)):
        if isinstance(entry.payload, AssemblyConstituted):
            found = paper_of(connection, Assembly, entry.payload.assembly)
            return found.colleges if found else ()
    return ()

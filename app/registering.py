"""The acts of the register: the sheet of each, what may be chosen in it, and the counter it is sent to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field

from app.parts.act_fields import Option
from conditionality.desk import register
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome
from conditionality.desk.register import NewMandate, NewOrganisation, NewPerson, NewScheme
from conditionality.desk.request import Request
from conditionality.desk.views_register import RegisterPage
from conditionality.dossier.kinds import Code, Role
from conditionality.dossier.labels import ROLES
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

Part = Literal["organisations", "people", "mandates", "schemes"]

PARTS: Mapping[Part, str] = {
    "organisations": mark("Organisations"),
    "people": mark("Persons"),
    "mandates": mark("Mandates"),
    "schemes": mark("Schemes"),
}

HELD: tuple[Role, ...] = ("ENT", "STAFF", "SEC", "CHAIR", "MEM", "VIS", "AUD")
"""Roles that a person may hold; the others are the machine's and everybody's."""


class MandateEnding(Request):
    """A mandate to end."""

    mandate: Code = Field(title=mark("Mandate"))
    on: date = Field(title=mark("Last day"))


class SchemeClosing(Request):
    """A scheme to close."""

    scheme: Code = Field(title=mark("Scheme"))
    on: date = Field(title=mark("Last day"))


@dataclass(frozen=True, slots=True)
class RegisterDeed:
    """One act of the register.

    Attributes:
        event: What the register calls it.
        title: Words of its button.
        model: Of what it asks.
        send: Takes it to the counter.
    """

    event: str
    title: str
    model: type[Request]
    send: Callable[[Office, Hand, Any], Outcome]


DEEDS: Mapping[Part, tuple[RegisterDeed, ...]] = {
    "organisations": (
        RegisterDeed("OrganisationRegistered", mark("Register an organisation"), NewOrganisation,
                     register.register_organisation),
    ),
    "people": (RegisterDeed("PersonRegistered", mark("Register a person"), NewPerson, register.register_person),),
    "mandates": (
        RegisterDeed("MandateGiven", mark("Give a mandate"), NewMandate, register.give_mandate),
        RegisterDeed("MandateEnded", mark("End a mandate"), MandateEnding,
                     lambda office, hand, asked: register.end_mandate(office, hand, asked.mandate, asked.on)),
    ),
    "schemes": (
        RegisterDeed("SchemeOpened", mark("Open a scheme"), NewScheme, register.open_scheme),
        RegisterDeed("SchemeClosed", mark("Close a scheme"), SchemeClosing,
                     lambda office, hand, asked: register.close_scheme(office, hand, asked.scheme, asked.on)),
    ),
}  # fmt: skip


def offered(
    deed: RegisterDeed, page: RegisterPage, books: Mapping[str, str], lang: Lang
) -> dict[str, Sequence[Option]]:
    """Give what may be chosen in the sheet of an act, by field.

    Args:
        deed: The act.
        page: The register.
        books: Titles of the versions of rule books that hold, by `id@version`.
        lang: `fr` or `en`.
    """
    match deed.event:
        case "MandateGiven":
            return _for_mandate(page, lang)
        case "MandateEnded":
            running = [one for one in page.mandates if one.runs_on(page.today)]
            return {"mandate": [Option(one.subject, mandate_name(page, one.subject, lang)) for one in running]}
        case "SchemeOpened":
            return {"version": [Option(ref, f"{books[ref]}, {ref}") for ref in page.refs if ref in books]}
        case "SchemeClosed":
            still = [one for one in page.schemes if one.closes_on >= page.today]
            return {"scheme": [Option(one.scheme, one.title) for one in still]}
        case _:
            return {}


def _for_mandate(page: RegisterPage, lang: Lang) -> dict[str, Sequence[Option]]:
    found: dict[str, Sequence[Option]] = {
        "person": [Option(one.id, f"{one.name or '–'} ({one.id})") for one in page.people],
        "role": [Option(role, say(lang, ROLES[role])) for role in HELD],
        "organisation": [Option(one.siret, f"{one.name or '–'} ({one.siret})") for one in page.organisations],
        "college": [Option(one.id, one.label(lang)) for one in page.colleges],
    }
    return {name: options for name, options in found.items() if options}


def mandate_name(page: RegisterPage, subject: str, lang: Lang) -> str:
    """Name a mandate: who, in which role, since when."""
    one = next(item for item in page.mandates if item.subject == subject)
    name = next((item.name for item in page.people if item.id == one.person), "") or one.person
    role, since = say(lang, ROLES[one.role]), day(lang, date.fromisoformat(one.from_on))
    return say(lang, "{name}, {role}, since {day}", name=name, role=role, day=since)

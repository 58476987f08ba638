"""The register beside the procedure: who there is, in which role, under which scheme; what was certified and shown.

These events have no states of their own and stand in no table: each says one fact, and who may say it is written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from conditionality.codec import Paper
from conditionality.dossier.event import Event
from conditionality.dossier.kinds import Code, Count, Day, Digest, Person, Role, Siret, Text
from conditionality.dossier.permissions import Actor, Allowed, Denied

Mode = Literal["demonstration", "production"]
Sampling = Literal["none", "first_listing"]
"""Which dossiers are visited: none, or each organisation before it is listed for the first time."""


class DatabaseDeclared(Event):
    """The first event of a database says for ever whether it is for demonstration."""

    mode: Mode


class OrganisationRegistered(Event):
    """An organisation is known here; its name and address are in the paper."""

    organisation: Siret
    about: Digest


class PersonRegistered(Event):
    """A person is known here under a code; the name is in the paper, which may be erased."""

    about: Digest


class MandateGiven(Event):
    """A person holds a role from a day on: for an organisation, or in a college."""

    person: Person
    role: Role
    organisation: str = ""
    college: str = ""
    from_on: Day
    to_on: Day | None = None


class MandateEnded(Event):
    """A mandate ended."""

    on: Day


class SchemeOpened(Event):
    """A scheme takes requests, under one version of one référentiel.

    Attributes:
        completeness_days: Days of silence after which a request counts as complete (T08); None when silence never
            says so.
        version_digest: sha256 of the file of the version on the day of opening: the rules that this region published
            by its scheme; None when it was not recorded.
    """

    scheme: Code
    version: Code
    cycle: Code
    opens_on: Day
    closes_on: Day
    sampling: Sampling
    term_months: Count
    about: Digest
    completeness_days: Count | None = None
    version_digest: Digest | None = None


class SchemeClosed(Event):
    """A scheme takes no more requests."""

    on: Day


class AssemblyConstituted(Event):
    """The assembly has its rules and its colleges."""

    assembly: Digest


class PageConsented(Event):
    """The organisation consents to its public page."""

    page: Digest


class PageConsentWithdrawn(Event):
    """The organisation no longer consents to its public page."""

    on: Day


class CertificateIssued(Event):
    """A certificate was signed."""

    dossier: Code
    statement: Digest
    fingerprint: Digest
    certificate_fr: Digest
    certificate_en: Digest
    audit_file: Digest
    valid_from: Day
    valid_until: Day


class CertificateRevoked(Event):
    """A certificate is no longer true, and why."""

    on: Day
    ground: Literal["decision_changed", "issued_in_error", "key_compromised"]
    reason: Text


class HeadSigned(Event):
    """The head of the chain was signed by the region's key: an anchor outside the chain's own power."""

    height: Count
    hash: Digest
    signature: Digest


WHO: Mapping[type[Event], tuple[Role, ...]] = {
    DatabaseDeclared: ("SYS",),
    OrganisationRegistered: ("STAFF", "SYS"),
    PersonRegistered: ("STAFF", "SYS"),
    MandateGiven: ("STAFF", "SYS"),
    MandateEnded: ("STAFF", "SYS"),
    SchemeOpened: ("STAFF", "SYS"),
    SchemeClosed: ("STAFF",),
    AssemblyConstituted: ("STAFF", "SYS"),
    PageConsented: ("ENT",),
    PageConsentWithdrawn: ("ENT",),
    CertificateIssued: ("SYS",),
    CertificateRevoked: ("STAFF",),
    HeadSigned: ("SYS",),
}
"""Who may say each fact. `SYS` is the clock, or whoever runs the machine when nobody is registered yet."""

REGISTER: Mapping[str, type[Event]] = {kind.__name__: kind for kind in WHO}


def may_say(actor: Actor, kind: str, organisation: str = "") -> Allowed | Denied:
    """Tell whether a person may say a fact.

    Args:
        organisation: SIRET of the organisation concerned, when an enterprise speaks of its own.

    >>> may_say(Actor("p1", "ENT", frozenset({"1"})), "PageConsented", "2")
    Denied(reason='not_own')
    """
    if kind not in REGISTER:
        return Denied("unknown_act")
    if actor.role not in WHO[REGISTER[kind]]:
        return Denied("role")
    if actor.role == "ENT" and organisation not in actor.organisations:
        return Denied("not_own")
    return Allowed()


class About(Paper):
    """What is known of an organisation; public where it is listed."""

    name: str
    town: str = ""
    sector: str = ""
    size: str = ""


class AboutPerson(Paper):
    """What is known of a person: personal, erasable."""

    name: str
    mail: str = ""
    lang: Literal["fr", "en"] = "fr"


ROLES: tuple[Role, ...] = get_args(Role)

"""The counter of the register: organisations, persons, mandates, schemes and the assembly."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from conditionality.assembly.roster import Assembly, check_assembly
from conditionality.codec import canonical
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, stop
from conditionality.desk.request import Line, Request, Words
from conditionality.desk.rules_at_hand import check_scheme_file, rules_at_hand
from conditionality.desk.work import Work
from conditionality.dossier.kinds import Code, Role
from conditionality.dossier.labels import ROLES
from conditionality.dossier.register import (
    About,
    AboutPerson,
    AssemblyConstituted,
    MandateEnded,
    MandateGiven,
    OrganisationRegistered,
    PersonRegistered,
    Sampling,
    SchemeClosed,
    SchemeOpened,
)
from conditionality.findings import errors, finding
from conditionality.report.identifiers import read_siret
from conditionality.wording.speech import Lang, mark

ASSEMBLY = "assembly"
"""Subject of the rules and colleges of the assembly."""

NO_VISIT = mark("No dossier is visited")
FIRST = mark("Each organisation before its first listing")
FRENCH, ENGLISH = mark("French"), mark("English")


class NewOrganisation(Request):
    """An organisation to register."""

    siret: Line = Field(title=mark("SIRET"), description=mark("14 digits"))
    name: Line = Field(title=mark("Legal name"))
    town: str = Field(default="", max_length=120, title=mark("Town"))
    sector: str = Field(default="", max_length=120, title=mark("Activity"))
    size: str = Field(default="", max_length=60, title=mark("Size"))


class NewPerson(Request):
    """A person to register."""

    name: Line = Field(title=mark("Name"))
    mail: str = Field(default="", max_length=200, title=mark("E-mail"))
    lang: Lang = Field(
        default="fr", title=mark("Language of letters"), json_schema_extra={"labels": {"fr": FRENCH, "en": ENGLISH}}
    )


class NewMandate(Request):
    """A role to give to a person."""

    person: Code = Field(title=mark("Person"))
    role: Role = Field(
        title=mark("Role"), json_schema_extra={"labels": {str(code): words for code, words in ROLES.items()}}
    )
    organisation: str = Field(default="", max_length=14, title=mark("SIRET of the organisation"))
    college: str = Field(default="", max_length=60, title=mark("College"))
    from_on: date = Field(title=mark("From"))
    to_on: date | None = Field(default=None, title=mark("Until"))


class NewScheme(Request):
    """A scheme to open."""

    scheme: Code = Field(title=mark("Code of the scheme"))
    title: Line = Field(title=mark("Title of the scheme"))
    version: Code = Field(title=mark("Version of the rule book"))
    cycle: Code = Field(title=mark("Cycle"))
    opens_on: date = Field(title=mark("Opens on"))
    closes_on: date = Field(title=mark("Closes on"))
    sampling: Sampling = Field(
        default="none", title=mark("Visits"), json_schema_extra={"labels": {"none": NO_VISIT, "first_listing": FIRST}}
    )
    term_months: int = Field(default=36, ge=1, le=120, title=mark("Months of validity"))
    about: Words = Field(default="-", title=mark("What the scheme is for"))
    completeness_days: int | None = Field(
        default=None, ge=1, le=60, title=mark("Days of silence after which a request counts as complete"),
        description=mark("Leave empty: somebody then says so each time."),
    )  # fmt: skip


def clean_siret(text: str) -> str:
    """Give the 14 digits of a SIRET.

    Raises:
        StoppedError: It is not one.
    """
    found, slips = read_siret(text, "siret")
    if found is None:
        raise stop(*slips)
    return found


def register_organisation(office: Office, hand: Hand, asked: NewOrganisation) -> Outcome:
    """Register an organisation, or what is newly known of it."""

    def act(work: Work) -> str:
        siret = clean_siret(asked.siret)
        about = About(name=asked.name, town=asked.town, sector=asked.sector, size=asked.size)
        subject = f"O-{siret}"
        work.note(subject, OrganisationRegistered(organisation=siret, about=work.paper(about, "about")))
        return subject

    return office.act(hand, act)


def register_person(office: Office, hand: Hand, asked: NewPerson) -> Outcome:
    """Register a person under a random code."""

    def act(work: Work) -> str:
        code = f"p-{work.chance()}"
        about = AboutPerson(name=asked.name, mail=asked.mail, lang=asked.lang)
        work.note(code, PersonRegistered(about=work.paper(about, "about")))
        return code

    return office.act(hand, act)


def give_mandate(office: Office, hand: Hand, asked: NewMandate) -> Outcome:
    """Give a person a role."""

    def act(work: Work) -> str:
        if asked.to_on is not None and asked.to_on < asked.from_on:
            raise stop(finding("mandate-ends-before", "to_on", given=asked.to_on.isoformat()))
        organisation = clean_siret(asked.organisation) if asked.organisation else ""
        subject = f"M-{work.next_number('MandateGiven'):05}"
        given = MandateGiven(
            person=asked.person, role=asked.role, organisation=organisation, college=asked.college,
            from_on=asked.from_on, to_on=asked.to_on,
        )  # fmt: skip
        work.note(subject, given)
        return subject

    return office.act(hand, act)


def end_mandate(office: Office, hand: Hand, mandate: str, on: date) -> Outcome:
    """End a mandate on a day."""

    def act(work: Work) -> str:
        work.note(mandate, MandateEnded(on=on))
        return mandate

    return office.act(hand, act)


def open_scheme(office: Office, hand: Hand, asked: NewScheme) -> Outcome:
    """Open a scheme under one version of a rule book that is at hand, holds, and is the one published before."""

    def act(work: Work) -> str:
        rules_at_hand(office, asked.version)
        check_scheme_file(office, work.connection, asked.version)
        if asked.closes_on < asked.opens_on:
            raise stop(finding("scheme-closes-before", "closes_on", given=asked.closes_on.isoformat()))
        about = work.keep(canonical({"title": asked.title, "about": asked.about}))
        opened = SchemeOpened(
            scheme=asked.scheme, version=asked.version, cycle=asked.cycle, opens_on=asked.opens_on,
            closes_on=asked.closes_on, sampling=asked.sampling, term_months=asked.term_months, about=about,
            completeness_days=asked.completeness_days, version_digest=work.keep(office.library.files[asked.version]),
        )  # fmt: skip
        work.note(f"scheme:{asked.scheme}", opened)
        return f"scheme:{asked.scheme}"

    return office.act(hand, act)


def close_scheme(office: Office, hand: Hand, scheme: str, on: date) -> Outcome:
    """Close a scheme on a day."""

    def act(work: Work) -> str:
        work.note(f"scheme:{scheme}", SchemeClosed(on=on))
        return f"scheme:{scheme}"

    return office.act(hand, act)


def constitute(office: Office, hand: Hand, assembly: Assembly) -> Outcome:
    """Give the assembly its rules and colleges; sessions opened before keep theirs."""

    def act(work: Work) -> str:
        if slips := errors(check_assembly(assembly)):
            raise stop(*slips)
        work.note(ASSEMBLY, AssemblyConstituted(assembly=work.keep(canonical(assembly))))
        return ASSEMBLY

    return office.act(hand, act)

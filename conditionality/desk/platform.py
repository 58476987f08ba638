"""What anybody may read without an account: pages of the platform, and where a certificate stands.

A page shows what its organisation consented to, in its own words, and what was decided; no answer, no score, no name of
a person. Without a consent in force there is no page. A suspended one shows nothing but its name and since when.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import Connection, RowMapping, select

from conditionality.certificate.statement import Statement, printed_fingerprint
from conditionality.desk.cases import log_of
from conditionality.desk.certificates import Where, in_force, row_of, standing_of, statement_of, told_of
from conditionality.desk.decisions import act_of
from conditionality.desk.listing import PublicPage
from conditionality.desk.office import Office
from conditionality.desk.papers import paper_of, version_of
from conditionality.desk.read_models import CASE, CONSENT, ORGANISATION
from conditionality.dossier.award_events import Listed, Suspended
from conditionality.dossier.clocks import legal_day
from conditionality.plan.schedule import lay_schedule

ShownAs = Literal["accepted", "in_plan", "suspended"]

SHOWN = ("LISTED", "SUSPENSION_NOTICE", "SUSPENDED", "RENEWAL_DUE", "APPEAL_OPEN_LISTED")
"""States in which a page is open. A notice of suspension is not public: nothing is decided yet."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The act behind a page, in dates and numbers.

    Attributes:
        listed_on: Day on which the page opened.
        actions: Number of actions of the plan; 0 without a plan.
        months: Whole months in which the plan is done; 0 without a plan.
        certificate: Number of the certificate in force; empty when there is none.
    """

    number: str
    on: date
    listed_on: date
    actions: int = 0
    months: int = 0
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the platform.

    Attributes:
        slug: Name of the page in its address.
        sector: Activity, as the organisation's register says it.
        until: Last day of the award; none of a suspended one.
        about: Products and services, in the organisation's words.
        contact: How to reach it, when it wants to be.
        suspended_since: First day of a suspension; nothing else but the name is then shown.
        decided: On the page of one organisation; not in a list.
    """

    dossier: str
    slug: str
    name: str
    shown_as: ShownAs
    town: str = ""
    sector: str = ""
    until: date | None = None
    about: str = ""
    naf: str = ""
    cpv: tuple[str, ...] = ()
    contact: str = ""
    suspended_since: date | None = None
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """What anybody may know of a certificate.

    Attributes:
        printed: The digits that a person compares with the paper.
        where: Where it stands today.
        since: Since when, when it is no longer in force, or not yet.
        statement: What it says; none once it was erased.
    """

    id: str
    printed: str
    where: Where
    since: date | None
    statement: Statement | None


def search(
    office: Office, text: str = "", town: str = "", sector: str = "", shown_as: ShownAs | Literal[""] = ""
) -> tuple[Page, ...]:
    """Give the pages that hold every word of a text, by name; accents and capitals make no difference.

    Args:
        text: Words of name, town, activity, products, or codes.
        town: The whole name of a town; empty for all.
        sector: The whole activity; empty for all.
        shown_as: Empty for all but those that are suspended.
    """
    with office.reading() as connection:
        found = tuple(_pages(connection))
    wanted = {shown_as} if shown_as else {"accepted", "in_plan"}
    words = folded(text).split()
    return tuple(
        one
        for one in found
        if one.shown_as in wanted
        and folded(town) in {"", folded(one.town)}
        and folded(sector) in {"", folded(one.sector)}
        and all(word in _text_of(one) for word in words)
    )


def folded(text: str) -> str:
    """Give a text without accents or capitals.

    >>> folded(" Éco-Bâtiment ")
    'eco-batiment'
    """
    plain = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def slug_of(name: str, dossier: str) -> str:
    """Give the name of a page in its address: it ends with the number of the dossier, so a new name breaks no link.

    >>> slug_of("Coopérative de l'Été", "D-2026-0001")
    'cooperative-de-l-ete-2026-0001'
    """
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded(name)).split()
    return "-".join((*words[:8], dossier.removeprefix("D-")))


def page(office: Office, name: str) -> Page | None:
    """Give a page by the code of its dossier or by its slug; nothing when there is none, or it is not public."""
    dossier = name if name.startswith("D-") else "-".join(("D", *name.split("-")[-2:]))
    with office.reading() as connection:
        found = next(_pages(connection, dossier), None)
        if found is None or found.shown_as == "suspended":
            return found
        return _whole(connection, found)


def certificate_page(office: Office, number: str, on: date | None = None) -> CertificatePage | None:
    """Give what anybody may know of a certificate; nothing when the register does not know it.

    Args:
        on: The day it is asked on; without it, its own first and last day are left to the reader.
    """
    with office.reading() as connection:
        row = row_of(connection, number)
        if row is None:
            return None
        found = standing_of(connection, row, on) if on else told_of(connection, row, date.max)
        statement = statement_of(connection, row)
    return CertificatePage(number, printed_fingerprint(row["fingerprint"]), found.where, found.since, statement)


def _pages(connection: Connection, dossier: str = "") -> Iterator[Page]:
    """Give the pages that are open, one an organisation: that of its last award; or the page of one dossier."""
    joined = CASE.join(CONSENT, CONSENT.c.dossier == CASE.c.subject).join(
        ORGANISATION, ORGANISATION.c.siret == CASE.c.organisation
    )
    shown = (CASE.c.machine == "dossier") & CASE.c.state.in_(SHOWN)
    columns = (CASE.c.subject, CASE.c.organisation, CASE.c.state, CASE.c.shown_as, CASE.c.term_on, CONSENT.c.page)
    query = select(*columns, ORGANISATION.c.name, ORGANISATION.c.town, ORGANISATION.c.sector).select_from(joined)
    rows = connection.execute(query.where(shown).order_by(ORGANISATION.c.name, CASE.c.opened_at.desc())).mappings()
    met: set[str] = set()
    for row in rows.all():
        is_wanted = row["subject"] == dossier if dossier else row["organisation"] not in met
        met.add(row["organisation"])
        found = _page(connection, row) if is_wanted else None
        if found is not None:
            yield found


def _page(connection: Connection, row: RowMapping) -> Page | None:
    """Give a page as a list shows it; nothing when what was consented to, or the name, was erased."""
    said = paper_of(connection, PublicPage, row["page"])
    if said is None or not row["name"]:
        return None
    dossier, name = row["subject"], row["name"]
    if row["state"] == "SUSPENDED":
        return Page(dossier, slug_of(name, dossier), name, "suspended", suspended_since=_since(connection, dossier))
    return Page(
        dossier, slug_of(name, dossier), name, "in_plan" if row["shown_as"] == "in_plan" else "accepted",
        town=row["town"], sector=row["sector"], until=date.fromisoformat(row["term_on"]), about=said.about,
        naf=said.naf, cpv=said.cpv, contact=said.contact,
    )  # fmt: skip


def _since(connection: Connection, dossier: str) -> date | None:
    for entry in reversed(log_of(connection, dossier)):
        if entry.kind == "Suspended":
            return entry.payload.since if isinstance(entry.payload, Suspended) else legal_day(entry.at)
    return None


def _whole(connection: Connection, found: Page) -> Page:
    """Add the act behind a page, and the headline of its plan."""
    record = act_of(connection, found.dossier)
    listed = [legal_day(one.at) for one in log_of(connection, found.dossier) if isinstance(one.payload, Listed)]
    if record is None or not listed:
        return found
    plan = version_of(connection, found.dossier) if found.shown_as == "in_plan" else None
    placed = lay_schedule(plan.plan).placed if plan else ()
    number = in_force(connection, found.dossier, found.until or date.max)
    months = max((one.end for one in placed), default=0)
    return replace(found, decided=Decided(record.number, record.on, listed[-1], len(placed), months, number))


def _text_of(found: Page) -> str:
    return folded(" ".join((found.name, found.town, found.sector, found.about, found.naf, *found.cpv)))

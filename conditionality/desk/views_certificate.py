"""What an organisation sees of its certificates and of its public page: what is shown, and what may be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.certificates import Where, certificates_of, standing_of
from conditionality.desk.certify import FileKind, Opened, open_certificate
from conditionality.desk.listing import PublicPage, consent_of
from conditionality.desk.mandates import Hand, Known, actor_of, organisation
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import paper_of, version_of
from conditionality.desk.permission import allow, denied
from conditionality.desk.read_models import CASE
from conditionality.dossier.award_events import Granted, GrantedWithPlan, Listed
from conditionality.dossier.register import PageConsented
from conditionality.wording.speech import Lang

GRANTED = ("GRANTED", "GRANTED_WITH_PLAN", "NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN", "LISTED", "RENEWAL_DUE",
           "SUSPENSION_NOTICE", "SUSPENDED", "WITHDRAWN", "RENEWED", "EXPIRED")  # fmt: skip
"""States in which there may be something to show."""


@dataclass(frozen=True, slots=True)
class HasAward:
    """A request that was granted."""

    dossier: str
    known: Known
    state: str


@dataclass(frozen=True, slots=True)
class CertificateStand:
    """A certificate and where it stands.

    Attributes:
        since: First day of a suspension, withdrawal, revocation or expiry.
    """

    number: str
    valid_from: date
    valid_until: date
    where: Where
    since: date | None


@dataclass(frozen=True, slots=True)
class PageStand:
    """The public page as the decision and the organisation make it.

    Attributes:
        own: What the organisation consents to show in its own words; nothing when it does not.
        decided_on: Day of the act of the region.
        in_plan: Whether it is shown as in a démarche de progrès.
        plan_steps: Actions of its plan, of which the page gives the number alone.
        term_on: End of the listing, once listed.
    """

    own: PublicPage | None
    act: str
    decided_on: date | None
    in_plan: bool
    plan_steps: int
    term_on: date | None


@dataclass(frozen=True, slots=True)
class AwardStand:
    """All that the screen of certificates shows.

    Attributes:
        denied: By act, why it may not be done now; empty when it may.
        heights: Of the dossier and of the consent, as the person sees them.
    """

    dossier: str
    known: Known
    state: str
    certificates: tuple[CertificateStand, ...]
    page: PageStand
    denied: Mapping[str, str]
    heights: Mapping[str, int]


def with_award(office: Office, hand: Hand) -> tuple[HasAward, ...]:
    """Give the requests that were granted among those of the person's organisations, the one opened last first."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        sirets = sorted(actor.organisations) if actor is not None and actor.role == "ENT" else []
        mine = CASE.c.organisation.in_(sirets) & (CASE.c.machine == "dossier") & CASE.c.state.in_(GRANTED)
        rows = connection.execute(select(CASE).where(mine).order_by(CASE.c.opened_at.desc())).mappings()
        return tuple(
            HasAward(row["subject"], organisation(connection, row["organisation"]), row["state"]) for row in rows
        )


def award_stand(office: Office, hand: Hand, dossier: str) -> AwardStand | NotDone:
    """Give the certificates and the page of a request, to somebody of its organisation."""
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_answers", dossier)
        except StoppedError as fault:
            return fault.why
        case = case_of(connection, dossier, "dossier")
        if case.state not in GRANTED:
            return NotDone("PageConsented", denied="not_begun")
        found = tuple(
            CertificateStand(
                row["id"], date.fromisoformat(row["valid_from"]), date.fromisoformat(row["valid_until"]),
                *_where(connection, row["id"], dossier, hand.today),
            )
            for row in certificates_of(connection, dossier)
        )  # fmt: skip
        why = {act: denied(connection, hand, act, dossier) for act in ("PlatformLeft", "download_audit_file")}
        heights = {dossier: case.height, consent_of(dossier): len(log_of(connection, consent_of(dossier)))}
        known = organisation(connection, case.organisation)
        return AwardStand(dossier, known, case.state, found, _page(connection, dossier), why, heights)


def _where(connection: Connection, number: str, dossier: str, on: date) -> tuple[Where, date | None]:
    row = next(one for one in certificates_of(connection, dossier) if one["id"] == number)
    found = standing_of(connection, row, on)
    return found.where, found.since


def _page(connection: Connection, dossier: str) -> PageStand:
    log = log_of(connection, dossier)
    said = next(reversed(log_of(connection, consent_of(dossier))), None)
    consent = said.payload if said is not None and isinstance(said.payload, PageConsented) else None
    own = paper_of(connection, PublicPage, consent.page) if consent is not None else None
    granted = next((one.payload for one in reversed(log) if isinstance(one.payload, Granted | GrantedWithPlan)), None)
    listed = next((one.payload for one in reversed(log) if isinstance(one.payload, Listed)), None)
    in_plan = isinstance(granted, GrantedWithPlan)
    version = version_of(connection, dossier) if in_plan else None
    steps = len(version.plan.actions) if version is not None else 0
    number, on = (granted.act.number, granted.act.on) if granted is not None else ("", None)
    return PageStand(own, number, on, in_plan, steps, listed.term_on if listed else None)


def certificate_file(  # noqa: PLR0913, PLR0917 - which file: whose, kind and language
    office: Office, hand: Hand, dossier: str, number: str, kind: FileKind, lang: Lang
) -> Opened | NotDone:
    """Give a file of a certificate of a request, to somebody of its organisation."""
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_answers", dossier)
        except StoppedError as fault:
            return fault.why
        if number not in {row["id"] for row in certificates_of(connection, dossier)}:
            return NotDone("read_answers", denied="other_answers")
    return open_certificate(office, hand, number, kind, lang)

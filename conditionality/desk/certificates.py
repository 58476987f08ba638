"""Certificates as the engine makes them, and where each stands on a day, as the logs tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_bytes
from typing import Literal

from sqlalchemy import Connection, RowMapping, select

from conditionality.certificate.issue import make_audit_file, make_public_certificate
from conditionality.certificate.seal import seal_pdf
from conditionality.certificate.statement import Act, Bundle, Grant, Head, Holder, Statement, make_statement
from conditionality.codec import canonical
from conditionality.desk.cases import log_of, organisation_of
from conditionality.desk.decisions import DecisionRecord, record_of, told_in
from conditionality.desk.deposit import scheme_of
from conditionality.desk.mandates import organisation
from conditionality.desk.office import Office, mode_of
from conditionality.desk.outcome import stop
from conditionality.desk.papers import (
    history_of,
    paper_of,
    referential_files,
    referential_of,
    scorecard_of,
    submission_of,
)
from conditionality.desk.read_models import CERTIFICATE
from conditionality.desk.work import Work
from conditionality.dossier.award_events import Suspended
from conditionality.dossier.clocks import add_months, legal_day
from conditionality.dossier.events import Entry
from conditionality.dossier.register import CertificateIssued, CertificateRevoked
from conditionality.dossier.request_events import Created
from conditionality.findings import finding
from conditionality.storage import ledger
from conditionality.wording.speech import Lang, say

Where = Literal["not_yet", "in_force", "suspended", "withdrawn", "revoked", "expired"]
"""`withdrawn`: the decision no longer stands, or the organisation left; `revoked`: the certificate is not true."""

FAVOURABLE = frozenset({"NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN", "LISTED", "RENEWAL_DUE"})
"""States in which a certificate may be issued."""

SALT_BYTES = 32

GONE = frozenset({"withdrawn", "revoked"})

ENDING = frozenset({
    "Withdrawn", "PlatformLeft", "RefusedOnAppeal", "SentBackOnAppeal", "GrantedOnAppeal", "GrantedWithPlanOnAppeal",
})  # fmt: skip
"""Events after which a certificate issued before no longer says what was decided."""


def term_of(connection: Connection, dossier: str) -> tuple[date, date] | None:
    """Give the first and the last day of an award: from its letter, for the months that the scheme sets."""
    log = log_of(connection, dossier)
    created = next((one.payload for one in log if isinstance(one.payload, Created)), None)
    sent_on = told_in(log).sent_on
    if created is None or sent_on is None:
        return None
    months = scheme_of(connection, created.scheme).term_months
    return sent_on, add_months(sent_on, months) - timedelta(days=1)


def certify(work: Work, office: Office, dossier: str) -> str:
    """Make and seal the certificates of a dossier inside an act, when its decision is favourable and there is a key.

    Returns:
        The number of the certificate; empty when there is nothing to certify, nothing to seal with, or one in force.
    """
    connection, authority = work.connection, office.authority
    record, term = record_of(connection, dossier), term_of(connection, dossier)
    is_favourable = work.case(dossier, "dossier").state in FAVOURABLE
    if (
        record is None
        or term is None
        or authority is None
        or not is_favourable
        or in_force(connection, dossier, work.hand.today)
    ):
        return ""
    number = f"C-{work.hand.today.year}-{work.next_number('CertificateIssued'):04}-{work.chance()}"
    bundle = _bundle(connection, dossier, record)
    statement = _statement(work, office, number, record, bundle)
    url = f"{office.address}/verify/{number}"

    def sealed(content: bytes, lang: Lang) -> str:
        reason = say(lang, "Certificate {id}", id=number)
        return work.paper(seal_pdf(content, authority.seal, work.hand.at, reason))

    issued = CertificateIssued(
        dossier=dossier,
        statement=work.paper(statement, "statement"),
        fingerprint=statement.fingerprint(),
        certificate_fr=sealed(make_public_certificate(statement, "fr", url), "fr"),
        certificate_en=sealed(make_public_certificate(statement, "en", url), "en"),
        audit_file=sealed(make_audit_file(statement, bundle, "fr", url), "fr"),
        valid_from=statement.valid_from,
        valid_until=statement.valid_until,
    )
    work.note(number, issued, work.engine())
    return number


def _bundle(connection: Connection, dossier: str, record: DecisionRecord) -> Bundle:
    """Gather the papers of the audit file.

    Raises:
        StoppedError: One of them was erased.
    """
    report, card = submission_of(connection, dossier), scorecard_of(connection, dossier)
    if report is None or card is None:
        raise stop(finding("certificate-papers-erased", given=dossier))
    (_, rules), *parents = referential_files(connection, dossier).items()
    return Bundle(
        referential=rules, report=canonical(report), scorecard=canonical(card), decision=canonical(record),
        salt=token_bytes(SALT_BYTES), parents=dict(parents),
        history=tuple(canonical(one) for one in history_of(connection, dossier)),
    )  # fmt: skip


def _statement(work: Work, office: Office, number: str, record: DecisionRecord, bundle: Bundle) -> Statement:
    connection = work.connection
    known = organisation(connection, organisation_of(connection, record.dossier))
    term, card = term_of(connection, record.dossier), scorecard_of(connection, record.dossier)
    if term is None or card is None:
        raise stop(finding("certificate-papers-erased", given=record.dossier))
    head = ledger.head(connection)
    grant = Grant(
        id=number,
        kind="improving" if record.act.decision == "granted_with_plan" else "accepted",
        issuer=office.region,
        dossier=record.dossier,
        holder=Holder(siret=known.siret, name=known.name, town=known.town or None),
        avis=record.avis.given() if record.avis else None,
        act=Act(number=record.act.number, on=record.act.on),
        valid_from=term[0],
        valid_until=term[1],
        head=Head(height=head.height, hash=head.hash),
        demonstration=mode_of(connection) == "demonstration",
    )
    return make_statement(grant, card, referential_of(connection, record.dossier), bundle)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a certificate stands on a day.

    Attributes:
        since: First day of a suspension, withdrawal, revocation or expiry.
    """

    where: Where
    since: date | None = None


def standing_of(connection: Connection, row: RowMapping, on: date) -> Standing:
    """Read where a certificate stands on a day: what came later is not counted."""
    found = told_of(connection, row, on)
    start, end = (date.fromisoformat(row[name]) for name in ("valid_from", "valid_until"))
    if found.where in GONE:
        return found
    if on > end:
        return Standing("expired", end + timedelta(days=1))
    return Standing("not_yet", start) if on < start else found


def told_of(connection: Connection, row: RowMapping, on: date) -> Standing:
    """Read what the register tells of a certificate on a day, its own dates left aside."""
    mine = log_of(connection, row["id"])
    revoked = next((one.payload for one in mine if isinstance(one.payload, CertificateRevoked)), None)
    if revoked is not None and revoked.on <= on:
        return Standing("revoked", revoked.on)
    issued_at = mine[0].at
    later = (one for one in log_of(connection, row["dossier"]) if one.at > issued_at and legal_day(one.at) <= on)
    return _in_dossier(later)


def _in_dossier(later: Iterable[Entry]) -> Standing:
    """Read what became of the dossier since the certificate was issued; erased words change nothing."""
    standing = Standing("in_force")
    for entry in later:
        if entry.kind in ENDING:
            return Standing("withdrawn", legal_day(entry.at))
        if entry.kind == "Suspended":
            told = entry.payload.since if isinstance(entry.payload, Suspended) else legal_day(entry.at)
            standing = Standing("suspended", told)
        elif entry.kind == "SuspensionLifted":
            standing = Standing("in_force")
    return standing


def in_force(connection: Connection, dossier: str, on: date) -> str:
    """Give the number of the certificate of a dossier that still says what was decided; empty when there is none."""
    rows = certificates_of(connection, dossier)
    return next((one["id"] for one in rows if told_of(connection, one, on).where not in GONE), "")


def certificates_of(connection: Connection, dossier: str) -> tuple[RowMapping, ...]:
    """Give the rows of the certificates of a dossier, the last one first."""
    mine = select(CERTIFICATE).where(CERTIFICATE.c.dossier == dossier).order_by(CERTIFICATE.c.id.desc())
    return tuple(connection.execute(mine).mappings())


def row_of(connection: Connection, number: str) -> RowMapping | None:
    """Give the row of a certificate; nothing when the register does not know it."""
    return connection.execute(select(CERTIFICATE).where(CERTIFICATE.c.id == number)).mappings().first()


def statement_of(connection: Connection, row: RowMapping) -> Statement | None:
    """Give what a certificate says; nothing once it was erased."""
    return paper_of(connection, Statement, row["statement"])


def revoke_all(work: Work, dossier: str, reason: str) -> None:
    """Revoke, inside an act, each certificate of a dossier whose decision was withdrawn."""
    for row in certificates_of(work.connection, dossier):
        if not row["revoked_on"]:
            revoked = CertificateRevoked(on=work.hand.today, ground="decision_changed", reason=reason)
            work.note(row["id"], revoked)

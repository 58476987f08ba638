"""The counter of certificates: made and sealed by the engine with the notification, known to the register, revoked.

A certificate is three files from one statement: the public one in French and in English, and the audit file, which
holds every paper and can be scored again. What the register says of it on a day is read from the logs, never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from conditionality.certificate.answer import LedgerWord, Witnesses
from conditionality.desk.award_requests import Revocation
from conditionality.desk.certificates import FAVOURABLE, GONE, certify, in_force, row_of, told_of
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, deny, stop
from conditionality.desk.permission import allow
from conditionality.desk.rules_at_hand import scheme_digest
from conditionality.desk.work import Seen, Work
from conditionality.dossier.award_events import Notified
from conditionality.dossier.register import CertificateRevoked
from conditionality.findings import finding
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.wording.speech import Lang

FileKind = Literal["public", "audit"]

LIKE = Notified.__name__
"""The act whose role issues and revokes certificates."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to hand over."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


def issue(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Issue a certificate that the notification did not: there was no key then, or the one issued was revoked."""

    def act(work: Work) -> str:
        case = work.case(dossier, "dossier")
        if hand.role != "STAFF":
            raise deny(LIKE, "role")
        work.may("read_case", case)
        slips = []
        if case.state not in FAVOURABLE:
            slips.append(finding("certificate-not-due", given=dossier))
        if office.authority is None:
            slips.append(finding("certificate-no-key"))
        if known := in_force(work.connection, dossier, hand.today):
            slips.append(finding("certificate-there", given=known))
        if slips:
            raise stop(*slips)
        return certify(work, office, dossier)

    return office.act(hand, act, seen)


def revoke(office: Office, hand: Hand, number: str, asked: Revocation, seen: Seen | None = None) -> Outcome:
    """Revoke a certificate: from this day the register says that it is no longer true."""

    def act(work: Work) -> str:
        if hand.role != "STAFF":
            raise deny(LIKE, "role")
        row = row_of(work.connection, number)
        if row is None:
            raise stop(finding("certificate-unknown", given=number))
        work.may("read_case", work.case(row["dossier"], "dossier"))
        if row["revoked_on"]:
            raise stop(finding("certificate-revoked-already", given=number, day=row["revoked_on"]))
        work.note(number, CertificateRevoked(on=hand.today, ground=asked.ground, reason=asked.reason))
        return number

    return office.act(hand, act, seen)


def open_certificate(
    office: Office, hand: Hand, number: str, kind: FileKind = "public", lang: Lang = "fr"
) -> Opened | NotDone:
    """Give a file of a certificate: the public one to anybody, the audit file to its organisation and to auditors."""
    with office.reading() as connection:
        row = row_of(connection, number)
        if row is None:
            return NotDone(findings=(finding("certificate-unknown", given=number),))
        if kind == "audit":
            try:
                allow(connection, hand, "download_audit_file", row["dossier"])
            except StoppedError as fault:
                return fault.why
        column = "audit_file" if kind == "audit" else f"certificate_{lang}"
        try:
            content = records.read(connection, row[column])
        except ErasedRecordError:
            return NotDone(findings=(finding("certificate-erased", given=number),))
    ending = "audit" if kind == "audit" else lang
    return Opened(f"{number}-{ending}.pdf", content)


def certificate_word(office: Office, number: str, on: date | None = None) -> LedgerWord | None:
    """Give what the register says of a certificate; nothing when it does not know it.

    Args:
        on: As of a day; without it, as of now.
    """
    with office.reading() as connection:
        row = row_of(connection, number)
        if row is None:
            return None
        found = told_of(connection, row, on or date.max)
    if found.where in GONE:
        return LedgerWord(row["fingerprint"], "withdrawn", found.since)
    if found.where == "suspended":
        return LedgerWord(row["fingerprint"], "suspended", found.since)
    return LedgerWord(row["fingerprint"])


def witnesses(office: Office) -> Witnesses:
    """Give what this office knows beside a file: whom it trusts, its register, its shelf of published rule books."""
    roots = office.authority.roots if office.authority else ()
    return Witnesses(roots, partial(certificate_word, office), partial(published_digest, office))


def published_digest(office: Office, ref: str) -> str | None:
    """Give the sha256 of the file of a version that was published: by the lock of the shelf, else by a scheme.

    A region that opens a scheme under a version publishes it; the file's digest stands in the ledger since that day.
    """
    if ref in office.library.lock:
        return office.library.lock[ref]
    with office.reading() as connection:
        return scheme_digest(connection, ref)

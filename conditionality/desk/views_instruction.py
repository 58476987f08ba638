"""One dossier as staff and auditors read it on one page: where it stands, what was filed, what was said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection

from conditionality.desk.cases import gathered, log_of
from conditionality.desk.certificates import Where, certificates_of, standing_of
from conditionality.desk.decisions import ActRecord, AvisRecord, act_of, appeal_ends, avis_of
from conditionality.desk.declaring import frozen_scorer
from conditionality.desk.deposit import Scheme, schemes
from conditionality.desk.mandates import Hand, Known, Person, organisation, person, who_acts_for
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError, stop
from conditionality.desk.papers import Filed, digest_filed, paper_of, plans_of, scorecards_of, version_of
from conditionality.desk.permission import allow
from conditionality.desk.views_region import READERS
from conditionality.dossier.case import Case
from conditionality.dossier.clocks import Silence, silence_clock
from conditionality.dossier.events import Entry
from conditionality.dossier.kinds import Deliberation
from conditionality.dossier.request_events import Created
from conditionality.findings import finding
from conditionality.plan.paper import Plan
from conditionality.report.form import Form
from conditionality.report.model import Report
from conditionality.scoring.scorecard import Scorecard
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError

READ = "read_answers"

LetterKind = Literal["receipt", "letter", "notice", "document"]
"""`document`: the act of the region, as it was given."""

NAMED: tuple[LetterKind, ...] = ("receipt", "letter", "notice")
"""Fields of events that hold an official paper."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of what was filed; no report once it was erased."""

    number: int
    at: datetime
    report: Report | None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """An official paper of the dossier.

    Attributes:
        event: Name of the event that it came with.
        key: What it is asked for by.
    """

    kind: LetterKind
    event: str
    at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate of the dossier, and where it stands today."""

    number: str
    where: Where
    valid_from: date
    valid_until: date


@dataclass(frozen=True, slots=True)
class CasePage:
    """All that is read of a dossier.

    Attributes:
        people: Those who act for the organisation today.
        scheme: None when the register no longer knows it.
        names: Of the persons of the log, by code.
        form: What the rules frozen at filing ask; none before.
        versions: Filed, oldest first.
        cards: Every score, oldest first.
        plan_state: Where the latest plan stands; empty without a plan.
        appeal_ends_on: Last day of the time of appeal, while it runs.
    """

    dossier: str
    known: Known
    people: tuple[Person, ...]
    scheme: Scheme | None
    case: Case
    clock: Silence
    log: tuple[Entry, ...]
    names: Mapping[str, str]
    form: Form | None
    versions: tuple[Version, ...]
    cards: tuple[Scorecard, ...]
    plan: Plan | None
    plan_state: str
    letters: tuple[LetterRow, ...]
    avis: AvisRecord | None
    act: ActRecord | None
    appeal_ends_on: date | None
    certificates: tuple[CertificateRow, ...]


def case_page(office: Office, hand: Hand, dossier: str) -> CasePage | NotDone:
    """Give the page of a dossier to the staff or to the auditor; why not when the person may not read it."""
    with office.reading() as connection:
        try:
            _may_read(connection, hand, dossier)
        except StoppedError as fault:
            return fault.why
        return _page(office, connection, hand, dossier)


def read_letter(office: Office, hand: Hand, dossier: str, key: str) -> bytes | NotDone:
    """Give an official paper of a dossier."""
    with office.reading() as connection:
        try:
            _may_read(connection, hand, dossier)
            if key not in {one.key for one in _letters(connection, log_of(connection, dossier))}:
                raise stop(finding("evidence-unknown", given=key))
        except StoppedError as fault:
            return fault.why
        return records.read(connection, key)


def _may_read(connection: Connection, hand: Hand, dossier: str) -> None:
    if hand.role not in READERS:
        raise StoppedError(NotDone(READ, denied="role"))
    if not log_of(connection, dossier):
        raise StoppedError(NotDone(READ, denied="not_begun"))
    allow(connection, hand, READ, dossier)


def _page(office: Office, connection: Connection, hand: Hand, dossier: str) -> CasePage:
    log, case = log_of(connection, dossier), gathered(connection, dossier, "dossier")
    versions = tuple(_versions(connection, log))
    plan = version_of(connection, dossier)
    return CasePage(
        dossier, organisation(connection, case.organisation), who_acts_for(connection, case.organisation, hand.today),
        _scheme(connection, log), case, silence_clock(log), log, _names(connection, log),
        _form(office, connection, dossier, versions), versions, scorecards_of(connection, dossier),
        plan.plan if plan else None, _plan_state(connection, dossier), tuple(_letters(connection, log)),
        avis_of(connection, dossier), act_of(connection, dossier), appeal_ends(log),
        tuple(_certificates(connection, dossier, hand.today)),
    )  # fmt: skip


def _scheme(connection: Connection, log: tuple[Entry, ...]) -> Scheme | None:
    code = next((one.payload.scheme for one in log if isinstance(one.payload, Created)), "")
    return next((one for one in schemes(connection) if one.scheme == code), None)


def _names(connection: Connection, log: tuple[Entry, ...]) -> dict[str, str]:
    codes = {code for one in log for code in (one.actor, one.on_behalf_of) if code}
    return {code: person(connection, code).name for code in sorted(codes)}


def _versions(connection: Connection, log: tuple[Entry, ...]) -> Iterator[Version]:
    filed = [(one.at, one.payload) for one in log if isinstance(one.payload, Filed)]
    for rank, (at, payload) in enumerate(filed, 1):
        yield Version(rank, at, paper_of(connection, Report, digest_filed(payload)))


def _form(office: Office, connection: Connection, dossier: str, versions: tuple[Version, ...]) -> Form | None:
    report = next((one.report for one in reversed(versions) if one.report is not None), None)
    return None if report is None else frozen_scorer(office, connection, dossier, report.period.from_).form


def _plan_state(connection: Connection, dossier: str) -> str:
    subjects = plans_of(connection, dossier)
    return gathered(connection, subjects[-1], "plan").state if subjects else ""


def _letters(connection: Connection, log: tuple[Entry, ...]) -> Iterator[LetterRow]:
    """Give the official papers that are still there; the timeline says which were erased."""
    for entry in log:
        act = getattr(entry.payload, "act", None)
        found = [(kind, getattr(entry.payload, kind, None)) for kind in NAMED]
        for kind, digest in (*found, ("document", act.document if isinstance(act, Deliberation) else None)):
            if isinstance(digest, str) and _is_there(connection, digest):
                yield LetterRow(kind, entry.kind, entry.at, digest)


def _is_there(connection: Connection, digest: str) -> bool:
    try:
        records.read(connection, digest)
    except ErasedRecordError:
        return False
    return True


def _certificates(connection: Connection, dossier: str, today: date) -> Iterator[CertificateRow]:
    for row in certificates_of(connection, dossier):
        start, end = (date.fromisoformat(row[name]) for name in ("valid_from", "valid_until"))
        yield CertificateRow(row["id"], standing_of(connection, row, today).where, start, end)

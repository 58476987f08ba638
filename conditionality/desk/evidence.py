"""Evidence: the files joined to what is being filled; outside the ledger until it is filed, then kept with its event.

A folder of drafts holds them: one sheet that lists the files, and one draft for the bytes of each. Filing stores both
records of each file, its description and its bytes, so that they can be erased, and empties the folder. Read by the
organisation itself, the region's staff and the auditor; members and visitors read answers, not payrolls.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from conditionality.codec import Paper, canonical, read_paper
from conditionality.desk.cases import log_of
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, deny, stop
from conditionality.desk.permission import allow
from conditionality.desk.work import Work
from conditionality.dossier.case import Case
from conditionality.dossier.kinds import MachineName, Role
from conditionality.findings import Finding, finding
from conditionality.storage import attachments, drafts, records
from conditionality.storage.attachments import Attachment
from conditionality.storage.drafts import Draft
from conditionality.storage.faults import ErasedRecordError, UnknownDraftError

EVIDENCE = "evidence"
"""Kind of the drafts that hold files."""

MOST_FILES = 30
"""Files joined to one filing."""

READ = "read_answers"

READERS: tuple[Role, ...] = ("ENT", "STAFF", "AUD")
"""Roles that may read files, among those that may read answers."""

FILED_IN = {"Submitted": EVIDENCE, "PiecesGiven": "pieces", "ReportSubmitted": EVIDENCE, "ReportCorrected": EVIDENCE,
            "ProgressDeclared": EVIDENCE}  # fmt: skip
"""Events that hold files, and under which word."""


class Enclosed(Paper):
    """A file in the folder; `key` names its draft."""

    key: str
    name: str
    media_type: str
    sha256: str
    size: int
    expires_on: date | None = None


class Folder(Paper):
    """The files joined so far."""

    files: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, joined or filed.

    Attributes:
        key: What it is asked for by; once filed, the digest of its description.
        sha256: Plain digest of its bytes, as the person can compute it.
        size: In bytes; 0 once erased.
        expires_on: Last day on which it proves anything; none when it does not expire.
        filed_at: When it was filed; none while it may still be removed.
    """

    key: str
    name: str
    media_type: str
    sha256: str
    size: int
    expires_on: date | None
    filed_at: datetime | None = None


def machine_for(subject: str) -> MachineName:
    """Give the table of a subject that files may be joined to, by its name.

    >>> machine_for("D-2026-0001.r2027-01-01"), machine_for("D-2026-0001.plan1"), machine_for("D-2026-0001")
    ('report', 'plan', 'dossier')
    """
    below = subject.partition(".")[2]
    if below.startswith("plan"):
        return "plan"
    return "report" if below.startswith("r") else "dossier"


def filing_act(case: Case) -> str:
    """Give the act for which a subject is being filled: who may do it may write in the draft."""
    match case.machine, case.state:
        case "plan", _:
            return "ProgressDeclared"
        case "report", "OPEN" | "LATE":
            return "ReportSubmitted"
        case "report", _:
            return "ReportCorrected"
        case _, "INCOMPLETE":
            return "PiecesGiven"
    return "Submitted"


def attach(  # noqa: PLR0913 - a file is its name, its bytes and its last day
    office: Office, hand: Hand, subject: str, name: str, content: bytes, *, expires_on: date | None = None
) -> Outcome:
    """Join a file to a draft, a periodic report or a plan under way.

    Args:
        subject: `D-2026-0001`, or a report or a plan of it.
        name: As the person's machine gave it.
        expires_on: Last day on which it proves anything.
    """
    looked = attachments.examine(name, content)

    def act(work: Work) -> str:
        open_to_write(work, subject)
        folder, version = _folder(work.connection, subject)
        slips = list(_slips(folder, looked, expires_on, hand.today))
        if slips or isinstance(looked, tuple):
            raise stop(*slips)
        key = work.chance()
        enclosed = Enclosed(key=key, name=looked.name, media_type=looked.media_type, sha256=looked.sha256,
                            size=len(content), expires_on=expires_on)  # fmt: skip
        owner = work.case(subject, machine_for(subject)).organisation
        work.tx.save_draft(Draft(_place(subject, key), EVIDENCE, owner, 0, looked.content, hand.at))
        folder = Folder(files=(*folder.files, enclosed))
        work.tx.save_draft(Draft(_place(subject), EVIDENCE, owner, version, canonical(folder), hand.at))
        return subject

    return office.act(hand, act)


def _slips(
    folder: Folder, looked: Attachment | tuple[Finding, ...], expires_on: date | None, today: date
) -> Iterator[Finding]:
    if isinstance(looked, tuple):
        yield from looked
    elif any(one.sha256 == looked.sha256 for one in folder.files):
        yield finding("evidence-twice", given=looked.name)
    if len(folder.files) >= MOST_FILES:
        yield finding("evidence-too-many", most=MOST_FILES)
    if expires_on is not None and expires_on < today:
        yield finding("evidence-expired", "expires_on", given=expires_on.isoformat())


def open_to_write(work: Work, subject: str) -> Case:
    """Give the case of a subject whose draft the person may write in.

    Raises:
        StoppedError: The person may not.
    """
    case = work.case(subject, machine_for(subject))
    work.may(filing_act(case), case)
    return case


def detach(office: Office, hand: Hand, subject: str, key: str) -> Outcome:
    """Remove a file that is not filed yet."""

    def act(work: Work) -> str:
        case = open_to_write(work, subject)
        folder, version = _folder(work.connection, subject)
        rest = tuple(one for one in folder.files if one.key != key)
        if rest == folder.files:
            raise stop(finding("evidence-unknown", given=key))
        work.tx.discard_draft(_place(subject, key), 1)
        kept = canonical(Folder(files=rest))
        work.tx.save_draft(Draft(_place(subject), EVIDENCE, case.organisation, version, kept, hand.at))
        return subject

    return office.act(hand, act)


def evidence(office: Office, hand: Hand, subject: str) -> tuple[Piece, ...] | NotDone:
    """List the files of a subject: those filed, oldest first, then those joined since."""
    with office.reading() as connection:
        try:
            _may_read(connection, hand, subject)
        except StoppedError as fault:
            return fault.why
        return (*_filed(connection, subject), *_joined(connection, subject))


def read_evidence(office: Office, hand: Hand, subject: str, key: str) -> Attachment | NotDone:
    """Give a file of a subject."""
    with office.reading() as connection:
        try:
            _may_read(connection, hand, subject)
            known = {one.key: one for one in (*_filed(connection, subject), *_joined(connection, subject))}
            found = known.get(key)
            if found is None or not found.size:
                raise stop(finding("evidence-unknown", given=key))
        except StoppedError as fault:
            return fault.why
        if found.filed_at is not None:
            return attachments.read(connection, key)
        content = drafts.read(connection, _place(subject, key)).content
        return Attachment(found.name, found.media_type, found.sha256, content)


def _may_read(connection: Connection, hand: Hand, subject: str) -> None:
    if hand.role not in READERS:
        raise deny(READ, "role")
    allow(connection, hand, READ, subject, machine_for(subject))


def _joined(connection: Connection, subject: str) -> Iterator[Piece]:
    for one in _folder(connection, subject)[0].files:
        yield Piece(one.key, one.name, one.media_type, one.sha256, one.size, one.expires_on)


def _filed(connection: Connection, subject: str) -> Iterator[Piece]:
    for entry in log_of(connection, subject):
        digests = getattr(entry.payload, FILED_IN.get(entry.kind, "-"), ())
        yield from (_piece(connection, one, entry.at) for one in digests[::2])


def _piece(connection: Connection, description: str, filed_at: datetime) -> Piece:
    try:
        about = json.loads(records.read(connection, description))
        size = len(records.read(connection, about["content"]))
    except ErasedRecordError:
        return Piece(description, "", "", "", 0, None, filed_at)
    expires = about.get("expires_on")
    day = date.fromisoformat(expires) if expires else None
    return Piece(description, about["name"], about["media_type"], about["sha256"], size, day, filed_at)


def take_folder(work: Work, subject: str) -> tuple[str, ...]:
    """Store the files joined to a subject and empty its folder; give the digests that its event names.

    Returns:
        For each file the digest of its description, then that of its bytes.
    """
    found: list[str] = []
    for one in _folder(work.connection, subject)[0].files:
        bytes_ = work.paper(drafts.read(work.connection, _place(subject, one.key)).content)
        about = {"content": bytes_, "media_type": one.media_type, "name": one.name, "sha256": one.sha256}
        expires = {"expires_on": one.expires_on.isoformat()} if one.expires_on else {}
        found += (work.paper(canonical(about | expires)), bytes_)
    drop_folder(work, subject)
    return tuple(found)


def folder_names(work: Work, subject: str) -> tuple[tuple[str, str], ...]:
    """Give name and plain sha256 of each file joined to a subject and not filed yet."""
    return tuple((one.name, one.sha256) for one in _folder(work.connection, subject)[0].files)


def expired(work: Work, subject: str) -> Iterator[Finding]:
    """Say which files joined to a subject prove nothing any more."""
    for one in _folder(work.connection, subject)[0].files:
        if one.expires_on is not None and one.expires_on < work.hand.today:
            yield finding("evidence-expired-since", given=one.name, on=one.expires_on.isoformat())


def drop_folder(work: Work, subject: str) -> None:
    """Throw away the files joined to a subject: its draft was filed, deleted or expired."""
    folder, version = _folder(work.connection, subject)
    for one in folder.files:
        work.tx.discard_draft(_place(subject, one.key), 1)
    if version:
        work.tx.discard_draft(_place(subject), version)


def _folder(connection: Connection, subject: str) -> tuple[Folder, int]:
    try:
        found = drafts.read(connection, _place(subject))
    except UnknownDraftError:
        return Folder(), 0
    return read_paper(Folder, found.content), found.version


def _place(subject: str, key: str = "") -> str:
    return f"{subject}:{EVIDENCE}:{key}" if key else f"{subject}:{EVIDENCE}"

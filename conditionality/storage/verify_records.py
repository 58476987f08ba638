"""The audit of the records: each digest, each paper that an event names, and the event behind each tombstone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from conditionality.findings import finding
from conditionality.storage.chain import ERASED
from conditionality.storage.faults import MalformedPapersError
from conditionality.storage.records import digest_of, parse_papers
from conditionality.storage.schema import RECORD
from conditionality.storage.verify_chain import Fault, Link, place

_BATCH = 50
"""Records read at a time: each may be an attachment."""


@dataclass(frozen=True, slots=True)
class Use:
    """The first event that names a record, and under which name."""

    height: int
    name: str

    @property
    def path(self) -> str:
        """Where the record is named."""
        return f"{place(self.height)}.{self.name}"


@dataclass(slots=True)
class RecordAudit:
    """What the events name, and what did not hold.

    Attributes:
        uses: First use of each digest.
        erasures: Height of each erasing event, with the digest it names.
        complete: Whether every list of papers could be read; if not, a record without event is no surprise.
    """

    uses: dict[str, Use] = field(default_factory=dict)
    erasures: set[tuple[int, str]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True


def check_records(connection: Connection, events: list[Link]) -> tuple[int, list[Fault]]:
    """Recompute every record; give how many were read and everything that does not hold."""
    audit = RecordAudit()
    for event in events:
        _read_papers(connection, audit, event)
    seen = set()
    for row in _rows(connection):
        seen.add(row.digest)
        _check_record(audit, row)
    for digest, use in audit.uses.items():
        if digest not in seen:
            audit.faults.append(Fault(use.height, finding("record-missing", use.path, given=digest)))
    return len(seen), audit.faults


def _read_papers(connection: Connection, audit: RecordAudit, event: Link) -> None:
    audit.uses.setdefault(event.payload, Use(event.height, "payload"))
    content = connection.execute(select(RECORD.c.content).where(RECORD.c.digest == event.payload)).scalar()
    if content is None or digest_of(bytes(content)) != event.payload:
        audit.complete = False  # told when the records are read
        return
    try:
        papers = parse_papers(event.payload, bytes(content))
    except MalformedPapersError:
        audit.complete = False
        given = finding("record-not-papers", Use(event.height, "payload").path, given=event.payload)
        audit.faults.append(Fault(event.height, given))
        return
    for name, digest in papers.items():
        audit.uses.setdefault(digest, Use(event.height, f"papers[{name}]"))
    if event.kind == ERASED:
        audit.erasures.add((event.height, papers.get("erased", "")))


def _rows(connection: Connection) -> Iterator[Row[Any]]:
    ordered = select(RECORD).order_by(RECORD.c.digest).execution_options(yield_per=_BATCH)
    yield from connection.execute(ordered)


def _check_record(audit: RecordAudit, row: Row[Any]) -> None:
    use = audit.uses.get(row.digest)
    height, path = (use.height, use.path) if use else (0, f"records[{row.digest}]")
    if row.content is None:
        if (row.erased_by, row.digest) not in audit.erasures or row.salt is not None or not row.erasable:
            audit.faults.append(Fault(height, finding("record-erased-unsaid", path, given=row.digest)))
        return
    if not _holds(row):
        audit.faults.append(Fault(height, finding("record-changed", path, given=row.digest)))
    elif use is None and audit.complete:
        audit.faults.append(Fault(0, finding("record-unused", path, level="warning")))


def _holds(row: Row[Any]) -> bool:
    """Say whether a kept record is what its digest says, every column included."""
    salt = bytes(row.salt or b"")
    same = digest_of(bytes(row.content), salt) == row.digest and len(row.content) == row.size
    return same and bool(row.erasable) == bool(salt) and row.erased_by is None

"""The audit of the cases: every event of the ledger read, every subject folded by the tables of the procedure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from conditionality.desk.cases import entry_of
from conditionality.desk.chores import BROKEN
from conditionality.dossier.case import NO_ORGANISATION, Case
from conditionality.dossier.events import EVENTS, Entry, Erased
from conditionality.dossier.fold import Impossible, step
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.labels import impossible_text
from conditionality.dossier.register import REGISTER
from conditionality.dossier.state_labels import STATES
from conditionality.dossier.states import HOMES
from conditionality.findings import Finding, finding
from conditionality.storage.chain import ERASED, Event
from conditionality.storage.verify_chain import Fault, place
from conditionality.wording.speech import say

UNREADABLE = (*BROKEN, KeyError, ValueError, TypeError)
"""What reading an event raises when its row or its papers are not what the desk writes."""


@dataclass(slots=True)
class Told:
    """The log of one subject, as far as it can be read; each entry with the height of its event."""

    subject: str
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    whole: bool = True


@dataclass(slots=True)
class CaseAudit:
    """What was read and folded.

    Attributes:
        logs: By subject, in the order in which they began.
        folded: Cases that the tables allow.
        erased: Events whose content was erased.
    """

    logs: dict[str, Told] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    folded: int = 0
    erased: int = 0


def audit_cases(connection: Connection, rows: Iterable[Event]) -> CaseAudit:
    """Read every event and fold every case; name each event that does not hold."""
    audit = CaseAudit()
    for row in rows:
        if row.kind in EVENTS or row.kind in REGISTER:
            _read(connection, audit, row)
        elif row.kind != ERASED:
            audit.faults.append(Fault(row.height, finding("audit-kind-unknown", place(row.height), given=row.kind)))
    for told in audit.logs.values():
        _fold(audit, told)
    return audit


def _read(connection: Connection, audit: CaseAudit, row: Event) -> None:
    told = audit.logs.setdefault(row.subject, Told(row.subject))
    try:
        entry = entry_of(connection, row)
    except UNREADABLE:
        told.whole = False
        audit.faults.append(Fault(row.height, finding("audit-event-unreadable", place(row.height), given=row.kind)))
        return
    audit.erased += isinstance(entry.payload, Erased)
    told.entries.append((row.height, entry))


def _fold(audit: CaseAudit, told: Told) -> None:
    """Fold a log up to the first event that is impossible; one that could not be read whole is told already."""
    first = next((entry.kind for _, entry in told.entries if entry.kind in HOMES), "")
    if not first or not told.whole:
        return
    case = Case(HOMES[first], NO_ORGANISATION)
    for height, entry in told.entries:
        if entry.kind not in HOMES:
            continue
        after = step(case, entry)
        if isinstance(after, Impossible):
            audit.faults.append(Fault(height, _impossible(told.subject, height, case.machine, after)))
            return
        case = after
    audit.folded += 1


def _impossible(subject: str, height: int, machine: MachineName, found: Impossible) -> Finding:
    state = STATES[machine][found.state]
    pieces: dict[str, Any] = {
        "state_fr": say("fr", state), "state_en": say("en", state),
        "reason_fr": impossible_text("fr", found), "reason_en": impossible_text("en", found),
    }  # fmt: skip
    return finding("audit-impossible", place(height), given=subject, event=found.kind, **pieces)

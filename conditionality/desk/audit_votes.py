"""The audit of votes: each record counted again, from the vote it holds to the result it proclaims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from conditionality.assembly.trace import VoteRecord, recount
from conditionality.codec import read_paper
from conditionality.desk.audit_cases import UNREADABLE, Told
from conditionality.dossier.assembly_events import MotionProclaimed
from conditionality.findings import Finding, finding
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.verify_chain import Fault, place


@dataclass(slots=True)
class VoteAudit:
    """What was counted again.

    Attributes:
        votes: Votes that give what was proclaimed.
        secret: Secret votes, whose ballots nobody keeps: their result is kept, and cannot be counted again.
        erased: Votes whose record was erased.
    """

    faults: list[Fault] = field(default_factory=list)
    votes: int = 0
    secret: int = 0
    erased: int = 0


def audit_votes(connection: Connection, logs: Iterable[Told]) -> VoteAudit:
    """Count every vote again; name each event that does not hold."""
    audit = VoteAudit()
    for told in logs:
        for height, entry in told.entries:
            if isinstance(entry.payload, MotionProclaimed):
                found = _count(connection, audit, told.subject, entry.payload)
                if found is not None:
                    audit.faults.append(Fault(height, found.within(place(height))))
    return audit


def _count(connection: Connection, audit: VoteAudit, motion: str, event: MotionProclaimed) -> Finding | None:
    try:
        kept = read_paper(VoteRecord, records.read(connection, event.trace))
        again = recount(kept)
    except ErasedRecordError as fault:
        audit.erased += 1
        return finding("audit-erased", level="warning", given=str(fault.erased_by))
    except UNREADABLE:
        return finding("audit-inputs-unreadable")
    if again == "differs" or kept.result.outcome != event.outcome:
        return finding("audit-vote-differs", given=motion)
    if again == "secret":
        audit.secret += 1
    else:
        audit.votes += 1
    return None

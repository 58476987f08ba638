"""The audit of votes: each counted again from its ballots, rules and roll, and compared with what was proclaimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from conditionality.desk.audit_cases import UNREADABLE, Told
from conditionality.desk.recount import recount
from conditionality.dossier.assembly_events import MotionProclaimed
from conditionality.findings import Finding, errors, finding
from conditionality.storage.verify_chain import Fault, place


@dataclass(slots=True)
class VoteAudit:
    """What was counted again.

    Attributes:
        votes: Votes that give what was proclaimed.
        erased: Votes of which a paper was erased.
    """

    faults: list[Fault] = field(default_factory=list)
    votes: int = 0
    erased: int = 0


def audit_votes(connection: Connection, logs: Iterable[Told]) -> VoteAudit:
    """Count every vote again; name each event that does not hold."""
    audit = VoteAudit()
    for told in logs:
        heights = [height for height, entry in told.entries if entry.kind == MotionProclaimed.__name__]
        for height in heights:
            found = _count(connection, told.subject)
            audit.faults += [Fault(height, one.within(place(height))) for one in found]
            audit.erased += bool(found) and not errors(found)
            audit.votes += not found
    return audit


def _count(connection: Connection, motion: str) -> tuple[Finding, ...]:
    try:
        return recount(connection, motion)
    except UNREADABLE:
        return (finding("audit-inputs-unreadable"),)

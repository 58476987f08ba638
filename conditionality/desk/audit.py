"""The audit of everything: the chain, the records, every case, score, vote and plan, the signed heads, the read models.

Theory of operation. The store checks itself first, trusting no guard of the database; the heads that the region signed
are its anchors. What the chain cannot see (a consistent rewriting) is looked for in what it says: every case must fold
by the tables, every figure must come again from the papers it names. Each thing that does not hold is named with its
event, the first one first.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from conditionality.desk.audit_cases import UNREADABLE, CaseAudit, audit_cases
from conditionality.desk.audit_scores import audit_scores
from conditionality.desk.audit_votes import audit_votes
from conditionality.desk.heads import check_statement, head_statement
from conditionality.desk.office import Office
from conditionality.dossier.register import HeadSigned
from conditionality.findings import Finding, errors, finding
from conditionality.storage import ledger, records
from conditionality.storage.chain import Event, Head
from conditionality.storage.engine import connect_to_write, take_turn
from conditionality.storage.faults import ErasedRecordError, UnknownRecordError
from conditionality.storage.read_models import check
from conditionality.storage.verify import verify
from conditionality.storage.verify_chain import Fault, place

SAID_BY_STORE = frozenset({"audit-event-unreadable", "audit-inputs-unreadable", "audit-impossible"})
"""What is only the consequence of a fault that the store found at the same event."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        counts: How many events and records were read; of cases, scores, plans, votes, heads and tables, how many hold.
        head: Last event as the database says it.
        findings: What does not hold, and (as warnings) what could not be checked, event by event.
        first: Height of the first event that does not hold; 0 when every event holds.
    """

    counts: Mapping[str, int]
    head: Head
    findings: tuple[Finding, ...]
    first: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong; a warning is not."""
        return not errors(self.findings)


def audit(office: Office, *, models: bool = True, roots: tuple[bytes, ...] = ()) -> Audit:
    """Check everything.

    Args:
        models: Whether the read models are made again and compared, which takes the turn to write.
        roots: Certificates to trust for the signed heads, in DER; none, those beside the region's key.
    """
    with office.reading() as connection:
        store = verify(connection)
        if any(one.code == "store-table-missing" for one in store.findings):
            return Audit({}, store.head, store.findings, store.first)
        known_roots = roots or (office.authority.roots if office.authority else ())
        counts, faults = audit_contents(connection, tuple(ledger.after(connection)), known_roots)
    known = [(_height(one), one) for one in store.findings]
    broken = {height for height, one in known if one.level == "error"}
    rest = [one for one in faults if one.height not in broken or one.finding.code not in SAID_BY_STORE]
    told = [*known, *((one.height, one.finding) for one in rest)]
    if models:
        found = audit_models(office)
        told += [(0, one) for one in found]
        counts = {**counts, "tables": sum(len(one.tables.tables) for one in office.store.models) - len(found)}
    told.sort(key=lambda one: (one[0] == 0, one[0]))
    wrong = [height for height, one in told if height and one.level == "error"]
    totals = {"events": store.events, "records": store.records, **counts}
    return Audit(totals, store.head, tuple(one for _, one in told), min(wrong, default=0))


def audit_contents(
    connection: Connection, rows: Sequence[Event], roots: tuple[bytes, ...], subjects: Container[str] | None = None
) -> tuple[dict[str, int], list[Fault]]:
    """Check what the events say: cases, scores, plans, votes, signed heads.

    Args:
        rows: The chain, from its first event or from a later one.
        roots: Certificates to trust for the heads, in DER.
        subjects: Those whose papers are at hand; none given, all.
    """
    cases = audit_cases(connection, (one for one in rows if subjects is None or one.subject in subjects))
    scores = audit_scores(connection, cases.logs.values())
    votes = audit_votes(connection, cases.logs.values())
    heads, wrong = _audit_heads(connection, cases, roots, {one.height: one.hash for one in rows})
    counts = {
        "cases": cases.folded, "scores": scores.scores, "plans": scores.plans, "votes": votes.votes, "heads": heads,
        "erased": cases.erased + scores.erased + votes.erased,
    }  # fmt: skip
    return counts, [*cases.faults, *scores.faults, *votes.faults, *wrong]


def _audit_heads(
    connection: Connection, cases: CaseAudit, roots: tuple[bytes, ...], hashes: Mapping[int, str]
) -> tuple[int, list[Fault]]:
    """Check the signed heads; one from before the first event at hand is not looked for."""
    faults: list[Fault] = []
    count = 0
    for told in cases.logs.values():
        for height, entry in told.entries:
            if not isinstance(entry.payload, HeadSigned):
                continue
            found = _head(connection, entry.payload, roots)
            signed = entry.payload
            if signed.height >= min(hashes) and hashes.get(signed.height) != signed.hash:
                found += (finding("ledger-anchor-differs", given=signed.hash),)
            faults += [Fault(height, one.within(place(height))) for one in found]
            count += not errors(found)
    return count, faults


def _head(connection: Connection, signed: HeadSigned, roots: tuple[bytes, ...]) -> tuple[Finding, ...]:
    try:
        signature = records.read(connection, signed.signature)
    except (ErasedRecordError, UnknownRecordError):
        return (finding("head-forged"),)
    return check_statement(head_statement(Head(signed.height, signed.hash)), signature, roots)


def audit_models(office: Office) -> tuple[Finding, ...]:
    """Make each read model again and name the tables that differ; everything stays as it is."""
    found: list[Finding] = []
    with connect_to_write(office.store.engine) as connection:
        for model in office.store.models:
            transaction = connection.begin()
            take_turn(connection)
            try:
                found += check(connection, model)
            except (*UNREADABLE, DBAPIError):
                found.append(finding("audit-model-broken", given=model.name))
            transaction.rollback()
    return tuple(found)


def _height(found: Finding) -> int:
    """Give the event that a finding of the store is about, from its place."""
    inside = found.path.partition("[")[2].partition("]")[0] if found.path.startswith("ledger[") else ""
    first = inside.partition("-")[0]
    return int(first) if first.isdecimal() else 0

"""The audit of the store: recompute the chain and every digest, and name each row that does not hold.

Three passes, none of which trusts the database's own guards: the events in order (hash, link to the event before,
rank within the subject), the papers each event lists, every record. Whoever rewrites the whole chain consistently can
only be seen from outside: give as anchors the heads that were signed or printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from conditionality.findings import Finding, errors, finding
from conditionality.storage.chain import Head
from conditionality.storage.schema import GUARDS, METADATA
from conditionality.storage.verify_chain import Fault, check_chain
from conditionality.storage.verify_records import check_records


@dataclass(frozen=True, slots=True)
class Verification:
    """What an audit of the store found.

    Attributes:
        events: Events read.
        records: Records read.
        head: Last event as the database says it.
        findings: What does not hold: guards that are off, then event by event, then records that no event names.
        first: Height of the first event that does not hold; 0 when every event holds.
    """

    events: int
    records: int
    head: Head
    findings: tuple[Finding, ...]
    first: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong; a record that no event names is a warning only."""
        return not errors(self.findings)


def verify(connection: Connection, anchors: Iterable[Head] = ()) -> Verification:
    """Recompute everything, in one reading transaction.

    Args:
        anchors: Heads known from elsewhere; each must stand in the chain.
    """
    missing = sorted(set(METADATA.tables) - set(inspect(connection).get_table_names()))
    if missing:
        lacking = finding("store-table-missing", given=", ".join(missing))
        return Verification(0, 0, Head(0, ""), (lacking,), 0)
    off = _guards_off(connection)
    chain = check_chain(connection, tuple(anchors))
    count, record_faults = check_records(connection, chain.events)
    found: list[Fault] = sorted([*chain.faults, *record_faults], key=lambda fault: (fault.height == 0, fault.height))
    wrong = [fault.height for fault in found if fault.height and fault.finding.level == "error"]
    findings = (*off, *(fault.finding for fault in found))
    return Verification(len(chain.events), count, chain.head, findings, min(wrong, default=0))


_GUARDS_ON = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}


def _guards_off(connection: Connection) -> tuple[Finding, ...]:
    """Name the guards that somebody took off and did not put back."""
    on = set(connection.execute(text(_GUARDS_ON[connection.dialect.name])).scalars())
    off = sorted(set(GUARDS) - on)
    return (finding("store-guard-off", given=", ".join(off)),) if off else ()

"""The audit of the events: each hash, each link, each rank, the head, and the heads known from elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from conditionality.findings import Finding, finding
from conditionality.storage.chain import GENESIS, Head, event_hash
from conditionality.storage.schema import HEAD, LEDGER

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding and the event it is about (0 when it is about none)."""

    height: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Link:
    """What the audit of the records needs of an event."""

    height: int
    kind: str
    payload: str


@dataclass(slots=True)
class ChainAudit:
    """A walk along the chain: what was read, and what did not hold.

    Attributes:
        top: Height of the head; an event above it was added by hand.
        last: Height of the last event in order.
        hash: Its hash; empty when it is not to be trusted, so that one fault is told once.
        ranks: Last rank read of each subject.
        hashes: Hash found at each height that an anchor names.
    """

    head: Head
    top: int
    events: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    last: int = 0
    hash: str = GENESIS
    ranks: dict[str, int] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=dict)

    def fault(self, height: int, found: Finding) -> None:
        """Keep what does not hold at an event."""
        self.faults.append(Fault(height, found))


def check_chain(connection: Connection, anchors: tuple[Head, ...] = ()) -> ChainAudit:
    """Walk the whole chain and keep everything that does not hold."""
    heads = connection.execute(select(HEAD.c.height, HEAD.c.hash)).all()
    head = Head(heads[0].height, heads[0].hash) if heads else Head(0, "")
    audit = ChainAudit(head, head.height if heads else sys.maxsize)
    named = {anchor.height for anchor in anchors}
    for row in _rows(connection):
        height = row["height"]
        if not isinstance(height, int):  # a table made again by hand, with other types
            audit.fault(0, finding("ledger-event-added", "ledger[?]", given=height))
            continue
        _check_event(audit, height, row)
        if height in named:
            audit.hashes[height] = str(row["hash"])
    _check_head(audit, known=bool(heads))
    for anchor in anchors:
        if audit.hashes.get(anchor.height, GENESIS if anchor.height == 0 else "") != anchor.hash:
            audit.fault(anchor.height, finding("ledger-anchor-differs", place(anchor.height), given=anchor.hash))
    return audit


def _rows(connection: Connection) -> Iterator[Row]:
    ordered = select(LEDGER).order_by(LEDGER.c.height).execution_options(yield_per=500)
    for row in connection.execute(ordered).mappings():
        yield {str(name): value for name, value in row.items()}


def _check_event(audit: ChainAudit, height: int, row: Row) -> None:
    audit.events.append(Link(height, str(row["kind"]), str(row["payload"])))
    if height <= audit.last or height > audit.top:
        audit.fault(height, finding("ledger-event-added", place(height)))
        return
    if height > audit.last + 1:
        _miss(audit, audit.last + 1, height - 1)
    sound = is_sound(row)
    if not sound:
        audit.fault(height, finding("ledger-event-changed", place(height)))
    elif audit.hash and row["parent"] != audit.hash:
        audit.fault(height, finding("ledger-link-broken", place(height), before=str(height - 1)))
    elif not audit.faults and row["subject_height"] != audit.ranks.get(str(row["subject"]), 0) + 1:
        audit.fault(height, finding("ledger-subject-gap", place(height), given=row["subject"]))
    audit.ranks[str(row["subject"])] = audit.ranks.get(str(row["subject"]), 0) + 1
    audit.last, audit.hash = height, str(row["hash"]) if sound else ""


def is_sound(row: Row) -> bool:
    """Say whether an event's hash is the one its columns give, letter by letter."""
    try:
        return event_hash(row) == row["hash"] and all(_is_plain(value) for value in row.values())
    except (TypeError, UnicodeEncodeError):
        return False


def _is_plain(value: object) -> bool:
    """Say whether a column holds what the log writes: the canonical form would forgive another spelling."""
    return isinstance(value, int) or (isinstance(value, str) and value.isascii())


def _miss(audit: ChainAudit, first: int, last: int) -> None:
    audit.fault(first, finding("ledger-event-missing", place(first, last)))
    audit.hash = ""


def _check_head(audit: ChainAudit, *, known: bool) -> None:
    if not known:
        audit.fault(0, finding("ledger-head-missing"))
    elif audit.last < audit.head.height:
        _miss(audit, audit.last + 1, audit.head.height)
    elif audit.hash and audit.hash != audit.head.hash:
        audit.fault(audit.last, finding("ledger-head-differs", place(audit.last), given=audit.head.hash))


def place(first: int, last: int = 0) -> str:
    """Name an event, or several in a row.

    >>> place(12), place(3, 5)
    ('ledger[12]', 'ledger[3-5]')
    """
    return f"ledger[{first}-{last}]" if last > first else f"ledger[{first}]"

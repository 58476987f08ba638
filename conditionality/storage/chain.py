"""The law of the chain: what an event is, and how its hash covers everything it says.

`hash` = sha256 of the canonical JSON of every other column, `parent` (the hash of the event before) among them, as
the columns stand in the database: a comma moved in any row, or two rows exchanged, no longer gives the same hash. The
first event's parent is 64 zeros. An event names its papers by one digest only (see `records`), and holds codes, never
a person's name: `actor` is an opaque id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from conditionality.codec import fingerprint
from conditionality.storage.faults import NaiveTimeError, UnfitNameError

GENESIS = "0" * 64
"""Parent of the first event."""

SELF = "self"
"""`on_behalf_of` of somebody who acts for themselves."""

ERASED = "record.erased"
"""Kind of the event that erases a record, named by its paper `erased`; the audit asks for one behind each tombstone."""

COLUMNS = (
    *("height", "parent", "kind", "subject", "subject_height", "payload"),
    *("at", "actor", "role", "on_behalf_of"),
)
"""Columns that the hash covers; each new release keeps them."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, as what, and when.

    Attributes:
        at: Aware time; kept in UTC to the microsecond.
        actor: Opaque id of the person or process.
        role: Role at that time.
        on_behalf_of: Opaque id of whom the actor stands for; `self` when nobody else.
    """

    at: datetime
    actor: str
    role: str
    on_behalf_of: str = SELF


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to append.

    Attributes:
        expected: Height of the subject when it was read; 0 for a new subject.
        papers: Name to digest of each record the event stands on (`{"report": "9f…"}`); names are codes.
    """

    kind: str
    subject: str
    expected: int
    act: Act
    papers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the chain, as it stands in the database.

    Attributes:
        height: Rank in the whole chain, from 1, without a gap.
        subject_height: Rank among the events of the subject, from 1.
        payload: Digest of the list of papers.
        at: UTC time as text.
    """

    height: int
    parent: str
    kind: str
    subject: str
    subject_height: int
    payload: str
    at: str
    actor: str
    role: str
    on_behalf_of: str
    hash: str

    @property
    def moment(self) -> datetime:
        """The time of the event, aware, in UTC."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of the chain, or one known from elsewhere (a signed head, a printed certificate)."""

    height: int
    hash: str


def event_hash(columns: Mapping[str, object]) -> str:
    """Give the hash of an event from its columns as stored.

    Raises:
        TypeError: A column holds bytes or a float.
    """
    return fingerprint({name: columns[name] for name in COLUMNS})


def follow(head: Head, entry: Entry, payload: str) -> Event:
    """Make the event that comes after this head.

    Raises:
        UnfitNameError: A name is not a plain code.
        NaiveTimeError: The time has no zone.
    """
    act = entry.act
    columns: dict[str, Any] = {
        "kind": code("kind", entry.kind),
        "subject": code("subject", entry.subject),
        "payload": payload,
        "at": stamp(act.at),
        "actor": code("actor", act.actor),
        "role": code("role", act.role),
        "on_behalf_of": code("on_behalf_of", act.on_behalf_of),
        "parent": head.hash,
        "height": head.height + 1,
        "subject_height": entry.expected + 1,
    }
    return Event(**columns, hash=event_hash(columns))


def code(field: str, value: str) -> str:
    """Let a plain code through: letters, digits and `. _ : -`, at most 100.

    Raises:
        UnfitNameError: Anything else, above all what may be a person's name or address.
    """
    if not _CODE.fullmatch(value):
        raise UnfitNameError(field, value)
    return value


def stamp(at: datetime) -> str:
    """Spell a time for the log: UTC, microseconds, always the same width.

    Raises:
        NaiveTimeError: The time has no zone.

    >>> stamp(datetime(2026, 1, 31, 8, tzinfo=UTC))
    '2026-01-31T08:00:00.000000+00:00'
    """
    if at.utcoffset() is None:
        raise NaiveTimeError(at.isoformat())
    return at.astimezone(UTC).isoformat(timespec="microseconds")

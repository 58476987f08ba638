"""The ledger: events are appended, read, and nothing else; the database refuses the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import IntegrityError

from conditionality.storage import records
from conditionality.storage.chain import Entry, Event, Head, follow
from conditionality.storage.faults import StaleError
from conditionality.storage.schema import HEAD, LEDGER

BATCH: Final = 500
"""Events read at a time when the whole chain is walked."""


def append(connection: Connection, entry: Entry) -> Event:
    """Append an event, if nobody acted on its subject since it was read.

    Raises:
        StaleError: The subject has another height than expected.
        UnfitNameError: A name is not a plain code.
        NaiveTimeError: The time has no zone.
        UnknownRecordError: A paper is not stored.
    """
    found = subject_height(connection, entry.subject)
    if found != entry.expected:
        raise StaleError(entry.subject, entry.expected, found)
    event = follow(head(connection), entry, records.put_papers(connection, entry.papers))
    columns = {column.name: getattr(event, column.name) for column in LEDGER.columns}
    try:
        connection.execute(LEDGER.insert().values(**columns))
    except IntegrityError as fault:  # somebody wrote without taking a turn
        raise StaleError(entry.subject, entry.expected, entry.expected + 1) from fault
    return event


def head(connection: Connection) -> Head:
    """Give the last event's height and hash; height 0 and 64 zeros when there is none."""
    row = connection.execute(select(HEAD.c.height, HEAD.c.hash)).one()
    return Head(row.height, row.hash)


def subject_height(connection: Connection, subject: str) -> int:
    """Give how many events a subject has."""
    highest = select(func.max(LEDGER.c.subject_height)).where(LEDGER.c.subject == subject)
    return connection.execute(highest).scalar() or 0


def of_subject(connection: Connection, subject: str) -> tuple[Event, ...]:
    """Give the events of a subject, oldest first."""
    return _read(connection, select(LEDGER).where(LEDGER.c.subject == subject))


def after(connection: Connection, height: int = 0) -> Iterator[Event]:
    """Walk the chain after a height, oldest first."""
    while found := _read(connection, select(LEDGER).where(LEDGER.c.height > height).limit(BATCH)):
        yield from found
        height = found[-1].height


def _read(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[Event, ...]:
    rows = connection.execute(query.order_by(LEDGER.c.height)).mappings()
    return tuple(Event(**{name: value for name, value in row.items() if isinstance(name, str)}) for row in rows)

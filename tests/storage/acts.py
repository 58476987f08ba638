"""Plain acts on a store, as small as tests want them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine

from conditionality.storage.chain import Act, Entry, Event
from conditionality.storage.engine import connect_to_write
from conditionality.storage.store import Store, Transaction
from conditionality.storage.verify import Verification, verify

Address = Path | str
"""Where a database is: a file for SQLite, an address for PostgreSQL."""

MORNING = datetime(2026, 1, 31, 8, tzinfo=UTC)
STAFF = Act(MORNING, "p-1", "STAFF")


def later(minutes: int) -> datetime:
    """Give a time on that morning."""
    return MORNING + timedelta(minutes=minutes)


def say(tx: Transaction, subject: str, expected: int, content: bytes = b"{}") -> Event:
    """Append an event with one paper."""
    return tx.append(Entry("said", subject, expected, STAFF, {"body": tx.put(content)}))


def fill(store: Store, subjects: Sequence[str]) -> list[Event]:
    """Append one event for each name, each in its own transaction with its own paper."""
    ranks: dict[str, int] = {}
    events = []
    for number, subject in enumerate(subjects):
        with store.transaction() as tx:
            events.append(say(tx, subject, ranks.get(subject, 0), f'{{"n":{number}}}'.encode()))
        ranks[subject] = ranks.get(subject, 0) + 1
    return events


def audit(store: Store) -> Verification:
    """Verify a store."""
    with store.reading() as connection:
        return verify(connection)


def tamper(engine: Engine, *statements: str) -> None:
    """Change rows by hand as the owner of the database can: guards off, then on again."""
    with connect_to_write(engine) as connection, connection.begin():
        armed = _disarm_sqlite(connection) if engine.name == "sqlite" else _disarm_postgresql(connection)
        for statement in (*statements, *armed):
            connection.exec_driver_sql(statement)


def _disarm_sqlite(connection: Connection) -> list[str]:
    listed = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for name, _ in listed:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    return [statement for _, statement in listed]


def _disarm_postgresql(connection: Connection) -> list[str]:
    tables = ("ledger", "head", "record")
    for table in tables:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    return [f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in tables]

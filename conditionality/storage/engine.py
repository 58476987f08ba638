"""Open the database: an embedded SQLite file (WAL), or PostgreSQL.

Both engines are made to behave alike: a transaction that writes takes its turn at its start (`BEGIN IMMEDIATE`, a row
lock on `head`), waits for it a limited time, and then sees the latest state.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from conditionality.storage.faults import UnsupportedDatabaseError
from conditionality.storage.schema import HEAD

WAIT_MS: Final = 10_000
"""Longest wait for a turn to write, in milliseconds."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # an act that was acknowledged survives a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is erased is overwritten in the file
    "PRAGMA recursive_triggers=ON",  # a REPLACE is a DELETE too
)

_BUSY_STATES = frozenset({"55P03", "40001", "40P01"})
"""PostgreSQL: lock not available, serialisation failure, deadlock."""


def open_engine(where: Path | str, wait_ms: int = WAIT_MS) -> Engine:
    """Open a database, without touching what it holds.

    Args:
        where: A file for SQLite, or an address (`sqlite:///…`, `postgresql://…`, or `sqlite://` in memory: one
            connection, so one thread at a time, for demonstrations and tests).
        wait_ms: Longest wait for a turn to write, in milliseconds.

    Raises:
        UnsupportedDatabaseError: The address names another database.
    """
    url = URL.create("sqlite", database=str(where)) if isinstance(where, Path) else make_url(where)
    match url.get_backend_name():
        case "sqlite":
            return _open_sqlite(url, wait_ms)
        case "postgresql":
            options = f"-c lock_timeout={wait_ms} -c timezone=UTC"
            return create_engine(
                url.set(drivername="postgresql+psycopg"), connect_args={"options": options}, pool_pre_ping=True
            )
        case other:
            raise UnsupportedDatabaseError(other)


def _open_sqlite(url: URL, wait_ms: int) -> Engine:
    arguments = {"timeout": wait_ms / 1000, "check_same_thread": False}
    in_memory = url.database in {None, "", ":memory:"}
    pool = StaticPool if in_memory else None
    engine = create_engine(url, connect_args=arguments, poolclass=pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver opens no transaction by itself: `_begin` does, and reads are inside it too.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def connect_to_write(engine: Engine) -> Connection:
    """Give a connection whose transactions write."""
    return engine.connect().execution_options(writes=True)


def take_turn(connection: Connection) -> None:
    """Wait for the turn to write; on SQLite the transaction has it since it began."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(HEAD.c.id).with_for_update()).all()


def is_busy(fault: DBAPIError) -> bool:
    """Say whether the database refused only because another transaction holds it."""
    cause = fault.orig
    if getattr(cause, "sqlstate", None) in _BUSY_STATES:
        return True
    name = getattr(cause, "sqlite_errorname", "")
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))

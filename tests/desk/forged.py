"""Forge a database as its owner can: rows changed with the guards off, or the whole chain rewritten consistently."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from sqlalchemy import Engine, delete

from conditionality.codec import canonical
from conditionality.desk.cases import EVENT
from conditionality.storage import ledger, records
from conditionality.storage.chain import GENESIS, Event, event_hash
from conditionality.storage.engine import connect_to_write
from conditionality.storage.schema import HEAD, LEDGER, RECORD
from tests.storage.acts import _disarm_postgresql, _disarm_sqlite

Tree = dict[str, object]


def rewrite(engine: Engine, height: int, paper: str, change: Callable[[Tree], Tree]) -> None:
    """Replace a paper of an event and write the whole chain again after it, so that every fingerprint fits.

    Args:
        paper: Key of the event's payload that names the paper; `event` for the payload itself.
        change: Gives the new paper from the old one.
    """
    with connect_to_write(engine) as connection, connection.begin():
        armed = _disarm_sqlite(connection) if engine.name == "sqlite" else _disarm_postgresql(connection)
        rows = list(ledger.after(connection))
        row = rows[height - 1]
        papers = records.read_papers(connection, row.payload)
        payload: Tree = json.loads(records.read(connection, papers[EVENT]))
        if paper == EVENT:
            payload = change(payload)
        else:
            old = str(payload[paper])
            new = _put(connection, change(json.loads(records.read(connection, old))))
            payload = json.loads(json.dumps(payload).replace(old, new))
            papers = json.loads(json.dumps(papers).replace(old, new))
        papers[EVENT] = _put(connection, payload)
        rows[height - 1] = Event(**{**asdict(row), "payload": records.put_papers(connection, papers)})
        connection.execute(delete(LEDGER))
        parent = GENESIS
        for one in rows:
            columns = {**asdict(one), "parent": parent}
            parent = columns["hash"] = event_hash(columns)
            connection.execute(LEDGER.insert().values(**columns))
        connection.execute(HEAD.update().values(height=len(rows), hash=parent))
        for statement in armed:
            connection.exec_driver_sql(statement)


def _put(connection: object, tree: Mapping[str, object]) -> str:
    return records.put(connection, canonical(tree), b"s" * 32)  # type: ignore[arg-type]


def forget_unused(engine: Engine, digest: str) -> None:
    """Remove a record."""
    with connect_to_write(engine) as connection, connection.begin():
        armed = _disarm_sqlite(connection) if engine.name == "sqlite" else _disarm_postgresql(connection)
        connection.execute(delete(RECORD).where(RECORD.c.digest == digest))
        for statement in armed:
            connection.exec_driver_sql(statement)

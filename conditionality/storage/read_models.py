"""Read models: tables made from the chain for quick questions; they can be dropped and made again at any time.

A model is a fold: an event comes in, rows change. The store brings every model up to date inside the transaction that
appended the event, so that who acts reads their own act. A new version of a model drops its tables and reads the chain
again: no migration is written for what can be made anew.

Erasure reaches the models too: the fold sees the `record.erased` event and drops what it kept of that record; made
again later, it finds the record erased from the start (`ErasedRecordError`). Both ways give the same rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, MetaData, delete, select

from conditionality.findings import Finding, finding
from conditionality.storage import ledger
from conditionality.storage.chain import Event
from conditionality.storage.schema import READ_MODEL

Fold = Callable[[Connection, Event], None]


@dataclass(frozen=True, slots=True)
class ReadModel:
    """Tables and the fold that fills them.

    Attributes:
        version: Whole number; raised when tables or fold change.
        tables: Tables of this model alone.
        fold: Changes the tables for one event; reads papers by `records.read`, nothing but the chain and its papers.
    """

    name: str
    version: int
    tables: MetaData
    fold: Fold


def catch_up(connection: Connection, model: ReadModel) -> int:
    """Bring a model to the head of the chain and give how many events it read."""
    start = _height(connection, model)
    if start < 0:
        return rebuild(connection, model)
    return _fold(connection, model, start)


def rebuild(connection: Connection, model: ReadModel) -> int:
    """Make the tables of a model again from the whole chain, and give how many events it read."""
    model.tables.drop_all(connection)
    model.tables.create_all(connection)
    connection.execute(delete(READ_MODEL).where(READ_MODEL.c.name == model.name))
    connection.execute(READ_MODEL.insert().values(name=model.name, version=model.version, height=0))
    return _fold(connection, model, 0)


def rebuild_all(connection: Connection, models: Iterable[ReadModel]) -> int:
    """Make every model again from the whole chain, and give how many events were read in all."""
    return sum(rebuild(connection, model) for model in models)


def check(connection: Connection, model: ReadModel) -> tuple[Finding, ...]:
    """Name the tables of a model whose rows are not those the chain gives; the model stays as it is.

    The model is made again inside a savepoint, compared, and put back: it needs the turn to write.
    """
    catch_up(connection, model)
    found = _contents(connection, model)
    with connection.begin_nested() as savepoint:
        rebuild(connection, model)
        expected = _contents(connection, model)
        savepoint.rollback()
    return tuple(
        finding("read-model-differs", model.name, given=name) for name in found if found[name] != expected[name]
    )


def _contents(connection: Connection, model: ReadModel) -> dict[str, Counter[tuple[object, ...]]]:
    tables = model.tables.sorted_tables
    return {table.name: Counter(tuple(row) for row in connection.execute(select(table))) for table in tables}


def _height(connection: Connection, model: ReadModel) -> int:
    known = select(READ_MODEL.c.version, READ_MODEL.c.height).where(READ_MODEL.c.name == model.name)
    row = connection.execute(known).first()
    return row.height if row is not None and row.version == model.version else -1


def _fold(connection: Connection, model: ReadModel, start: int) -> int:
    height = start
    for event in ledger.after(connection, start):
        model.fold(connection, event)
        height = event.height
    if height > start:
        mine = READ_MODEL.update().where(READ_MODEL.c.name == model.name)
        connection.execute(mine.values(height=height))
    return height - start

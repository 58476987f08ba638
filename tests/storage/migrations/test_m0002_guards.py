"""The database itself refuses to change or remove what was acted."""

# ruff: noqa: S608 - rows are changed by hand here

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from conditionality.storage.engine import connect_to_write
from conditionality.storage.store import Store
from tests.storage.acts import STAFF, audit, fill

COPY = "SELECT {height}, {parent}, kind, {subject}, {rank}, payload, at, actor, role, on_behalf_of, {hash} FROM ledger"


def insert(verb: str = "INSERT", **columns: str) -> str:
    """Write an event made from the last of two, with some columns changed."""
    usual = {"height": "3", "parent": "hash", "subject": "'new'", "rank": "1", "hash": "'new'"}
    return f"{verb} INTO ledger {COPY.format(**{**usual, **columns})} WHERE height = 2"


REFUSED = (
    "UPDATE ledger SET actor = 'p-2'",
    "UPDATE ledger SET height = height + 10 WHERE height = 2",
    "DELETE FROM ledger",
    "DELETE FROM ledger WHERE height = 2",
    insert(height="2"),
    insert(height="4"),
    insert(parent="parent"),
    insert(subject="subject"),
    insert(rank="2"),
    insert(hash="hash"),
    "UPDATE head SET height = 1",
    "UPDATE head SET height = 3",
    "UPDATE head SET hash = 'x'",
    "DELETE FROM head",
    "INSERT INTO head VALUES (2, 0, 'x')",
    "DELETE FROM record",
    "UPDATE record SET size = 7",
    "UPDATE record SET digest = 'x' WHERE erasable = 1",
    "UPDATE record SET content = NULL, erased_by = 1 WHERE erasable = 0",
    "UPDATE record SET content = NULL, erased_by = 1 WHERE erasable = 1",
    "UPDATE record SET content = NULL, salt = NULL WHERE erasable = 1",
    "UPDATE record SET content = NULL, salt = NULL, size = 0, erased_by = 1 WHERE erasable = 1",
)

REFUSED_BY = {
    "sqlite": (
        "INSERT OR REPLACE INTO record SELECT digest, 'x', salt, erasable, size, erased_by FROM record",
        *(
            insert("INSERT OR REPLACE", **column)
            for column in ({"height": "1"}, {"hash": "hash"}, {"parent": "parent"})
        ),
        "UPDATE OR REPLACE ledger SET height = 1 WHERE height = 2",
    ),
    "postgresql": (
        "TRUNCATE ledger",
        "TRUNCATE head",
        "TRUNCATE record",
        "INSERT INTO ledger SELECT * FROM ledger ON CONFLICT (height) DO UPDATE SET actor = 'p-2'",
    ),
}


def run(store: Store, statement: str) -> None:
    """Run a statement in its own transaction."""
    with connect_to_write(store.engine) as connection, connection.begin():
        connection.exec_driver_sql(statement)


def test_nothing_that_was_acted_is_changed_or_removed(store: Store, engine_name: str) -> None:
    fill(store, ["a", "b"])
    with store.transaction() as tx:
        tx.put_erasable(b"Marie")
    before = audit(store)
    for statement in (*REFUSED, *REFUSED_BY[engine_name]):
        with pytest.raises(DBAPIError):
            run(store, statement)
    assert audit(store) == before


def test_what_may_be_done_by_hand_is_done_in_order_only(store: Store) -> None:
    fill(store, ["a", "b"])
    run(store, insert())
    assert audit(store).head.height == 3  # the head went along; the audit names the false hash
    assert audit(store).first == 3


def test_an_erasure_passes_once(store: Store) -> None:
    with store.transaction() as tx:
        digest = tx.put_erasable(b"Marie")
        tx.erase(digest, "a", 0, STAFF, "asked")
    with pytest.raises(DBAPIError):
        run(store, f"UPDATE record SET erased_by = 2 WHERE digest = '{digest}'")

"""The audit of the records, with the events that name them."""

# ruff: noqa: S608 - rows are changed by hand here

from __future__ import annotations

from conditionality.storage.chain import Entry
from conditionality.storage.store import Store
from conditionality.storage.verify_chain import Link
from conditionality.storage.verify_records import Use, check_records
from tests.storage.acts import STAFF, fill, tamper


def test_a_use_says_event_and_name() -> None:
    assert Use(12, "papers[report]").path == "ledger[12].papers[report]"


def test_every_record_is_read_once(store: Store) -> None:
    events = fill(store, ["a", "b"])
    links = [Link(one.height, one.kind, one.payload) for one in events]
    with store.reading() as connection:
        assert check_records(connection, links) == (4, [])


def test_a_salted_record_is_recomputed_with_its_salt(store: Store) -> None:
    with store.transaction() as tx:
        digest = tx.put_erasable(b"Marie")
        event = tx.append(Entry("said", "a", 0, STAFF, {"body": digest}))
    links = [Link(event.height, event.kind, event.payload)]
    with store.reading() as connection:
        assert check_records(connection, links) == (2, [])
    tamper(store.engine, f"UPDATE record SET salt = content WHERE digest = '{digest}'")
    with store.reading() as connection:
        _, faults = check_records(connection, links)
    assert [(one.height, one.finding.code) for one in faults] == [(1, "record-changed")]


def test_a_paper_of_several_events_is_told_at_the_first(store: Store) -> None:
    with store.transaction() as tx:
        shared = tx.put(b"shared")
        events = [tx.append(Entry("said", "a", rank, STAFF, {"body": shared})) for rank in range(3)]
    tamper(store.engine, f"DELETE FROM record WHERE digest = '{shared}'")
    with store.reading() as connection:
        _, faults = check_records(connection, [Link(one.height, one.kind, one.payload) for one in events])
    assert [(one.height, one.finding.path) for one in faults] == [(1, "ledger[1].papers[body]")]

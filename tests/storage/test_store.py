"""One transaction: everything of an act, or nothing."""

# ruff: noqa: PT012 - a transaction is several statements

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from conditionality.storage import ledger, outbox, records
from conditionality.storage.chain import Entry
from conditionality.storage.drafts import Draft
from conditionality.storage.engine import connect_to_write, open_engine, take_turn
from conditionality.storage.faults import BusyError, ErasedRecordError, StaleError
from conditionality.storage.outbox import Letter
from conditionality.storage.store import Store
from tests.storage.acts import MORNING, STAFF, Address, audit, fill, say

LETTER = Letter("k", "mail", "o-1", b"Bonjour", MORNING)


def test_papers_events_letters_and_drafts_of_an_act_stand_together(store: Store) -> None:
    with store.transaction() as tx:
        tx.save_draft(Draft("d", "report", "o-1", 0, b"{}", MORNING))
    with store.transaction() as tx:
        event = say(tx, "a", 0, b"paper")
        tx.outbox(LETTER)
        tx.discard_draft("d", 1)
    with store.reading() as connection:
        papers = records.read_papers(connection, event.payload)
        assert records.read(connection, papers["body"]) == b"paper"
        assert outbox.waiting(connection) == (LETTER,)


def test_a_fault_inside_undoes_all_of_it(store: Store) -> None:
    with pytest.raises(StaleError), store.transaction() as tx:
        say(tx, "a", 0)
        tx.outbox(LETTER)
        tx.save_draft(Draft("d", "report", "o-1", 0, b"{}", MORNING))
        say(tx, "a", 0)
    found = audit(store)
    assert (found.events, found.records, found.head.height) == (0, 0, 0)
    with store.reading() as connection:
        assert outbox.waiting(connection) == ()


def test_several_events_of_one_act_follow_each_other(store: Store) -> None:
    with store.transaction() as tx:
        first, second = say(tx, "a", 0), say(tx, "a", 1)
    assert second.parent == first.hash
    assert audit(store).holds


def test_a_store_that_stays_busy_is_a_conflict_that_says_so(store: Store, address: Address) -> None:
    hurried = Store(open_engine(address, wait_ms=100))
    with connect_to_write(store.engine) as connection, connection.begin():
        take_turn(connection)
        with pytest.raises(BusyError), hurried.transaction() as tx:
            say(tx, "a", 0)
    hurried.engine.dispose()


def test_another_fault_of_the_database_is_not_called_a_conflict(store: Store) -> None:
    with pytest.raises(DBAPIError), store.transaction() as tx:
        tx.connection.execute(text("SELECT nothing FROM nowhere"))


def test_a_reader_sees_one_state_whatever_others_write(store: Store, address: Address) -> None:
    fill(store, ["a"])
    reader = Store(open_engine(address))
    with reader.reading() as connection:
        assert ledger.head(connection).height == 1
        fill(store, ["b"])
        assert ledger.head(connection).height == 1
    with reader.reading() as connection:
        assert ledger.head(connection).height == 2
    reader.engine.dispose()


def test_erasing_is_an_event_and_fails_with_it(store: Store) -> None:
    with store.transaction() as tx:
        digest = tx.put_erasable(b"Marie")
        tx.append(Entry("said", "a", 0, STAFF, {"body": digest}))
    with pytest.raises(StaleError), store.transaction() as tx:
        tx.erase(digest, "a", 0, STAFF, "asked")
    with store.transaction() as tx:
        assert records.read(tx.connection, digest) == b"Marie"
        event = tx.erase(digest, "a", 1, STAFF, "asked")
        assert (event.kind, event.subject_height) == ("record.erased", 2)
        with pytest.raises(ErasedRecordError):
            records.read(tx.connection, digest)
    assert audit(store).holds

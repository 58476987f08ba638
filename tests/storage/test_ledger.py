"""Append and read, on both engines."""

# ruff: noqa: PT012, S608 - a transaction is several statements, rows are changed by hand

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conditionality.storage import ledger
from conditionality.storage.chain import GENESIS, Act, Entry, Head
from conditionality.storage.engine import open_engine
from conditionality.storage.faults import StaleError, UnknownRecordError
from conditionality.storage.store import Store
from tests.storage.acts import STAFF, Address, audit, fill, say, tamper


def test_an_empty_ledger_has_a_head_at_height_nothing(store: Store) -> None:
    with store.reading() as connection:
        assert ledger.head(connection) == Head(0, GENESIS)
        assert ledger.of_subject(connection, "a") == ()
        assert list(ledger.after(connection)) == []


def test_events_are_read_back_as_they_were_appended(store: Store) -> None:
    events = fill(store, ["a", "b", "a", "a", "b"])
    with store.reading() as connection:
        assert list(ledger.after(connection)) == events
        assert list(ledger.after(connection, 3)) == events[3:]
        assert ledger.of_subject(connection, "b") == (events[1], events[4])
        assert ledger.head(connection) == Head(5, events[4].hash)
        assert ledger.subject_height(connection, "a") == 3
    assert [event.subject_height for event in events] == [1, 1, 2, 3, 2]


def test_a_long_chain_is_walked_in_several_reads(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "BATCH", 2)
    events = fill(store, "abcab")
    with store.reading() as connection:
        assert list(ledger.after(connection)) == events


def test_times_come_back_aware_and_in_utc(store: Store) -> None:
    at = datetime(2026, 7, 1, 12, 30, 0, 5, tzinfo=UTC)
    with store.transaction() as tx:
        tx.append(Entry("said", "a", 0, Act(at, "p-1", "ENT", "o-2"), {}))
    with store.reading() as connection:
        (event,) = ledger.of_subject(connection, "a")
    assert event.moment == at
    assert event.moment.utcoffset() is not None
    assert (event.actor, event.role, event.on_behalf_of) == ("p-1", "ENT", "o-2")


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_an_act_on_another_height_than_the_latest_is_stale_and_nothing_is_saved(store: Store, expected: int) -> None:
    fill(store, ["a", "a"])
    with pytest.raises(StaleError, match="a is at 2"), store.transaction() as tx:
        tx.put(b"lost")
        say(tx, "a", expected)
    assert (audit(store).events, audit(store).records) == (2, 4)


def test_a_paper_must_be_stored_before_its_event(store: Store) -> None:
    with pytest.raises(UnknownRecordError), store.transaction() as tx:
        tx.append(Entry("said", "a", 0, STAFF, {"body": "0" * 64}))


def test_a_head_set_back_by_hand_lets_no_event_be_written_over(store: Store) -> None:
    events = fill(store, ["a", "b"])
    tamper(store.engine, f"UPDATE head SET height = 1, hash = '{events[0].hash}'")
    with pytest.raises(StaleError), store.transaction() as tx:
        say(tx, "a", 1)
    with store.reading() as connection:
        assert list(ledger.after(connection)) == events


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subjects=st.lists(st.sampled_from("abc"), max_size=12))
def test_whatever_the_order_of_acts_the_chain_holds(fresh: Callable[[], Address], subjects: list[str]) -> None:
    engine = open_engine(fresh())
    store = Store(engine)
    events = fill(store, subjects)
    found = audit(store)
    engine.dispose()
    assert found.holds
    assert found.events == len(subjects)
    assert [event.height for event in events] == list(range(1, len(subjects) + 1))
    assert [event.parent for event in events[1:]] == [event.hash for event in events[:-1]]

"""The audit of a single row, as strictly as it was written."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.storage.chain import COLUMNS, GENESIS, Entry, Head, event_hash, follow
from conditionality.storage.store import Store
from conditionality.storage.verify_chain import check_chain, is_sound, place
from tests.storage.acts import STAFF, fill, tamper

EVENT = follow(Head(0, GENESIS), Entry("said", "a", 0, STAFF, {}), "ab")
ROW = asdict(EVENT)


def test_a_row_as_it_was_written_is_sound() -> None:
    assert is_sound(ROW)
    assert not is_sound(asdict(replace(EVENT, actor="p-2")))


@pytest.mark.parametrize("value", [b"p-1", 1.5, None, "p-1\u0301", "\ud800"])
def test_a_value_that_the_log_never_writes_is_not_sound(value: object) -> None:
    forged = {**ROW, "actor": value}
    assert not is_sound(forged)
    if value is None or value == "p-1\u0301":
        assert not is_sound({**forged, "hash": event_hash(forged)})


@given(st.sampled_from([*COLUMNS, "hash"]), st.text(max_size=5) | st.integers() | st.none())
def test_any_value_in_any_column_is_sound_only_if_it_is_the_one_written(column: str, value: object) -> None:
    assert is_sound({**ROW, column: value}) == (value == ROW[column])


def test_places_are_named_alone_or_in_a_row() -> None:
    assert (place(3), place(3, 3), place(3, 9)) == ("ledger[3]", "ledger[3]", "ledger[3-9]")


def test_the_walk_gives_what_the_audit_of_the_records_needs(store: Store) -> None:
    events = fill(store, ["a", "b"])
    with store.reading() as connection:
        audit = check_chain(connection)
    assert [(one.height, one.kind, one.payload) for one in audit.events] == [
        (one.height, one.kind, one.payload) for one in events
    ]
    assert (audit.head, audit.faults) == (Head(2, events[1].hash), [])


def test_one_fault_is_told_once(store: Store) -> None:
    fill(store, "abababab")
    tamper(store.engine, "UPDATE ledger SET subject = 'c', hash = 'x' WHERE height = 3")
    with store.reading() as connection:
        assert [(one.height, one.finding.code) for one in check_chain(connection).faults] == [
            (3, "ledger-event-changed")
        ]


def test_a_table_made_again_with_other_types_is_not_taken_for_the_ledger(store: Store) -> None:
    fill(store, "ab")
    remake = {
        "sqlite": (
            "CREATE TABLE copy AS SELECT * FROM ledger",
            "UPDATE copy SET height = CAST(height AS REAL) + 0.5",
            "DROP TABLE ledger",
            "ALTER TABLE copy RENAME TO ledger",
        ),
        "postgresql": ("ALTER TABLE ledger ALTER COLUMN height TYPE text USING height::text",),
    }
    tamper(store.engine, *remake[store.engine.name])
    with store.reading() as connection:
        faults = [(one.finding.code, one.finding.path) for one in check_chain(connection).faults]
    assert faults == [("ledger-event-added", "ledger[?]")] * 2 + [("ledger-event-missing", "ledger[1-2]")]

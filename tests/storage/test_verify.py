"""Whatever is changed by hand, guards off, is named."""

# ruff: noqa: S608 - rows are changed by hand here

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conditionality.storage import ledger
from conditionality.storage.chain import COLUMNS, ERASED, GENESIS, Entry, Event, Head, event_hash
from conditionality.storage.engine import connect_to_write, open_engine
from conditionality.storage.store import Store
from conditionality.storage.verify import verify
from conditionality.wording.findings import sentence
from tests.storage.acts import STAFF, Address, audit, fill, say, tamper

SUBJECTS = ["a", "b", "a", "c", "b", "a"]


def named(store: Store) -> list[tuple[str, str]]:
    """Give code and place of each finding; each has its sentence in both languages."""
    found = audit(store)
    for one in found.findings:
        assert sentence(one, "en")
        assert sentence(one, "fr")
    return [(one.code, one.path) for one in found.findings]


def test_an_empty_store_and_a_full_one_hold(store: Store) -> None:
    assert (audit(store).holds, audit(store).events) == (True, 0)
    events = fill(store, SUBJECTS)
    found = audit(store)
    assert (found.events, found.records, found.first, found.findings) == (6, 12, 0, ())
    assert found.head == Head(6, events[-1].hash)


@pytest.mark.parametrize("column", [*COLUMNS[1:], "hash"])
def test_any_column_changed_names_its_event(store: Store, column: str) -> None:
    fill(store, SUBJECTS)
    value = "77" if column == "subject_height" else "'x'"
    tamper(store.engine, f"UPDATE ledger SET {column} = {value} WHERE height = 3")
    found = audit(store)
    assert not found.holds
    assert found.first == 3
    assert ("ledger-event-changed", "ledger[3]") in named(store)
    changed_papers = {"record-missing", "record-unused"} if column == "payload" else set()
    assert {code for code, _ in named(store)} - changed_papers == {"ledger-event-changed"}


@pytest.mark.parametrize("at", ["2026-01-31T08:00:00+00:00", "2026-01-31T08:00:00.000000Z"])
def test_another_spelling_of_the_same_time_is_a_change(store: Store, at: str) -> None:
    fill(store, ["a", "b"])
    tamper(store.engine, f"UPDATE ledger SET at = '{at}' WHERE height = 1")
    assert named(store) == [("ledger-event-changed", "ledger[1]")]


@pytest.mark.parametrize("height", range(1, 7))
def test_a_removed_event_is_named_wherever_it_stood(store: Store, height: int) -> None:
    fill(store, SUBJECTS)
    tamper(store.engine, f"DELETE FROM ledger WHERE height = {height}")
    found = audit(store)
    assert found.first == height
    errors = [(one.code, one.path) for one in found.findings if one.level == "error"]
    assert errors == [("ledger-event-missing", f"ledger[{height}]")]


def test_several_removed_in_a_row_are_named_together_and_the_whole_chain_too(store: Store) -> None:
    fill(store, SUBJECTS)
    tamper(store.engine, "DELETE FROM ledger WHERE height IN (2, 3, 4)")
    assert ("ledger-event-missing", "ledger[2-4]") in named(store)
    tamper(store.engine, "DELETE FROM ledger")
    assert ("ledger-event-missing", "ledger[1-6]") in named(store)
    assert audit(store).first == 1


def test_two_events_exchanged_are_both_named(store: Store) -> None:
    fill(store, SUBJECTS)
    tamper(
        store.engine,
        *("UPDATE ledger SET height = 99 WHERE height = 2", "UPDATE ledger SET height = 2 WHERE height = 4"),
        "UPDATE ledger SET height = 4 WHERE height = 99",
    )
    assert named(store) == [("ledger-event-changed", "ledger[2]"), ("ledger-event-changed", "ledger[4]")]


def test_an_event_renumbered_is_named_where_it_was_and_where_it_is(store: Store) -> None:
    fill(store, SUBJECTS)
    tamper(store.engine, "UPDATE ledger SET height = 40 WHERE height = 4")
    assert [one for one in named(store) if one[0].startswith("ledger")] == [
        ("ledger-event-missing", "ledger[4]"),
        ("ledger-event-added", "ledger[40]"),
    ]


def forge(event: Event, **changed: str | int) -> str:
    """Write a row that follows the law of the chain and is not the event that was acted."""
    columns = {**asdict(event), **changed}
    columns["hash"] = event_hash(columns)
    return ", ".join(f"{name} = '{value}'" for name, value in columns.items())


def test_an_event_added_at_the_end_by_hand_is_named(store: Store) -> None:
    events = fill(store, SUBJECTS)
    copied = "SELECT 7, hash, kind, 'd', 1, payload, at, actor, role, on_behalf_of"
    tamper(store.engine, f"INSERT INTO ledger {copied}, 'x' FROM ledger WHERE height = 6")
    assert named(store) == [("ledger-event-added", "ledger[7]")]
    last = forge(events[-1], height=7, parent=events[-1].hash, subject="d", subject_height=1)
    tamper(store.engine, f"UPDATE ledger SET {last} WHERE height = 7")
    assert named(store) == [("ledger-event-added", "ledger[7]")]


def test_an_event_added_before_the_first_is_named(store: Store) -> None:
    fill(store, ["a"])
    copied = "SELECT 0, 'x', kind, 'd', 1, payload, at, actor, role, on_behalf_of, parent"
    tamper(store.engine, f"INSERT INTO ledger {copied} FROM ledger")
    assert named(store) == [("ledger-event-added", "ledger[0]")]


def test_an_event_rewritten_with_its_hash_breaks_the_link_to_the_next(store: Store) -> None:
    events = fill(store, SUBJECTS)
    tamper(store.engine, f"UPDATE ledger SET {forge(events[2], actor='p-9')} WHERE height = 3")
    assert named(store) == [("ledger-link-broken", "ledger[4]")]
    assert "event 3" in sentence(audit(store).findings[0], "en")


def test_the_last_event_rewritten_with_its_hash_is_not_the_one_the_head_noted(store: Store) -> None:
    events = fill(store, SUBJECTS)
    tamper(store.engine, f"UPDATE ledger SET {forge(events[5], actor='p-9')} WHERE height = 6")
    assert named(store) == [("ledger-head-differs", "ledger[6]")]
    tamper(store.engine, "DELETE FROM head")
    assert named(store) == [("ledger-head-missing", "")]


def test_a_rank_of_a_subject_that_was_skipped_is_named(store: Store) -> None:
    events = fill(store, ["a", "b"])
    row = forge(events[1], subject_height=5)
    tamper(store.engine, f"UPDATE ledger SET {row} WHERE height = 2")
    with store.reading() as connection:
        _, last = ledger.after(connection)
    tamper(store.engine, f"UPDATE head SET hash = '{last.hash}'")
    assert named(store) == [("ledger-subject-gap", "ledger[2]")]


def rewrite(store: Store, events: list[Event]) -> None:
    """Rewrite the whole tail consistently, as only the owner of the database can."""
    first = forge(events[4], actor="p-9")
    tamper(store.engine, f"UPDATE ledger SET {first} WHERE height = 5", "DELETE FROM ledger WHERE height = 6")
    with store.reading() as connection:
        *_, last = ledger.after(connection)
    tamper(store.engine, f"UPDATE head SET height = 5, hash = '{last.hash}'")


def test_a_tail_rewritten_with_its_head_is_seen_by_a_head_kept_elsewhere(store: Store) -> None:
    events = fill(store, SUBJECTS)
    anchors = [Head(one.height, one.hash) for one in events]
    rewrite(store, events)
    assert audit(store).holds  # nothing inside can tell: hence the signed heads
    with store.reading() as connection:
        found = verify(connection, anchors)
        assert verify(connection, [Head(0, GENESIS), *anchors[:4]]).holds
    assert [(one.code, one.path) for one in found.findings if one.level == "error"] == [
        ("ledger-anchor-differs", "ledger[5]"),
        ("ledger-anchor-differs", "ledger[6]"),
    ]
    assert found.first == 5


def body(number: int) -> str:
    """Give the digest of the paper of an event of `fill`, from 1."""
    return sha256(f'{{"n":{number - 1}}}'.encode()).hexdigest()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM record WHERE digest = '{digest}'", "record-missing"),
        ("UPDATE record SET size = 1 WHERE digest = '{digest}'", "record-changed"),
        ("UPDATE record SET content = salt, erasable = 1, erased_by = 2 WHERE digest = '{digest}'",
         "record-erased-unsaid"),
    ],
)  # fmt: skip
def test_a_paper_removed_changed_or_erased_by_hand_names_its_event(store: Store, statement: str, code: str) -> None:
    fill(store, SUBJECTS)
    tamper(store.engine, statement.format(digest=body(4)))
    assert named(store) == [(code, "ledger[4].papers[body]")]
    assert audit(store).first == 4


def test_bytes_changed_in_a_paper_name_its_event(store: Store) -> None:
    fill(store, SUBJECTS)
    other = f"SELECT content FROM record WHERE digest = '{body(5)}'"
    tamper(store.engine, f"UPDATE record SET content = ({other}) WHERE digest = '{body(2)}'")
    assert named(store) == [("record-changed", "ledger[2].papers[body]")]


def test_a_list_of_papers_removed_or_changed_names_its_event(store: Store) -> None:
    events = fill(store, SUBJECTS)
    tamper(store.engine, f"UPDATE record SET size = 1 WHERE digest = '{events[1].payload}'",
           f"DELETE FROM record WHERE digest = '{events[3].payload}'")  # fmt: skip
    assert named(store) == [
        ("record-changed", "ledger[2].payload"),
        ("record-missing", "ledger[4].payload"),
    ]


def test_a_record_added_by_hand_or_left_by_a_draft_is_a_warning(store: Store) -> None:
    with store.transaction() as tx:
        digest = tx.put(b"alone")
    found = audit(store)
    assert found.holds
    assert named(store) == [("record-unused", f"records[{digest}]")]
    assert found.findings[0].level == "warning"


def test_an_erased_record_needs_the_event_that_erased_it(store: Store) -> None:
    with store.transaction() as tx:
        digest = tx.put_erasable(b"Marie")
        tx.append(Entry("said", "a", 0, STAFF, {"body": digest}))
        say(tx, "b", 0)
    with store.transaction() as tx:
        tx.erase(digest, "a", 1, STAFF, "asked")
    assert audit(store).holds
    tamper(store.engine, f"UPDATE record SET erased_by = 2 WHERE digest = '{digest}'")
    assert named(store) == [("record-erased-unsaid", "ledger[1].papers[body]")]


def test_a_list_of_papers_that_is_no_list_is_named(store: Store) -> None:
    with store.transaction() as tx:
        other = tx.put(b"[]")
    (event,) = fill(store, ["a"])
    row = forge(event, payload=other, kind=ERASED)
    tamper(store.engine, f"UPDATE ledger SET {row}")
    with store.reading() as connection:
        (last,) = ledger.after(connection)
    tamper(store.engine, f"UPDATE head SET hash = '{last.hash}'")
    assert named(store) == [("record-not-papers", "ledger[1].payload")]


def test_a_database_without_its_tables_is_told(store: Store) -> None:
    tamper(store.engine, "DROP TABLE draft")
    assert named(store) == [("store-table-missing", "")]
    assert not audit(store).holds


def test_guards_that_were_taken_off_are_named_one_by_one(store: Store) -> None:
    fill(store, ["a"])
    off = {
        "sqlite": ("DROP TRIGGER guard_ledger_update", "DROP TRIGGER advance_head"),
        "postgresql": (
            "ALTER TABLE ledger DISABLE TRIGGER guard_ledger_update",
            "DROP TRIGGER advance_head ON ledger",
        ),
    }
    with connect_to_write(store.engine) as connection, connection.begin():
        for statement in off[store.engine.name]:
            connection.exec_driver_sql(statement)
    found = audit(store)
    assert named(store) == [("store-guard-off", "")]
    assert found.findings[0].given == "advance_head, guard_ledger_update"
    assert (found.holds, found.first) == (False, 0)


DAMAGES = st.one_of(
    st.tuples(st.just("DELETE FROM ledger WHERE height = {}"), st.integers(1, 6)),
    st.tuples(st.just("UPDATE ledger SET actor = 'p-2' WHERE height = {}"), st.integers(1, 6)),
    st.tuples(st.just("UPDATE ledger SET hash = 'y' WHERE height = {}"), st.integers(1, 6)),
    st.tuples(st.just("UPDATE ledger SET height = -height WHERE height = {}"), st.integers(1, 6)),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damages=st.lists(DAMAGES, min_size=1, max_size=3, unique_by=lambda one: one[1]))
def test_the_first_event_that_does_not_hold_is_the_first_that_was_touched(
    fresh: Callable[[], Address], damages: list[tuple[str, int]]
) -> None:
    engine = open_engine(fresh())
    store = Store(engine)
    fill(store, SUBJECTS)
    hashes = [statement for statement, _ in damages if "hash" in statement]
    chosen = [one for one in damages if "hash" not in one[0]] + [one for one in damages if one[0] in hashes[:1]][:1]
    tamper(engine, *(statement.format(height) for statement, height in chosen))
    found = [one for one in audit(store).findings if one.level == "error" and "ledger[-" not in one.path]
    first = min(height for _, height in chosen)
    engine.dispose()
    assert found
    assert min(int(one.path.split("[")[1].split("]")[0].split("-")[0]) for one in found) == first

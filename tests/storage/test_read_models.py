"""Read models follow the chain, and made again they are the same."""

# ruff: noqa: PT012 - a transaction is several statements

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Executable, Integer, MetaData, Table, Text, select, update

from conditionality.storage import ledger, read_models, records
from conditionality.storage.chain import ERASED, Entry, Event
from conditionality.storage.engine import open_engine
from conditionality.storage.faults import ErasedRecordError, StaleError
from conditionality.storage.read_models import ReadModel
from conditionality.storage.schema import READ_MODEL
from conditionality.storage.store import Store
from conditionality.wording.findings import sentence
from tests.storage.acts import STAFF, Address, audit, fill, say

TABLES = MetaData()
COUNT = Table("view_count", TABLES, Column("subject", Text, primary_key=True), Column("n", Integer), Column("b", Text))


def fold(connection: Connection, event: Event) -> None:
    """Count the events of each subject and keep the last paper."""
    papers = records.read_papers(connection, event.payload)
    row = COUNT.c.subject == event.subject
    if event.kind == ERASED:
        connection.execute(update(COUNT).where(row).values(n=event.subject_height, b="(erased)"))
        return
    try:
        body = records.read(connection, papers["body"]).decode()
    except ErasedRecordError:
        body = "(erased)"
    values = {"n": event.subject_height, "b": body}
    if connection.execute(update(COUNT).where(row).values(**values)).rowcount == 0:
        connection.execute(COUNT.insert().values(subject=event.subject, **values))


MODEL = ReadModel("count", 1, TABLES, fold)


def rows(connection: Connection) -> list[tuple[object, ...]]:
    """Give the rows of the model."""
    return [tuple(row) for row in connection.execute(select(COUNT).order_by(COUNT.c.subject))]


def test_who_acts_reads_their_own_act_in_the_same_transaction_or_never(store: Store) -> None:
    followed = replace(store, models=(MODEL,))
    fill(followed, ["a", "b", "a"])
    with pytest.raises(StaleError), followed.transaction() as tx:
        say(tx, "a", 2, b"lost")
        say(tx, "a", 2)
    with followed.reading() as connection:
        assert rows(connection) == [("a", 2, '{"n":2}'), ("b", 1, '{"n":1}')]


def test_a_model_that_comes_late_reads_the_whole_chain_once(store: Store) -> None:
    fill(store, ["a", "b", "a"])
    with store.transaction() as tx:
        assert read_models.catch_up(tx.connection, MODEL) == 3
        assert read_models.catch_up(tx.connection, MODEL) == 0
        say(tx, "c", 0)
        assert read_models.catch_up(tx.connection, MODEL) == 1


def test_a_new_version_is_made_again_from_the_chain(store: Store) -> None:
    fill(replace(store, models=(MODEL,)), ["a", "b"])
    with store.transaction() as tx:
        tx.connection.execute(update(COUNT).values(n=99))
        assert read_models.catch_up(tx.connection, replace(MODEL, version=2)) == 2
        assert [row[1] for row in rows(tx.connection)] == [1, 1]
        assert tx.connection.execute(select(READ_MODEL.c.version)).scalar() == 2


def test_what_is_erased_leaves_the_model_whether_it_followed_or_is_made_again(store: Store) -> None:
    followed = replace(store, models=(MODEL,))
    fill(followed, ["a"])
    with followed.transaction() as tx:
        digest = tx.put_erasable(b"Marie")
        tx.append(Entry("said", "b", 0, STAFF, {"body": digest}))
    with followed.transaction() as tx:
        assert rows(tx.connection) == [("a", 1, '{"n":0}'), ("b", 1, "Marie")]
        tx.erase(digest, "b", 1, STAFF, "asked")
    with store.transaction() as tx:
        assert rows(tx.connection) == [("a", 1, '{"n":0}'), ("b", 2, "(erased)")]
        read_models.rebuild(tx.connection, MODEL)
        assert rows(tx.connection) == [("a", 1, '{"n":0}'), ("b", 2, "(erased)")]


@pytest.mark.parametrize(
    "damage",
    [
        update(COUNT).where(COUNT.c.subject == "a").values(b="x"),
        COUNT.delete().where(COUNT.c.subject == "b"),
        COUNT.insert().values(subject="c", n=1, b=""),
    ],
    ids=["changed", "removed", "added"],
)
def test_a_row_changed_by_hand_is_told_and_made_right_by_making_again(store: Store, damage: Executable) -> None:
    followed = replace(store, models=(MODEL,))
    fill(followed, ["a", "b", "a"])
    with store.transaction() as tx:
        assert read_models.check(tx.connection, MODEL) == ()
        before = rows(tx.connection)
        tx.connection.execute(damage)
        damaged = rows(tx.connection)
        (found,) = read_models.check(tx.connection, MODEL)
        assert rows(tx.connection) == damaged
        assert sentence(found, "en").startswith("count: The rows of «view_count» are not those")
        read_models.rebuild(tx.connection, MODEL)
        assert rows(tx.connection) == before
    assert audit(store).holds


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subjects=st.lists(st.sampled_from("abc"), max_size=10))
def test_made_again_from_the_chain_a_model_is_the_same(fresh: Callable[[], Address], subjects: list[str]) -> None:
    engine = open_engine(fresh())
    store = Store(engine, models=(MODEL,))
    with store.transaction():
        pass  # makes the tables
    fill(store, subjects)
    with store.transaction() as tx:
        followed = rows(tx.connection)
        assert read_models.rebuild_all(tx.connection, (MODEL,)) == len(subjects)
        assert rows(tx.connection) == followed
        assert len(list(ledger.after(tx.connection))) == sum(row[1] for row in followed if isinstance(row[1], int))
    assert audit(store).holds
    engine.dispose()

"""Opening a database, taking turns, and telling a busy database from a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from conditionality.storage.engine import connect_to_write, is_busy, open_engine, take_turn
from conditionality.storage.faults import UnsupportedDatabaseError
from conditionality.storage.migrate import upgrade
from conditionality.storage.store import Store
from tests.storage.acts import STAFF, Address


def test_a_file_is_opened_in_wal_with_full_synchronisation(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "store.sqlite3")
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        triggers = connection.exec_driver_sql("PRAGMA recursive_triggers").scalar()
    engine.dispose()
    assert found == ["wal", 2]
    assert triggers == 1


def test_another_database_is_refused() -> None:
    with pytest.raises(UnsupportedDatabaseError, match="mysql"):
        open_engine("mysql://example.org/x")


def test_memory_is_one_database_for_every_connection() -> None:
    engine = open_engine("sqlite://")
    with connect_to_write(engine) as connection, connection.begin():
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar() == 0
    engine.dispose()


def test_one_writes_while_the_other_waits_in_vain_and_is_told_busy(address: Address) -> None:
    first, second = open_engine(address), open_engine(address, wait_ms=100)
    with connect_to_write(first) as one, one.begin():
        take_turn(one)
        with pytest.raises(DBAPIError) as caught, connect_to_write(second) as other, other.begin():
            take_turn(other)
    assert is_busy(caught.value)
    with pytest.raises(DBAPIError) as broken, connect_to_write(second) as other, other.begin():
        other.execute(text("SELECT nothing FROM nowhere"))
    assert not is_busy(broken.value)
    first.dispose()
    second.dispose()


def test_what_is_erased_is_no_longer_in_the_file(tmp_path: Path) -> None:
    path, secret = tmp_path / "store.sqlite3", b"Marie Durand, 3 rue du Four " * 400
    engine = open_engine(path)
    upgrade(engine)
    store = Store(engine)
    with store.transaction() as tx:
        digest = tx.put_erasable(secret)
    engine.dispose()
    assert secret[:28] in path.read_bytes()
    with store.transaction() as tx:
        tx.erase(digest, "dossier-1", 0, STAFF, "asked")
    engine.dispose()
    assert [one for one in tmp_path.iterdir() if secret[:28] in one.read_bytes()] == []

"""Up and down, on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, inspect, text

from conditionality.storage import migrate
from conditionality.storage.faults import LedgerNotEmptyError
from conditionality.storage.schema import METADATA
from conditionality.storage.store import Store
from tests.storage.acts import audit, fill


def names(engine: Engine) -> set[str]:
    """Give the tables of a database."""
    return set(inspect(engine).get_table_names())


def current(engine: Engine) -> str:
    """Give the step of a database."""
    with engine.connect() as connection:
        return migrate.current(connection)


def test_a_database_goes_up_down_and_up_again(bare: Engine) -> None:
    assert current(bare) == ""
    migrate.upgrade(bare)
    migrate.upgrade(bare)
    assert current(bare) == migrate.latest()
    assert names(bare) == {*METADATA.tables, "alembic_version"}
    migrate.downgrade(bare)
    assert (current(bare), names(bare)) == ("", {"alembic_version"})
    migrate.upgrade(bare)
    fill(Store(bare), ["a"])
    assert audit(Store(bare)).holds


def test_a_database_can_stop_at_a_step(bare: Engine) -> None:
    migrate.upgrade(bare, "0001")
    assert current(bare) == "0001"
    migrate.upgrade(bare)
    migrate.downgrade(bare, "0001")
    assert current(bare) == "0001"


@pytest.mark.parametrize("target", ["base", "0001"])
def test_a_ledger_with_events_never_goes_down_and_stays_guarded(store: Store, target: str) -> None:
    fill(store, ["a", "b"])
    with pytest.raises(LedgerNotEmptyError, match="2 event"):
        migrate.downgrade(store.engine, target)
    assert current(store.engine) == migrate.latest()
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM ledger")).scalar() == 2
    fill(store, ["c"])
    assert audit(store).holds


def test_a_fault_on_the_way_up_leaves_the_database_as_it_was(bare: Engine) -> None:
    with bare.connect() as connection, connection.begin():
        connection.execute(text("CREATE TABLE outbox (x INTEGER)"))
    with pytest.raises(Exception, match="outbox"):
        migrate.upgrade(bare)
    assert names(bare) <= {"outbox", "alembic_version"}

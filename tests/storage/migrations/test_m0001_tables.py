"""The first tables: an empty head, and columns that take nothing else than what they are for."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from conditionality.storage import migrate
from conditionality.storage.engine import connect_to_write
from conditionality.storage.faults import LedgerNotEmptyError


def run(engine: Engine, statement: str) -> None:
    """Run a statement in its own transaction."""
    with connect_to_write(engine) as connection, connection.begin():
        connection.execute(text(statement))


def test_the_head_stands_at_nothing(bare: Engine) -> None:
    migrate.upgrade(bare, "0001")
    with bare.connect() as connection:
        assert connection.execute(text("SELECT * FROM head")).one() == (1, 0, "0" * 64)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO head VALUES (2, 0, '0')",
        "INSERT INTO record (digest, erasable, size) VALUES ('a', 0, 0)",
        "INSERT INTO record (digest, erasable, size) VALUES ('a', 1, 0)",
        "INSERT INTO record (digest, erasable, size, erased_by) VALUES ('a', 0, 0, 1)",
        "INSERT INTO read_model VALUES ('a', 'one', 0)",
    ],
)
def test_a_row_that_means_nothing_is_refused(bare: Engine, statement: str) -> None:
    migrate.upgrade(bare, "0001")
    with pytest.raises(DBAPIError):
        run(bare, statement)


def test_tables_that_hold_an_event_are_not_dropped(bare: Engine) -> None:
    migrate.upgrade(bare, "0001")
    run(bare, "INSERT INTO ledger VALUES (1, '0', 'said', 'a', 1, 'x', 'x', 'p-1', 'STAFF', 'self', 'x')")
    with pytest.raises(LedgerNotEmptyError):
        migrate.downgrade(bare)
    with bare.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM ledger")).scalar() == 1

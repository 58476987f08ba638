"""The tables in the code are the tables that the migrations make."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from conditionality.storage.schema import GUARDS, METADATA
from conditionality.storage.store import Store


def test_the_migrations_make_the_tables_of_the_code(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_both_engines_name_their_constraints_alike(store: Store) -> None:
    found = inspect(store.engine)
    for table in METADATA.sorted_tables:
        named = {one["name"] for one in found.get_unique_constraints(table.name)}
        assert named == {one.name for one in table.constraints if str(one.name).startswith("uq_")}
        checks = {one["name"] for one in found.get_check_constraints(table.name)}
        assert checks == {one.name for one in table.constraints if str(one.name).startswith("ck_")}


def test_each_guard_of_the_code_is_set_by_the_migrations_and_no_other(store: Store) -> None:
    listed = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql(listed[store.engine.name]).scalars()
        truncations = {name for name in found if name.endswith("_truncate")}
        named = set(connection.exec_driver_sql(listed[store.engine.name]).scalars()) - truncations
    assert named == set(GUARDS)
    assert len(truncations) == (3 if store.engine.name == "postgresql" else 0)

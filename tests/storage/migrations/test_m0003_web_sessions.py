"""The table of who is signed in: comes and goes without touching what was acted."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, text

from conditionality.storage import migrate


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_the_table_comes_with_its_step_and_goes_with_it(bare: Engine) -> None:
    migrate.upgrade(bare, "0002")
    before = tables(bare)
    migrate.upgrade(bare, "0003")
    assert tables(bare) == {*before, "web_session"}
    assert [one["name"] for one in inspect(bare).get_indexes("web_session")] == ["ix_web_session_expires_at"]
    with bare.connect() as connection, connection.begin():
        connection.execute(text("INSERT INTO web_session VALUES ('d', 'p', 'STAFF', 'a', 'b', 'c')"))
    migrate.downgrade(bare, "0002")
    assert tables(bare) == before

"""Where a database is, and why it cannot be opened as it stands; a password is never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from conditionality.desk.place import Place, check_database, place_of, standing
from conditionality.storage.engine import connect_to_write, open_engine
from conditionality.storage.migrate import latest
from conditionality.wording.findings import sentence
from tests.storage.acts import Address


def place(address: Address) -> Place:
    found, faults = place_of(str(address))
    assert found is not None, faults
    return found


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "setting-absent"),
        ("://nothing", "database-address"),
        ("mysql://u:secret@h/d", "database-kind"),
    ],
)
def test_what_is_no_place_is_told(written: str, code: str) -> None:
    found, faults = place_of(written, "CONDITIONALITY_DATABASE")
    assert found is None
    assert [one.code for one in faults] == [code]


def test_a_password_is_never_repeated() -> None:
    found = place("postgresql://u:secret@127.0.0.1:1/d")
    [fault] = check_database(found)
    assert fault.code == "database-silent"
    assert "secret" not in sentence(fault, "fr") + found.shown
    [fault] = place_of("postgre sql://u:secret@h/d")[1]
    assert "secret" not in sentence(fault, "fr")


def test_a_database_at_the_last_step_opens(address: Address) -> None:
    assert check_database(place(address)) == ()
    found, _ = standing(place(address))
    assert found is not None
    assert (found.step, found.empty) == (latest(), False)


@pytest.mark.parametrize(("step", "code"), [("0001", "database-old"), ("9999", "database-newer")])
def test_another_step_is_told_and_left(address: Address, step: str, code: str) -> None:
    engine = open_engine(address)
    with connect_to_write(engine) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})
    engine.dispose()
    assert [one.code for one in check_database(place(address))] == [code]


def test_tables_of_another_program_are_not_ours(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    engine = open_engine(file)
    with connect_to_write(engine) as connection, connection.begin():
        connection.execute(text("CREATE TABLE theirs (id integer)"))
    engine.dispose()
    assert [one.code for one in check_database(Place(file, "other"))] == ["database-foreign"]


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Madame, Monsieur," * 100)
    assert [one.code for one in check_database(Place(file, "letter.txt"))] == ["database-not-one"]
    assert [one.code for one in check_database(Place(tmp_path / "no" / "x", "x"))] == ["database-absent"]

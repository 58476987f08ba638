"""The office: what a database is for is said once, and published rules are never replaced."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conditionality.desk.cases import log_of
from conditionality.desk.office import DATABASE, Office, declare, is_demonstration, open_office
from conditionality.desk.outcome import NotDone
from tests.desk.people import BEGINNING, done


def test_a_database_without_a_word_is_one_of_production(tmp_path: Path) -> None:
    office = open_office(tmp_path / "base.sqlite3")
    assert not is_demonstration(office)
    done(declare(office, "production", BEGINNING))
    refused = declare(office, "demonstration", BEGINNING)
    assert isinstance(refused, NotDone)
    assert not is_demonstration(office)
    office.store.engine.dispose()


def test_a_demonstration_is_declared_once(office: Office) -> None:
    assert is_demonstration(office)
    done(declare(office, "demonstration", BEGINNING))
    with office.reading() as connection:
        assert len(log_of(connection, DATABASE)) == 1
    assert isinstance(declare(office, "production", BEGINNING), NotDone)


def test_rules_are_compiled_once_for_a_day(office: Office) -> None:
    day = date(2026, 1, 1)
    assert office.scorer("socle-leger@1.0.0", day) is office.scorer("socle-leger@1.0.0", day)
    with pytest.raises(KeyError):
        office.scorer("socle-leger@9.9.9", day)

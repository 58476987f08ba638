"""Where the front finds its register, and what it does when the settings do not hold."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import entrance
from conditionality.desk.office import Office, open_office
from conditionality.desk.settings import DATABASE_VARIABLE
from conditionality.dossier.register import Mode
from tests.app.conftest import House

OPEN: Callable[[], Office | None] = entrance.office.__wrapped__
"""The office asked anew, before any test puts another in its place."""

NOW: Callable[[], datetime] = entrance.now
"""The clock itself, likewise."""


def made(path: Path) -> Path:
    open_office(path).store.engine.dispose()
    return path


def test_the_database_named_comes_first_then_that_of_the_state_folder(tmp_path: Path) -> None:
    home = {entrance.HOME_VARIABLE: str(tmp_path)}
    assert entrance.place({}) == ""
    assert entrance.place(home) == ""
    made(tmp_path / entrance.FILE)
    assert entrance.place(home) == str(tmp_path / entrance.FILE)
    assert entrance.place(home | {DATABASE_VARIABLE: "other.sqlite3"}) == "other.sqlite3"


def test_without_a_database_there_is_no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.delenv(entrance.HOME_VARIABLE, raising=False)
    assert OPEN() is None


def test_the_office_is_that_of_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, str(made(tmp_path / "a.sqlite3")))
    monkeypatch.setenv("CONDITIONALITY_REGION", "Région d’Essai")
    found = OPEN()
    assert found is not None
    assert found.region == "Région d’Essai"
    found.store.engine.dispose()


def test_settings_that_do_not_hold_open_nothing_and_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DATABASE_VARIABLE, "absent.sqlite3")  # a long path would be told cut short
    with caplog.at_level(logging.ERROR, "conditionality"):
        assert OPEN() is None
    assert "absent.sqlite3" in caplog.text


@pytest.mark.parametrize(("mode", "days"), [("demonstration", 7), ("production", 0)])
def test_the_clock_of_a_demonstration_alone_is_set_ahead(
    open_house: Callable[[Mode], House], monkeypatch: pytest.MonkeyPatch, mode: Mode, days: int
) -> None:
    open_house(mode)
    monkeypatch.setattr(entrance, "now", NOW)
    monkeypatch.setenv(entrance.AHEAD_VARIABLE, "7")
    ahead = entrance.now() - datetime.now(UTC)
    assert abs(ahead - timedelta(days=days)) < timedelta(minutes=1)


@pytest.mark.parametrize("text", ["", "0", "-3", "soon", "3661", "٣", "1.5"])
def test_what_is_no_whole_number_of_days_moves_no_clock(open_house: Callable[[Mode], House], text: str) -> None:
    open_house("demonstration")
    assert entrance.ahead(text) == timedelta()


def test_without_a_register_the_clock_is_that_of_the_machine() -> None:
    assert entrance.ahead("7") == timedelta()

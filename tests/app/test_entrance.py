"""Where the front finds its register, and what it does when the settings do not hold."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from app import entrance
from conditionality.desk.office import Office, open_office
from conditionality.desk.settings import DATABASE_VARIABLE

OPEN: Callable[[], Office | None] = entrance.office.__wrapped__
"""The office asked anew, before any test puts another in its place."""


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
    monkeypatch.setenv(DATABASE_VARIABLE, str(tmp_path / "absent.sqlite3"))
    with caplog.at_level(logging.ERROR, "conditionality"):
        assert OPEN() is None
    assert "absent.sqlite3" in caplog.text

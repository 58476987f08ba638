"""`database`: made for one use, asked how it stands, brought up to date; every trouble is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.storage.migrate import latest
from tests.cli.conftest import Run


def test_a_database_is_made_then_tells_how_it_stands(run: Run, tmp_path: Path) -> None:
    made = run("database", "create", "--mode", "production", "--database", "r.sqlite3")
    assert (made.code, made.err) == (0, "")
    told = run("database", "status", "--database", "r.sqlite3", "--json")
    assert told.code == 0
    assert (told.tree["mode"], told.tree["step"], told.tree["events"]) == ("production", latest(), 1)
    assert "Dernier événement\u00a0: 1" in run("database", "status", "--database", "r.sqlite3").out


def test_a_production_database_refuses_to_be_a_demonstration(run: Run) -> None:
    run("database", "create", "--mode", "production", "--database", "r.sqlite3")
    told = run("database", "create", "--mode", "demonstration", "--database", "r.sqlite3")
    assert told.code == 1
    assert "production" in told.err


def test_faults_of_the_line_are_told_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONDITIONALITY_DATABASE", raising=False)
    told = run("database", "create", "--mode", "essai", "--json")
    assert told.code == 2
    assert [one["code"] for one in told.tree["findings"]] == ["setting-absent", "database-mode-unknown"]


def test_the_variable_names_the_database(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITIONALITY_DATABASE", "r.sqlite3")
    assert run("database", "status").code == 1
    assert run("database", "create", "--mode", "demonstration").code == 0
    assert run("database", "upgrade").code == 0
    assert run("database", "status").code == 0


def test_the_demonstration_refuses_a_production_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONDITIONALITY_DATABASE", "r.sqlite3")
    assert run("database", "create", "--mode", "production").code == 0
    told = run("demo", "--no-serve", "--json")
    assert told.code == 2
    assert [one["code"] for one in told.tree["findings"]] == ["database-mode"]
    assert not (tmp_path / "var").exists()

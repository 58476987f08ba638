"""`referential migrate`: what is lost is told first, for people and for machines; what is filed stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conditionality.cli import referential_migrate
from conditionality.codec import canonical
from conditionality.findings import finding
from conditionality.report.read import read_report
from tests.cli.conftest import Run
from tests.desk.versions import FIRST, NEW, OLD, make_folder, rules

DRAFT = {
    "report_id": "D-1",
    "referential": OLD,
    "period": {"from": "2025-01-01", "to": "2025-12-31"},
    "answers": {"a": 46, "b": 90, "c": 3},
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of rule books where the new version asks `d` instead of `b`, and a draft beside it."""
    second = FIRST.replace(b"1.0.0", b"1.1.0").replace(b'id = "b"', b'id = "d"')
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(make_folder(tmp_path / "rules", second)))
    (tmp_path / "draft.json").write_text(json.dumps(DRAFT), encoding="utf-8")
    (tmp_path / "table.csv").write_text("from;to;factor\nb;d;0,5\n", encoding="utf-8")
    return tmp_path


def test_a_draft_moves_and_what_is_lost_is_told(run: Run, place: Path) -> None:
    told = run("referential", "migrate", "draft.json", "--to", NEW, "-o", "moved.json", "--lang", "en")
    assert told.code == 0
    assert told.out.splitlines() == [
        "From essai@1.0.0 to essai@1.1.0. Kept: 1. Renamed: 0. Converted: 0. Not kept: 2. Newly asked: 1.",
        "  c: not kept, “3”. It cannot be read by the rules of the draft.",
        "  b (b): not kept, 90. The new rules do not ask it.",
        "  b (d): newly asked",
    ]
    assert json.loads((place / "moved.json").read_text(encoding="utf-8"))["answers"] == {"a": 46}


def test_the_table_says_where_answers_go(run: Run, place: Path) -> None:
    told = run("referential", "migrate", "draft.json", "--to", NEW, "--table", "table.csv", "-o", "m.json", "--json")
    assert told.code == 0
    assert (told.tree["from"], told.tree["to"], told.tree["findings"]) == (OLD, NEW, [])
    move = next(one for one in told.tree["moves"] if one["from"] == "b")
    assert (move["kind"], move["to"], move["before"], move["after"]) == ("converted", "d", "90", "45")
    assert json.loads((place / "m.json").read_text(encoding="utf-8"))["answers"] == {"a": 46, "d": 45}


def test_a_filed_report_never_moves(run: Run, place: Path) -> None:
    filed, _ = read_report(json.dumps({**DRAFT, "answers": {"a": 1}}).encode(), rules(FIRST))
    (place / "filed.json").write_bytes(canonical(filed))
    told = run("referential", "migrate", "filed.json", "--to", NEW, "-o", "m.json", "--lang", "fr")
    assert told.code == 1
    assert told.err.startswith("Ce rapport est déposé")
    assert not (place / "m.json").exists()


def test_what_cannot_be_is_told(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "bad.csv").write_text("from;to\nb;dd\n", encoding="utf-8")
    (place / "none.json").write_text("{}", encoding="utf-8")
    line = ("referential", "migrate", "draft.json", "--to", NEW)
    assert run(*line, "--table", "bad.csv", "-o", "m.json").code == 1
    assert run(*line, "--table", "absent.csv", "-o", "m.json").code == 2
    assert run(*line, "-o", "nowhere/m.json").code == 2
    with monkeypatch.context() as broken:
        broken.setattr(referential_migrate, "write_file", lambda name, _: (finding("disk-full", given=name),))
        assert run(*line, "-o", "m.json").code == 2
    assert run("referential", "migrate", "absent.json", "--to", NEW, "-o", "m.json").code == 2
    assert run("referential", "migrate", "none.json", "--to", NEW, "-o", "m.json").code == 1
    assert run("referential", "migrate", "draft.json", "--to", "essai@9.0.0", "-o", "m.json").code == 2
    (place / "odd.json").write_text(json.dumps({**DRAFT, "referential": "odd@1.0.0"}), encoding="utf-8")
    assert run("referential", "migrate", "odd.json", "--to", NEW, "-o", "m.json").code == 2
    assert not (place / "m.json").exists()

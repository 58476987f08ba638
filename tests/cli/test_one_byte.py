"""A published file changed by one byte is refused by its name, everywhere the command line reads it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import typer

from app import shelf
from conditionality.cli.app import app
from conditionality.codec import fingerprint
from conditionality.desk.refs import changed_files, open_rule_book, shipped
from conditionality.wording.findings import sentence
from tests.cli.conftest import EXAMPLES, Run
from tests.repository import ROOT

REF, CHILD = "socle-leger@1.0.0", "filiere-alimentaire@1.0.0"
FILE, PARENT = "socle-leger/1.0.0.toml", "socle-regional/1.0.0.toml"
REPORT = str(EXAMPLES / "reports" / "socle-leger.json")
CHILD_REPORT = str(EXAMPLES / "reports" / "filiere-alimentaire.json")

ACT = ("--act", "A", "--on", "2026-01-01", "--href", "https://region.example/a")

LINES: Mapping[str, tuple[str, ...]] = {
    "referential check": ("{ref}",),
    "referential show": ("{ref}",),
    "referential schema": ("{ref}",),
    "referential form": ("{ref}", "-o", "form.xlsx"),
    "referential flat": ("{ref}",),
    "referential backtest": ("{ref}", "hdi@2024.1.0", "reports.csv"),
    "referential backtest (new)": ("hdi@2024.1.0", "{ref}", "reports.csv"),
    "referential diff": ("{ref}", "hdi@2024.1.0"),
    "referential diff (new)": ("hdi@2024.1.0", "{ref}"),
    "referential golden": ("{ref}",),
    "referential golden (template)": ("{ref}", "--template", "t.csv"),
    "referential publish": (REF, *ACT),
    "score": ("{ref}", "{report}"),
    "score (table)": ("{ref}", "reports.csv", "-o", "scores.csv"),
    "explain": ("{ref}", "{report}"),
    "plan": ("{ref}", "{report}"),
    "compare": ("{ref}", "{report}", "{report}"),
    "robustness": ("{ref}", "{report}"),
}
"""What follows each command that reads rules."""

NO_RULES = {"demo", "tick", "vote count", "certificate verify", "referential migrate"}
"""Commands tried elsewhere, or that read no rule file of the shelf: a certificate and an audit hold their own."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the rule books, lock each of them, and name the folder."""
    made = tmp_path / "rules"
    shutil.copytree(ROOT / "referentials", made)
    files = sorted(made.glob("*/*.toml"))
    lines = (f"{fingerprint(one.read_bytes())}  {one.relative_to(made).as_posix()}\n" for one in files)
    (made / "published.lock").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(made))
    (tmp_path / "reports.csv").write_text("report_id;employees\nr1;3\n", encoding="utf-8")
    return made


def flip(path: Path, at: int = 3) -> None:
    """Change one byte of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def line(name: str, ref: str, report: str = REPORT) -> list[str]:
    """Give the words of a line."""
    words = name.partition(" (")[0].split()
    return [*words, *(word.format(ref=ref, report=report) for word in LINES[name])]


def commands(group: Any, above: str = "") -> Iterator[tuple[str, set[str]]]:  # noqa: ANN401 - a group of the library
    """Give every command by its words, with the names of what it takes."""
    for name, one in group.commands.items():
        words = f"{above} {name}".strip()
        if hasattr(one, "commands"):
            yield from commands(one, words)
        else:
            yield words, {each.name for each in one.params}


def test_no_command_that_reads_rules_is_forgotten() -> None:
    reading = {name for name, takes in commands(typer.main.get_command(app)) if takes & {"ref", "refs", "old"}}
    assert reading - NO_RULES == {name.partition(" (")[0] for name in LINES}


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("ref", [REF, "socle-leger", "rules/socle-leger/1.0.0.toml"])
def test_a_command_refuses_the_changed_file_by_its_name(run: Run, home: Path, name: str, ref: str) -> None:
    flip(home / FILE)
    told = run(*line(name, ref), "--lang", "en")
    assert told.code == 1, told.said
    assert "The published file " in told.said
    assert f"{FILE} is no longer what was published" in told.said


@pytest.mark.parametrize("name", [one for one in LINES if "publish" not in one])
def test_a_command_refuses_what_extends_the_changed_file(run: Run, home: Path, name: str) -> None:
    flip(home / PARENT)
    told = run(*line(name, CHILD, CHILD_REPORT), "--lang", "fr")
    assert told.code == 1, told.said
    assert f"Le fichier publié {PARENT} n’est plus" in told.said


@pytest.mark.parametrize(("named", "to"), [(REF, "hdi@2024.1.0"), ("hdi@2024.1.0", REF)])
def test_a_draft_moves_neither_from_nor_to_the_changed_file(run: Run, home: Path, named: str, to: str) -> None:
    flip(home / FILE)
    period = {"from": "2024-01-01", "to": "2024-12-31"}
    draft = {"report_id": "d", "referential": named, "period": period, "answers": {}}
    (home.parent / "draft.json").write_text(json.dumps(draft), encoding="utf-8")
    told = run("referential", "migrate", "draft.json", "--to", to, "-o", "moved.json", "--lang", "en")
    assert told.code == 1
    assert f"The published file {FILE}" in told.err


@pytest.mark.parametrize("at", [0, 1, 100, 4_000, -2, -1])
def test_any_byte_will_do(home: Path, at: int) -> None:
    flip(home / FILE, at)
    for ref in (REF, "socle-leger", str(home / FILE)):
        book, found = open_rule_book(ref)
        assert book is None
        assert any(FILE in sentence(one, "en") for one in found), ref


def test_the_check_of_the_folder_and_the_demonstration_name_it(run: Run, home: Path) -> None:
    flip(home / FILE)
    told = run("referential", "check", "--lang", "en")
    assert told.code == 1
    assert f"The published file {FILE}" in told.out
    demo = run("demo", "--no-serve", "--lang", "en")
    assert demo.code == 2
    assert f"The published file {FILE}" in demo.err


def test_the_front_shows_no_changed_file_and_names_it(home: Path) -> None:
    flip(home / FILE)
    assert REF not in {one.ref for one in shelf.load()}
    assert CHILD in {one.ref for one in shelf.load()}
    assert "socle-leger" not in shipped()
    assert [sentence(one, "en").partition(" is ")[0] for one in shelf.changed()] == [f"The published file {FILE}"]
    assert shelf.changed() == changed_files()


def test_a_copy_elsewhere_that_calls_itself_the_published_version_is_refused(run: Run, home: Path) -> None:
    copy = home.parent / "mine.toml"
    shutil.copy(home / FILE, copy)
    assert run("referential", "check", "mine.toml").code == 0
    flip(copy)
    told = run("referential", "show", "mine.toml", "--lang", "en")
    assert told.code == 1
    assert "/mine.toml calls itself socle-leger@1.0.0, which is published" in told.err
    copy.write_bytes(copy.read_bytes().replace(b'version = "1.0.0"', b'version = "1.0.1"'))
    assert run("referential", "show", "mine.toml").code == 0


def test_a_path_is_held_to_the_lock_of_its_own_folder(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONDITIONALITY_REFERENTIALS")
    assert run("referential", "show", home / FILE).code == 0
    flip(home / FILE)
    told = run("score", home / FILE, REPORT, "--lang", "en")
    assert told.code == 1
    assert f"{FILE} is no longer what was published" in told.err

"""`referential golden`: the cases beside the rules, a workbook, its template, and cases kept from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_referential_diff import home
from tests.desk.versions import NEW

__all__ = ["home"]

HEADER = "report_id;a;b;total;outcome\n"


def test_the_cases_beside_the_rules_are_tried(run: Run, home: Path) -> None:
    told = run("referential", "golden", NEW, "--lang", "en")
    assert (told.code, told.out) == (0, "Cases: 1. They hold: 1. They differ: 0.\n")
    second = home / "essai" / "cases" / "second.toml"
    second.write_bytes(second.read_bytes().replace(b"total = 80", b"total = 81"))
    told = run("referential", "golden", NEW, "--lang", "en")
    assert told.code == 1
    assert told.out.splitlines()[2].split() == ["second", "total", "81", "80", "80"]


def test_a_workbook_is_tried_and_its_bad_cells_told(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"{HEADER}one;46;90;81;accepted\ntwo;46;90;80;yes\n", encoding="utf-8")
    told = run("referential", "golden", NEW, "x.csv", "--lang", "en")
    assert told.code == 1
    assert told.out.startswith("Cases: 1. They hold: 0. They differ: 1.")
    assert "Line 3, column outcome: «yes» cannot be expected here." in told.err
    tree = run("referential", "golden", NEW, "x.csv", "--json").tree
    assert tree["differences"] == [
        {"case": "one", "line": 2, "column": "total", "expected": "81", "found": "80", "exact": "80"}
    ]
    assert [one["code"] for one in tree["findings"]] == ["golden-text"]
    assert (tree["cases"], tree["hold"]) == (1, 0)
    assert list((home / "essai" / "cases").iterdir())


def test_cases_of_a_workbook_are_kept_beside_the_rules(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"{HEADER}one;46;90;80;accepted\n", encoding="utf-8")
    assert run("referential", "golden", NEW, "x.csv", "--write", "--by", "A. Durand").code == 0
    text = (home / "essai" / "cases" / "one.toml").read_text(encoding="utf-8")
    assert 'computed_by = "A. Durand"\nsource = "x.csv"\n' in text
    assert run("referential", "golden", NEW, "--lang", "en").out.startswith("Cases: 2. They hold: 2.")


def test_nothing_is_kept_when_a_cell_is_bad_or_a_name_cannot_be_a_file(
    run: Run,
    home: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "x.csv").write_text(f"{HEADER}one;46;90;80;yes\ntwo;46;90;80;\n", encoding="utf-8")
    (tmp_path / "y.csv").write_text(f"{HEADER}../two;46;90;80;\n", encoding="utf-8")
    assert run("referential", "golden", NEW, "x.csv", "--write", "--by", "A. D.").code == 1
    told = run("referential", "golden", NEW, "y.csv", "--write", "--by", "A. D.", "--lang", "en")
    assert told.code == 1
    assert "«../two» cannot be the name of a case" in told.err
    assert {one.name for one in (home / "essai" / "cases").iterdir()} == {"first.toml", "second.toml"}


@pytest.mark.usefixtures("home")
def test_the_template_is_written_and_reads_back_empty(run: Run, tmp_path: Path) -> None:
    assert run("referential", "golden", NEW, "--template", "e.xlsx").code == 0
    assert (tmp_path / "e.xlsx").is_file()
    told = run("referential", "golden", NEW, "e.xlsx", "--lang", "en")
    assert told.code == 1
    assert run("referential", "golden", NEW, "--template", "e.txt").code == 2
    assert run("referential", "golden", NEW, "--template", "nowhere/e.xlsx").code == 2
    assert run("referential", "golden", NEW, "--template", "f.csv", "--json").tree == {"written": "f.csv"}


@pytest.mark.usefixtures("home")
def test_what_is_not_said_or_not_there_is_wrong_use(run: Run) -> None:
    assert run("referential", "golden", NEW, "x.csv", "--write").code == 2
    assert run("referential", "golden", NEW, "--write", "--by", "A. D.").code == 2
    assert run("referential", "golden", NEW, "absent.csv").code == 2
    assert run("referential", "golden", "nothing").code == 2

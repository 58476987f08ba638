"""`robustness`: how firmly one recommendation holds, or many; wrong numbers are refused all at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from conditionality.cli.robustness import Typed, read_terms
from tests.cli.conftest import EXAMPLES, Run

ONE = EXAMPLES / "two-years" / "RD-002-2026.json"
BEFORE = EXAMPLES / "two-years" / "RD-002-2025.json"


@pytest.mark.parametrize(
    ("lang", "word"), [("fr", "Cette recommandation tient dans"), ("en", "This recommendation holds in")]
)
def test_one_report_is_told_in_a_sentence(run: Run, lang: str, word: str) -> None:
    told = run("robustness", "socle-regional", ONE, "--draws", "50", "--lang", lang)
    assert told.code == 0
    assert word in told.out
    assert "50" in told.out


def test_a_seed_gives_the_same_answer(run: Run) -> None:
    words = ("robustness", "socle-regional", ONE, "--draws", "40", "--spread", "60", "--errors", "30", "--json")
    first, again = run(*words, "--seed", "5"), run(*words, "--seed", "5")
    assert first.tree == again.tree
    assert first.tree["terms"] == {
        "draws": 40, "seed": 5, "law": "uniform", "spread_percent": "60", "errors_percent": "30"
    }  # fmt: skip
    assert first.tree["kept"] + sum(one["draws"] for one in first.tree.get("flips", [])) == 40


def test_earlier_reports_are_history(run: Run) -> None:
    told = run("robustness", "socle-regional", ONE, "--history", BEFORE, "--draws", "5", "--json")
    assert told.tree["history"] == 1


def test_a_table_gives_how_many_are_firm(run: Run, tmp_path: Path) -> None:
    table = "report_id,employees,board_seats,board_employee_seats\na,12,6,3\nb,30,5,1\n"
    (tmp_path / "reports.csv").write_text(table, encoding="utf-8")
    told = run("robustness", "socle-regional", "reports.csv", "--draws", "10", "--lang", "en")
    assert told.code == 0
    assert "hold in 95 % of draws or more: 2 of 2 (weights ± 10%; seed 1, 10 draws)" in told.out
    tree = run("robustness", "socle-regional", "reports.csv", "--draws", "10", "--json").tree
    assert [one["reports"] for one in tree["populations"]] == [2]
    alone = run("robustness", "socle-regional", "reports.csv", "--report", "b", "--draws", "10", "--json").tree
    assert alone["report_id"] == "b"
    absent = run("robustness", "socle-regional", "reports.csv", "--report", "c", "--lang", "en")
    assert (absent.code, absent.out) == (1, "")
    assert "No report of the table has the number «c». Check it in the column report_id." in absent.err


def test_a_row_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text("report_id,employees\na,12\nb,many\nc,3\n", encoding="utf-8")
    told = run("robustness", "socle-regional", "reports.csv", "--draws", "2", "--lang", "en")
    assert told.code == 1
    assert "Line 3" in told.err


def test_everything_that_is_wrong_is_told_at_once(run: Run) -> None:
    told = run("robustness", "socle-regional", ONE, "--law", "gauss", "--spread", "120", "--errors", "few", "--draws",
               "-1", "--seed", "-1", "--lang", "en")  # fmt: skip
    assert (told.code, told.out) == (2, "")
    assert told.err.count("\n") == 5
    assert "«gauss» is not a law of draws. Choose one of: uniform, dirichlet." in told.err
    assert "«120» cannot be taken for --spread. Write a number from 0 to 99" in told.err


@pytest.mark.parametrize(("ref", "name"), [("nothing", ONE), ("socle-regional", "nothing.json")])
def test_what_is_not_there_is_told(run: Run, ref: str, name: object) -> None:
    assert run("robustness", ref, str(name)).code == 2
    assert run("robustness", "socle-regional", ONE, "--history", "nothing.json").code == 2


def test_numbers_are_read_as_people_write_them() -> None:
    terms, found = read_terms(Typed(0, "12,5 %", "dirichlet", "0", 3))
    assert found == ()
    assert terms is not None
    assert (terms.spread_percent, terms.law, terms.seed) == (Decimal("12.5"), "dirichlet", 3)
    assert read_terms(Typed(0, "1", "dirichlet", "0", 1))[0] is None
    assert read_terms(Typed(0, "1.234", "uniform", "0", 1))[0] is None

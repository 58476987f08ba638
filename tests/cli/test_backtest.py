"""`referential backtest`: in sentences, in JSON, as a page; what cannot be read is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conditionality.codec import read_paper
from conditionality.scoring.effect import Backtest
from tests.cli.conftest import EXAMPLES, Run
from tests.repository import ROOT

OLD = "socle-regional@1.0.0"
REPORTS = EXAMPLES / "two-years"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Write a draft in which the sharing of value weighs twice as much."""
    text = (ROOT / "referentials" / "socle-regional" / "1.0.0.toml").read_text(encoding="utf-8")
    at = text.index('fr = "Partage de la valeur"')
    text = text[:at] + text[at:].replace("weight = 15", "weight = 30", 1)
    path = tmp_path / "draft.toml"
    path.write_text(text.replace('version = "1.0.0"', 'version = "1.1.0"', 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("lang", "word"), [("fr", "Partage de la valeur : "), ("en", "Sharing of value: ")])
def test_who_gains_and_who_loses_is_told(run: Run, draft: Path, lang: str, word: str) -> None:
    told = run("referential", "backtest", OLD, draft, REPORTS, "--lang", lang)
    assert told.code == 0
    assert word in told.out.replace("\u00a0", " ")
    assert "socle-regional@1.1.0" in told.out


def test_the_paper_in_json_is_that_of_the_file(run: Run, draft: Path, tmp_path: Path) -> None:
    told = run("referential", "backtest", OLD, draft, REPORTS, "-o", "back.json", "--json")
    assert told.code == 0
    paper = read_paper(Backtest, (tmp_path / "back.json").read_bytes())
    assert json.loads((tmp_path / "back.json").read_text(encoding="utf-8")) == told.tree["backtest"]
    assert (paper.reports, paper.total.up + paper.total.down) == (2, 2)
    assert (told.tree["rejected"], told.tree["other_rules"], told.tree["findings"]) == (0, 0, [])


def test_the_page_is_written_in_the_language(run: Run, draft: Path, tmp_path: Path) -> None:
    told = run("referential", "backtest", OLD, draft, REPORTS, "-o", "back.html", "--lang", "en")
    assert "Written: back.html" in told.err
    assert "<h2>Largest rises</h2>" in (tmp_path / "back.html").read_text(encoding="utf-8")


def test_rows_that_cannot_be_read_are_told_and_the_others_count(run: Run, draft: Path, tmp_path: Path) -> None:
    table = "report_id,employees,naf,granted\na,12,25.62B,1000\nb,many,25.62B,5\nc,30,,2000\n"
    (tmp_path / "reports.csv").write_text(table, encoding="utf-8")
    told = run("referential", "backtest", OLD, draft, "reports.csv", "--grants", "granted", "--lang", "en")
    assert told.code == 1
    assert "Reports scored with both versions: 2." in told.out
    assert "Line 3, column employees" in told.err
    assert "Reports left out: 1. Made for other rules: 0." in told.err
    assert "C · Manufacturing" in told.out
    assert "Grants known: 2 reports, €3,000.00." in told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "back.pdf"), ".html, .json"),
        (("--out", "nowhere/back.html"), "does not exist"),
        (("--by", "teritory"), "no column «teritory»"),
        (("--period", "soon"), "is not a period"),
        (("--map", "wait"), "does not rename"),
    ],
)
def test_wrong_words_are_refused(run: Run, draft: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "reports.csv").write_text("report_id,employees\na,12\n", encoding="utf-8")
    told = run("referential", "backtest", OLD, draft, "reports.csv", *words, "--lang", "en")
    assert (told.code, told.out) == (2, "")
    assert said in told.err


@pytest.mark.parametrize(("old", "new"), [("nothing@1.0.0", OLD), (OLD, "nothing.toml")])
def test_rules_that_are_not_there_are_told(run: Run, old: str, new: str) -> None:
    told = run("referential", "backtest", old, new, REPORTS)
    assert (told.code, told.out) == (2, "")


def test_a_folder_without_a_report_for_the_old_rules_is_told(run: Run, draft: Path) -> None:
    told = run("referential", "backtest", "socle-leger@1.0.0", draft, REPORTS, "--lang", "en")
    assert told.code == 1
    assert "holds no report made for the rules before" in told.err
    absent = run("referential", "backtest", OLD, draft, "nothing.csv")
    assert absent.code == 2

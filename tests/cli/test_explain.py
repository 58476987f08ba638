"""`explain`: one line, one page, the complete sheet, and a PDF; the history counts."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from conditionality.findings import finding
from tests.cli.conftest import EXAMPLES, Run

LIGHT = EXAMPLES / "reports" / "socle-leger.json"
FOOD = EXAMPLES / "reports" / "filiere-alimentaire.json"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_three_lengths(run: Run, lang: str) -> None:
    line, page, full = (
        run("explain", "socle-leger", LIGHT, "--length", length, "--lang", lang) for length in ("line", "page", "full")
    )
    assert {line.code, page.code, full.code} == {0}
    assert len(line.out.splitlines()) == 1
    assert len(line.out) < len(page.out) < len(full.out)
    assert line.out[:8] in page.out
    assert "L311-3-1" in full.out


def test_a_page_is_the_default(run: Run) -> None:
    assert run("explain", "socle-leger", LIGHT).out == run("explain", "socle-leger", LIGHT, "--length", "page").out


def test_the_pdf_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    assert run("explain", "socle-leger", LIGHT, "--pdf", "a.pdf").code == 0
    assert run("explain", "socle-leger", LIGHT, "--length", "line", "--pdf", "b.pdf").code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert run("explain", "socle-leger", LIGHT, "--length", "full", "--pdf", "c.pdf").code == 0
    with pikepdf.open(tmp_path / "a.pdf") as page, pikepdf.open(tmp_path / "c.pdf") as full:
        assert len(page.pages) < len(full.pages)


def test_json_gives_the_sheet_and_the_scorecard(run: Run) -> None:
    told = run("explain", "filiere-alimentaire", FOOD, "--json", "--lang", "en")
    assert told.code == 0
    assert told.tree["explanation"]["lang"] == "en"
    assert told.tree["explanation"]["sections"][0]["heading"] == "In short"
    assert told.tree["scorecard"]["dimensions"]["A"]["status"] == "scored"


def test_a_filled_table_of_one_row_is_one_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("report_id,employees\na,1\n", encoding="utf-8")
    assert "a\u00a0: " in run("explain", "socle-leger", "one.csv", "--length", "line").out


def test_more_than_one_report_is_wrong_use(run: Run) -> None:
    two = EXAMPLES.parent / "tests" / "cases" / "hdi" / "hdi_2022.csv"
    told = run("explain", "hdi", two, "--lang", "en")
    assert told.code == 2
    assert "must hold one report; reports found: 204" in told.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--length", "huge"), 2),
        (("--pdf", "absent/a.pdf"), 2),
        (("--history", "absent.json"), 2),
        (("--history", str(EXAMPLES / "late-reports.csv")), 1),
        (("--history", str(EXAMPLES / "reports" / "hdi.json")), 1),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, words: tuple[str, ...], code: int) -> None:
    told = run("explain", "socle-leger", LIGHT, *words)
    assert told.code == code
    assert told.err
    assert "Traceback" not in told.said


def test_unknown_rules_and_bad_reports(run: Run, tmp_path: Path) -> None:
    assert run("explain", "nope", LIGHT).code == 2
    assert run("explain", "socle-leger", "nope.json").code == 2
    assert run("explain", "socle-leger", FOOD).code == 1
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    assert run("explain", "socle-leger", "empty.csv").code == 1


def test_a_disk_that_fills_up_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conditionality.cli.explain.write_file", lambda *_: (finding("disk-full", given="a.pdf"),))
    assert run("explain", "socle-leger", LIGHT, "--pdf", "a.pdf").code == 2


def test_warnings_are_said_beside(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("report_id,employees,colour\na,1,red\n", encoding="utf-8")
    told = run("explain", "socle-leger", "one.csv", "--lang", "en")
    assert told.code == 0
    assert "Warning: Line 1, column colour" in told.err

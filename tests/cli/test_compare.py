"""`compare`: what moved between two reports, and whether the report or the rules moved it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run
from tests.repository import ROOT

BEFORE = EXAMPLES / "two-years" / "RD-002-2025.json"
AFTER = EXAMPLES / "two-years" / "RD-002-2026.json"


@pytest.mark.parametrize(("lang", "word"), [("fr", "Bloqué, puis Accepté"), ("en", "Blocked, then Accepted")])
def test_two_years_side_by_side(run: Run, lang: str, word: str) -> None:
    told = run("compare", "socle-regional", BEFORE, AFTER, "--lang", lang)
    assert told.code == 0
    assert word in told.out
    assert "G5" in told.out


def test_what_moved_adds_up(run: Run) -> None:
    told = run("compare", "socle-regional", BEFORE, AFTER, "--json").tree
    moved = [one for part in ("indicators", "adjustments") for one in told[part].values()]
    by_report = sum((Fraction(one["by_report"]["exact"]) for one in moved), Fraction(0))
    assert by_report == Fraction(told["total"]["by_report"]["exact"])
    assert told["same_rules"] is True
    assert told["total"]["by_rules"]["exact"] == "0"


def test_a_report_beside_itself_does_not_move(run: Run) -> None:
    told = run("compare", "socle-regional", AFTER, AFTER)
    assert told.code == 0
    assert "Contributions qui ont bougé" not in told.out


def test_a_change_of_rules_is_told_from_a_change_of_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (ROOT / "examples" / "own-rules.toml").read_text(encoding="utf-8")
    folder = tmp_path / "rules" / "covered-market"
    folder.mkdir(parents=True)
    (folder / "1.0.0.toml").write_text(first.replace("from = 2026-01-01", "from = 2025-01-01, until = 2025-12-31"))
    (folder / "2.0.0.toml").write_text(
        first.replace('version = "1.0.0"', 'version = "2.0.0"').replace(
            "from = 50, points = 75", "from = 50, points = 60"
        )
    )
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(tmp_path / "rules"))
    for year, held in ((2025, 5), (2026, 7)):
        (tmp_path / f"{year}.json").write_text(
            f'{{"report_id": "m{year}", "referential": "covered-market", '
            f'"period": {{"from": "{year}-01-01", "to": "{year}-12-31"}}, '
            f'"answers": {{"stalls": 10, "stalls_producers": {held}}}}}'
        )
    told = run("compare", "covered-market", "2025.json", "2026.json", "--json").tree
    assert told["before"]["referential"] == "covered-market@1.0.0"
    assert told["after"]["referential"] == "covered-market@2.0.0"
    assert told["same_rules"] is False
    assert told["total"]["by_rules"]["exact"] == "-15"
    assert told["total"]["by_report"]["exact"] == "40"


def test_what_cannot_be_read_is_told(run: Run) -> None:
    assert run("compare", "nope", BEFORE, AFTER).code == 2
    assert run("compare", "socle-regional", BEFORE, "nope.json").code == 2
    assert run("compare", "socle-regional", BEFORE, EXAMPLES / "reports" / "hdi.json").code == 1
    assert run("compare", "socle-regional", BEFORE, AFTER, "--history", "nope.csv").code == 2


def twin(path: Path, year: int = 2026, **organisation: str) -> Path:
    """Write the later report as if of another organisation or year."""
    tree = json.loads(AFTER.read_text(encoding="utf-8"))
    tree["organisation"] = organisation
    tree["period"] = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_names_and_periods_are_printed(run: Run) -> None:
    told = run("compare", "socle-regional", BEFORE, AFTER)
    first, second = told.out.splitlines()[:2]
    for line, year in ((first, 2025), (second, 2026)):
        name = json.loads(BEFORE.read_text(encoding="utf-8"))["organisation"]["name"]
        assert name in line
        assert f"du 01/01/{year} au 31/12/{year}" in line
    assert told.err == ""


def test_reports_of_two_organisations_are_not_compared(run: Run, tmp_path: Path) -> None:
    other = twin(tmp_path / "o.json", siret="00000036400018", name="Recyclerie Farfadine (SCOP)")
    told = run("compare", "socle-regional", BEFORE, other)
    assert (told.code, told.out) == (1, "")
    assert "Recyclerie Farfadine" in told.err
    assert run("compare", "socle-regional", BEFORE, other, "--json").tree["findings"][0]["level"] == "error"


def test_without_both_sirets_another_name_is_a_doubt(run: Run, tmp_path: Path) -> None:
    told = run("compare", "socle-regional", BEFORE, twin(tmp_path / "o.json", name="Autre"), "--lang", "en")
    assert told.code == 0
    assert "Warning: organisation: The two reports may not be of one organisation" in told.err
    assert "Autre, report RD-002-2026" in told.out


def test_years_the_wrong_way_round_are_told(run: Run) -> None:
    told = run("compare", "socle-regional", AFTER, BEFORE)
    assert told.code == 0
    assert "Nommez d’abord la plus ancienne" in told.err

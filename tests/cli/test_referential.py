"""`referential`: check, show, schema, form and flat, in both languages, with sentences for what is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from conditionality.referential.read import read_referential
from conditionality.report.table import read_table
from tests.cli.conftest import EXAMPLES, Run
from tests.desk.versions import make_folder
from tests.repository import ROOT

OWN = EXAMPLES / "own-rules.toml"


def test_shipped_rule_books_hold(run: Run) -> None:
    told = run("referential", "check", "hdi", "socle-leger@1.0.0", "socle-regional", "filiere-alimentaire", OWN)
    assert told.code == 0
    assert told.out.count("il tient, rien à signaler") == 5


@pytest.mark.parametrize(("lang", "word"), [("fr", "Vouliez-vous écrire «\u00a0kind"), ("en", "Did you mean «kind»?")])
def test_every_fault_of_a_rule_file_is_told_with_its_block(run: Run, tmp_path: Path, lang: str, word: str) -> None:
    broken = OWN.read_text(encoding="utf-8").replace("kind =", "knd =", 1).replace("/ stalls", "/ stals")
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    told = run("referential", "check", "broken.toml", "--lang", lang)
    assert told.code == 1
    assert word in told.out
    assert "fields[stalls].knd" in told.out
    assert "indicators[P1].value" in told.out


def test_a_check_as_json_tells_each_fault_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("id = 3", encoding="utf-8")
    told = run("referential", "check", "broken.toml", OWN, "--json", "--lang", "en")
    broken, good = told.tree["checked"]
    assert told.code == 1
    assert broken["referential"] is None
    assert {"missing-key"} <= {one["code"] for one in broken["findings"]}
    assert (good["referential"], good["findings"]) == ("covered-market@1.0.0", [])
    assert len(good["fingerprint"]) == 64


def test_without_a_name_the_whole_folder_and_its_lock_are_checked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rules" / "covered-market"
    folder.mkdir(parents=True)
    (folder / "1.0.0.toml").write_bytes(OWN.read_bytes())
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(tmp_path / "rules"))
    assert run("referential", "check").code == 0
    (tmp_path / "rules" / "published.lock").write_text(f"{'0' * 64}  covered-market/1.0.0.toml\n", encoding="utf-8")
    told = run("referential", "check", "--lang", "en")
    assert told.code == 1
    assert "covered-market/1.0.0.toml" in told.out
    assert run("referential", "check", "--json").tree["findings"][0]["code"] == "published-changed"


def test_an_absent_folder_of_rules_is_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", "nowhere")
    assert run("referential", "check", "hdi").code == 2
    assert run("referential", "check").code == 1
    assert "CONDITIONALITY_REFERENTIALS" in run("referential", "show", "hdi").err
    assert run("referential", "check", OWN).code == 0


def test_unknown_rules_are_wrong_use(run: Run, tmp_path: Path) -> None:
    for ref in ("hdii", "hdi@9.9.9", "Hdi", "absent.toml", str(tmp_path), "hdi@"):
        told = run("referential", "check", ref)
        assert told.code == 2, ref
        assert "Traceback" not in told.said
        assert run("referential", "show", ref).code == 2
    assert run("referential", "check", "hdii", "--json").tree["checked"][0]["findings"][0]["code"] == "library-unknown"


@pytest.mark.parametrize(("lang", "word"), [("fr", "Partage de la valeur"), ("en", "Sharing of value")])
def test_a_rule_book_is_shown_as_people_read_it(run: Run, lang: str, word: str) -> None:
    told = run("referential", "show", "socle-leger", "--lang", lang)
    assert told.code == 0
    assert word in told.out
    tree = run("referential", "show", "socle-leger", "--lang", lang, "--json").tree
    assert tree["referential"] == "socle-leger@1.0.0"
    assert tree["sections"]


def test_the_schema_of_a_report_checks_a_report(run: Run) -> None:
    schema = run("referential", "schema", "socle-leger@1.0.0").tree
    Draft202012Validator.check_schema(schema)
    report = json.loads((EXAMPLES / "reports" / "socle-leger.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    # The period of the report is not the first one of the version: fields asked are the same.
    assert not list(validator.iter_errors(report))
    report["answers"]["employees"] = "three"
    assert list(validator.iter_errors(report))


def test_the_schema_of_rule_files(run: Run, tmp_path: Path) -> None:
    told = run("referential", "schema", "--rules", "-o", "rules.json")
    assert told.code == 0
    Draft202012Validator.check_schema(json.loads((tmp_path / "rules.json").read_text(encoding="utf-8")))
    assert run("referential", "schema").code == 2
    assert run("referential", "schema", "nope").code == 2


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_form_is_made_by_the_ending_of_its_name(run: Run, tmp_path: Path, ending: str, lang: str) -> None:
    told = run("referential", "form", "socle-leger", "-o", f"f.{ending}", "--lang", lang, "--period", "2026-01-01")
    assert told.code == 0
    assert f"f.{ending}" in told.err
    content = (tmp_path / f"f.{ending}").read_bytes()
    referential = read_referential((ROOT / "referentials/socle-leger/1.0.0.toml").read_bytes()).referential
    assert referential is not None
    codes = {one.code for one in read_table(content, referential).findings}
    assert "table-no-header" not in codes
    assert run("referential", "form", "socle-leger", "-o", "again.json").code == 2


def test_a_form_for_a_day_without_a_version_is_told(run: Run, tmp_path: Path) -> None:
    told = run("referential", "form", "socle-leger", "-o", "f.csv", "--period", "1999-01-01", "--lang", "en")
    assert told.code == 1
    assert "No version of «socle-leger» is in force on 1999-01-01." in told.err
    assert run("referential", "form", "socle-leger", "-o", "f.csv", "--period", "soon").code == 2
    assert run("referential", "form", "nope", "-o", "f.csv").code == 2
    assert run("referential", "form", "socle-leger", "-o", "absent/f.csv").code == 2
    assert not (tmp_path / "f.csv").exists()


def test_a_flat_rule_book_reads_back_to_an_equal_one(run: Run, tmp_path: Path) -> None:
    told = run("referential", "flat", "filiere-alimentaire@1.0.0", "-o", "flat.toml", "--json")
    assert told.tree == {"written": "flat.toml"}
    flat, whole = run("referential", "check", "flat.toml", "filiere-alimentaire@1.0.0", "--json").tree["checked"]
    assert flat["findings"] == []
    assert flat["referential"] == whole["referential"] == "filiere-alimentaire@1.0.0"
    assert run("referential", "flat", "hdi").out.startswith("id = ")
    assert run("referential", "flat", "nope").code == 2
    assert (tmp_path / "flat.toml").read_text(encoding="utf-8").count("[[indicators]]") == 51


@pytest.mark.parametrize(
    ("now", "year"), [(date(2026, 6, 1), 2026), (date(2025, 12, 31), 2025), (date(2020, 1, 1), 2024)]
)
def test_a_form_is_for_the_period_under_way(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: date, year: int
) -> None:
    monkeypatch.setattr("conditionality.cli.referential.today", lambda: now)
    assert run("referential", "form", "socle-leger", "-o", "f.xlsx").code == 0
    cells = CalamineWorkbook.from_path(str(tmp_path / "f.xlsx"))
    found = [cell for name in cells.sheet_names for row in cells.get_sheet_by_name(name).to_python() for cell in row]
    assert date(year, 1, 1) in found


def test_the_check_of_a_folder_tells_which_version_its_history_does_not(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_folder(tmp_path / "rules")
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(home))
    told = run("referential", "check", "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("Warning: essai/HISTORY.md says nothing of the version 1.1.0. Add a section: ## 1.1.0")
    (home / "essai" / "HISTORY.md").unlink()
    told = run("referential", "check", "--json")
    assert told.code == 1
    assert [one["level"] for one in told.tree["findings"]] == ["error", "warning"]

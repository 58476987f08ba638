"""`score`: one report as a page or as JSON, a table as a table, slips as sentences, exit codes that tell."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from conditionality.desk.demo_cases import with_cases
from conditionality.desk.demo_enterprises import make_enterprises
from conditionality.desk.demo_region import SEED
from conditionality.desk.demo_reports import FormShelf, make_reports
from conditionality.desk.refs import shipped
from conditionality.findings import finding
from conditionality.report.read import read_report
from conditionality.report.write import to_csv, to_json
from tests.cli.conftest import EXAMPLES, Ran, Run
from tests.repository import ROOT

LIGHT = EXAMPLES / "reports" / "socle-leger.json"
LATE = EXAMPLES / "late-reports.csv"
HDI = ROOT / "tests" / "cases" / "hdi" / "hdi_2022.csv"
REGIONAL = shipped()["socle-regional"]
HDI_LINE = ("score", "hdi", HDI, "--map", "gni_pc=gni_per_capita", "--map", "iso3=report_id")


def rows(text: str) -> list[dict[str, str]]:
    """Read CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def changed(path: Path, source: Path, **answers: object) -> Path:
    """Write a report with other answers."""
    tree = json.loads(source.read_text(encoding="utf-8"))
    tree["answers"] |= answers
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_one_report_is_a_page_in_french_or_english(run: Run) -> None:
    french, english = run("score", "socle-leger", LIGHT), run("score", "socle-leger", LIGHT, "--lang", "en")
    assert (french.code, english.code) == (0, 0)
    assert "71,9 sur 100" in french.out
    assert "71.9 out of 100" in english.out
    assert "Governance and participation" in english.out


def test_one_report_as_json_gives_each_number_twice(run: Run) -> None:
    told = run("score", "socle-leger@1.0.0", LIGHT, "--json")
    card = told.tree
    assert told.code == 0
    assert card["total"] == {"exact": "575/8", "shown": "71.9"}
    assert card["outcome"] == "accepted"
    assert card["dimensions"]["S"]["score"] == {"exact": "125/2", "shown": "62.5"}
    assert card["indicators"]["L_V6"]["points"]["exact"] == "50"
    assert sum(Fraction(one["contribution"]["exact"]) for one in card["indicators"].values()) == Fraction(575, 8)


def filled(path: Path, **more: str) -> Path:
    """Write a form filled with the answers of an example, without number nor SIRET."""
    answers = {name: json.dumps(value) for name, value in json.loads(LIGHT.read_text("utf-8"))["answers"].items()}
    lines = {"name": "Recyclerie Farfadine (SCOP)", "period_from": "01/01/2026", **answers, **more}
    path.write_text("\n".join(["field;answer", *(f"{name};{text}" for name, text in lines.items())]), encoding="utf-8")
    return path


def test_a_filled_form_is_told_as_a_report_in_json_is(run: Run, tmp_path: Path) -> None:
    form = filled(tmp_path / "form.csv")
    told = run("score", "socle-leger", form)
    assert told.code == 0
    assert told.out.splitlines()[3:] == run("score", "socle-leger", LIGHT).out.splitlines()[3:]
    assert run("score", "socle-leger", form, "--json").tree["report_id"] == "form-2026-01-01"


def test_a_form_with_a_slip_gives_sentences_and_no_header_of_a_table(run: Run, tmp_path: Path) -> None:
    told = run("score", "socle-leger", filled(tmp_path / "form.csv", employees="soixante"))
    assert (told.code, told.out) == (1, "")
    assert "soixante" in told.err
    assert "Lignes notées" not in told.err


def test_one_report_to_a_file_of_either_form(run: Run, tmp_path: Path) -> None:
    assert run("score", "socle-leger", LIGHT, "-o", "card.json").code == 0
    assert json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))["total"]["exact"] == "575/8"
    assert run("score", "socle-leger", LIGHT, "-o", "card.csv", "--points").code == 0
    row = rows((tmp_path / "card.csv").read_text(encoding="utf-8"))[0]
    assert (row["total"], row["total_shown"], row["points:L_V6"]) == ("71.875", "71.9", "50.0")


def test_the_published_index_comes_out_row_by_row(run: Run) -> None:
    """Source: UNDP, Human Development Report 2023/24; 204 values at three decimals, 192 groups."""
    told = run(*HDI_LINE)
    published = {one["iso3"]: one for one in rows(HDI.read_text(encoding="utf-8"))}
    got = {one["report_id"]: one for one in rows(told.out)}
    assert told.code == 0
    assert len(got) == len(published) == 204
    assert not [
        iso3 for iso3, one in published.items() if Decimal(got[iso3]["total_shown"]) != Decimal(one["hdi_published"])
    ]
    groups = {iso3: one["group_published"].lower().replace(" ", "_") for iso3, one in published.items()}
    told_groups = {iso3: group for iso3, group in groups.items() if group and published[iso3]["kind"] == "country"}
    assert len(told_groups) == 192
    assert not [iso3 for iso3, group in told_groups.items() if got[iso3]["grade"] != group]
    assert "Lignes notées\u00a0: 204. Lignes laissées de côté\u00a0: 0." in told.err
    assert "Très élevé" in told.err
    assert "very_high" not in told.err


def test_a_table_of_scores_has_the_columns_that_are_told(run: Run) -> None:
    told = run(*HDI_LINE, "--points")
    header = told.out.partition("\n")[0].split(",")
    assert header == [
        *("report_id", "status", "total", "total_shown", "grade", "outcome"),
        *("dimension:health", "dimension:education", "dimension:income"),
        *("points:LE", "points:EYS", "points:MYS", "points:GNI"),
    ]
    first = rows(told.out)[0]
    assert first["report_id"] == "AFG"
    assert repr(float(first["total"])) == first["total"]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods", "json", "parquet"])
def test_a_table_is_written_by_the_ending_of_its_name(run: Run, tmp_path: Path, ending: str) -> None:
    assert run(*HDI_LINE, "-o", f"scores.{ending}").code == 0
    first = (tmp_path / f"scores.{ending}").read_bytes()
    assert run(*HDI_LINE, "-o", f"scores.{ending}").code == 0
    assert (tmp_path / f"scores.{ending}").read_bytes() == first
    assert ("AFG", 0.4617423219835559) in pairs(tmp_path / f"scores.{ending}")


def pairs(path: Path) -> list[tuple[str, float]]:
    """Read report and total back, whatever the form of the file."""
    match path.suffix:
        case ".csv":
            return [(one["report_id"], float(one["total"])) for one in rows(path.read_text(encoding="utf-8"))]
        case ".json":
            return [(one["report_id"], one["total"]) for one in json.loads(path.read_text(encoding="utf-8"))]
        case ".parquet":
            table = pq.read_table(path).to_pylist()
            return [(one["report_id"], one["total"]) for one in table]
        case _:
            lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
            return [(str(line[0]), float(str(line[2]))) for line in lines[1:]]


def test_bad_rows_are_left_out_and_told(run: Run, tmp_path: Path) -> None:
    told = run("score", "socle-leger@1.0.0", LATE, "--rejects", "rejects.csv", "-o", "scores.csv")
    assert told.code == 1
    assert told.out == ""
    assert "Lignes notées\u00a0: 6. Lignes laissées de côté\u00a0: 13." in told.err
    rejects = rows((tmp_path / "rejects.csv").read_text(encoding="utf-8"))
    assert list(rejects[0]) == ["line", "column", "value", "code", "sentence"]
    assert (rejects[0]["line"], rejects[0]["column"], rejects[0]["value"]) == ("7", "siret", "7,99E+13")
    codes = {one["code"] for one in rejects}
    assert {"siret-lost-digits", "siret-is-siren", "date-impossible", "not-a-number", "report-id-twice"} <= codes
    assert all(one["sentence"].startswith(f"Ligne {one['line']}") for one in rejects)
    assert len(rows((tmp_path / "scores.csv").read_text(encoding="utf-8"))) == 6


def test_bad_rows_are_told_on_the_screen_without_a_rejects_file(run: Run) -> None:
    told = run("score", "socle-leger", LATE, "--lang", "en")
    assert told.code == 1
    assert "Line 14, column Délai moyen de paiement des fournisseurs: «soixante» is not a number." in told.err
    assert len(rows(told.out)) == 6


def test_many_bad_rows_are_cut_short_on_the_screen(run: Run, tmp_path: Path) -> None:
    lines = ["report_id,employees", *(f"r{rank},x" for rank in range(30))]
    (tmp_path / "many.csv").write_text("\n".join(lines), encoding="utf-8")
    told = run("score", "socle-leger", "many.csv")
    assert told.code == 1
    assert "encore 10" in told.err


def test_a_table_as_json(run: Run) -> None:
    told = run("score", "socle-leger", LATE, "--json", "--lang", "en")
    assert told.code == 1
    assert len(told.tree["scores"]) == 6
    assert told.tree["rejects"][0]["code"] == "siret-lost-digits"
    assert told.tree["findings"][0]["level"] == "warning"
    assert told.tree["scores"][0]["total"] == pytest.approx(float(told.tree["scores"][0]["total"]))


def test_the_period_of_rows_that_name_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("report_id,employees\na,3\n", encoding="utf-8")
    assert run("score", "socle-leger", "t.csv").code == 0
    assert run("score", "socle-leger", "t.csv", "--period", "2025-01-01/2025-12-31").code == 0
    assert run("score", "socle-leger", "t.csv", "--period", "2025-01-01").code == 0
    before = run("score", "socle-leger", "t.csv", "--period", "2020-01-01/2020-12-31")
    assert before.code == 1
    assert "Lignes laissées de côté\u00a0: 1" in before.err
    for wrong in ("demain", "2025-12-31/2025-01-01", "2025-02-30/2025-12-31"):
        assert run("score", "socle-leger", "t.csv", "--period", wrong).code == 2


def test_a_version_named_outside_its_dates_only_warns(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("report_id,employees\na,3\n", encoding="utf-8")
    told = run("score", "socle-leger@1.0.0", "t.csv", "--period", "2020-01-01/2020-12-31", "--lang", "en")
    assert told.code == 0
    assert "Warning: Line 2" in told.err


def test_a_report_made_for_other_rules_is_a_finding(run: Run) -> None:
    told = run("score", "socle-leger", EXAMPLES / "reports" / "socle-regional.json")
    assert told.code == 1
    assert "socle-regional@1.0.0" in told.err


def test_earlier_reports_count_in_the_table_and_from_a_file(run: Run, tmp_path: Path) -> None:
    last, *earlier = suspended(tmp_path)
    alone = run("score", "socle-regional", last, "--json").tree
    known = run("score", "socle-regional", last, "--json", *(part for one in earlier for part in ("--history", one)))
    assert (alone["outcome"], known.tree["outcome"]) == ("accepted", "suspended")
    assert alone["flags"] == ["no-history"]
    assert len(known.tree["fingerprints"]["history"]) == 2
    reports = [read_report(one.read_bytes(), REGIONAL)[0] for one in (*earlier, last)]
    (tmp_path / "t.csv").write_bytes(to_csv([one for one in reports if one is not None], REGIONAL))
    table = rows(run("score", "socle-regional", "t.csv").out)
    assert [one["outcome"] for one in table] == ["accepted", "accepted", "suspended"]


def suspended(folder: Path) -> list[Path]:
    """Write three years of the enterprise of the demonstration whose index stays under 75, the last year first."""
    paired = with_cases(make_enterprises(SEED))
    reports = make_reports(*paired[0], FormShelf({"socle-regional": REGIONAL}), SEED)
    paths: list[Path] = []
    for one in reports:
        path = folder / f"{one.report_id}.json"
        path.write_bytes(to_json(one))
        paths.insert(0, path)
    return paths


def test_wrong_options_are_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for words in (
        ("score", "socle-leger", LATE, "-o", "scores.doc"),
        ("score", "socle-leger", LATE, "--rejects", "rejects"),
        ("score", "socle-leger", LATE, "--map", "employees"),
        ("score", "socle-leger", LATE, "--map", "Effectif=nobody"),
        ("score", "socle-leger", LATE, "--map", "absent=employees"),
        ("score", "socle-leger", "absent.csv"),
        ("score", "socle-leger", tmp_path),
        ("score", "socle-leger", LATE, "--history", "absent.csv"),
        ("score", "socle-leger", LATE, "-o", "absent/scores.csv"),
        ("score", "socle-leger", LATE, "--rejects", "absent/rejects.csv"),
        ("score", "socle-leger", LIGHT, "-o", "absent/card.json"),
        ("score", "socle-leger", LIGHT, "-o", tmp_path / "folder.json"),
        ("score", "absent", LATE),
        ("score", "socle-leger@9.9.9", LATE),
        ("score", "absent.toml", LATE),
        ("score", "Socle Léger", LATE),
    ):
        told = run(*words)
        assert told.code == 2, words
        assert_sentences(told)


@pytest.mark.parametrize("source", [LIGHT, LATE])
@pytest.mark.parametrize("option", ["-o", "--rejects"])
def test_a_disk_that_fills_up_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, source: Path, option: str, tmp_path: Path
) -> None:
    def full(*_: object) -> object:
        return (finding("disk-full", given="f.csv"),)

    monkeypatch.setattr("conditionality.cli.score.write_file", full)
    wrong = changed(tmp_path / "w.json", LIGHT, employees="x") if option == "--rejects" and source == LIGHT else source
    told = run("score", "socle-leger", wrong, option, "f.csv")
    assert told.code == 2
    assert "le disque est plein" in told.err


BAD_FILES: dict[str, bytes] = {
    "empty.json": b"",
    "list.json": b"[]",
    "cut.json": b'{"report_id": "a"',
    "keys.json": b'{"who": 1}',
    "days.json": b'{"report_id":"a","referential":"socle-leger","period":{"from":"2026-02-31","to":"x"},"answers":{}}',
    "not.csv": b"\x00\x01\x02",
    "image.csv": b"\x89PNG\r\n\x1a\n",
    "nothing.csv": b"a,b\n1,2\n",
    "no-row.csv": b"report_id,employees\n",
    "broken.xlsx": b"PK\x03\x04 nothing",
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_bad_file_is_told_in_sentences(run: Run, tmp_path: Path, name: str, lang: str) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    told = run("score", "socle-leger", name, "--lang", lang)
    assert told.code == 1
    assert_sentences(told)
    as_json = run("score", "socle-leger", name, "--lang", lang, "--json")
    assert as_json.code == 1
    assert all(one["sentence"] and one["code"] for one in as_json.tree["findings"])


def assert_sentences(told: Ran) -> None:
    """Every line said is a whole sentence, and no traceback is among them."""
    lines = [line for line in told.err.splitlines() if line]
    assert lines
    assert "Traceback" not in told.said
    assert all(line[-1] in ".?" or line.endswith((".parquet", ".csv")) for line in lines), lines


def test_all_findings_of_one_report_come_at_once(run: Run, tmp_path: Path) -> None:
    wrong = changed(tmp_path / "w.json", LIGHT, employees="trois", waste_sorting="all", who=1, hours_worked=-5)
    told = run("score", "socle-leger", wrong, "--lang", "en", "--rejects", "r.csv")
    assert told.code == 1
    assert len([line for line in told.err.splitlines() if line.startswith("answers.")]) == 4
    assert len(rows((tmp_path / "r.csv").read_text(encoding="utf-8"))) == 4


def test_a_long_work_says_how_far_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conditionality.cli.voice.LINE_EVERY", 2)
    lines = ["report_id,employees", *(f"r{rank},1" for rank in range(5))]
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    told = run("score", "socle-leger", "t.csv", "--lang", "en")
    assert "Reports to score: 5\n" in told.err
    assert "Reports to score: 4 of 5\n" in told.err


@pytest.mark.parametrize("command", ["score", "explain"])
def test_answers_that_contradict_each_other_are_told_beside_the_score(run: Run, tmp_path: Path, command: str) -> None:
    absurd = changed(tmp_path / "absurd.json", LIGHT, employees=3, staff_permanent=900)
    told = run(command, "socle-leger", absurd, "--lang", "en")
    assert told.code == 0
    assert "Permanent and fixed-term contracts cannot be more than the employees" in told.err
    assert "900" in told.err
    assert "cannot be more" not in run(command, "socle-leger", LIGHT, "--lang", "en").err

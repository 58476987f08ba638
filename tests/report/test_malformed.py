"""Faulty files kept as data: each gives all its findings, in both languages, and never an exception."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from conditionality.findings import Finding
from conditionality.report.check import receive
from conditionality.report.filled import read_filled
from conditionality.report.read import read_report
from conditionality.report.table import read_table
from conditionality.wording.findings import sentence
from conditionality.wording.speech import LANGUAGES
from tests import repository
from tests.report import dairy
from tests.report.spelled import spell_all, spell_reading

FOLDER = repository.ROOT / "tests/cases/reports_malformed"
CASES: list[dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["case"]


def test_every_faulty_file_has_its_findings_written_down() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"expected.toml"}
    assert files == {case["file"] for case in CASES}
    assert len(files) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_a_faulty_file_gives_all_its_findings(case: dict[str, Any]) -> None:
    content = (FOLDER / case["file"]).read_bytes()
    if ".json" in case["file"]:
        _, found = receive(content, dairy.rules())
        assert spell_all(found) == case["findings"]
        told = found
    else:
        reading = read_table(content, dairy.rules())
        assert spell_reading(reading) == {"rejects": {}, **{key: case[key] for key in case if key != "file"}}
        told = (*reading.findings, *(one for reject in reading.rejects for one in reject.findings))
    assert_told(told)


def assert_told(found: tuple[Finding, ...]) -> None:
    """Check that each finding is said in full in both languages."""
    for one in found:
        for lang in LANGUAGES:
            said = sentence(one, lang)
            assert "{" not in said.replace("{…}", "").replace(one.given, "")
            assert said.rstrip("»\u00a0?!.)") != ""


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_reader_withstands_every_faulty_file(path: Path) -> None:
    content = path.read_bytes()
    for read in (read_report, read_filled):
        report, found = read(content, dairy.rules())
        assert report is not None or found
        assert_told(found)
    reading = read_table(content, dairy.rules())
    assert reading.reports or reading.rejects or reading.findings

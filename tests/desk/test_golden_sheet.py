"""A workbook of expected results: read from every kind of table, every bad cell told with its line and column."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from conditionality.desk.golden import Difference, Expectation, differences
from conditionality.desk.golden_sheet import golden_template, read_golden
from conditionality.desk.tables import Table, write_table
from conditionality.findings import Finding
from conditionality.wording.findings import sentence
from tests.desk.versions import FIRST, rules
from tests.referentials import shelf

RULES = rules(FIRST)


def sheet(*rows: str) -> bytes:
    """Write a table: report_id, period, a, b, total, outcome, points:a."""
    header = "report_id;period_from;a;b;total;outcome;points:a"
    return "\n".join((header, *rows)).encode()


def found(*rows: str) -> list[Finding]:
    return list(read_golden(sheet(*rows), RULES)[1])


def test_a_row_is_a_case() -> None:
    cases, wrong = read_golden(sheet("one;2025-01-01;46;90;230/3;accepted;", "two;;46;90;;;50"), RULES)
    assert wrong == ()
    assert [one.expected for one in cases] == [
        (Expectation("total", Fraction(230, 3)), Expectation("outcome", "accepted")),
        (Expectation("points:a", Fraction(50)),),
    ]
    assert [(one.id, one.line) for one in cases] == [("one", 2), ("two", 3)]
    assert differences(cases, RULES) == ()


def test_each_difference_is_told_with_its_line() -> None:
    cases, _ = read_golden(sheet("one;;46;90;77;refused;50"), RULES)
    assert differences(cases, RULES) == (
        Difference("one", "total", "77", "76.666667", "230/3", 2),
        Difference("one", "outcome", "refused", "accepted", "", 2),
    )


@pytest.mark.parametrize(("text", "right"), [("76,6666666667", True), ("76.666667", True), ("76,67", False)])
def test_a_number_of_a_spreadsheet_is_read_in_either_spelling(text: str, right: bool) -> None:
    cases, wrong = read_golden(sheet(f"one;;46;90;{text};;"), RULES)
    assert wrong == ()
    assert (differences(cases, RULES) == ()) == right


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("one;;46;90;plenty;;", "golden-number", "total"),
        ("one;;46;90;;acepted;", "golden-text", "outcome"),
        ("one;;many;90;77;;", "not-a-number", "a"),
        ("one;2025-99-01;46;90;77;;", "date-impossible", "period_from"),
        ("one;;46;90;77;;;extra", "row-too-long", ""),
    ],
)
def test_a_bad_cell_is_told_with_its_line_and_column(row: str, code: str, column: str) -> None:
    (wrong,) = found("first;;46;90;230/3;;", row)
    assert (wrong.code, wrong.line, wrong.column) == (code, 3, column)
    assert sentence(wrong, "fr").startswith("Ligne 3")


def test_a_wrong_text_says_what_may_stand_there() -> None:
    (wrong,) = found("one;;46;90;;acepted;")
    assert sentence(wrong, "en") == (
        "Line 2, column outcome: «acepted» cannot be expected here. Write one of: accepted, refused, not_computable, "
        "not_applicable. Did you mean «accepted»?"
    )


def test_a_case_named_twice_and_one_that_expects_nothing_are_told() -> None:
    assert [one.code for one in found("one;;46;90;77;;", "one;;46;90;77;;")] == ["report-id-twice"]
    assert [(one.code, one.level) for one in found("one;;46;90;77;;", "two;;46;90;;;")] == [
        ("golden-nothing", "warning")
    ]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"report_id;a;b\none;46;90\n", ["golden-no-column"]),
        (b"report_id;a;b;total\n", ["table-no-row"]),
        (b"report_id;a;b;total;points:z\none;46;90;77;3\n", ["golden-column"]),
        (b"report_id;a;b;total;Total\none;46;90;77;3\n", ["column-twice"]),
        (b"x;y\n1;2\n", ["golden-no-column"]),
        (b"", ["empty-file"]),
        (b"report_id;a;b;total;note\none;46;90;230/3;hm\n", ["column-unknown"]),
    ],
)
def test_a_table_without_expected_results_or_with_unknown_ones_is_told(content: bytes, codes: list[str]) -> None:
    assert [one.code for one in read_golden(content, RULES)[1]] == codes


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".csv"])
def test_the_template_is_filled_and_read_back(ending: str) -> None:
    empty = golden_template(RULES)
    assert empty.header == (
        *("report_id", "siret", "period_from", "period_to", "a", "b"),
        *("status", "total", "total_shown", "grade", "outcome", "dimension:G", "points:a", "points:b"),
    )
    row = ("one", None, "2025-01-01", None, 46.0, 90.0, "complete", 230 / 3, 76.7, None, "accepted", None, 50.0, 90.0)
    content = write_table(ending, Table(empty.header, (row,), frozenset({"a", "b", "total", "points:a"})))
    cases, wrong = read_golden(content, RULES)
    assert wrong == ()
    assert len(cases[0].expected) == 6
    assert differences(cases, RULES) == ()


def test_rows_of_one_siret_for_earlier_periods_are_history() -> None:
    book = shelf.referential("socle-regional@1.0.0")
    first = "report_id;siret;period_from;egapro_index;egapro_computable;employees;points:S9\n"
    years = (("y3", 2025, 74, "0"), ("y2", 2024, 70, ""), ("y1", 2023, 60, ""))
    rows = (f"{name};73282932000074;{year}-01-01;{index};oui;1000;{points}\n" for name, year, index, points in years)
    cases, wrong = read_golden((first + "".join(rows)).encode(), book)
    assert [one.code for one in wrong] == []
    assert [(one.id, [earlier.report_id for earlier in one.history]) for one in cases] == [("y3", ["y2", "y1"])]


def test_a_whole_number_of_a_workbook_is_exact() -> None:
    content = write_table(
        ".xlsx", Table(("report_id", "a", "b", "total"), (("one", 46.0, 90.0, 77.0),), frozenset({"a"}))
    )
    cases, wrong = read_golden(content, RULES)
    assert wrong == ()
    assert cases[0].expected == (Expectation("total", Fraction(Decimal(77))),)


def test_grades_and_gates_are_expected_by_their_names() -> None:
    book = shelf.referential("hdi@2024.1.0")
    head = "report_id;life_expectancy;expected_schooling;mean_schooling;gni_per_capita;grade;grade:group"
    row = "fra;83.229;15.98756027;11.68859246;47378.74304;very_high;very_high"
    cases, wrong = read_golden(f"{head}\n\n{row}\n".encode(), book)
    assert wrong == ()
    assert differences(cases, book) == ()
    (slip,) = read_golden(f"{head}\n{row}s\n".encode(), book)[1]
    assert (slip.code, slip.column) == ("golden-text", "grade:group")


def test_a_cell_that_a_spreadsheet_broke_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    workbook = xlsxwriter.Workbook(path)
    page = workbook.add_worksheet()
    page.write_row(0, 0, ("report_id", "a", "b", "total"))
    page.write_row(1, 0, ("one", 46, 90))
    page.write_formula(1, 3, "=1/0", None, "#DIV/0!")
    workbook.close()
    (wrong,) = read_golden(path.read_bytes(), RULES)[1]
    assert (wrong.code, wrong.line, wrong.column) == ("cell-error", 2, "total")

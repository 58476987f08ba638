"""What an Excel workbook holds that a plain reading loses."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from conditionality.report.cells import Broken
from conditionality.report.marks import Area, Marks
from conditionality.report.xlsx_marks import spot, xlsx_marks
from tests.report import workbooks


def marks(content: bytes, sheet: str = "Rapports") -> Marks:
    """Give the marks of a sheet."""
    return xlsx_marks(workbooks.parts_of(content))[sheet]


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("A1", (0, 0)),
        ("$B$3", (2, 1)),
        ("XFD1048576", (1_048_575, 16_383)),
        ("XFE1", None),
        ("A1048577", None),
        ("A0", None),
        ("a1", None),
        ("1A", None),
        ("", None),
    ],
)
def test_a_reference_is_a_row_and_a_column(reference: str, found: tuple[int, int] | None) -> None:
    assert spot(reference) == found


def test_a_formula_never_worked_out_is_marked() -> None:
    found = marks(workbooks.xlsx([["a"], ["=1+1"], ["b"]]))
    assert found.spots == {(1, 0): Broken("cell-formula", "=1+1")}
    assert (found.rows, found.columns, found.filled) == (3, 1, 3)


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_an_error_is_marked(error: str) -> None:
    assert marks(workbooks.xlsx([["a", error]])).spots == {(0, 1): Broken("cell-error", error)}


def test_a_formula_with_its_result_is_a_value() -> None:
    content = workbooks.edited(
        workbooks.xlsx([["=1+1", "=A1&B2"]]),
        "xl/worksheets/sheet1.xml",
        (b'<c r="A1"><f>1+1</f><v></v></c>', b'<c r="A1"><f>1+1</f><v>2</v></c>'),
        (b'<c r="B1"><f>A1&amp;B2</f><v></v></c>', b'<c r="B1" t="str"><f>A1&amp;B2</f><v></v></c>'),
    )
    assert marks(content).spots == {}


@pytest.mark.parametrize(
    ("number_format", "percent"),
    [
        ("0%", True),
        ("0.00%", True),
        ('0.0" %"', False),
        ("0.0 %;[Red]-0.0 %", True),
        (r"0\%", False),
        ("[$%-40C]0", False),
        ("General", False),
        ("dd/mm/yyyy", False),
    ],
)
def test_a_percentage_is_told_by_its_format(number_format: str, percent: bool) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    assert (marks(workbooks.xlsx([[0.12]], change)).spots == {(0, 0): "percent"}) is percent


def test_merged_cells_are_known() -> None:
    found = marks(workbooks.xlsx([["a", "b"], ["c", "d"]], lambda sheet: sheet.merge_cells("A1:B2")))
    assert found.merged == [Area(0, 0, 1, 1)]


def test_cells_and_rows_without_references_follow_one_another() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c t="n"><v>1</v></c><c t="e"><v>#N/A</v></c></row><row/><row><c t="e"><v>#REF!</v></c></row>'
        b'<row r="9"><c r="nowhere" t="e"><v>#NUM!</v></c><c s="x"><v>1</v></c></row></sheetData>'
        b'<mergeCells><mergeCell ref="here"/></mergeCells></worksheet>'
    )
    parts = workbooks.parts_of(workbooks.xlsx()) | {"xl/worksheets/sheet1.xml": sheet}
    found = xlsx_marks(parts)["Rapports"]
    assert {spot: one.text for spot, one in found.spots.items() if isinstance(one, Broken)} == {
        (0, 1): "#N/A",
        (2, 0): "#REF!",
        (8, 0): "#NUM!",
    }
    assert found.merged == []


def test_a_workbook_may_name_its_sheets_from_the_root() -> None:
    content = workbooks.edited(
        workbooks.xlsx([["#REF!"]]),
        "xl/_rels/workbook.xml.rels",
        (b'Target="/xl/worksheets/sheet1.xml"', b'Target="worksheets/sheet1.xml"'),
    )
    assert marks(content).spots == {(0, 0): Broken("cell-error", "#REF!")}


def test_a_workbook_without_styles_or_sheets_has_no_marks() -> None:
    parts = workbooks.parts_of(workbooks.xlsx([[1]]))
    del parts["xl/styles.xml"]
    assert xlsx_marks(parts)["Rapports"].filled == 1
    assert xlsx_marks({}) == {}

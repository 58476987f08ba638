"""Excel workbooks: values, and what a plain reading would lose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from conditionality.report.cells import Broken, Cell, Percent
from conditionality.report.xlsx import SERIAL_1900, SERIAL_1904, read_xlsx, serial_day, spot
from tests.report import workbooks

SPACE = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def cells(content: bytes) -> dict[tuple[int, int], Cell]:
    """Give the cells of the first sheet by row and column."""
    board = read_xlsx(workbooks.parts_of(content))[0]
    return {(row, column): cell for row, columns in board.cells.items() for column, cell in columns.items()}


def sheet(rows: bytes, **others: bytes) -> dict[tuple[int, int], Cell]:
    """Give the cells of a sheet written in XML."""
    parts = workbooks.parts_of(workbooks.xlsx()) | {
        "xl/worksheets/sheet1.xml": SPACE + rows + b"</sheetData></worksheet>"
    }
    for name, part in others.items():
        parts[f"xl/{name}.xml"] = part
    board = read_xlsx(parts)[0]
    return {(row, column): cell for row, columns in board.cells.items() for column, cell in columns.items()}


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("A1", (0, 0)),
        ("$B$3", (2, 1)),
        ("b3", (2, 1)),
        ("XFD1048576", (1_048_575, 16_383)),
        ("A0", (0, 0)),
        ("ABCD1", None),
        ("1A", None),
        ("", None),
    ],
)
def test_a_reference_is_a_row_and_a_column(reference: str, found: tuple[int, int] | None) -> None:
    assert spot(reference) == found


def test_values_of_every_kind_are_read() -> None:
    found = sheet(
        b'<row r="1"><c r="A1"><v>0.10000000000000001</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="b"><v>0</v></c>'
        b'<c r="D1" t="str"><f>A1</f><v>text</v></c><c r="E1" t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c>'
        b'<c r="F1" t="d"><v>2026-11-21T10:00:00</v></c><c r="G1" t="d"><v>soon</v></c><c r="H1" t="s"><v>1</v></c>'
        b'<c r="I1" t="s"><v>99</v></c><c r="J1"><v>abc</v></c><c r="K1" t="inlineStr"/><c r="L1" t="str"><v></v></c>'
        b'<c r="M1" s="1"/><c r="N1" t="str"><v>a_x000D_b_xZZ</v></c></row>',
        sharedStrings=b"<sst><si><t>a</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>aid</t></rPh></si></sst>",
    )
    assert found == {
        (0, 0): Decimal("0.1"),
        (0, 1): True,
        (0, 2): False,
        (0, 3): "text",
        (0, 4): "inline",
        (0, 5): date(2026, 11, 21),
        (0, 6): "soon",
        (0, 7): "rich",
        (0, 8): Broken("cell-unreadable", "99"),
        (0, 9): Broken("cell-unreadable", "abc"),
        (0, 13): "a\rb_xZZ",
    }


def test_a_formula_never_worked_out_is_told() -> None:
    assert cells(workbooks.xlsx([["=1+1"]])) == {(0, 0): Broken("cell-formula", "=1+1")}


def test_a_formula_with_its_result_is_a_value_and_an_empty_text_is_blank() -> None:
    found = sheet(b'<row><c><f>1+1</f><v>2</v></c><c t="str"><f>IF(A1,"","")</f><v></v></c><c><f/></c></row>')
    assert found == {(0, 0): Decimal(2), (0, 2): Broken("cell-formula", "=")}


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_an_error_is_told(error: str) -> None:
    assert cells(workbooks.xlsx([["a", error]])) == {(0, 0): "a", (0, 1): Broken("cell-error", error)}


@pytest.mark.parametrize(
    ("value", "number_format", "cell"),
    [
        (0.125, "0.0%", Percent(Decimal("0.125"))),
        (12, '0" %"', Decimal(12)),
        (46347, "dd/mm/yyyy", date(2026, 11, 21)),
        (46347.75, "dd/mm/yyyy hh:mm", date(2026, 11, 21)),
        (46347, "General", Decimal(46347)),
        (0.5, "hh:mm", "12:00"),
        (1.25, "[h]:mm", "30:00"),
        (-1, "hh:mm", "00:00"),
        (-1, "dd/mm/yyyy", Decimal(-1)),
        (1, "dd/mm/yyyy", date(1900, 1, 1)),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value: float, number_format: str, cell: Cell) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].value = value
        sheet["A1"].number_format = number_format

    assert cells(workbooks.xlsx([], change)) == {(0, 0): cell}


@pytest.mark.parametrize(
    ("serial", "zero", "day"),
    [
        ("1", SERIAL_1900, date(1900, 1, 1)),
        ("59", SERIAL_1900, date(1900, 2, 28)),
        ("61", SERIAL_1900, date(1900, 3, 1)),
        ("46347", SERIAL_1900, date(2026, 11, 21)),
        ("44885", SERIAL_1904, date(2026, 11, 21)),
        ("0", SERIAL_1904, date(1904, 1, 1)),
        ("2900000", SERIAL_1900, None),
        ("-0.5", SERIAL_1900, None),
    ],
)
def test_day_numbers_count_from_the_zero_of_the_workbook(serial: str, zero: date, day: date | None) -> None:
    assert serial_day(Decimal(serial), zero) == day


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"])
def test_sheets_are_found_from_the_folder_or_from_the_root(target: str) -> None:
    parts = workbooks.parts_of(workbooks.xlsx([["a"]]))
    relation = f'<Relationships xmlns="u"><Relationship Id="rId1" Target="{target}"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = relation.encode()
    assert read_xlsx(parts)[0].cells == {0: {0: "a"}}


def test_a_sheet_whose_part_is_not_there_is_empty() -> None:
    parts = workbooks.parts_of(workbooks.xlsx([["a"]]))
    del parts["xl/worksheets/sheet1.xml"]
    del parts["xl/styles.xml"]
    assert [(one.name, one.cells) for one in read_xlsx(parts)] == [("Rapports", {})]
    assert read_xlsx({}) == ()


def test_a_number_of_a_style_that_is_not_there_is_plain() -> None:
    assert sheet(b'<row><c s="99"><v>1</v></c><c s="x"><v>2</v></c></row>') == {(0, 0): Decimal(1), (0, 1): Decimal(2)}


def test_cells_and_rows_that_do_not_say_where_they_stand_follow_one_another() -> None:
    found = sheet(
        b"<row><c><v>1</v></c><c><v>2</v></c></row><row/>"
        b'<row><c r="?"><v>3</v></c></row><row r="9"><c><v>4</v></c></row>'
    )
    assert found == {(0, 0): Decimal(1), (0, 1): Decimal(2), (2, 0): Decimal(3), (8, 0): Decimal(4)}


def test_merged_cells_are_known() -> None:
    def change(page: Worksheet) -> None:
        page.merge_cells("A1:B2")

    parts = workbooks.parts_of(workbooks.xlsx([["a", "b"]], change))
    assert len(read_xlsx(parts)[0].merged) == 1
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b'"A1:B2"', b'"here"')
    assert read_xlsx(parts)[0].merged == []


@pytest.mark.parametrize(("flag", "day"), [(b"1", date(2026, 11, 21)), (b"0", date(2022, 11, 20))])
def test_days_of_the_other_calendar_are_read_right(flag: bytes, day: date) -> None:
    def change(page: Worksheet) -> None:
        page["A1"].value = 44885
        page["A1"].number_format = "dd/mm/yyyy"

    swap = (b"<workbookPr/>", b'<workbookPr date1904="' + flag + b'"/>')
    assert cells(workbooks.edited(workbooks.xlsx([], change), "xl/workbook.xml", swap)) == {(0, 0): day}

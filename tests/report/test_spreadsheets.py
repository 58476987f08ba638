"""Workbooks as rows of cells: exact figures, and nothing silently lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from conditionality.report.cells import Broken, Cell, Percent
from conditionality.report.file_kinds import FileKind, kind_of
from conditionality.report.grid import Grid
from conditionality.report.spreadsheets import read_workbook
from tests.report import workbooks


def read(content: bytes) -> tuple[Grid, ...]:
    """Read a sound workbook."""
    grids, found = read_workbook(content, kind_of(content))
    assert found == ()
    return grids


def cells(content: bytes) -> list[tuple[Cell, ...]]:
    """Give the cells of the first sheet."""
    return [row.cells for row in read(content)[0].rows]


def codes(content: bytes, kind: FileKind = "xlsx") -> list[str]:
    """Give what forbids to read a workbook."""
    grids, found = read_workbook(content, kind)
    assert grids == ()
    return [one.code for one in found]


def test_an_excel_sheet_is_read_cell_by_cell() -> None:
    rows: workbooks.Rows = [
        ["a", None, " "],
        [0.1, 34, True],
        [dt.date(2026, 11, 21), dt.datetime.fromisoformat("2026-11-21T14:30"), dt.time(12, 30)],
    ]
    assert cells(workbooks.xlsx(rows)) == [
        ("a",),
        (Decimal("0.1"), Decimal("34.0"), True),
        (dt.date(2026, 11, 21), dt.date(2026, 11, 21), "12:30"),
    ]


def test_an_opendocument_sheet_is_read_cell_by_cell() -> None:
    rows: workbooks.Rows = [["a", None, 0.1], [34, True, dt.date(2026, 11, 21)]]
    assert cells(workbooks.ods(rows)) == [("a", None, Decimal("0.1")), (Decimal("34.0"), True, dt.date(2026, 11, 21))]


def test_rows_keep_their_number_in_the_file() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B4"] = "x"

    grid = read(workbooks.xlsx([], change))[0]
    assert [(row.line, row.cells) for row in grid.rows if not row.is_blank] == [(4, (None, "x"))]


def test_a_duration_is_text() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"] = dt.timedelta(hours=30)

    assert [type(row[0]) for row in cells(workbooks.xlsx([], change))] == [str]


@pytest.mark.parametrize("content", [
    workbooks.xlsx([["=1+1", "#REF!"], [0.12, "x"]], lambda sheet: setattr(sheet["A2"], "number_format", "0%")),
    workbooks.ods([
        [{"formula": "=1+1"}, {"formula": "of:=[.#REF!]", "valuetype": "float", "value": "0", "p": "#REF!"}],
        [{"valuetype": "percentage", "value": "0.12", "p": "12 %"}, "x"],
    ]),
])  # fmt: skip
def test_errors_formulas_and_percentages_are_not_lost(content: bytes) -> None:
    assert cells(content) == [
        (Broken("cell-formula", "=1+1"), Broken("cell-error", "#REF!")),
        (Percent(Decimal("0.12")), "x"),
    ]


def test_merged_cells_are_nobodys_answers() -> None:
    content = workbooks.xlsx([["a", "b"], ["m", 1], [None, 2]], lambda sheet: sheet.merge_cells("A2:A3"))
    assert [row[0] for row in cells(content)] == ["a", Broken("cell-merged", "m"), Broken("cell-merged", "")]
    spanned = {"valuetype": "string", "p": "m", "numbercolumnsspanned": 2}
    assert cells(workbooks.ods([[spanned, "covered", "x"]]))[0][:2] == (
        Broken("cell-merged", "m"),
        Broken("cell-merged", ""),
    )


def test_every_sheet_is_read_and_hidden_ones_are_told() -> None:
    def change(sheet: Worksheet) -> None:
        book: Any = sheet.parent
        book.create_sheet("Notes")["A1"] = "n"
        book.create_sheet("Secret").sheet_state = "hidden"
        book.create_sheet("Plus secret").sheet_state = "veryHidden"

    grids = read(workbooks.xlsx([["a"]], change))
    assert [(one.name, one.hidden) for one in grids] == [
        ("Rapports", False),
        ("Notes", False),
        ("Secret", True),
        ("Plus secret", True),
    ]


def test_days_of_the_other_calendar_are_read_right() -> None:
    def change(sheet: Worksheet) -> None:
        book: Any = sheet.parent
        book.epoch = CALENDAR_MAC_1904
        sheet["A1"] = dt.date(2026, 11, 21)

    assert cells(workbooks.xlsx([], change)) == [(dt.date(2026, 11, 21),)]


@pytest.mark.parametrize("spot", ["XFD1", "BZZ100000"])
def test_a_cell_in_a_far_column_is_too_much(spot: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[spot] = "x"

    assert codes(workbooks.xlsx([["a"]], change)) == ["sheet-too-large"]


def test_a_cell_in_a_far_row_does_no_harm() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1048576"] = "x"

    grid = read(workbooks.xlsx([["a"]], change))[0]
    assert [(row.line, row.cells) for row in grid.rows] == [(1, ("a",)), (1_048_576, ("x",))]


@pytest.mark.parametrize(
    "cell",
    [b'<c r="XFD1048576" t="str"><v></v></c>', b'<c r="xfd1048576"/>', b'<c r="XFD1048576" s="0"/>',
     b'<c r="XFD1048576" t="inlineStr"><is/></c>'],
)  # fmt: skip
def test_an_empty_cell_at_the_edge_does_no_harm(cell: bytes) -> None:
    content = workbooks.edited(
        workbooks.xlsx([["a"]]),
        "xl/worksheets/sheet1.xml",
        (b"</sheetData>", b'<row r="1048576">' + cell + b"</row></sheetData>"),
    )
    assert cells(content) == [("a",)]


def test_rows_repeated_to_the_edge_do_not_drown_us() -> None:
    content = workbooks.ods([[{"valuetype": "float", "value": "1", "numbercolumnsrepeated": 16_384}]])
    many = workbooks.edited(
        content, "content.xml", (b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">')
    )
    assert codes(many, "ods") == ["sheet-too-large"]


def test_empty_rows_repeated_to_the_edge_are_nothing() -> None:
    content = workbooks.ods([["a"], [None]])
    parts = workbooks.parts_of(content)
    cell = b'<table:table-cell table:number-columns-repeated="16384"/>'
    row = b'<table:table-row table:number-rows-repeated="1048574">' + cell + b"</table:table-row>"
    parts["content.xml"] = parts["content.xml"].replace(b"</table:table>", row + b"</table:table>")
    assert cells(workbooks.zipped(parts))[0] == ("a",)


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (workbooks.xlsx()[:3000], "xlsx", "file-is-broken"),
        (workbooks.locked_zip(workbooks.xlsx()), "xlsx", "file-is-locked"),
        (workbooks.zipped({"xl/workbook.xml": b"<a"}), "xlsx", "file-is-broken"),
        (workbooks.zipped({"xl/workbook.xml": b"<a/>"}), "xlsx", "file-is-broken"),
        (workbooks.zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods", "file-is-broken"),
        (workbooks.edited(workbooks.xlsx(), "xl/workbook.xml", (b"<workbook", b"<!DOCTYPE a []><workbook")), "xlsx",
         "file-is-broken"),
        (workbooks.edited(workbooks.ods([["a"]]), "META-INF/manifest.xml",
                          (b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")), "ods",
         "file-is-locked"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(content: bytes, kind: FileKind, code: str) -> None:
    assert codes(content, kind) == [code]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8), part=st.integers(0, 30)
)
def test_a_workbook_with_damaged_parts_is_read_or_refused(
    kind: FileKind, changes: list[tuple[float, int]], part: int
) -> None:
    sound = workbooks.xlsx() if kind == "xlsx" else workbooks.ods([["report_id", "staff"], ["L1", 34]])
    parts = workbooks.parts_of(sound)
    name = sorted(parts)[part % len(parts)]
    damaged = bytearray(parts[name])
    for place, value in changes:
        damaged[int(place * (len(damaged) - 1))] = value
    parts[name] = bytes(damaged)
    grids, found = read_workbook(workbooks.zipped(parts), kind)
    assert grids or found or parts != workbooks.parts_of(sound)

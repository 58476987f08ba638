"""Read the sheets of an Excel or OpenDocument workbook as rows of cells, with what a plain reading would lose.

Values come from python-calamine, which gives an empty text for an error and for a formula never worked out, and
0.12 for a cell that shows 12 %: the marks read beside them put that right. A merged cell is marked too: a value that
stands for several rows or columns is nobody's.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from conditionality.findings import Finding
from conditionality.report.archive import pack, unpack
from conditionality.report.cells import Broken, Cell, Percent, text_of
from conditionality.report.file_kinds import FileKind
from conditionality.report.grid import MOST_COLUMNS, MOST_ROWS, Grid, Row
from conditionality.report.marks import MOST_CELLS, ForbiddenXmlError, Marks
from conditionality.report.numbers import from_double
from conditionality.report.ods_marks import ods_marks
from conditionality.report.places import slip
from conditionality.report.xlsx_marks import xlsx_marks

Found = tuple[Finding, ...]
RawCell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_workbook(content: bytes, kind: FileKind) -> tuple[tuple[Grid, ...], Found]:
    """Read every sheet of a workbook, hidden ones too.

    Args:
        content: The file.
        kind: `xlsx` or `ods`.
    """
    parts, found = unpack(content)
    if parts is None:
        return (), found
    try:
        marks = xlsx_marks(parts) if kind == "xlsx" else ods_marks(parts)
    except (ParseError, ForbiddenXmlError, LookupError):
        return (), (slip("file-is-broken"),)
    vast = next((name for name, one in marks.items() if not _is_small(one)), None)
    if vast is not None:
        params = {"sheet": vast, "rows": MOST_ROWS, "cells": MOST_CELLS}
        return (), (slip("sheet-too-large", "", params),)
    sheets = _sheets(pack(parts))
    if sheets is None:
        return (), (slip("file-is-broken"),)
    return tuple(_grid(name, hidden, rows, marks.get(name, Marks())) for name, hidden, rows in sheets), ()


def _is_small(marks: Marks) -> bool:
    return marks.is_bounded and marks.rows <= MOST_ROWS and marks.columns <= MOST_COLUMNS


def _sheets(content: bytes) -> list[tuple[str, bool, list[list[RawCell]]]] | None:
    """Give name, visibility and raw rows of each sheet; nothing when the reader gives up."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return [
                (
                    one.name,
                    one.visible is not SheetVisibleEnum.Visible,
                    book.get_sheet_by_name(one.name).to_python(skip_empty_area=False),
                )
                for one in book.sheets_metadata
            ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the compiled reader is not an Exception; the file is at fault
        return None


def _grid(name: str, hidden: bool, rows: list[list[RawCell]], marks: Marks) -> Grid:  # noqa: FBT001
    grid = tuple(
        Row(rank + 1, tuple(_cell(value, marks, rank, column) for column, value in enumerate(row)))
        for rank, row in enumerate(rows)
    )
    return Grid(grid, name, hidden)


def _cell(value: RawCell, marks: Marks, row: int, column: int) -> Cell:
    mark = marks.spots.get((row, column))
    if isinstance(mark, Broken):
        return mark
    cell = _plain(value)
    if mark == "percent" and not isinstance(cell, str | bool) and isinstance(value, int | float):
        number = from_double(value)
        cell = cell if number is None else Percent(number)
    if marks.merged and any(area.holds(row, column) for area in marks.merged):
        return Broken("cell-merged", text_of(cell))
    return cell


def _plain(value: RawCell) -> Cell:
    match value:
        case str():
            return value if value.strip() else None
        case bool():
            return value
        case int() | float():
            number = from_double(value)
            return Broken("number-not-finite", str(value)) if number is None else number
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case dt.time():
            return value.isoformat("minutes")
        case dt.timedelta():
            return str(value)

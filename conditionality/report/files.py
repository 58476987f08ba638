"""Open a file that should hold a table, whatever it really is, and give its sheets as rows of cells."""

from __future__ import annotations

from collections.abc import Callable

from conditionality.findings import Finding
from conditionality.report.csv_text import read_csv
from conditionality.report.file_kinds import kind_of, refuse
from conditionality.report.grid import Grid
from conditionality.report.spreadsheets import read_workbook


def read_grids(content: bytes, is_known: Callable[[str], bool]) -> tuple[tuple[Grid, ...], tuple[Finding, ...]]:
    """Give the tables of a file: text, Excel, OpenDocument, Parquet or Arrow, told from its content.

    Args:
        content: The file.
        is_known: Tells whether a text is the name of a column; a text file's separator is found with it.
    """
    kind = kind_of(content)
    match kind:
        case "text":
            return read_csv(content, is_known)
        case "xlsx" | "ods":
            return read_workbook(content, kind)
        case "parquet" | "arrow":
            # Loaded only for such a file: the library takes longer to load than most tables to read.
            from conditionality.report.parquet import read_parquet  # noqa: PLC0415

            return read_parquet(content, kind)
        case _:
            return (), (refuse(kind),)

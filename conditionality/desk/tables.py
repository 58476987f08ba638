"""Write a table of results as CSV, Excel, OpenDocument, JSON or Parquet; the same table gives the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from conditionality.desk.ods import write_ods
from conditionality.findings import Finding, finding
from conditionality.report.json_text import write_json

Cell = str | float | int | None
"""A text, a double, a whole number, or nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results.

    Attributes:
        header: Name of each column.
        rows: As many cells as the header has.
        numeric: Columns, by name, that hold doubles or nothing.
        whole: Columns, by name, that hold whole numbers or nothing.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


MADE_ON = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that the same table gives the same bytes
"""The day every workbook says it was made."""


def ending_of(name: str) -> tuple[str, tuple[Finding, ...]]:
    """Give the ending of a file's name, and what is wrong when no table can be written so."""
    ending = PurePath(name).suffix.lower()
    if ending in WRITERS:
        return ending, ()
    return ending, (finding("ending-unknown", given=name, known=", ".join(WRITERS)),)


def write_table(ending: str, table: Table) -> bytes:
    """Write a table.

    Args:
        ending: `.csv`, `.xlsx`, `.ods`, `.json` or `.parquet`.
        table: The table.
    """
    return WRITERS[ending](table)


def csv_text(table: Table) -> str:
    r"""Write a table as CSV: commas, points before decimals, one line feed a row, nothing where there is nothing.

    >>> csv_text(Table(("id", "total"), (("a", 79.25), ("b", None)), frozenset({"total"})))
    'id,total\na,79.25\nb,\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(tuple(_text(cell) for cell in row) for row in table.rows)
    return out.getvalue()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return repr(cell)
        case _:
            return str(cell)


def _csv(table: Table) -> bytes:
    return csv_text(table).encode("utf-8")


def as_trees(table: Table) -> list[dict[str, object]]:
    """Give a table as plain values, a mapping a row; a double is a decimal of the same shortest spelling."""
    return [
        {
            name: Decimal(repr(cell)) if isinstance(cell, float) else cell
            for name, cell in zip(table.header, row, strict=True)
        }
        for row in table.rows
    ]


def _json(table: Table) -> bytes:
    return write_json(as_trees(table))


def _xlsx(table: Table) -> bytes:
    # Loaded only for such a file: most runs write none.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    for rank, name in enumerate(table.header):
        sheet.write_string(0, rank, name, bold)
    for line, row in enumerate(table.rows, 1):
        for rank, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, rank, cell)
            elif cell is not None:
                sheet.write_number(line, rank, cell)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
    book.close()
    return out.getvalue()


def _ods(table: Table) -> bytes:
    return write_ods((table.header, *table.rows))


def _parquet(table: Table) -> bytes:
    # Loaded only for such a file: the library takes longer to load than most tables to write.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    kinds = {name: pa.float64() for name in table.numeric} | {name: pa.int64() for name in table.whole}
    columns = {
        name: pa.array([row[rank] for row in table.rows], kinds.get(name, pa.string()))
        for rank, name in enumerate(table.header)
    }
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


WRITERS: Mapping[str, Callable[[Table], bytes]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".ods": _ods,
    ".json": _json,
    ".parquet": _parquet,
}
"""How each ending is written."""

"""Read a small Parquet or Arrow table as rows of cells; doubles are read as their shortest decimal.

Large populations are streamed by the batch machine of `scoring`; this is the reader for what fits on a page.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.ipc as arrow_file
import pyarrow.parquet as parquet_file

from conditionality.findings import Finding
from conditionality.report.archive import MOST_BYTES, MOST_UNPACKED
from conditionality.report.cells import Broken, Cell
from conditionality.report.file_kinds import FileKind
from conditionality.report.grid import MOST_COLUMNS, MOST_ROWS, Grid, Row
from conditionality.report.numbers import from_double
from conditionality.report.places import slip

Found = tuple[Finding, ...]


def read_parquet(content: bytes, kind: FileKind) -> tuple[tuple[Grid, ...], Found]:
    """Read a table; its column names are the header, row 1.

    Args:
        content: The file.
        kind: `parquet` or `arrow` (the IPC file format).
    """
    if len(content) > MOST_BYTES:
        return (), (slip("file-too-heavy", len(content), {"limit": MOST_BYTES}),)
    try:
        found, table = _load(content, kind)
        if found is not None or table is None:
            return (), (found or slip("file-is-broken"),)
        columns = [cells_of(table.column(rank)) for rank in range(table.num_columns)]
    except (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError, NotImplementedError):
        return (), (slip("file-is-broken"),)
    header = Row(1, tuple(table.column_names))
    rows = (Row(line, cells) for line, cells in enumerate(zip(*columns, strict=True), 2))
    return (Grid((header, *rows), first_is_header=True),), ()


def _load(content: bytes, kind: FileKind) -> tuple[Finding | None, Any]:
    """Give a table, its size checked before it is unpacked as far as the format tells it."""
    source = pa.BufferReader(content)
    if kind == "arrow":
        table = arrow_file.open_file(source).read_all()
        # Looking into a damaged table that was not validated can end the whole process.
        table.validate(full=True)
        return _too_large(table.num_rows, table.num_columns, table.nbytes), table
    file = parquet_file.ParquetFile(source)
    size = sum(file.metadata.row_group(rank).total_byte_size for rank in range(file.num_row_groups))
    found = _too_large(file.metadata.num_rows, file.metadata.num_columns, size)
    if found:
        return found, None
    table = file.read()
    table.validate(full=True)
    return None, table


def _too_large(rows: int, columns: int, size: int) -> Finding | None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        return slip("table-too-long", rows, {"limit": MOST_ROWS})
    return slip("file-unpacks-too-large", size, {"limit": MOST_UNPACKED}) if size > MOST_UNPACKED else None


def cells_of(column: Any) -> list[Cell]:  # noqa: ANN401 - pyarrow has no types
    """Give the cells of a column of Arrow, an array or one in chunks.

    Raises:
        ValueError: A value that Python has no word for, such as a day of the year 20000; or one of its kin.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return cells_of(column.cast(kind.value_type))
    if pa.types.is_float32(kind):
        # The shortest decimal of a single is not that of the double that holds it: 0.1, not 0.10000000149011612.
        return [_cell(one if one is None else _single(one)) for one in column.to_pylist()]
    return [_cell(one) for one in column.to_pylist()]


def _single(value: Any) -> object:  # noqa: ANN401 - pyarrow has no types
    return Decimal(str(np.float32(value))) if np.isfinite(value) else value


def _cell(value: object) -> Cell:
    match value:
        case None | bool() | Decimal():
            return value
        case str():
            return value if value.strip() else None
        case int():
            return Decimal(value)
        case float():
            number = from_double(value)
            return Broken("number-not-finite", str(value)) if number is None else number
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case list() | tuple():
            return tuple(str(one) for one in value)
        case _:
            return Broken("cell-unreadable", type(value).__name__)

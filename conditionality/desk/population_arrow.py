"""A table in Parquet or Arrow files of any size as blocks of rows: one file, several, or a folder of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.ipc as arrow_file
import pyarrow.parquet as parquet_file

from conditionality.desk.population_blocks import BLOCK_BYTES, BLOCK_ROWS, Block, BrokenTableError, Piece
from conditionality.findings import Finding, finding
from conditionality.report.grid import MOST_COLUMNS
from conditionality.report.places import slip

HEAD_ROWS = 50
LEAST_ROWS = 256
"""Rows of a block, however wide they are."""

FIRST_LINE = 2
"""Line of the first row: the names of the columns are line 1."""

READ_AHEAD = 256_000
"""Bytes of each column that are read at once."""

Found = tuple[Finding, ...]
FAULTS = (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError, NotImplementedError)
"""What a damaged file makes the library raise."""


@dataclass(frozen=True, slots=True)
class ArrowSource:
    """A table in one file or more of the same columns.

    Attributes:
        head: Its first rows, as a file of Arrow.
        pieces: Row groups, or batches.
        rows: How many rows it has.
    """

    head: bytes
    pieces: tuple[Piece, ...]
    rows: int

    def blocks(self, piece: Piece, ranks: Sequence[int]) -> Iterator[Block]:
        """Read the rows of a part.

        Raises:
            BrokenTableError: The file is damaged.
        """
        line = piece.line
        try:
            for batch in _batches(piece, ranks):
                # Looking into a damaged table that was not validated can end the whole process.
                batch.validate(full=True)
                for start in range(0, batch.num_rows, BLOCK_ROWS):
                    part = batch.slice(start, BLOCK_ROWS)
                    again = partial(_again, piece, line - piece.line, part.num_rows)
                    yield Block(part, line + np.arange(part.num_rows), again=again)
                    line += part.num_rows
        except FAULTS as fault:
            raise BrokenTableError(piece.path, line) from fault


def _batches(piece: Piece, ranks: Sequence[int]) -> Iterator[Any]:
    if _is_parquet(piece.path):
        yield from _row_group(piece, ranks)
        return
    with arrow_file.open_file(pa.memory_map(piece.path)) as file:
        batch = file.get_batch(piece.part)
        yield _called(batch, ranks)


def _row_group(piece: Piece, ranks: Sequence[int]) -> Iterator[Any]:
    with parquet_file.ParquetFile(piece.path, buffer_size=READ_AHEAD, pre_buffer=False) as file:
        group = file.metadata.row_group(piece.part)
        names = [file.schema_arrow.names[rank] for rank in ranks]
        width = group.total_byte_size // max(1, group.num_rows)
        rows = max(LEAST_ROWS, min(BLOCK_ROWS, BLOCK_BYTES // max(1, width)))
        for batch in file.iter_batches(rows, row_groups=[piece.part], columns=names):
            yield batch.rename_columns([str(ranks[names.index(name)]) for name in batch.schema.names])


def _again(piece: Piece, start: int, rows: int) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give some rows of a part with all their columns."""
    with _whole(piece) as table:
        part = table.slice(start, rows)
        return part.rename_columns([str(rank) for rank in range(part.num_columns)])


@contextmanager
def _whole(piece: Piece) -> Iterator[Any]:
    if _is_parquet(piece.path):
        with parquet_file.ParquetFile(piece.path, pre_buffer=False) as file:
            yield file.read_row_group(piece.part)
        return
    with arrow_file.open_file(pa.memory_map(piece.path)) as file:
        yield file.get_batch(piece.part)


def _called(batch: Any, ranks: Sequence[int]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Keep some columns, called by their rank."""
    arrays = [batch.column(rank) for rank in ranks]
    return pa.RecordBatch.from_arrays(arrays, [str(rank) for rank in ranks])


def _is_parquet(path: str) -> bool:
    with open(path, "rb") as source:  # noqa: PTH123 - four bytes
        return source.read(4) == b"PAR1"


def open_arrow(paths: Sequence[str]) -> tuple[ArrowSource | None, Found]:
    """Open a table.

    Args:
        paths: Of its files, in their order; all have the columns of the first.

    Returns:
        The table; or nothing, with what is wrong.
    """
    pieces: list[Piece] = []
    line, columns, head = FIRST_LINE, None, b""
    for path in paths:
        try:
            names, counts, first = _survey(path, with_head=columns is None)
        except FAULTS:
            return None, (finding("population-broken", given=path, last=1),)
        if len(names) > MOST_COLUMNS:
            return None, (slip("row-too-wide", path, {"limit": MOST_COLUMNS}),)
        head = head or first
        columns = names if columns is None else columns
        if names != columns:
            return None, (finding("population-parts-differ", given=path, first=paths[0]),)
        for part, rows in enumerate(counts):
            pieces.append(Piece(path, part, rows, line))
            line += rows
    return ArrowSource(head, tuple(pieces), line - FIRST_LINE), ()


def _survey(path: str, *, with_head: bool) -> tuple[list[str], list[int], bytes]:
    """Give the names of the columns, the rows of each part, and the first rows as a small file."""
    if _is_parquet(path):
        with parquet_file.ParquetFile(path, pre_buffer=False) as file:
            counts = [file.metadata.row_group(part).num_rows for part in range(file.num_row_groups)]
            names = list(file.schema_arrow.names)
            if not with_head or len(names) > MOST_COLUMNS:
                return names, counts, b""
            first = next(file.iter_batches(HEAD_ROWS), None)
            return names, counts, small_file(first, file.schema_arrow)
    with arrow_file.open_file(pa.memory_map(path)) as file:
        counts = [file.get_batch(part).num_rows for part in range(file.num_record_batches)]
        first = file.get_batch(0).slice(0, HEAD_ROWS) if counts and with_head else None
        return list(file.schema.names), counts, small_file(first, file.schema) if with_head else b""


def small_file(batch: Any, schema: Any) -> bytes:  # noqa: ANN401 - pyarrow has no types
    """Give some rows as a file of Arrow, which the reader of small files reads; none when there is no batch."""
    if batch is not None:
        batch.validate(full=True)
    out = pa.BufferOutputStream()
    with arrow_file.new_file(out, schema if batch is None else batch.schema) as file:
        if batch is not None:
            file.write_batch(batch)
    return bytes(out.getvalue())

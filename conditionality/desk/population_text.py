"""A table of text of any size as blocks of rows: fast while lines are plain, by the reader of small files elsewhere.

Plain lines have no quotation mark, as many cells as the header, and end in a line feed. A block that has others is
read by the reader that small files have, row by row, so that both read the same text alike; from the first quotation
mark on, the rest of the file is.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from conditionality.desk.population_blocks import BLOCK_ROWS, Block, BrokenTableError, Piece
from conditionality.findings import Finding, finding
from conditionality.report.cells import is_blank, text_of
from conditionality.report.columns import Names, find_header
from conditionality.report.csv_text import find_separator, read_csv, read_rows, unguard
from conditionality.report.file_kinds import UTF16_MARKS
from conditionality.report.grid import Row
from conditionality.report.places import slip

CHUNK_BYTES = 8_000_000
HEAD_BYTES = 1_000_000
HEAD_LINES = 60

LONGEST_LINE = 16_000_000
"""Bytes in one line."""

LONGEST_CELL = 131_072
"""Signs in one cell that the reader of small files takes."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """A table in a file of text.

    Attributes:
        path: Of the file.
        encoding: Found out by the rules of small files.
        head: Its first lines.
        rows: Lines, nearly.
        separator: Between cells.
        width: Columns of the header.
        line: Line of the first row after the header.
        found: Warnings about the file.
    """

    path: str
    encoding: str
    head: bytes
    rows: int
    separator: str
    width: int
    line: int
    found: tuple[Finding, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give the file as one part: where a row starts is only known from the start."""
        return (Piece(self.path, 0, 0, self.line),)

    def blocks(self, piece: Piece, ranks: Sequence[int]) -> Iterator[Block]:
        """Read the rows of the file.

        Every column comes with those that are wanted, since a line is cut whole anyway.

        Raises:
            BrokenTableError: The file changed while it was read.
        """
        line = piece.line
        ranks = ranks if len(ranks) == 1 else range(self.width)
        try:
            with Path(self.path).open("rb") as source:
                offset = self._skip(source, line)
                if offset is None:
                    source.seek(0)
                    yield from self._by_rows(source, 0, line, ranks)
                    return
                yield from self._by_chunks(source, offset, line, ranks)
        except (OSError, UnicodeError, pa.ArrowException) as fault:
            raise BrokenTableError(self.path, line) from fault

    def _skip(self, source: Any, line: int) -> int | None:  # noqa: ANN401 - any binary file
        """Go to the first row; give its place, or nothing where lines are not plain."""
        if self.encoding == "utf-16":
            return None
        for _ in range(line - 1):
            text = source.readline(LONGEST_LINE)
            if b"\r" in text.rstrip(b"\r\n"):
                return None
        place: int = source.tell()
        return place

    def _by_chunks(self, source: Any, offset: int, line: int, ranks: Sequence[int]) -> Iterator[Block]:  # noqa: ANN401
        """Read plain blocks; from the first one that is not, go on row by row."""
        left = b""
        while chunk := source.read(CHUNK_BYTES):
            content = left + chunk
            cut = content.rfind(b"\n") + 1
            whole, left = content[:cut], content[cut:]
            if not _is_plain(whole) or _is_lone_return(left[:-1]):
                yield from self._by_rows(source, offset, line, ranks)
                return
            if whole:
                yield from self._plain(whole, line, ranks)
            offset += cut
            line += whole.count(b"\n")
        if left:
            yield from self._by_rows(source, offset, line, ranks)

    def _plain(self, content: bytes, line: int, ranks: Sequence[int]) -> Iterator[Block]:
        text = content if self.encoding != "cp1252" else content.decode("cp1252").encode("utf-8")
        table = self._parsed(text, ranks)
        if table is None:
            lines = io.StringIO(text.decode("utf-8"), newline="")
            yield from self._blocks_of(read_rows(lines, self.separator, line), ranks)
            return
        for start in range(0, table.num_rows, BLOCK_ROWS):
            part = table.slice(start, BLOCK_ROWS)
            yield Block(part, line + start + np.arange(part.num_rows))

    def _parsed(self, text: bytes, ranks: Sequence[int]) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Cut plain lines into columns of texts; nothing when a line has more or fewer cells than the header."""
        uneven: list[int] = []
        names = [str(rank) for rank in range(self.width)]

        def leave(row: Any) -> str:  # noqa: ANN401 - pyarrow has no types
            uneven.append(row.actual_columns)
            return "skip"

        try:
            table = arrow_csv.read_csv(
                pa.BufferReader(text),
                arrow_csv.ReadOptions(column_names=names, block_size=max(1_000_000, len(text) // 8)),
                arrow_csv.ParseOptions(
                    delimiter=self.separator, quote_char=False, double_quote=False, escape_char=False,
                    newlines_in_values=False, ignore_empty_lines=False, invalid_row_handler=leave,
                ),
                arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True,
                    include_columns=[str(rank) for rank in ranks],
                ),
            )  # fmt: skip
        except pa.ArrowInvalid:
            return None
        return None if uneven else _unguarded(table)

    def _by_rows(self, source: Any, offset: int, line: int, ranks: Sequence[int]) -> Iterator[Block]:  # noqa: ANN401
        """Read the rest of the file row by row, from a place that starts the line of that number."""
        source.seek(offset)
        encoding = "utf-8-sig" if self.encoding == "utf-8" and not offset else self.encoding
        text = io.TextIOWrapper(source, encoding, newline="")
        try:
            lines: Iterable[str] = text if offset else islice(text, line - 1, None)
            yield from self._blocks_of(read_rows(lines, self.separator, line), ranks)
        finally:
            # The file is closed by whoever opened it.
            text.detach()

    def _blocks_of(self, rows: Iterator[Row], ranks: Sequence[int]) -> Iterator[Block]:
        while some := list(islice(rows, BLOCK_ROWS)):
            columns = {str(rank): pa.array([_text(row, rank) for row in some], pa.large_string()) for rank in ranks}
            table = pa.table(columns) if columns else pa.table({"": pa.nulls(len(some))})
            apart = {at: row for at, row in enumerate(some) if row.faults or self._exceeds(row)}
            yield Block(table, np.array([row.line for row in some]), apart)

    def _exceeds(self, row: Row) -> bool:
        return any(not is_blank(cell) for cell in row.cells[self.width :])


def _text(row: Row, rank: int) -> str | None:
    cell = row.cell(rank)
    return None if cell is None else cell if isinstance(cell, str) else text_of(cell)


def _is_plain(content: bytes) -> bool:
    if b'"' in content or content.count(b"\r") != content.count(b"\r\n"):
        return False
    ends = np.flatnonzero(np.frombuffer(content, np.uint8) == ord("\n"))
    return not len(ends) or int(np.diff(ends, prepend=-1).max()) < LONGEST_CELL


def _is_lone_return(content: bytes) -> bool:
    return b'"' in content or content.count(b"\r") != content.count(b"\r\n")


def _unguarded(table: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Take away the apostrophe that spreadsheets need before the sign of a formula."""
    for rank, name in enumerate(table.column_names):
        column = table.column(rank)
        if pc.any(pc.starts_with(column, "'")).as_py():
            texts = [None if one is None else unguard(one) for one in column.to_pylist()]
            table = table.set_column(rank, name, pa.array(texts, pa.string()))
    return table


def open_text(path: str, names: Names) -> tuple[TextSource | None, tuple[Finding, ...]]:
    """Open a table of text.

    Args:
        path: Of the file.
        names: Names of columns; the separator and the header are found with them.

    Returns:
        The table; or nothing, with what is wrong. What is wrong with the header is told by the reader of small
        files, which reads `head`.
    """
    encoding, rows, found = _survey(path)
    if not encoding:
        return None, found
    with Path(path).open("rb") as source:
        start = source.read(HEAD_BYTES)
    text = codecs.getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)().decode(start)
    head = "".join(islice(io.StringIO(text, newline=""), HEAD_LINES))
    separator, _ = find_separator(head, names.is_known)
    grids, _ = read_csv(head.encode(), names.is_known)
    header = find_header(grids[0], names) if grids else None
    if header is None:
        return TextSource(path, encoding, head.encode(), rows, separator, 0, 1, found), ()
    after = grids[0].rows[header.rank + 1 :]
    line = after[0].line if after else rows + 1
    return TextSource(path, encoding, head.encode(), rows, separator, header.width, line, found), ()


def _survey(path: str) -> tuple[str, int, tuple[Finding, ...]]:
    """Read a file once: how it is encoded, how many lines it has; no encoding when it is no text."""
    with Path(path).open("rb") as source:
        start = source.read(64)
        if start.startswith(UTF16_MARKS):
            return "utf-16", 0, ()
    known, rows = {"utf-8": True, "cp1252": True}, 0
    decoders = {name: codecs.getincrementaldecoder(name)() for name in known}
    longest = since = 0
    with Path(path).open("rb") as source:
        while chunk := source.read(CHUNK_BYTES):
            if b"\0" in chunk:
                return "", 0, (slip("file-is-binary"),)
            ends = np.flatnonzero(np.frombuffer(chunk, np.uint8) == ord("\n"))
            rows += len(ends)
            longest = max(longest, since + (int(ends[0]) if len(ends) else len(chunk)))
            longest = max(longest, int(np.diff(ends).max())) if len(ends) > 1 else longest
            since = len(chunk) - int(ends[-1]) - 1 if len(ends) else since + len(chunk)
            for name in [one for one, holds in known.items() if holds]:
                known[name] = _decodes(decoders[name], chunk)
            if max(longest, since) > LONGEST_LINE:
                return "", 0, (finding("population-line-too-long", given=path, limit=LONGEST_LINE),)
    if known["utf-8"] and _decodes(decoders["utf-8"], b"", final=True):
        return "utf-8", rows, ()
    if known["cp1252"]:
        return "cp1252", rows, (slip("file-cp1252", level="warning"),)
    return "", 0, (slip("file-encoding", "?"),)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True

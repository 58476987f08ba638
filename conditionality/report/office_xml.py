"""The XML inside spreadsheets: walked without danger, its cells gathered on a board that cannot grow without bound.

Both readers of workbooks are our own, and in Python: a compiled reader was tried, and one cell written at the far end
of a sheet made it ask for 500 gigabytes and end the whole process. Nothing here is laid out before it is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from typing import Literal
from xml.etree.ElementTree import Element, iterparse

import numpy as np

from conditionality.report.cells import Broken, Cell, is_blank, text_of
from conditionality.report.grid import MOST_COLUMNS, MOST_ROWS, Grid, Row

MOST_CELLS = 5_000_000
"""Filled cells of one sheet."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,4})?")


class ForbiddenXmlError(ValueError):
    """A part of an office file declares entities, or is not in UTF-8: no office writes so."""

    def __init__(self) -> None:
        super().__init__("a document type or a NUL stands in the XML")


def parse(part: bytes, *events: Literal["start", "end"]) -> Iterator[tuple[str, Element]]:
    """Walk the elements of an XML part.

    Raises:
        ForbiddenXmlError: The part could expand beyond its size.
        ParseError: It is not well-formed.
    """
    if b"<!DOCTYPE" in part or b"\x00" in part:
        raise ForbiddenXmlError
    yield from iterparse(BytesIO(part), events)  # noqa: S314 - no entity can be declared, by the line above


def local(tag: str) -> str:
    """Give the name of an XML element without its namespace.

    >>> local("{urn:x}row")
    'row'
    """
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Give an attribute by its name without namespace; empty when it is not there."""
    return next((value for key, value in element.items() if local(key) == name), "")


def whole(text: str, default: int = 0) -> int:
    """Give a whole number of an attribute, or the default when it is none of a sane size."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000000") else default


def cell_number(text: str) -> Decimal | Broken:
    """Read the number of a cell, a binary double, as its shortest decimal.

    >>> cell_number("0.10000000000000001")
    Decimal('0.1')
    """
    if not _NUMBER.fullmatch(text):
        return Broken("cell-unreadable", text)
    double = np.float64(text)
    return Decimal(str(double)) if np.isfinite(double) else Broken("number-too-large", text)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both corners included; rows and columns count from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(slots=True)
class Board:
    """The filled cells of one sheet, by row and column from 0.

    Attributes:
        name: Name of the sheet.
        hidden: Whether it is hidden.
        cells: Cells of each row that has any.
        merged: Merged areas of more than one cell.
        filled: How many cells were put.
        vast: Whether something stood too far, or there was too much; what came after was dropped.
    """

    name: str
    hidden: bool = False
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    filled: int = 0
    vast: bool = False

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell that is not blank; beyond the bounds of a small table, only note it."""
        if is_blank(cell) or self.vast:
            return
        if column >= MOST_COLUMNS or self.filled >= MOST_CELLS or (row not in self.cells and self._is_full):
            self.vast = True
            return
        self.cells.setdefault(row, {})[column] = cell
        self.filled += 1

    @property
    def _is_full(self) -> bool:
        # The header and what stands above it are not counted as rows of the table.
        return len(self.cells) > MOST_ROWS + 100

    def merge(self, area: Area) -> None:
        """Note a merged area."""
        if area.bottom > area.top or area.right > area.left:
            self.merged.append(area)

    def grid(self) -> Grid:
        """Give the sheet as rows of cells, without its blank rows; a merged cell is nobody's answer."""
        rows = (self._row(row, self.cells[row]) for row in sorted(self.cells))
        return Grid(tuple(rows), self.name, self.hidden)

    def _row(self, row: int, cells: dict[int, Cell]) -> Row:
        merged = [area for area in self.merged if area.top <= row <= area.bottom]
        width = max((*cells, *(min(area.right, MOST_COLUMNS) for area in merged)), default=0) + 1
        listed = (
            Broken("cell-merged", text_of(cells.get(column)))
            if any(area.holds(row, column) for area in merged)
            else cells.get(column)
            for column in range(width)
        )
        return Row(row + 1, tuple(listed))

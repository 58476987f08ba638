"""What a spreadsheet reader does not tell about a sheet: errors, formulas never worked out, percentages, merged cells.

Read from the XML of the file itself, beside the values. Rows and columns count from 0 here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal
from xml.etree.ElementTree import Element, iterparse

from conditionality.report.cells import Broken

Spot = tuple[int, int]
"""Row and column, from 0."""

MOST_CELLS = 5_000_000
"""Cells of one sheet, empty ones inside its rectangle included."""

Mark = Broken | Literal["percent"]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(slots=True)
class Marks:
    """Marks of one sheet, and how far its filled cells reach.

    Attributes:
        spots: Mark of a cell.
        merged: Merged areas of more than one cell.
        rows: Rows down to the last filled cell.
        columns: Columns up to the last filled cell.
        filled: Filled cells, repeated ones counted each.
    """

    spots: dict[Spot, Mark] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    filled: int = 0

    def fill(self, area: Area, mark: Mark | None = None) -> None:
        """Note that cells are filled, and what their mark is; beyond what a sheet may hold, marks are not kept."""
        self.rows = max(self.rows, area.bottom + 1)
        self.columns = max(self.columns, area.right + 1)
        self.filled += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if mark is not None and self.is_bounded:
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    self.spots[row, column] = mark

    @property
    def is_bounded(self) -> bool:
        """Tell whether the sheet is small enough to be read as a small table."""
        return self.rows * self.columns <= MOST_CELLS and self.filled <= MOST_CELLS

    def merge(self, area: Area) -> None:
        """Note a merged area."""
        if area.bottom > area.top or area.right > area.left:
            self.merged.append(area)


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

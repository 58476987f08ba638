"""A table as rows of cells, whatever file it came from: what every reader of files gives to `table` and `filled`."""

from __future__ import annotations

from dataclasses import dataclass

from conditionality.findings import Finding
from conditionality.report.cells import Cell, is_blank, text_of

MOST_ROWS = 100_000
"""Rows of a table read at once; larger populations are streamed from Parquet."""

MOST_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line or row number in the file, from 1, its cells, and what made it unreadable."""

    line: int
    cells: tuple[Cell, ...]
    faults: tuple[Finding, ...] = ()

    def cell(self, place: int) -> Cell:
        """Give a cell by its rank, from 0; beyond the last one it is empty."""
        return self.cells[place] if place < len(self.cells) else None

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in it."""
        return not self.faults and all(is_blank(one) for one in self.cells)

    def texts(self) -> tuple[str, ...]:
        """Give the text of each cell."""
        return tuple(text_of(one) for one in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file.

    Attributes:
        rows: Its rows, blank ones included.
        name: Name of the sheet; empty when the file is one table.
        hidden: Whether the sheet is hidden.
        first_is_header: Whether the first row names the columns, by the format itself.
    """

    rows: tuple[Row, ...]
    name: str = ""
    hidden: bool = False
    first_is_header: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether the table is empty."""
        return all(row.is_blank for row in self.rows)


def letters(column: int) -> str:
    """Give the letters of a column of a spreadsheet, counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name

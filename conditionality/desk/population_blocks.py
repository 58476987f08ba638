"""A table of any size as blocks of rows: what every way of reading it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from conditionality.findings import Finding, finding
from conditionality.report.grid import Row

BLOCK_ROWS = 32_768
"""Rows scored at once."""

BLOCK_BYTES = 64_000_000
"""Bytes of a block beyond which it has fewer rows."""

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows that follow one another.

    Attributes:
        table: A table of Arrow; its columns are called by their rank in the header, from 0.
        lines: Line of each row in the file, from 1.
        apart: Rows, by their rank in the table, that were read one by one: too long, or broken.
        again: Reads the same rows with all columns, where some were not wanted.
    """

    table: Any
    lines: Whole
    apart: Mapping[int, Row] = field(default_factory=dict)
    again: Callable[[], Any] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a table that can be read by itself.

    Attributes:
        path: Of its file.
        part: Row group, or batch; 0 where a file has one part.
        rows: How many it has; 0 when that is not known before it is read.
        line: Line of its first row, counted over all the files of the table.
    """

    path: str
    part: int
    rows: int
    line: int


class Source(Protocol):
    """A table of any size."""

    @property
    def head(self) -> bytes:
        """Give the first rows as a small file of the same kind, header included."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give its parts, in order."""

    @property
    def rows(self) -> int:
        """Give the number of rows, nearly."""

    def blocks(self, piece: Piece, ranks: Sequence[int]) -> Iterator[Block]:
        """Read the rows of a part.

        Args:
            piece: One of `pieces`.
            ranks: Columns wanted, by rank in the header.

        Raises:
            BrokenTableError: The file is damaged.
        """


class BrokenTableError(Exception):
    """A table cannot be read to its end.

    Attributes:
        found: Why, for the person.
    """

    def __init__(self, path: str, line: int) -> None:
        self.path, self.line = path, line
        super().__init__(path, line)

    @property
    def found(self) -> Finding:
        """Say so as a finding."""
        return finding("population-broken", given=self.path, last=self.line)


class ClusterLostError(Exception):
    """The cluster cannot be reached, or can no longer.

    Attributes:
        found: Why, for the person.
    """

    def __init__(self, code: str, address: str) -> None:
        self.code, self.address = code, address
        super().__init__(code, address)

    @property
    def found(self) -> Finding:
        """Say so as a finding."""
        return finding(self.code, given=self.address)

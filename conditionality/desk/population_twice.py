"""Numbers of reports that stand twice in a table of any size, found in little memory.

A first reading keeps 64 bits of each number in a file without a name; those that come twice are few, and the second
reading compares their texts. Two numbers with the same 64 bits only cost a comparison.
"""

from __future__ import annotations

import tempfile
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from conditionality.report.cells import text_of
from conditionality.report.identity import LONGEST_ID, read_report_id
from conditionality.report.places import Place
from conditionality.scoring.batch.arrow_bits import Bools, text_bytes
from conditionality.scoring.batch.arrow_distinct import cells
from conditionality.scoring.batch.arrow_texts import id_texts, plain_ids

Prints = npt.NDArray[np.uint64]

FACTOR: Final = 0x9E3779B97F4A7C15
"""An odd number, so that it can be divided by modulo 2**64; the golden ratio's bits mix well."""

INVERSE: Final = pow(FACTOR, -1, 2**64)
AT_ONCE = 4_000_000
"""Prints compared at once."""


class Prints64:
    """The prints of a table, kept in a file without a name until this is left."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed on the way out
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, prints: Prints) -> None:
        """Keep the prints of some rows."""
        self._file.write(prints.tobytes())
        self._count += len(prints)

    def twice(self) -> Prints:
        """Give the prints that came more than once, in order."""
        rounds = self._count // AT_ONCE + 1
        found = [self._twice(rank, rounds) for rank in range(rounds)]
        return np.unique(np.concatenate(found))

    def _twice(self, rank: int, rounds: int) -> Prints:
        """Compare those prints whose rest by the number of rounds is the rank."""
        kept: list[Prints] = []
        self._file.seek(0)
        while content := self._file.read(8 * AT_ONCE):
            prints = np.frombuffer(content, np.uint64)
            kept.append(prints[(prints >> np.uint64(20)) % np.uint64(rounds) == rank])
        mine = np.sort(np.concatenate(kept)) if kept else np.zeros(0, np.uint64)
        return np.unique(mine[1:][mine[1:] == mine[:-1]])


def prints_of(array: Any) -> Prints:  # noqa: ANN401 - pyarrow has no types
    """Give 64 bits for each number of a report, as it is after it was cleaned; any for a row that has none."""
    texts = id_texts(array)
    if texts is None:
        return _prints(_cleaned(array, np.zeros(len(array), np.bool_)))
    plain = plain_ids(texts, LONGEST_ID)
    return _prints(texts if plain.all() else _cleaned(texts, plain))


def _cleaned(array: Any, plain: Bools) -> Any:  # noqa: ANN401 - pyarrow has no types
    found = [
        cell if fine and isinstance(cell, str) else read_report_id(text_of(cell), Place())[0] or ""
        for cell, fine in zip(cells(array), plain, strict=True)
    ]
    return pa.array(found, pa.large_string())


def _prints(texts: Any) -> Prints:  # noqa: ANN401 - pyarrow has no types
    """Give for each text the sum of its bytes times powers of one factor, modulo 2**64."""
    places, content = text_bytes(texts)
    powers, inverses = _powers(FACTOR, len(content) + 1), _powers(INVERSE, len(content) + 1)
    sums = np.zeros(len(content) + 1, np.uint64)
    np.cumsum((content.astype(np.uint64) + np.uint64(1)) * powers[:-1], out=sums[1:])
    found: Prints = (sums[places[1:]] - sums[places[:-1]]) * inverses[places[:-1]]
    return found


def _powers(factor: int, count: int) -> Prints:
    powers = np.full(count, factor, np.uint64)
    powers[0] = 1
    found: Prints = np.multiply.accumulate(powers)
    return found

"""What no scoring can be faster than: reading the columns once, and decoding the Parquet file.

Played like any contestant: `python -m benchmarks.floors <job>`; the job says which (`floor`: `read`, `sum`, `decode`).
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numba
import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.contest import THREADS, Rules, Work, play

Words = npt.NDArray[np.uint64]


@numba.njit(nogil=True, cache=True)
def _mix(words: Words) -> Any:  # noqa: ANN401 - numba's own integer
    """Read every word and do the least with it that a compiler may not leave out."""
    found = np.uint64(0)
    for word in words:
        found ^= word
    return found


def prepare_read(path: Path, _rules: Rules, rows: int) -> Work:
    """Read every byte of the values and of the validity bits once, on two threads: nothing reads faster here."""
    buffers = [_words(buffer) for column in _columns(path, rows) for buffer in column.buffers()]
    return _shared(_mix, buffers)


def prepare_sum(path: Path, _rules: Rules, rows: int) -> Work:
    """Add up the answers that are there, by Arrow's own kernels, on two threads."""
    return _shared(pc.sum, _columns(path, rows))


def prepare_decode(path: Path, _rules: Rules, rows: int) -> Work:
    """Decode the file into a table in memory, as pyarrow does it by itself, on two threads."""
    assert pq.read_metadata(path).num_rows == rows
    return (lambda: pq.read_table(path)), lambda _: None


def _columns(path: Path, rows: int) -> list[Any]:
    table = pq.read_table(path).slice(0, rows).combine_chunks()
    return [table.column(name).chunk(0) for name in table.column_names]


def _words(buffer: Any) -> Words:  # noqa: ANN401 - pyarrow has no types
    return np.frombuffer(buffer, np.uint64, count=buffer.size // 8)


def _shared(task: Any, parts: list[Any]) -> Work:  # noqa: ANN401 - a function of numba or of pyarrow
    pool = ThreadPoolExecutor(THREADS)
    return (lambda: list(pool.map(task, parts))), lambda _: None


FLOORS = {"read": prepare_read, "sum": prepare_sum, "decode": prepare_decode}


if __name__ == "__main__":
    which = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["floor"]
    play("", FLOORS[which])

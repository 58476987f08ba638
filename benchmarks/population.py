"""Invented reports for the rule book of the bench: seeded, the same on every machine, made by blocks.

Fifty number columns with one or two decimals, 5 % of the answers missing (Arrow's validity bits, not NaN). Answers of
one report hang together: each report has a level of its own, so that totals spread as those of a region would.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.population_rules import Line, lines

SEED = 20250101
BLOCK_ROWS = 100_000
"""Rows drawn together: block n is drawn from the seed and n, so that a short table is the start of a longer one."""

DRAWS = 1 << 16
MISSING = round(DRAWS * 0.05)


def table(rows: int) -> pa.Table:
    """Make reports in memory, each column in one piece."""
    return pa.Table.from_batches(list(batches(rows))).combine_chunks()


def write(path: Path, rows: int) -> Path:
    """Write reports to a Parquet file as pyarrow does by default, a row group for each block of 100,000."""
    made = batches(rows)
    first = next(made)
    with pq.ParquetWriter(path, first.schema) as file:
        file.write_batch(first)
        for batch in made:
            file.write_batch(batch)
    return path


def batches(rows: int) -> Iterator[pa.RecordBatch]:
    """Make reports by blocks."""
    table_of = [(one, quantiles(rank, one)) for rank, one in enumerate(lines())]
    for block, start in enumerate(range(0, rows, BLOCK_ROWS)):
        made = _block(table_of, block)
        yield made.slice(0, min(BLOCK_ROWS, rows - start))


def quantiles(rank: int, one: Line) -> npt.NDArray[np.float64]:
    """Give the value of an indicator for each of 65,536 levels, from worst to best; each is the double of a decimal."""
    shape = 0.2 + (rank * 7 % 10) / 15
    levels = np.linspace(0, 1, DRAWS) ** shape
    rising = one.pairs[-1][1] > one.pairs[0][1]
    tens = 10**one.digits
    whole = np.rint((levels if rising else 1 - levels) * one.most * tens)
    return np.asarray(whole / tens, np.float64)


def _block(table_of: list[tuple[Line, npt.NDArray[np.float64]]], block: int) -> pa.RecordBatch:
    chance = np.random.Generator(np.random.PCG64([SEED, block]))
    own = _draws(chance).astype(np.uint32)
    names = [one.id for one, _ in table_of]
    return pa.RecordBatch.from_arrays([_column(chance, own, values) for _, values in table_of], names)


def _column(
    chance: np.random.Generator, own: npt.NDArray[np.uint32], values: npt.NDArray[np.float64]
) -> pa.DoubleArray:
    levels = (5 * own + 11 * _draws(chance)) >> 4
    present = np.packbits(_draws(chance) >= MISSING, bitorder="little")
    return pa.Array.from_buffers(pa.float64(), BLOCK_ROWS, [pa.py_buffer(present), pa.py_buffer(values[levels])])


def _draws(chance: np.random.Generator) -> npt.NDArray[np.uint16]:
    return chance.integers(0, DRAWS, BLOCK_ROWS, np.uint16)

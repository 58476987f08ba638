"""Columns made ready for the kernels: where each lies in memory, how it is kept, what its codes mean here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.micro import Load, MicroProgram

F64, I64, I32, I16, I8, BITS, NONE = range(7)
"""How values are kept, as in `swift`."""

STORAGES = {
    np.dtype(np.float64): F64,
    np.dtype(np.int64): I64,
    np.dtype(np.int32): I32,
    np.dtype(np.int16): I16,
    np.dtype(np.int8): I8,
}


@dataclass(frozen=True, slots=True)
class Feed:
    """What the swift kernel reads.

    Attributes:
        loads: See `swift.run_block`.
        ranges: See there.
        remaps: See there.
        kept: The arrays that `loads` points into: they live as long as this.
    """

    loads: npt.NDArray[np.int64]
    ranges: npt.NDArray[np.float64]
    remaps: npt.NDArray[np.int32]
    kept: tuple[npt.NDArray[Any], ...]


def make_feed(program: MicroProgram, columns: Mapping[str, Column], texts: Sequence[str]) -> Feed:
    """Make columns ready.

    Args:
        program: Of the swift kernel.
        columns: Answers by field.
        texts: Text of each code of the program.
    """
    loads = np.zeros((max(1, len(program.loads)), 7), np.int64)
    ranges = np.zeros((max(1, len(program.loads)), 2))
    kept: list[npt.NDArray[Any]] = []
    remaps: list[int] = []
    for rank, load in enumerate(program.loads):
        ranges[rank] = load.low, load.high
        column = columns.get(load.field)
        if column is None:
            loads[rank, 0] = NONE
            continue
        values = _values(column)
        kept.append(values)
        table = remap(load, column, texts)
        loads[rank] = (
            STORAGES[values.dtype],
            values.ctypes.data,
            0,
            column.offset,
            len(remaps),
            len(remaps) + len(table),
            int(load.whole),
        )
        remaps += table
        if column.present is not None:
            bits = np.ascontiguousarray(column.present)
            kept.append(bits)
            loads[rank, 2] = bits.ctypes.data
    return Feed(loads, ranges, np.array(remaps or [0], np.int32), tuple(kept))


def _values(column: Column) -> npt.NDArray[Any]:
    """Give values in one of the ways that the kernel reads, without a copy when they already are."""
    values = column.values
    if values.dtype not in STORAGES:
        values = values.astype(np.float64 if values.dtype.kind == "f" else np.int64)
    return np.ascontiguousarray(values)


def remap(load: Load, column: Column, texts: Sequence[str]) -> list[int]:
    """Give the code here of each code of a column (of each combination, of a set); empty when they are the same."""
    match load.kind:
        case "code" | "text":
            ranks = {text: rank for rank, text in enumerate(texts)}
            other = len(texts) if load.kind == "text" else -1
            return [ranks.get(text, other) for text in column.options] or [-1]
        case "set":
            return _combinations(load, column)
    return []


def _combinations(load: Load, column: Column) -> list[int]:
    """Give the combination here of each combination of a column; empty when the options stand in the same order."""
    if column.options == load.options:
        return []
    bits = [load.options.index(one) if one in load.options else -1 for one in column.options]
    found = []
    for number in range(1 << len(bits)):
        ticked = [bit for rank, bit in enumerate(bits) if number >> rank & 1]
        found.append(-1 if -1 in ticked else sum(1 << bit for bit in ticked))
    return found


def careful_inputs(
    program: MicroProgram, columns: Mapping[str, Column], texts: Sequence[str], rows: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Gather rows for the careful kernel.

    Args:
        program: Of the careful kernel.
        columns: Answers by field.
        texts: Text of each code of the program.
        rows: Which ones.

    Returns:
        Values and absences, one line a load, one column a row; and 1 for each row that holds a code unknown here or a
        number outside the range of its field: only the exact machine reads those.
    """
    shape = (max(1, len(program.loads)), len(rows))
    given, absent = np.zeros(shape), np.ones(shape, np.uint8)
    strange = np.zeros(len(rows), np.uint8)
    for rank, load in enumerate(program.loads):
        column = columns.get(load.field)
        if column is None:
            continue
        answered = column.answered(rows)
        values = column.values[rows].astype(np.float64)
        table = np.array(remap(load, column, texts), np.float64)
        if len(table):
            place = np.where(answered, values, 0).astype(np.int64)
            known = (place >= 0) & (place < len(table))
            values = np.where(known, table[np.where(known, place, 0)], -1.0)
            strange |= (answered & (values < 0)).astype(np.uint8)
        else:
            outside = ~((values >= load.low) & (values <= load.high))
            strange |= (answered & outside).astype(np.uint8)
            if load.whole:
                strange |= (answered & (values != np.floor(values))).astype(np.uint8)
        absent[rank] = ~answered
        given[rank] = np.where(answered, values, 0.0)
    return given, absent, strange

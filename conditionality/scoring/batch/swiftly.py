"""Run rows on the swift kernel, in parts that threads share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.feed import Feed
from conditionality.scoring.batch.micro import MicroProgram

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]

CHUNK = 65_536
"""Rows given to a thread at once."""


def run_swiftly(program: MicroProgram, feed: Feed, values: Floats, states: Bytes, threads: int) -> Rows:
    """Run every row, and give those that are doubtful.

    Args:
        program: Of the swift kernel.
        feed: Columns.
        values: Written: one row an output.
        states: Written likewise; 0 where there is a value.
        threads: How many parts run at once.
    """
    from conditionality.scoring.batch.swift import run_swift  # noqa: PLC0415 - the compiler is only woken by a batch

    outputs = np.array([(one.value, one.state, one.error) for one in program.outputs], np.int64)
    fixed = np.array(program.fixed or [(0, 0)], np.int64)
    rows = values.shape[1]
    doubts = np.zeros(rows, np.uint8)

    def part(first: int) -> Rows:
        last = min(first + CHUNK, rows)
        run_swift(  # type: ignore[no-untyped-call]
            program.code, program.pool.high, program.pool.low, fixed, program.slots, feed.loads, feed.ranges,
            feed.remaps, outputs, first, last, values, states, doubts,
        )  # fmt: skip
        return np.flatnonzero(doubts[first:last]) + first

    starts = range(0, rows, CHUNK)
    if len(starts) < 2 or threads < 2:
        return np.concatenate([np.arange(0), *map(part, starts)])
    with ThreadPoolExecutor(threads) as pool:
        return np.concatenate(list(pool.map(part, starts)))

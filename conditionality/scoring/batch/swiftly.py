"""Run rows on the swift kernel, in parts that threads share."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.feed import Feed
from conditionality.scoring.batch.micro import MicroProgram

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]

WIDEST, NARROWEST = 2_048, 512
"""Rows of a block: the more, the longer the pieces in which memory is read; the fewer, the more slots stay close by."""

ROOM = 512 * 1024
"""Bytes that slots may take: half of what a processor keeps close by."""

CHUNK = 32_768
"""Rows that a thread takes at once: few, so that all end together."""


def run_swiftly(program: MicroProgram, feed: Feed, values: Floats, states: Bytes, threads: int) -> Rows:
    """Run every row, and give those that are doubtful.

    Args:
        program: Of the swift kernel.
        feed: Columns.
        values: Written: one row an output.
        states: Written likewise; 0 where there is a value.
        threads: How many parts run at once.
    """
    # The compiler is only woken by a batch.
    from conditionality.scoring.batch.swift import lay_constants, run_swift  # noqa: PLC0415

    outputs = np.array([(one.value, one.state, one.error) for one in program.outputs], np.int64)
    fixed = np.array(program.fixed or [(0, 0)], np.int64)
    rows = values.shape[1]
    doubts = np.zeros(rows, np.uint8)
    waiting = deque(range(0, rows, CHUNK))

    def share() -> list[Rows]:
        regs = lay_constants(program.slots, lanes_of(program), fixed, program.pool.high)  # type: ignore[no-untyped-call]
        found = [np.arange(0)]
        while (first := _taken(waiting)) is not None:
            last = min(first + CHUNK, rows)
            run_swift(  # type: ignore[no-untyped-call]
                program.code, program.pool.high, program.pool.low, regs, feed.loads, feed.ranges, feed.remaps,
                outputs, first, last, values, states, doubts,
            )  # fmt: skip
            found.append(np.flatnonzero(doubts[first:last]) + first)
        return found

    if len(waiting) < 2 or threads < 2:
        return np.concatenate(share())
    with ThreadPoolExecutor(threads) as pool:
        shares = [pool.submit(share) for _ in range(threads)]
        return np.sort(np.concatenate([one for done in shares for one in done.result()]))


def lanes_of(program: MicroProgram) -> int:
    """Give how many rows a block of a program has."""
    lanes = WIDEST
    while lanes > NARROWEST and 8 * lanes * program.slots > ROOM:
        lanes //= 2
    return lanes


def _taken(waiting: deque[int]) -> int | None:
    """Take a part that no other thread has; nothing when all are taken."""
    try:
        return waiting.popleft()
    except IndexError:
        return None

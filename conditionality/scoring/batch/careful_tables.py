"""Instructions of the careful kernel that read the pool: tables, steps, ramps.

The pool is three arrays: high parts, low parts, multiples.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.careful_numbers import DOUBT, NOT_KNOWN, compare, is_known
from conditionality.scoring.batch.careful_places import between, log_part_of, part_of, settled, takes
from conditionality.scoring.batch.careful_steps import A, Bytes, Cells, K, M, N, Row, T
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.micro import ALWAYS, RAMP_LOG

Floats: TypeAlias = npt.NDArray[np.float64]
Pool: TypeAlias = tuple[Floats, Floats, Floats]


@compiled
def look_up(cells: Cells, doubts: Bytes, row: Row, pool: Pool) -> None:
    """Run an instruction that gives what stands for a code."""
    start, codes = row[K], row[M]
    target, first = cells[row[T]], cells[row[A]]
    high, low, multiple = pool
    for lane in range(doubts.shape[0]):
        code = first[0, lane]
        at = start + (int(code) if 0.0 <= code < codes else codes)
        result = settled(high[at], low[at], multiple[at])
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = result


@compiled
def climb(cells: Cells, doubts: Bytes, row: Row, pool: Pool) -> None:
    """Run an instruction that gives the first line of steps that takes a number, or what stands for that line."""
    start, lines, places = row[K], row[M], row[N]
    target, first = cells[row[T]], cells[row[A]]
    high, low, multiple = pool
    for lane in range(doubts.shape[0]):
        if doubts[lane]:
            continue
        a = (first[0, lane], first[1, lane], first[2, lane], first[3, lane])
        rank = 0
        while rank < lines:
            word, at = int(high[start + 2 * rank]), start + 2 * rank + 1
            if word == ALWAYS:
                break
            order = compare(a, settled(high[at], low[at], multiple[at]))
            doubts[lane] = order == DOUBT
            if order == DOUBT or takes(order, word):
                break
            rank += 1
        result = (float(rank) if rank < lines else -1.0, 0.0, 0.0, 1.0)
        if places >= 0:
            result = settled(high[places + rank], low[places + rank], multiple[places + rank])
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = result


@compiled
def slope(cells: Cells, doubts: Bytes, row: Row, pool: Pool) -> None:
    """Run an instruction that gives the points on straight lines between knots, or their logarithms; flat outside.

    On logarithms, what is not over 0 gives 0.
    """
    is_log, start, knots = row[0] == RAMP_LOG, row[K], row[M]
    target, first = cells[row[T]], cells[row[A]]
    high, low, multiple = pool
    for lane in range(doubts.shape[0]):
        if doubts[lane]:
            continue
        a = (first[0, lane], first[1, lane], first[2, lane], first[3, lane])
        at, order = start + 2 * knots, -1
        while order < 0 and at > start:
            at -= 2
            order = compare(a, settled(high[at], low[at], multiple[at]))
        result = settled(high[at + 1], low[at + 1], multiple[at + 1])
        sign = compare(a, (0.0, 0.0, 0.0, 1.0)) if is_log else 1
        if DOUBT in (order, sign):
            result = (NOT_KNOWN, 0.0, 0.0, 0.0)
        elif sign <= 0:
            result = (0.0, 0.0, 0.0, 1.0)
        elif order > 0 and at < start + 2 * knots - 2:
            foot = settled(high[at], low[at], multiple[at])
            head = settled(high[at + 2], low[at + 2], multiple[at + 2])
            part = log_part_of(a, foot, head) if is_log else part_of(a, foot, head)
            result = between(part, result, settled(high[at + 3], low[at + 3], multiple[at + 3]))
        doubts[lane] = not is_known(result)
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = result

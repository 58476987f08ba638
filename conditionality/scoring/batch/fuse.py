"""Join what most indicators do into one instruction: bring the answer in, read its scale, add its weighted points.

Joined, an answer goes from the column to the sum without a slot in between; the steps of float64 are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import inf, isfinite

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.held import NO_SLOT
from conditionality.scoring.batch.micro import AXPY_HERE, LOAD, RAMP, RAMP_HERE, READS, STEPS, STEPS_HERE, Load

Row = tuple[int, ...]


def fuse(
    rows: Sequence[Row], asked: Collection[int], emitter: Emitter, loads: Sequence[Load]
) -> tuple[list[Row], list[float]]:
    """Join instructions.

    Args:
        rows: Instructions of the swift program, each after what it reads.
        asked: Slots read after they ran.
        emitter: Its pool and constants.
        loads: Fields brought in.

    Returns:
        Instructions, and what is to be added to the pool; a joined one may stand before what it reads.
    """
    readers = Counter(row[at] for row in rows for at in READS[row[0]])
    readers.update(asked)
    makers = {row[1]: row for row in rows}
    more: list[float] = []
    joined: dict[int, Row] = {}
    gone: set[Row] = set()
    for row in rows:
        points, load = _parts(row, makers, readers, emitter, loads)
        if points is None or load is None:
            continue
        start = len(emitter.pool) + len(more)
        numbers, lines = (_ramp if points[0] == RAMP else _steps)(points, emitter)
        more += [emitter.known[row[4]][0], *numbers]
        op = RAMP_HERE if points[0] == RAMP else STEPS_HERE
        state = load[2] if readers[load[2]] > 1 else NO_SLOT
        joined[row[1]] = (op, row[1], row[2], load[6], state, NO_SLOT, start, lines, 0)
        gone |= {points, load}
    return [joined.get(row[1], row) for row in rows if row not in gone], more


def _parts(
    row: Row, makers: Mapping[int, Row], readers: Mapping[int, int], emitter: Emitter, loads: Sequence[Load]
) -> tuple[Row | None, Row | None]:
    """Give the scale and the load that a weighted sum can be joined with."""
    if row[0] != AXPY_HERE or row[4] not in emitter.known:
        return None, None
    points = makers.get(row[3])
    if points is None or readers[row[3]] > 1 or not (_even(points, emitter) or _plain(points, emitter)):
        return None, None
    load = makers.get(points[2])
    if load is None or load[0] != LOAD or readers[points[2]] > 1 or load[2] != row[5]:
        return None, None
    return (points, load) if loads[load[6]].kind == "number" else (None, None)


def _even(points: Row, emitter: Emitter) -> bool:
    """Tell whether it is a ramp without a stretch so steep that a float64 cannot tell its points for each unit."""
    return points[0] == RAMP and all(map(isfinite, _ramp(points, emitter)[0]))


def _plain(points: Row, emitter: Emitter) -> bool:
    """Tell whether steps are lines that start somewhere and need no bound of error."""
    if points[0] != STEPS or points[3] != NO_SLOT:
        return False
    return all(emitter.pool[points[6] + 2 * line][0] <= micro.ABOVE for line in range(points[7]))


def _steps(points: Row, emitter: Emitter) -> tuple[list[float], int]:
    """Give points of no line, then the least float64 and the points of each line; and how many lines.

    A line that takes all stands for no line: what comes after it is never read.
    """
    _, _, _, _, _, _, k, m, n = points
    pool = [one[0] for one in emitter.pool]
    given = [float(line) for line in range(m)] + [-1.0] if n < 0 else pool[n : n + m + 1]
    found: list[float] = []
    for line in range(m):
        word, bound = pool[k + 2 * line], pool[k + 2 * line + 1]
        if word == micro.ALWAYS:
            return [given[line], *found], line
        above = float(np.nextafter(bound, inf))
        found += [bound if word == micro.FROM else above, given[line]]
    return [given[m], *found], m


def _ramp(points: Row, emitter: Emitter) -> tuple[list[float], int]:
    """Give points after the last knot, the first knot, then the stretches; and how many stretches."""
    k, m = points[6], points[7]
    pool = [one[0] for one in emitter.pool[k : k + 2 * m]]
    knots = list(zip(pool[::2], pool[1::2], strict=True))
    found = [knots[-1][1], knots[0][0]]
    for (left, start), (right, end) in pairwise(knots):
        found += [right, left, start, (end - start) / (right - left)]
    return found, m - 1

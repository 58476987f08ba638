"""NumPy: blocks of 64k rows that stay in cache, two threads over the blocks, arrays used again.

Steps are counted by comparisons in bytes and looked up once (faster here than `searchsorted`, by four), ramps are sums
of clipped pieces (faster than `interp`, by four). An absent answer is NaN, which no comparison holds for.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from benchmarks.contest import HALF, THREADS, TIE, Answers, Rules, Work, play, weights

BLOCK = 65_536
Floats = npt.NDArray[np.float64]
Add = Callable[[Floats, "Room"], Floats]


class Room:
    """Arrays of one thread's block, used again for every indicator."""

    def __init__(self, rows: int) -> None:
        self.points = np.empty(rows)
        self.piece = np.empty(rows)
        self.reached = np.empty(rows, np.bool_)
        self.count = np.empty(rows, np.int8)


def prepare(path: Path, rules: Rules, rows: int) -> Work:
    """Take the columns as arrays with NaN where there is no answer."""
    table = pq.read_table(path)
    columns = [table[one["id"]].to_numpy()[:rows] for one in rules["indicators"]]
    return lambda: work(columns, rules), lambda found: found


def work(columns: list[Floats], rules: Rules) -> Answers:
    """Score all rows."""
    rows = len(columns[0])
    found = Answers(np.empty(rows), np.empty(rows, np.int8), np.empty(rows, np.int8))
    scales = [_ramp(one) if one["kind"] == "ramp" else _steps(one) for one in rules["indicators"]]
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda start: _block(columns, rules, scales, found, start), range(0, rows, BLOCK)))
    return found


def _steps(one: Rules) -> Add:
    """Look up the weighted points by the number of bounds passed; falling scales count bounds not yet reached."""
    table = one["weight"] * np.array([one["base"], *one["points"]])
    rising = one["base"] == 0
    compare: Any = np.greater_equal if rising else np.less
    lookup = table if rising else table[::-1].copy()
    first, *others = one["values"]

    def points(x: Floats, room: Room) -> Floats:
        compare(x, first, out=room.reached)
        room.count[:] = room.reached.view(np.int8)
        for bound in others:
            compare(x, bound, out=room.reached)
            np.add(room.count, room.reached.view(np.int8), out=room.count)
        lookup.take(room.count, out=room.points, mode="clip")
        return room.points

    return points


def _ramp(one: Rules) -> Add:
    """Add the pieces of the line, each clipped; NaN takes the end that earns nothing."""
    knots, earned = one["values"], one["weight"] * np.array(one["points"])
    tame: Any = (np.fmax, knots[0]) if earned[0] == 0 else (np.fmin, knots[-1])
    slopes = np.diff(earned) / np.diff(knots)
    constant = earned[0] - sum(slope * low for slope, low in zip(slopes, knots[:-1], strict=True))

    def points(x: Floats, room: Room) -> Floats:
        tame[0](x, tame[1], out=room.points)
        x = room.points.copy()
        room.points[:] = constant
        for slope, (low, high) in zip(slopes, pairwise(knots), strict=True):
            np.clip(x, low, high, out=room.piece)
            np.multiply(room.piece, slope, out=room.piece)
            np.add(room.points, room.piece, out=room.points)
        return room.points

    return points


def _block(columns: list[Floats], rules: Rules, scales: list[Add], found: Answers, start: int) -> None:
    end = min(start + BLOCK, len(found.total))
    room = Room(end - start)
    sums = {name: np.zeros(end - start) for name in weights(rules)}
    held = np.ones(end - start, np.bool_)
    for one, scale, column in zip(rules["indicators"], scales, columns, strict=True):
        points = scale(column[start:end], room)
        if one["floor"] is not None:
            held &= points >= one["weight"] * one["floor"] - TIE
        sums[one["dimension"]] += points
    total = np.zeros(end - start)
    for dimension in rules["dimensions"]:
        score = sums[dimension["id"]] / weights(rules)[dimension["id"]]
        if dimension["floor"] is not None:
            held &= score >= dimension["floor"] - TIE
        total += dimension["weight"] * score
    total /= sum(dimension["weight"] for dimension in rules["dimensions"])
    shown = np.floor(total * 10 + (HALF + TIE)) / 10
    found.total[start:end] = shown
    bounds = [bound for _, bound in rules["grades"][:-1]]
    found.grade[start:end] = sum((shown < bound).view(np.int8) for bound in bounds)
    (_, accept), (_, plan), _ = rules["outcomes"]
    found.outcome[start:end] = np.where((shown >= accept) & held, 0, np.where(shown >= plan, 1, 2))


if __name__ == "__main__":
    play("numpy", prepare)

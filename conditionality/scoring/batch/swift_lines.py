"""Steps, ramps, comparisons and whole numbers over a block of the swift kernel."""

# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.compiled import compiled, inlined
from conditionality.scoring.batch.swift_numbers import UNIT

ALWAYS, FROM, ABOVE, UP_TO = micro.ALWAYS, micro.FROM, micro.ABOVE, micro.UP_TO
LT, LE, GT, GE, EQ, FLOOR = micro.LT, micro.LE, micro.GT, micro.GE, micro.EQ, micro.FLOOR


@inlined
def edge(pool, k, n, rank, last):
    """Give the bound of a line, as the least float64 that it takes, and what it gives; past the last, no line."""
    if rank >= last:
        return np.inf, 0.0
    word, bound = int(pool[k + 2 * rank]), pool[k + 2 * rank + 1]
    least = -np.inf if word == ALWAYS else bound if word == FROM else np.nextafter(bound, np.inf)
    return least, float(rank) if n < 0 else pool[n + rank]


@compiled
def find_from(regs, t, a, pool, k, m, n):
    """Do what `find_lines` does where every line says `from` or `above`, or takes all: four lines at a time."""
    lanes = regs.shape[1]
    none = -1.0 if n < 0 else pool[n + m]
    last = m
    while last > 0:
        first = max(0, last - 4)
        b0, g0 = edge(pool, k, n, first, last)
        b1, g1 = edge(pool, k, n, first + 1, last)
        b2, g2 = edge(pool, k, n, first + 2, last)
        b3, g3 = edge(pool, k, n, first + 3, last)
        if last == m:
            for i in range(lanes):
                regs[t, i] = none
        for i in range(lanes):
            x = regs[a, i]
            kept = regs[t, i]
            kept = g3 if x >= b3 else kept
            kept = g2 if x >= b2 else kept
            kept = g1 if x >= b1 else kept
            regs[t, i] = g0 if x >= b0 else kept
        last = first


@compiled
def find_lines(regs, t, a, error, doubt, pool, low, k, m, n):
    """Give the rank of the first line that takes each lane, or what stands for it, the last line tried first."""
    lanes = regs.shape[1]
    if error < 0:
        rising = True
        for rank in range(m):
            rising &= int(pool[k + 2 * rank]) <= ABOVE
        if rising:
            find_from(regs, t, a, pool, k, m, n)
            return
    none = -1.0 if n < 0 else pool[n + m]
    for i in range(lanes):
        regs[t, i] = none
    for rank in range(m - 1, -1, -1):
        word = int(pool[k + 2 * rank])
        bound = pool[k + 2 * rank + 1]
        line = float(rank) if n < 0 else pool[n + rank]
        if word == ALWAYS:
            for i in range(lanes):
                regs[t, i] = line
        elif word == FROM:
            for i in range(lanes):
                kept = regs[t, i]
                regs[t, i] = line if regs[a, i] >= bound else kept
        elif word == ABOVE:
            for i in range(lanes):
                kept = regs[t, i]
                regs[t, i] = line if regs[a, i] > bound else kept
        elif word == UP_TO:
            for i in range(lanes):
                kept = regs[t, i]
                regs[t, i] = line if regs[a, i] <= bound else kept
        else:
            for i in range(lanes):
                kept = regs[t, i]
                regs[t, i] = line if regs[a, i] < bound else kept
        if error >= 0 and word != ALWAYS:
            own = abs(bound) * UNIT if low[k + 2 * rank + 1] != 0.0 else 0.0
            for i in range(lanes):
                gap = abs(regs[a, i] - bound)
                slack = regs[error, i] + own
                before = doubt[i]
                doubt[i] = before if (gap > slack) | (slack == 0.0) else 1.0


@compiled
def lines_between(regs, t, a, pool, k, m):
    """Give points on straight lines between knots, flat outside."""
    lanes = regs.shape[1]
    last = pool[k + 2 * m - 1]
    for i in range(lanes):
        regs[t, i] = last
    for rank in range(m - 2, -1, -1):
        left, start = pool[k + 2 * rank], pool[k + 2 * rank + 1]
        right, end = pool[k + 2 * rank + 2], pool[k + 2 * rank + 3]
        slope = (end - start) / (right - left)
        for i in range(lanes):
            x = regs[a, i]
            kept = regs[t, i]
            inside = start + (x - left) * slope
            regs[t, i] = inside if x < right else kept
    left, start = pool[k], pool[k + 1]
    for i in range(lanes):
        kept = regs[t, i]
        regs[t, i] = start if regs[a, i] < left else kept


@compiled
def lines_on_logarithms(regs, t, a, pool, k, m):
    """Give points on lines between the logarithms of knots, flat outside."""
    lanes = regs.shape[1]
    for i in range(lanes):
        x = regs[a, i]
        found = pool[k + 2 * m - 1]
        if x < pool[k + 2 * m - 2]:
            found = pool[k + 1]
            for rank in range(m - 1):
                left, right = pool[k + 2 * rank], pool[k + 2 * rank + 2]
                if left <= x < right:
                    start, end = pool[k + 2 * rank + 1], pool[k + 2 * rank + 3]
                    found = start + np.log(x / left) / np.log(right / left) * (end - start)
        regs[t, i] = found if x > 0.0 else 0.0


@compiled
def compare_lanes(regs, t, a, b, ea, eb, doubt, way):
    """Compare lane by lane; within the errors, doubtful."""
    lanes = regs.shape[1]
    if way == LT:
        for i in range(lanes):
            regs[t, i] = 1.0 if regs[a, i] < regs[b, i] else 0.0
    elif way == LE:
        for i in range(lanes):
            regs[t, i] = 1.0 if regs[a, i] <= regs[b, i] else 0.0
    elif way == GT:
        for i in range(lanes):
            regs[t, i] = 1.0 if regs[a, i] > regs[b, i] else 0.0
    elif way == GE:
        for i in range(lanes):
            regs[t, i] = 1.0 if regs[a, i] >= regs[b, i] else 0.0
    elif way == EQ:
        for i in range(lanes):
            regs[t, i] = 1.0 if regs[a, i] == regs[b, i] else 0.0
    else:
        for i in range(lanes):
            regs[t, i] = 1.0 if regs[a, i] != regs[b, i] else 0.0
    if ea >= 0 or eb >= 0:
        one = ea if ea >= 0 else eb
        other = eb if ea >= 0 else -1
        for i in range(lanes):
            slack = regs[one, i] + (regs[other, i] if other >= 0 else 0.0)
            gap = abs(regs[a, i] - regs[b, i])
            before = doubt[i]
            doubt[i] = before if (gap > slack) | (slack == 0.0) else 1.0


@compiled
def to_whole(regs, t, a, error, doubt, op):
    """Give the whole number below or above each lane; too near one, doubtful."""
    lanes = regs.shape[1]
    for i in range(lanes):
        v = regs[a, i]
        regs[t, i] = np.floor(v) if op == FLOOR else np.ceil(v)
        if error >= 0:
            e = regs[error, i]
            near = abs(v - np.floor(v + 0.5))
            if not (near > e or e == 0.0):
                doubt[i] = 1.0

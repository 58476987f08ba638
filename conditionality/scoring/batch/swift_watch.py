"""Bounds of error over a block of the swift kernel: 0 where the float64 is exact.

Source: N. Higham, Accuracy and Stability of Numerical Algorithms, chapters 2 and 3.
"""

# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.swift_numbers import UNIT, divide_error, product_error, sum_error

SAFE = 1.0 + 2.0**-20
PLAIN = 1e11
"""Under it, a whole number of eighths is its own shortest decimal."""

HALF_ULP, ERR_ADD, ERR_MUL, ERR_DIV, ERR_AXPY = (
    micro.HALF_ULP,
    micro.ERR_ADD,
    micro.ERR_MUL,
    micro.ERR_DIV,
    micro.ERR_AXPY,
)
ERR_SCALE, ERR_LN, ERR_EXP, ERR_SQRT = micro.ERR_SCALE, micro.ERR_LN, micro.ERR_EXP, micro.ERR_SQRT


@compiled
def watch(regs, op, t, a, b, c, d, k, m, n, pool, doubt):
    """Work out bounds of error."""
    lanes = regs.shape[1]
    if op == HALF_ULP:
        for i in range(lanes):
            x = regs[a, i]
            eighths = x * 8.0
            plain = (eighths == np.floor(eighths)) & (abs(x) < PLAIN)
            regs[t, i] = 0.0 if plain else abs(x) * UNIT
    elif op == ERR_ADD:
        for i in range(lanes):
            other = -regs[b, i] if m == 1 else regs[b, i]
            e = sum_error(regs[a, i], other)
            e += (regs[c, i] if c >= 0 else 0.0) + (regs[d, i] if d >= 0 else 0.0)
            regs[t, i] = 0.0 if n == 1 and regs[a, i] == -other else e * SAFE
    elif op == ERR_MUL:
        for i in range(lanes):
            x, y = regs[a, i], regs[b, i]
            ex, ey = regs[c, i] if c >= 0 else 0.0, regs[d, i] if d >= 0 else 0.0
            regs[t, i] = (product_error(x, y) + abs(x) * ey + abs(y) * ex + ex * ey) * SAFE
    elif op == ERR_DIV:
        for i in range(lanes):
            x, y, q = regs[a, i], regs[b, i], regs[k, i]
            ex, ey = regs[c, i] if c >= 0 else 0.0, regs[d, i] if d >= 0 else 0.0
            rest = abs(y) - ey
            if rest > 0.0:
                regs[t, i] = (divide_error(x, y, q) + (ex + abs(q) * ey) / rest) * SAFE
            else:
                regs[t, i] = 0.0
                if ey > 0.0:
                    doubt[i] = 1.0
    elif op == ERR_AXPY:
        for i in range(lanes):
            w = abs(regs[c, i])
            e = (regs[d, i] if d >= 0 else 0.0) + w * (regs[k, i] if k >= 0 else 0.0)
            regs[t, i] = (e + UNIT * (abs(regs[m, i]) + w * abs(regs[b, i]))) * SAFE
    elif op == ERR_SCALE:
        for i in range(lanes):
            e = pool[k + 1] + pool[k + 2] * abs(regs[a, i])
            regs[t, i] = e + (pool[k] * regs[b, i] if b >= 0 else 0.0)
    elif op == ERR_LN:
        for i in range(lanes):
            x, e = regs[a, i], regs[c, i] if c >= 0 else 0.0
            rest = x - e
            if x > 0.0 and rest <= 0.0:
                doubt[i] = 1.0
            value = abs(np.log(x)) if x > 0.0 else 0.0
            regs[t, i] = (e / rest if rest > 0.0 else 0.0) * SAFE + 8.0 * UNIT * value + 4.0 * UNIT
    elif op == ERR_EXP:
        for i in range(lanes):
            e = regs[c, i] if c >= 0 else 0.0
            if not e < 1e-3:
                doubt[i] = 1.0
            regs[t, i] = abs(regs[k, i]) * (e * 1.01 + 16.0 * UNIT)
    elif op == ERR_SQRT:
        for i in range(lanes):
            x, r = regs[a, i], regs[k, i]
            e = regs[c, i] if c >= 0 else 0.0
            exact = e == 0.0 and r * r == x and abs(r) < 9e7 and r == np.floor(r)
            spread = min(e / r, np.sqrt(e)) if r > 0.0 else np.sqrt(e)
            regs[t, i] = 0.0 if exact else (spread + 2.0 * UNIT * r) * SAFE
            if x < 0.0 and x + e >= 0.0:
                doubt[i] = 1.0

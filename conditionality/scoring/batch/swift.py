"""The swift kernel: micro-instructions in float64 over blocks of lanes that stay in the processor's caches.

Lanes run in the inner loop and instructions in the outer one, so that each loop is plain arithmetic on two or three
rows of a small table. Nothing here knows what a référentiel is.
"""

# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.swift_lines import (
    compare_lanes,
    find_lines,
    lines_between,
    lines_on_logarithms,
    to_whole,
)
from conditionality.scoring.batch.swift_load import LANES, add_marks, bring
from conditionality.scoring.batch.swift_numbers import UNIT, round_lane, years_lane
from conditionality.scoring.batch.swift_watch import watch

ADD, SUB, MUL, DIV, NEG, ABS = micro.ADD, micro.SUB, micro.MUL, micro.DIV, micro.NEG, micro.ABS
LEAST, MOST, AXPY, FLOOR, CEIL, ROUND = micro.LEAST, micro.MOST, micro.AXPY, micro.FLOOR, micro.CEIL, micro.ROUND
RAMP, RAMP_LOG, SQRT, LN, EXP = micro.RAMP, micro.RAMP_LOG, micro.SQRT, micro.LN, micro.EXP
CMP, CMP_ERR, AND, OR, NOT = micro.CMP, micro.CMP_ERR, micro.AND, micro.OR, micro.NOT
CODE_IS, BIT, STATE_IS, SEL, TAB, STEPS = micro.CODE_IS, micro.BIT, micro.STATE_IS, micro.SEL, micro.TAB, micro.STEPS
STRONGEST, YEARS, GUARD, HALF_ULP, LOAD = micro.STRONGEST, micro.YEARS, micro.GUARD, micro.HALF_ULP, micro.LOAD
ERR_ADD, ERR_MUL, ERR_DIV, ERR_AXPY = micro.ERR_ADD, micro.ERR_MUL, micro.ERR_DIV, micro.ERR_AXPY
ERR_SCALE, ERR_LN, ERR_EXP, ERR_SQRT = micro.ERR_SCALE, micro.ERR_LN, micro.ERR_EXP, micro.ERR_SQRT
LT, LE, GT, GE, EQ = micro.LT, micro.LE, micro.GT, micro.GE, micro.EQ
ALWAYS, FROM, ABOVE, UP_TO = micro.ALWAYS, micro.FROM, micro.ABOVE, micro.UP_TO
MISSING = micro.MISSING


HALF_UP = micro.HALF_UP
SEL_HERE, AXPY_HERE = micro.SEL_HERE, micro.AXPY_HERE
STEPS_HERE, RAMP_HERE = micro.STEPS_HERE, micro.RAMP_HERE
FEW = 8
"""Entries of a table up to which comparing each lane with all is quicker than looking each up."""


@compiled
def run_block(code, pool, low, regs, doubt, loads, ranges, remaps, first, count, scratch):
    """Run every instruction over the lanes of one block.

    Args:
        code: Instructions.
        pool: Constants, and `low` what their float64 leave out.
        low: See `pool`.
        regs: Slots; constants are there already.
        doubt: One a lane, set to 1 where the lane is doubtful.
        loads: For each load: storage, address of the values, address of the validity bits or 0, bits to skip there,
            first and last place of its table in `remaps` (equal: none), whether it must be whole.
        ranges: For each load, lowest and highest number.
        remaps: Code of each code of a column, -1 for none.
        first: First row.
        count: Rows, at most one a lane.
        scratch: See `swift_load.bring`.
    """
    lanes = regs.shape[1]
    for rank in range(code.shape[0]):
        op, t, a, b, c = code[rank, 0], code[rank, 1], code[rank, 2], code[rank, 3], code[rank, 4]
        d, k, m, n = code[rank, 5], code[rank, 6], code[rank, 7], code[rank, 8]
        if op in (STEPS_HERE, RAMP_HERE):
            ramp = op == RAMP_HERE
            add_marks(regs, pool, ramp, t, a, c, doubt, loads[b], first, count, ranges[b], k, m, scratch)
        elif op == SEL:
            for i in range(lanes):
                then, other = regs[b, i], regs[c, i]
                regs[t, i] = then if regs[a, i] != 0.0 else other
        elif op == SEL_HERE:
            for i in range(lanes):
                then, other = regs[b, i], regs[c, i]
                regs[t, i] = then if regs[a, i] == 0.0 else other
        elif op == AXPY_HERE:
            for i in range(lanes):
                before = regs[a, i]
                more = before + regs[b, i] * regs[c, i]
                regs[t, i] = more if regs[d, i] == 0.0 else before
        elif op == STATE_IS:
            least, most = float(m), float(n)
            for i in range(lanes):
                regs[t, i] = 1.0 if (regs[a, i] >= least) & (regs[a, i] <= most) else 0.0
        elif op == CODE_IS:
            code_wanted = float(m)
            for i in range(lanes):
                regs[t, i] = 1.0 if regs[a, i] == code_wanted else 0.0
        elif op == AND:
            for i in range(lanes):
                regs[t, i] = regs[a, i] * regs[b, i]
        elif op in (OR, STRONGEST):
            for i in range(lanes):
                regs[t, i] = max(regs[b, i], regs[a, i])
        elif op == NOT:
            for i in range(lanes):
                regs[t, i] = 1.0 - regs[a, i]
        elif op == AXPY:
            for i in range(lanes):
                regs[t, i] = regs[a, i] + regs[b, i] * regs[c, i]
        elif op == TAB:
            spare = pool[k + m]
            if m <= FEW:
                for i in range(lanes):
                    regs[t, i] = spare
                for line in range(m):
                    place, entry = float(line), pool[k + line]
                    for i in range(lanes):
                        kept = regs[t, i]
                        regs[t, i] = entry if regs[a, i] == place else kept
            else:
                for i in range(lanes):
                    at = int(regs[a, i])
                    regs[t, i] = pool[k + at] if 0 <= at < m else spare
        elif op == STEPS:
            find_lines(regs, t, a, b, doubt, pool, low, k, m, n)
        elif op == RAMP:
            lines_between(regs, t, a, pool, k, m)
        elif op == ADD:
            for i in range(lanes):
                regs[t, i] = regs[a, i] + regs[b, i]
        elif op == SUB:
            for i in range(lanes):
                regs[t, i] = regs[a, i] - regs[b, i]
        elif op == MUL:
            for i in range(lanes):
                regs[t, i] = regs[a, i] * regs[b, i]
        elif op == DIV:
            for i in range(lanes):
                y = regs[b, i]
                regs[t, i] = regs[a, i] / (y if y != 0.0 else 1.0) if y != 0.0 else 0.0
        elif op == NEG:
            for i in range(lanes):
                regs[t, i] = -regs[a, i]
        elif op == ABS:
            for i in range(lanes):
                regs[t, i] = abs(regs[a, i])
        elif op == LEAST:
            for i in range(lanes):
                regs[t, i] = min(regs[b, i], regs[a, i])
        elif op == MOST:
            for i in range(lanes):
                regs[t, i] = max(regs[b, i], regs[a, i])
        elif op in (CMP, CMP_ERR):
            compare_lanes(regs, t, a, b, c if op == CMP_ERR else -1, d if op == CMP_ERR else -1, doubt, m)
        elif op in (FLOOR, CEIL):
            to_whole(regs, t, a, b, doubt, op)
        elif op == ROUND:
            if n == HALF_UP and m > 0 and b >= 0:
                power = pool[k]
                for i in range(lanes):
                    size = abs(regs[a, i])
                    scaled = size * power
                    slack = regs[b, i] * power * 1.001 + scaled * (2.0 * UNIT)
                    steps = np.floor(scaled + 0.5)
                    part = abs(scaled - np.floor(scaled) - 0.5)
                    found = steps / power
                    before = doubt[i]
                    doubt[i] = before if ((part > slack) & (scaled < 1e15)) | (size == 0.0) else 1.0
                    regs[t, i] = found if regs[a, i] >= 0.0 else 0.0 - found
                continue
            for i in range(lanes):
                value, unsure = round_lane(regs[a, i], regs[b, i] if b >= 0 else 0.0, pool[k], m, n)
                regs[t, i] = value
                doubt[i] = 1.0 if unsure else doubt[i]
        elif op == BIT:
            scale = 2.0**m
            for i in range(lanes):
                half = np.floor(regs[a, i] / scale) * 0.5
                regs[t, i] = 1.0 if half != np.floor(half) else 0.0
        elif op == RAMP_LOG:
            lines_on_logarithms(regs, t, a, pool, k, m)
        elif op == SQRT:
            for i in range(lanes):
                regs[t, i] = np.sqrt(max(regs[a, i], 0.0))
        elif op == LN:
            for i in range(lanes):
                regs[t, i] = np.log(regs[a, i]) if regs[a, i] > 0.0 else 0.0
        elif op == EXP:
            for i in range(lanes):
                regs[t, i] = np.exp(regs[a, i])
        elif op == GUARD:
            for i in range(lanes):
                regs[t, i] = regs[a, i]
                doubt[i] = doubt[i] if regs[b, i] == 0.0 else 1.0
        elif op == YEARS:
            for i in range(lanes):
                regs[t, i] = years_lane(regs[a, i], regs[b, i])
        elif op == LOAD:
            table = remaps[loads[k, 4] : loads[k, 5]]
            bring(regs, t, a, doubt, loads[k], first, count, ranges[k], table, scratch)
        else:
            watch(regs, op, t, a, b, c, d, k, m, n, pool, doubt)


@compiled
def lay_constants(slots, lanes, fixed, pool):
    """Make slots for blocks that run one after another, constants in their places.

    Args:
        slots: How many.
        lanes: Rows of a block: a multiple of 64.
        fixed: Slots of constants, and their places in the pool.
        pool: Constants.
    """
    regs = np.zeros((slots, lanes))
    for rank in range(fixed.shape[0]):
        regs[fixed[rank, 0], :] = pool[fixed[rank, 1]]
    return regs


@compiled
def run_swift(code, pool, low, regs, loads, ranges, remaps, outputs, first, last, values, states, doubts):
    """Run a program over rows.

    Args:
        code: See `run_block`, as for `pool low loads ranges remaps`.
        pool: See there.
        low: See there.
        regs: From `lay_constants`; nobody else uses them meanwhile.
        loads: See there.
        ranges: See there.
        remaps: See there.
        outputs: For each output: slot of the value, of the state, of the error (-1: none).
        first: First row.
        last: Row after the last.
        values: Written: one row an output.
        states: Written likewise; 0 where there is a value.
        doubts: Written: 1 for each row that is not decided.
    """
    lanes = regs.shape[1]
    doubt, scratch = np.zeros(lanes), np.zeros(3 * LANES)
    for start in range(first, last, lanes):
        count = min(lanes, last - start)
        doubt[:] = 0.0
        run_block(code, pool, low, regs, doubt, loads, ranges, remaps, start, count, scratch)
        for rank in range(outputs.shape[0]):
            value, state, error = outputs[rank, 0], outputs[rank, 1], outputs[rank, 2]
            given = values[rank, start : start + count]
            if state < 0:
                for i in range(count):
                    given[i] = regs[value, i] + 0.0  # a zero has no sign
            else:
                told = states[rank, start : start + count]
                for i in range(count):
                    v = regs[value, i] + 0.0
                    given[i] = v if regs[state, i] == 0.0 else 0.0
                for i in range(count):
                    told[i] = np.uint8(min(regs[state, i], float(MISSING)))
            if error >= 0:
                for i in range(lanes):
                    unsure = (regs[error, i] != 0.0) & (regs[state, i] == 0.0 if state >= 0 else True)
                    doubt[i] = 1.0 if unsure else doubt[i]
        marked = doubts[start : start + count]
        for i in range(count):
            marked[i] = np.uint8(doubt[i])

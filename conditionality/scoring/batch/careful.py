"""The careful kernel: doubtful lanes again, in pairs of float64, each with a bound of its error.

Lanes go by blocks, so that reading an instruction costs nothing beside running it. A slot of a block is four rows: high
part, low part, error, multiple (see `careful_numbers`). A truth, a code, a day, a state is a whole number like any
other. A lane where something cannot be proved is doubtful as a whole, and left there.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.careful_numbers import is_known
from conditionality.scoring.batch.careful_places import as_it_is, decimal, settled
from conditionality.scoring.batch.careful_steps import Bytes, Cells, calculate, choose, judge
from conditionality.scoring.batch.careful_tables import Floats, Pool, climb, look_up, slope
from conditionality.scoring.batch.compiled import compiled
from conditionality.scoring.batch.micro import CMP, ERRORS, MISSING, PRESENT, RAMP, RAMP_LOG, SEL, STEPS, TAB

BLOCK: Final = 64
"""Lanes run together."""

Wholes: TypeAlias = npt.NDArray[np.int32]


@compiled
def run_careful(  # noqa: PLR0913, PLR0917 - one argument for each column of the contract
    code: Wholes,
    pool_high: Floats,
    pool_low: Floats,
    pool_multiple: Floats,
    fixed: Wholes,
    slots: int,
    load_value: Wholes,
    load_state: Wholes,
    is_number: npt.NDArray[np.bool_],
    given: Floats,
    absent: Bytes,
    out_value: Wholes,
    out: Floats,
    out_low: Floats,
    out_error: Floats,
    out_multiple: Floats,
    out_state: Wholes,
    found_state: Bytes,
    doubt: Bytes,
) -> None:
    """Run a program on lanes, and write what is asked for; what is written for a doubtful lane means nothing.

    Args:
        code: Instructions, shape (instructions, 9).
        pool_high: Constants, with `pool_low` and `pool_multiple`.
        fixed: Slots that hold a constant, and the place of the constant in the pool; shape (constants, 2).
        slots: How many slots there are.
        load_value: Slot of the value of each field, with `load_state`, -1 when nothing reads its state.
        is_number: Whether a field is a number, read as the shortest decimal of its float64.
        given: Fields, shape (fields, lanes).
        absent: 1 where a field is not answered, same shape.
        out_value: Slot of each output, with `out_state`, -1 when it is always there.
        out: High parts, shape (outputs, lanes), with `out_low`, `out_error`, `out_multiple`, `found_state`.
        doubt: 1 where something could not be proved; shape (lanes,).
    """
    pool = (pool_high, pool_low, pool_multiple)
    cells = np.zeros((slots, 4, BLOCK))
    cells[:, 3, :] = 1.0
    for start in range(0, doubt.shape[0], BLOCK):
        stop = min(start + BLOCK, doubt.shape[0])
        doubts = doubt[start:stop]
        doubts[:] = 0
        _settle(cells, stop - start, pool, fixed)
        for rank in range(load_value.shape[0]):
            entry = (load_value[rank], load_state[rank], is_number[rank])
            _load(cells, doubts, entry, given[rank, start:stop], absent[rank, start:stop])
        _run(cells, doubts, code, pool)
        for rank in range(out_value.shape[0]):
            slot, state = out_value[rank], out_state[rank]
            lanes = stop - start
            out[rank, start:stop] = cells[slot, 0, :lanes]
            out_low[rank, start:stop] = cells[slot, 1, :lanes]
            out_error[rank, start:stop] = cells[slot, 2, :lanes]
            out_multiple[rank, start:stop] = cells[slot, 3, :lanes]
            for lane in range(lanes):
                found_state[rank, start + lane] = PRESENT if state < 0 else np.uint8(cells[state, 0, lane])


@compiled
def _settle(cells: Cells, lanes: int, pool: Pool, fixed: Wholes) -> None:
    """Lay the constants in their slots."""
    high, low, multiple = pool
    for rank in range(fixed.shape[0]):
        target, at = cells[fixed[rank, 0]], fixed[rank, 1]
        number = settled(high[at], low[at], multiple[at])
        for lane in range(lanes):
            target[0, lane], target[1, lane], target[2, lane], target[3, lane] = number


@compiled
def _load(cells: Cells, doubts: Bytes, entry: tuple[int, int, bool], given: Floats, absent: Bytes) -> None:
    """Bring a field in, where its value, its state and whether it is a number are told; not answered, it is 0."""
    slot, state, is_number = entry
    target, states = cells[slot], cells[state]
    for lane in range(doubts.shape[0]):
        number = (0.0, 0.0, 0.0, 1.0)
        if not absent[lane]:
            number = decimal(given[lane]) if is_number else as_it_is(given[lane])
        doubts[lane] |= not is_known(number)
        target[0, lane], target[1, lane], target[2, lane], target[3, lane] = number
        if state >= 0:
            found = float(MISSING if absent[lane] else PRESENT)
            states[0, lane], states[1, lane], states[2, lane], states[3, lane] = found, 0.0, 0.0, 1.0


@compiled
def _run(cells: Cells, doubts: Bytes, code: Wholes, pool: Pool) -> None:
    """Run all instructions on a block."""
    for rank in range(code.shape[0]):
        op = code[rank, 0]
        if op in (RAMP, RAMP_LOG):
            slope(cells, doubts, code[rank], pool)
        elif op == STEPS:
            climb(cells, doubts, code[rank], pool)
        elif op == TAB:
            look_up(cells, doubts, code[rank], pool)
        elif op < CMP:
            calculate(cells, doubts, code[rank])
        elif op < SEL:
            judge(cells, doubts, code[rank])
        elif op < ERRORS:
            choose(cells, doubts, code[rank])

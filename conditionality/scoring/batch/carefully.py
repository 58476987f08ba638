"""Run rows on the careful kernel, and keep only what is proved: every number the double nearest to the exact one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.feed import careful_inputs
from conditionality.scoring.batch.held import NO_SLOT
from conditionality.scoring.batch.micro import MicroProgram

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]


def run_carefully(
    program: MicroProgram, columns: Mapping[str, Column], texts: Sequence[str], rows: npt.NDArray[np.int64]
) -> tuple[Floats, Bytes, Bytes]:
    """Run rows.

    Args:
        program: Of the careful kernel.
        columns: Answers by field.
        texts: Text of each code of the program.
        rows: Which ones.

    Returns:
        Values and states, one line an output, one column a row; and 1 for each row that is not decided.
    """
    from conditionality.scoring.batch.careful import run_careful  # noqa: PLC0415 - the compiler is only woken by a batch

    given, absent, doubt = careful_inputs(program, columns, texts, rows)
    shape = (len(program.outputs), len(rows))
    high, low, error, multiple = (np.zeros(shape) for _ in range(4))
    states, undecided = np.zeros(shape, np.uint8), np.zeros(len(rows), np.uint8)
    loads = program.loads
    run_careful(
        program.code,
        program.pool.high,
        program.pool.low,
        program.pool.multiple,
        np.array(program.fixed or [(0, 0)], np.int32),
        program.slots,
        np.array([one.value for one in loads], np.int32),
        np.array([one.state for one in loads], np.int32),
        np.array([one.kind == "number" for one in loads], np.bool_),
        given[: len(loads)],
        absent[: len(loads)],
        np.array([one.value for one in program.outputs], np.int32),
        high,
        low,
        error,
        multiple,
        np.array([one.state for one in program.outputs], np.int32),
        states,
        undecided,
    )
    undecided |= doubt
    for rank, one in enumerate(program.outputs):
        if one.kind == "number":
            here = states[rank] == 0 if one.state != NO_SLOT else np.ones(len(rows), np.bool_)
            undecided |= (here & ~is_nearest(high[rank], low[rank], error[rank])).astype(np.uint8)
        high[rank][states[rank] != 0] = 0.0
    return high + 0.0, states, undecided  # a zero has no sign


def is_nearest(high: Floats, low: Floats, error: Floats) -> npt.NDArray[np.bool_]:
    """Tell where a float64 is surely the one nearest to an exact number.

    Args:
        high: The float64.
        low: What it leaves out, as far as that is known.
        error: How far the exact number may be from `high + low`.
    """
    below = np.abs(high) - np.nextafter(np.abs(high), 0.0)
    near: npt.NDArray[np.bool_] = (np.abs(low) + error < 0.499 * below) | ((low == 0.0) & (error == 0.0))
    return near

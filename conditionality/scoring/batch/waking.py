"""Wake a kernel on one row, so that it is compiled and kept on disk for all that come after."""

from __future__ import annotations

from typing import Final

import numpy as np

from conditionality.scoring.batch.assemble import assemble
from conditionality.scoring.batch.carefully import run_carefully
from conditionality.scoring.batch.emit import Emitter
from conditionality.scoring.batch.feed import make_feed
from conditionality.scoring.batch.held import NO_SLOT
from conditionality.scoring.batch.micro import ADD, LOAD, Load, Output
from conditionality.scoring.batch.swiftly import run_swiftly

KERNELS: Final = ("swift", "careful")
"""The kernels of a batch."""


def wake(kernel: str) -> float:
    """Run a kernel on one row of a program that adds 1 to an answer that is not there, and give what it says.

    Args:
        kernel: One of `KERNELS`.
    """
    emitter = Emitter({})
    load = Load("", "number", emitter.slot(), emitter.slot(), 0.0, 1.0, whole=False)
    emitter.rows.append((LOAD, load.value, load.state, NO_SLOT, NO_SLOT, NO_SLOT, 0, 0, 0))
    asked = (Output("one", "number", emitter.lay(ADD, load.value, emitter.constant(1)), NO_SLOT, NO_SLOT),)
    program = assemble(emitter, (load,), asked, (), careful=kernel == "careful")
    if kernel == "careful":
        found, _, _ = run_carefully(program, {}, (), np.zeros(1, np.int64))
        return float(found[0, 0])
    values, states = np.zeros((1, 1)), np.zeros((1, 1), np.uint8)
    run_swiftly(program, make_feed(program, {}, ()), values, states, threads=1)
    return float(values[0, 0])

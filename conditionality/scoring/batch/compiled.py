"""How a function of the kernels is compiled: at its first call, kept on disk, without the interpreter's lock.

No `fastmath`: the proofs of `pairs` stand on each sum and product being rounded once, in the order written, and two
machines must give the same bits. A float64 divided by 0 gives an infinity or nothing, as the processor does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Compile at the first call; the result is kept beside the package for the next start."""
    return cast("Function", numba.njit(cache=True, nogil=True, error_model="numpy")(function))


def inlined(function: Function) -> Function:
    """Compile into each place that calls it: for functions of a few operations."""
    return cast("Function", numba.njit(cache=True, nogil=True, error_model="numpy", inline="always")(function))

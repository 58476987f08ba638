"""How a function of the kernels is compiled: at its first call, kept on disk, without the interpreter's lock.

No `fastmath`: the proofs of `pairs` stand on each sum and product being rounded once, in the order written, and two
machines must give the same bits. A float64 divided by 0 gives an infinity or nothing, as the processor does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., object])

KERNELS = ("careful", "compiled", "feed", "micro", "pairs", "swift")
"""How the names of the files start whose text the compiled code is made of."""


def _stamp() -> str:
    """Give the fingerprint of all kernels: numba itself only looks at the file of the function it keeps."""
    folder = files("conditionality.scoring.batch")
    texts = {one.name: one.read_bytes() for one in folder.iterdir() if one.name.endswith(".py")}
    kept = [texts[name] for name in sorted(texts) if name.startswith(KERNELS)]
    return hashlib.sha256(b"\0".join(kept)).hexdigest()


STAMP = _stamp()


def _kept(dispatcher: Any) -> Any:  # noqa: ANN401 - the compiler has no types
    """Keep the result on disk for as long as no kernel changes: one calls another of another file."""
    cache_file = dispatcher._cache._cache_file  # noqa: SLF001 - numba offers no other way; see decision 0121
    cache_file._source_stamp = STAMP  # noqa: SLF001 - as above
    return dispatcher


def compiled(function: Function) -> Function:
    """Compile at the first call; the result is kept beside the package for the next start."""
    return cast("Function", _kept(numba.njit(cache=True, nogil=True, error_model="numpy")(function)))


def inlined(function: Function) -> Function:
    """Compile into each place that calls it: for functions of a few operations."""
    made = numba.njit(cache=True, nogil=True, error_model="numpy", inline="always")(function)
    return cast("Function", _kept(made))


def kept_in(function: object) -> str:
    """Give the folder where what is compiled of a function is kept."""
    return str(cast("Any", function)._cache.cache_path)  # noqa: SLF001 - as above

"""Memory given back to the system between the blocks of a long work, so that it stays flat as the system sees it too.

Freed memory is kept by the libraries that freed it, each for itself, in case they need it again: threads, arrays and
columns each hold some, and together they would hold a fifth of what a streamed table needs.
"""

from __future__ import annotations

import ctypes
from functools import cache

import pyarrow as pa


def give_back() -> None:
    """Give memory that is free back to the system."""
    pa.default_memory_pool().release_unused()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> ctypes._NamedFuncPointer | None:
    """Give the function of the C library that gives free memory back; nothing where it has none."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return None

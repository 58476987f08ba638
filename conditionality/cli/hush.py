"""Keep the remarks of the optimiser's library off the answer: it writes some of them straight to the output."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

OUTPUT = 1
"""Number of the standard output of a process."""


@contextmanager
def hushed() -> Iterator[None]:
    """Send what libraries write to the standard output nowhere; nothing of ours is written meanwhile."""
    sys.stdout.flush()
    kept, nowhere = os.dup(OUTPUT), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, OUTPUT)
    try:
        yield
    finally:
        # What the C library still holds goes where it was meant to.
        with suppress(OSError, TypeError, AttributeError):
            ctypes.CDLL(None).fflush(None)
        os.dup2(kept, OUTPUT)
        os.close(kept)
        os.close(nowhere)

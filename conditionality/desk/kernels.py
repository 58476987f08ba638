"""Kernels compiled by processes of their own: a compiler wants 300 MiB, which a long work would keep to its end.

`python -m conditionality.desk.kernels` compiles them, when they are not on disk already.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from conditionality.scoring.batch.waking import KERNELS, wake


def compile_apart() -> None:
    """Compile what is not on disk yet, each kernel in its own process; what fails is compiled where it is needed."""
    mark = _mark()
    if mark.exists():
        return
    commands = [[sys.executable, "-m", "conditionality.desk.kernels", kernel] for kernel in KERNELS]
    with suppress(OSError):
        started = [_start(command) for command in commands]
        try:
            ended = [one.wait() for one in started]
        finally:
            for one in started:
                one.kill()
        if not any(ended):
            mark.touch()


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - this very program


def _mark() -> Path:
    """Give the file that stands where the kernels of this source, Python, compiler and processor are kept."""
    import llvmlite.binding as compiler  # noqa: PLC0415 - only woken by a batch
    import numba  # noqa: PLC0415 - as above

    from conditionality.scoring.batch.compiled import STAMP, kept_in  # noqa: PLC0415 - as above
    from conditionality.scoring.batch.swift import run_swift  # noqa: PLC0415 - as above

    machine = (STAMP, sys.version, numba.__version__, compiler.get_host_cpu_name())
    name = sha256("\0".join(machine).encode()).hexdigest()[:32]
    return Path(kept_in(run_swift)) / f"kernels-{name}.ready"


if __name__ == "__main__":
    if sys.argv[1:]:
        wake(sys.argv[1])
    else:
        compile_apart()

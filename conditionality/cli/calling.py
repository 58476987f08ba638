"""How this program was called, so that the commands it prints work as they are typed."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from conditionality.cli.manual import PROGRAM


def called(first: str | None = None) -> str:
    """Give the words that call the program again from the same folder.

    Args:
        first: First word of the line, as the system gave it; default, that of this process.
    """
    word = sys.argv[0] if first is None else first
    path = Path(word)
    if path.name == "__main__.py":
        return shlex.join((sys.executable, "-m", PROGRAM))
    if path.stem != PROGRAM or _is_found(path):
        return PROGRAM
    return shlex.quote(word)


def _is_found(path: Path) -> bool:
    """Tell whether the name alone, typed in this shell, calls that same file."""
    found = shutil.which(PROGRAM)
    return found is not None and Path(found).resolve() == path.resolve()

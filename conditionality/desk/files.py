"""Files that a person names: read whole within a limit, written whole or not at all; every trouble is a finding."""

from __future__ import annotations

import os
import stat
from errno import EACCES, EISDIR, ELOOP, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from conditionality.findings import Finding, finding

Found = tuple[Finding, ...]

MOST_BYTES = 200_000_000
"""Largest file read at once; each kind of file has a smaller limit of its own, known to its reader."""

READ_CODES = {
    ENOENT: "file-absent",
    ENOTDIR: "file-absent",
    EISDIR: "file-is-folder",
    EACCES: "file-denied",
    EPERM: "file-denied",
    ELOOP: "file-absent",
    ENAMETOOLONG: "file-absent",
}

WRITE_CODES = {
    ENOENT: "folder-absent",
    ENOTDIR: "folder-absent",
    EISDIR: "file-is-folder",
    EACCES: "write-denied",
    EPERM: "write-denied",
    EROFS: "write-denied",
    ENOSPC: "disk-full",
    ENAMETOOLONG: "file-name-too-long",
}


def read_file(name: str, limit: int = MOST_BYTES) -> tuple[bytes | None, Found]:
    """Read a file.

    Args:
        name: As the person wrote it.
        limit: Most bytes; a longer file is not read further.

    Returns:
        Its bytes; or nothing, with what is wrong.
    """
    try:
        with Path(name).open("rb") as source:
            content = source.read(limit + 1)
    except (OSError, ValueError) as fault:
        # ValueError: a name that holds a null character
        return None, (read_fault(fault, name),)
    if len(content) > limit:
        return None, (finding("file-over-limit", given=name, limit=limit),)
    return content, ()


def read_fault(fault: OSError | ValueError, name: str) -> Finding:
    """Say why a file could not be read."""
    return finding(READ_CODES.get(_number(fault), "file-unreadable"), given=name)


def write_file(name: str, content: bytes) -> Found:
    """Write a file whole: beside it first, then in its place, so that nobody ever sees half of it.

    A file that stands there already is replaced and keeps its permissions. What is not a plain file (a pipe, a
    terminal) is written straight.

    Returns:
        What is wrong, if anything.
    """
    try:
        _write(Path(name), content)
    except (OSError, ValueError) as fault:
        return (write_fault(fault, name),)
    return ()


def write_fault(fault: OSError | ValueError, name: str) -> Finding:
    """Say why a file could not be written."""
    return finding(WRITE_CODES.get(_number(fault), "write-failed"), given=name)


def check_place(name: str) -> Found:
    """Say, before a long work, when a file could not be written there: no such folder, or a folder of that name."""
    path = Path(name)
    try:
        if path.is_dir():
            return (finding("file-is-folder", given=name),)
        return () if path.parent.is_dir() else (finding("folder-absent", given=name),)
    except (OSError, ValueError) as fault:
        return (write_fault(fault, name),)


def make_folder(name: str | Path) -> Found:
    """Make a folder, and those above it; one that stands there already is kept."""
    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        code = "folder-is-file" if isinstance(fault, FileExistsError | NotADirectoryError) else ""
        return (finding(code or WRITE_CODES.get(_number(fault), "write-failed"), given=name),)
    return ()


def _write(path: Path, content: bytes) -> None:
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(content)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _number(fault: OSError | ValueError) -> int:
    return (fault.errno or 0) if isinstance(fault, OSError) else ENOENT

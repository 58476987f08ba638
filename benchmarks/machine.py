"""What the figures were measured on: processor, memory, system, Python."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def description() -> str:
    """Describe this machine in one line."""
    cores = os.cpu_count() or 1
    parts = (_processor(), f"{cores} cores", _memory(), platform.system(), f"Python {platform.python_version()}")
    return ", ".join(part for part in parts if part)


def busy() -> str:
    """Tell how busy the machine is before anything is measured: two is both of two cores."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"Load of the last minute before the start: {os.getloadavg()[0]:.1f}."


def _processor() -> str:
    found = _first(Path("/proc/cpuinfo"), "model name")
    return found or platform.processor() or platform.machine()


def _memory() -> str:
    found = _first(Path("/proc/meminfo"), "MemTotal")
    return f"{int(found.split()[0]) / 2**20:.0f} GiB" if found else ""


def _first(path: Path, key: str) -> str:
    """Give what a line of a system file says of a key; empty where there is no such file."""
    if not path.exists():
        return ""
    lines = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
    return next((said.strip() for name, _, said in lines if name.strip() == key), "")

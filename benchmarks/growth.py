"""Time of a row and memory from ten thousand reports to ten million; and what a start costs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.population import write
from benchmarks.runner import Contestant, Outcome, play, run
from benchmarks.table import Row

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
LARGEST = SIZES[-1]
FLAT = 1.25
"""Times the smallest that the time of a row may be at the largest, to be called flat."""

ROOM_GIB = 7
"""Memory that ten million reports in memory want."""

PEAK_MIB = 600
PATIENCE_SECONDS = 180
START_ROWS = 1_000
WHOLE = Contestant("whole", "The command, Parquet to Parquet", "benchmarks.streams", more={"way": "whole"})


def growth(folder: Path, job: dict[str, Any]) -> Iterable[Row]:
    """Measure ours over the sizes, in memory and as the command does it, then the starts."""
    large = write(folder / "large.parquet", LARGEST)
    yield from _in_memory(job, large)
    yield from _as_the_command(job, large)
    large.unlink()
    yield from _starts(folder, job)


def _in_memory(job: dict[str, Any], large: Path) -> Iterable[Row]:
    found = {}
    for rows in SIZES:
        label = f"Time of a row, {rows:,} reports in memory"
        if rows == LARGEST and available_gib() < ROOM_GIB:
            yield Row(label, f"needs {ROOM_GIB} GiB free")
            continue
        one = Contestant(f"ours_{rows}", label, "benchmarks.ours")
        outcome = play(one, {**job, "table": str(large), "runs": 300, "seconds": 3.0}, Outcome(rows))
        if outcome.absent:
            yield Row(label, outcome.absent)
            continue
        found[rows] = outcome.nanoseconds_a_row
        yield Row(label, f"{outcome.nanoseconds_a_row:.1f} ns")
    if LARGEST in found:
        times = found[LARGEST] / min(found.values())
        yield Row("The largest against the best of these", "", f"<= {FLAT:g} x", times <= FLAT, f"{times:.2f} x")


def _as_the_command(job: dict[str, Any], large: Path) -> Iterable[Row]:
    """Score files as `conditionality score` does, the largest only if it can be waited for."""
    small = play(WHOLE, {**job, "once": True}, Outcome(job["rows"]))
    label = f"{WHOLE.label}: dimensions and checks too"
    if small.absent:
        yield Row(label, small.absent)
        return
    yield Row(f"{label}, {small.rows:,} reports", f"{small.best:.1f} s")
    wait = small.best * LARGEST / small.rows
    if wait > PATIENCE_SECONDS:
        yield Row(f"{label}, {LARGEST:,} reports", f"not run: about {wait / 60:.0f} minutes")
        return
    whole = play(WHOLE, {**job, "table": str(large), "once": True, "answers": ""}, Outcome(LARGEST))
    times = whole.nanoseconds_a_row / small.nanoseconds_a_row
    yield Row(
        f"{label}, {LARGEST:,} reports", f"{whole.best:.1f} s", f"<= {FLAT:g} x a row", times <= FLAT, f"{times:.2f} x"
    )
    peak = whole.peak_kib / 1024
    yield Row("Peak memory of that", f"{peak:.0f} MiB", f"<= {PEAK_MIB} MiB", peak <= PEAK_MIB)


def _starts(folder: Path, job: dict[str, Any]) -> Iterable[Row]:
    """Start twice with an empty store of kernels: compiled, then read from disk."""
    told = folder / "start.json"
    told.write_text(json.dumps({**job, "rows": START_ROWS}), encoding="utf-8")
    store = {"NUMBA_CACHE_DIR": str(folder / "first-kernels")}
    for how in ("kernels compiled", "kernels read from disk"):
        started = perf_counter()
        done = run([sys.executable, "-m", "benchmarks.start", str(told)], **store)
        whole = perf_counter() - started
        label = f"From the start of Python to {START_ROWS:,} scores, {how}"
        if done.returncode:
            yield Row(label, "failed")
            continue
        said = json.loads(done.stdout)
        parts = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in said.items())
        yield Row(f"{label} ({parts})", f"{whole:.2f} s")


def available_gib() -> float:
    """Give the memory that a new process may have; plenty where the system does not say."""
    told = Path("/proc/meminfo")
    if not told.exists():
        return float("inf")
    lines = (line.split() for line in told.read_text(encoding="utf-8").splitlines())
    return next((int(words[1]) / 2**20 for words in lines if words[0] == "MemAvailable:"), float("inf"))

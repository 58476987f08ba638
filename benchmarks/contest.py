"""How a contestant plays: one process, one table, a warm-up, then the best of several runs by the clock on the wall.

Each contestant is a small module with one `prepare`: it puts the reports in the form that suits it best (untimed) and
gives the work to be timed, which ends with the total, the grade and the outcome of every report in memory. It is
started by `benchmarks.run` in the interpreter that has its library: so this module knows nothing of the package.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

THREADS = 2
HALF = 0.5
TIE = 1e-9
"""What float64 may have lost before a tie, so that a tie goes up as the rules say: part of writing it well."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked of everybody, one a report: the total as shown, the ranks of the grade and of the outcome.

    Attributes:
        told: Further counts that a contestant gives about its work.
    """

    total: npt.NDArray[np.float64]
    grade: npt.NDArray[np.int8]
    outcome: npt.NDArray[np.int8]
    told: dict[str, int] = field(default_factory=dict)


MARKS = ("total", "grade", "outcome")
Rules = dict[str, Any]
Work = tuple[Callable[[], Any], Callable[[Any], Answers | None]]
"""The work to be timed, and how its result is read afterwards (untimed)."""

Prepare = Callable[[Path, Rules, int], Work]


def play(library: str, prepare: Prepare) -> None:
    """Play a job and print, as JSON, what each run took.

    The job is JSON: `table` and `rules` (paths), `rows`, `runs`, `seconds` (no new run once so much is spent),
    `once` (one run, without a warm-up), `answers` (where to write them; empty: nowhere).
    """
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pa.set_cpu_count(THREADS)
    rules = json.loads(Path(job["rules"]).read_text(encoding="utf-8"))
    work, read = prepare(Path(job["table"]), rules, job["rows"])
    result, *first = _timed(work)
    runs = [first] if job["once"] else []
    while not runs or (not job["once"] and len(runs) < job["runs"] and sum(one for one, _ in runs) < job["seconds"]):
        del result
        result, *taken = _timed(work)
        runs.append(taken)
    peak = peak_kib()
    answers = read(result) if job["answers"] else None
    if answers is not None:
        np.savez(job["answers"], total=answers.total, grade=answers.grade, outcome=answers.outcome)
    said = {
        "seconds": [one for one, _ in runs],
        "processor": [one for _, one in runs],
        "version": version(library) if library else "",
        "peak_kib": peak,
        "told": {} if answers is None else answers.told,
    }
    print(json.dumps(said))


def peak_kib() -> int:
    """Give the most memory that this process had; where the system does not tell, also that of who started it."""
    with suppress(OSError):
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Do the work; give what it gives, the seconds on the wall and those of the processor over all threads."""
    started, spent = perf_counter(), process_time()
    result = work()
    return result, perf_counter() - started, process_time() - spent


def weights(rules: Rules) -> dict[str, float]:
    """Give the sum of the weights of each dimension."""
    found: dict[str, float] = {}
    for one in rules["indicators"]:
        found[one["dimension"]] = found.get(one["dimension"], 0) + one["weight"]
    return found

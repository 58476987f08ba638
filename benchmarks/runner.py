"""Start the contestants, each in a process and an interpreter of its own, and gather what they give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.contest import THREADS, Answers

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / ".tools" / "peers"
"""The environment of the peers that are not among our own dependencies."""

REQUIREMENTS = Path(__file__).with_name("requirements-peers.txt")
POOLS = ("NUMBA", "OMP", "OPENBLAS", "MKL")
LONGEST_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Contestant:
    """Who plays.

    Attributes:
        id: Name of its files.
        label: What people read.
        module: What is started.
        library: The distribution it needs in the peers' environment; empty: it plays in our own.
        rows: How many of the rows it is given; 0: all.
        wanted: How many times as long as ours it should take per report; None: not compared.
        more: Further entries of its job.
    """

    id: str
    label: str
    module: str
    library: str = ""
    rows: int = 0
    wanted: float | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """What a contestant gave.

    Attributes:
        rows: How many it scored.
        seconds: On the wall, of every run, over all its rounds.
        processor: Of all threads together, likewise.
        answers: Of its last round; None when it has none.
        absent: Why it did not play; empty when it did.
    """

    rows: int
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    version: str = ""
    peak_kib: int = 0
    told: dict[str, int] = field(default_factory=dict)
    answers: Answers | None = None
    absent: str = ""

    @property
    def best(self) -> float:
        """Give the seconds of its best run."""
        return min(self.seconds)

    @property
    def nanoseconds_a_row(self) -> float:
        """Give what one report took, in nanoseconds."""
        return 1e9 * self.best / self.rows


def install() -> None:
    """Install the peers that can be had in an environment of their own; what cannot is left out and shown as absent."""
    uv = str(ROOT / ".tools" / "bin" / "uv")
    subprocess.run([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(PEERS)], check=True)
    wanted = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    for line in (one for one in wanted if one and not one.startswith("#")):
        command = [uv, "pip", "install", "--quiet", "--python", str(_python(PEERS)), line]
        if subprocess.run(command, check=False).returncode:
            print(f"{line} could not be installed: it is shown as absent.")


def play(contestant: Contestant, job: dict[str, Any], outcome: Outcome) -> Outcome:
    """Play one round of a contestant and add it to what it gave before.

    Args:
        job: See `contest.play`; `folder` says where its files go.
    """
    python = _python(PEERS) if contestant.library else Path(sys.executable)
    if not python.exists():
        return _absent(outcome, "not installed")
    folder = Path(job["folder"])
    answers = folder / f"{contestant.id}.npz"
    written = folder / f"{contestant.id}.json"
    told = {"once": False, "answers": str(answers), **job, "rows": outcome.rows, **contestant.more}
    written.write_text(json.dumps(told), encoding="utf-8")
    try:
        done = run([str(python), "-m", contestant.module, str(written)], NUMBA_CACHE_DIR=str(folder / "kernels"))
    except subprocess.TimeoutExpired:
        return _absent(outcome, f"took more than {LONGEST_SECONDS} s")
    if done.returncode:
        return _absent(outcome, _reason(done.stderr, contestant.library))
    said = json.loads(done.stdout.splitlines()[-1])
    outcome.seconds += said["seconds"]
    outcome.processor += said["processor"]
    outcome.version, outcome.peak_kib, outcome.told = said["version"], said["peak_kib"], said["told"]
    if answers.exists():
        outcome.answers = load(answers)
        answers.unlink()
    return outcome


def run(command: Sequence[str], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program at the root of the repository with two threads for every library."""
    threads = {f"{pool}_NUM_THREADS": str(THREADS) for pool in POOLS} | {"POLARS_MAX_THREADS": str(THREADS)}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **threads, "PYTHONPATH": str(ROOT), **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )


def load(path: Path) -> Answers:
    """Read the answers of a contestant."""
    with np.load(path) as found:
        return Answers(found["total"], found["grade"], found["outcome"])


def differing(ours: Answers, theirs: Answers) -> int:
    """Count the reports on which another contestant gives another total, grade or outcome than ours."""
    rows = len(theirs.total)
    same: npt.NDArray[np.bool_] = tenths(theirs.total) == tenths(ours.total[:rows])
    same &= (theirs.grade == ours.grade[:rows]) & (theirs.outcome == ours.outcome[:rows])
    return int(rows - np.count_nonzero(same))


def tenths(total: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Give totals with one decimal as whole tenths: a total is the number people read, not the last bit of a double."""
    return np.rint(np.asarray(total, np.float64) * 10)


def _absent(outcome: Outcome, why: str) -> Outcome:
    outcome.absent = outcome.absent or why
    return outcome


def _reason(stderr: str, library: str) -> str:
    last = (stderr.strip().splitlines() or ["no reason given"])[-1]
    return "not installed" if library and last.startswith("ModuleNotFoundError") else f"failed: {last[:80]}"


def _python(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin") / "python"

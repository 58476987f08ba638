"""The demonstration register, built once for all tests that look at it, whichever process of the run they are in."""

from __future__ import annotations

import atexit
import fcntl
import os
import pickle
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from conditionality.desk.authority import Authority
from conditionality.desk.counting import Counter
from conditionality.desk.demo_region import SEED
from conditionality.desk.demo_register import Made, build_register
from conditionality.desk.office import Office, open_office
from tests.desk.conftest import LIBRARY
from tests.desk.region import scored
from tests.desk.shortcut import authority

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REGISTER, TOLD = "register.sqlite3", "told"


class Steps(Counter):
    """Counts."""

    total = done = 0

    def start(self, total: int) -> None:
        self.total = total

    def step(self) -> None:
        self.done += 1


Told = tuple[Made, Steps, tuple[bytes, ...]]
"""What was made, how it was counted, and the certificates of who sealed it."""


@dataclass(frozen=True, slots=True)
class Built:
    """The register, what was told of it, and the folder that lasts as long as this process."""

    made: Made
    office: Office
    steps: Steps
    path: Path
    folder: TemporaryDirectory[str]


@cache
def built() -> Built:
    """Build the register, or take a copy of the one that another process of this run built."""
    folder = TemporaryDirectory()
    where = Path(folder.name) / REGISTER
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    made, steps, roots = _build(where) if run is None else _share(run, where)
    trusted = Authority(authority().seal, roots, is_demonstration=True)
    return Built(made, open_office(where, LIBRARY, trusted), steps, where, folder)


def _build(where: Path) -> Told:
    steps = Steps()
    made = build_register(where, scored(), authority=authority(), now=NOW, seed=SEED, counter=steps)
    return made, steps, authority().roots


def _share(run: str, where: Path) -> Told:
    """Copy the register of the run; the first process that asks builds it while the others wait."""
    ours = Path(gettempdir()) / f"demonstration-{run}"
    ours.mkdir(exist_ok=True)
    with (ours / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (ours / TOLD).is_file():
            (ours / TOLD).write_bytes(pickle.dumps(_build(ours / REGISTER)))
            atexit.register(shutil.rmtree, ours, ignore_errors=True)
        shutil.copy(ours / REGISTER, where)
        told: Told = pickle.loads((ours / TOLD).read_bytes())  # noqa: S301 - our own, of this run
        return told

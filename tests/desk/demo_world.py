"""The demonstration register, built once for all tests that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from conditionality.desk.counting import Counter
from conditionality.desk.demo_region import SEED
from conditionality.desk.demo_register import Made, build_register
from conditionality.desk.office import Office, open_office
from tests.desk.conftest import LIBRARY
from tests.desk.region import scored
from tests.desk.shortcut import authority

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Steps(Counter):
    """Counts."""

    total = done = 0

    def start(self, total: int) -> None:
        self.total = total

    def step(self) -> None:
        self.done += 1


@dataclass(frozen=True, slots=True)
class Built:
    """The register, what was told of it, and the folder that lasts as long as the run."""

    made: Made
    office: Office
    steps: Steps
    path: Path
    folder: TemporaryDirectory[str]


@cache
def built() -> Built:
    """Build the register."""
    folder, steps = TemporaryDirectory(), Steps()
    where = Path(folder.name) / "register.sqlite3"
    made = build_register(where, scored(), authority=authority(), now=NOW, seed=SEED, counter=steps)
    office = open_office(where, LIBRARY, authority())
    return Built(made, office, steps, where, folder)

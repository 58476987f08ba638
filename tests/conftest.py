"""What every test shares: steady properties, a folder in memory, and the browser as a witness."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import repository, witnesses

# The same examples on every machine and every day. `--hypothesis-profile=long` looks further, at chance.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
settings.register_profile("quick", settings.get_profile("steady"), max_examples=15)
settings.load_profile("steady")

MEMORY = Path("/dev/shm")  # noqa: S108 - not a file of ours: where Linux keeps files in memory
ROOM_BYTES = 2 * 2**30
"""More than a whole run writes at one time."""

COMPILED = repository.ROOT / ".cache" / "python"
"""Where compiled modules are kept when the environment asks that none be written beside its source."""


def pytest_configure() -> None:
    """Hear a stop as on a terminal, write in memory, and keep what is compiled."""
    hear_a_stop()
    write_in_memory()
    keep_compiled()


def hear_a_stop() -> None:
    """Heed Ctrl-C also when a script started this run in the background: programs under test inherit its deaf ear."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def write_in_memory() -> None:
    """Write in memory where there is room, unless told where: acts wait for a disk, and nothing outlives the run."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM_BYTES:
        return
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None


def keep_compiled() -> None:
    """Keep what Python compiles, apart where it may not stand beside the sources: each server would compile it anew."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        sys.pycache_prefix = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(COMPILED))
        sys.dont_write_bytecode = False


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put the main module back: a screen under test takes its place, and a process started later would run it."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Give the browser's path, for `launch(executable_path=…, args=witnesses.BROWSER_FLAGS)`."""
    found = witnesses.browser()
    if found is None:
        raise witnesses.MissingWitnessError(witnesses.BROWSERS)
    return found


LEFT_OUT_OF_CHECK = (
    "tests/app/",
    "tests/assembly/test_count.py",
    "tests/cli/test_backtest.py",
    "tests/cli/test_demo.py",
    "tests/cli/test_entry.py",
    "tests/cli/test_plan.py",
    "tests/cli/test_score.py",
    "tests/cli/test_score_stream.py",
    "tests/desk/",
    "tests/examples/",
    "tests/plan/",
    "tests/scoring/batch/test_completeness.py",
    "tests/scoring/batch/test_random_books.py",
    "tests/scoring/test_backtest.py",
    "tests/scoring/test_oracle.py",
    "tests/storage/",
)
"""Places whose tests start processes, servers or screens, or try hundreds of cases: `make test` runs them all."""


LONGEST_FIRST = (
    *(f"tests/browser/test_{one}.py" for one in ("region", "public", "assembly", "enterprise", "door", "journey")),
    "tests/browser/",
    "tests/desk/test_demo_awards.py",  # builds the register that other files take a copy of
    "tests/desk/test_kill.py",
    "tests/desk/test_permission_matrix.py",
    "tests/examples/",
    "tests/storage/test_kill.py",
    "tests/cli/",
    "tests/scoring/batch/",
    "tests/app/",
)
"""Files that take longest: begun first, so that processes which take one file after another end together."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first, and mark as slow what `make check` has no time for."""
    ranks = {one: rank for rank, one in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: next((ranks[one] for one in ranks if item.nodeid.startswith(one)), len(ranks)))
    for item in items:
        if item.nodeid.startswith(LEFT_OUT_OF_CHECK):
            item.add_marker(pytest.mark.slow)

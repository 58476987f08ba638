"""A cluster gives the bytes of one machine, loses nothing with a worker, and says when it is lost itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import dask
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster

from conditionality.desk.cluster import LOCAL, SETTINGS, score_on_cluster
from conditionality.desk.counting import Counter
from conditionality.desk.population import REJECTS_SCHEMA, Summary, schema_written, score_population
from conditionality.desk.population_blocks import BrokenTableError, ClusterLostError
from conditionality.desk.population_out import Draft
from tests.desk.populations import NO_COUNTER, Kept, as_arrow, opened, rules
from tests.desk.test_population import spoiled
from tests.repository import ROOT

pytestmark = pytest.mark.slow

BOOK = "socle-leger"
GROUPS = 12


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a table of many row groups, some of its rows bad, some numbers twice in groups far apart."""
    path = tmp_path_factory.mktemp("cluster") / "t.parquet"
    once = spoiled(as_arrow(BOOK))
    with pq.ParquetWriter(path, once.schema) as file:
        for group in range(GROUPS):
            ids = pa.array([f"{group % 7}-{one}" for one in once.column("report_id").to_pylist()])
            file.write_table(once.set_column(0, "report_id", ids))
    return path


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """Start a cluster of two processes."""
    with (
        dask.config.set(SETTINGS),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=60
        ) as made,
    ):
        yield made


def written(
    folder: Path, table: Path, address: str = "", counter: Counter = NO_COUNTER
) -> tuple[bytes, bytes, Summary]:
    """Score the table, on a cluster or here, and give the bytes of both results."""
    population = opened(table, rules(BOOK))
    names = [folder / f"scores{len(address)}.parquet", folder / f"rejects{len(address)}.csv"]
    with (
        Draft(str(names[0]), schema_written(population.plan)) as scores,
        Draft(str(names[1]), REJECTS_SCHEMA) as rejects,
    ):
        if address:
            summary = score_on_cluster(population, address, (scores, rejects), "en", counter)
        else:
            summary = score_population(population, (scores, rejects), "en", counter)
        for one in (scores, rejects):
            one.finish()
            one.keep()
    return names[0].read_bytes(), names[1].read_bytes(), summary


class Hook(Counter):
    """Does something once, when so many rows are done."""

    def __init__(self, after: int, act: Callable[[], object]) -> None:
        self.left, self.act, self.acted = after, act, False

    def advance(self, count: int) -> None:
        self.left -= count
        if self.left <= 0 and not self.acted:
            self.acted = True
            self.act()


def kill_a_worker() -> None:
    """Kill one worker of a cluster of this process, as a machine that stops would."""
    workers = sorted(active_children(), key=lambda one: one.name)
    workers[0].kill()


def test_a_cluster_gives_the_bytes_of_one_machine_even_when_a_worker_is_killed(
    cluster: LocalCluster, table: Path, tmp_path: Path
) -> None:
    alone = written(tmp_path, table)
    hook = Hook(100, kill_a_worker)
    shared = written(tmp_path, table, cluster.scheduler_address, hook)
    assert hook.acted
    assert shared[:2] == alone[:2]
    assert shared[2] == alone[2]
    assert alone[2].rejected > GROUPS
    assert b"report-id-twice" in alone[1]


def test_a_lost_cluster_is_told_and_nothing_is_written(cluster: LocalCluster, table: Path, tmp_path: Path) -> None:
    with pytest.raises(ClusterLostError) as told:
        written(tmp_path, table, cluster.scheduler_address, Hook(50, cluster.close))
    assert told.value.found.code == "cluster-lost"
    assert not list(tmp_path.iterdir())


def test_no_cluster_at_an_address_is_told(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conditionality.desk.cluster.CONNECT_SECONDS", 1)
    for address in ("tcp://127.0.0.1:9", "no address at all", "ftp://x"):
        with pytest.raises(ClusterLostError) as told:
            score_on_cluster(opened(table, rules(BOOK)), address, (Kept(), None), "en", NO_COUNTER)
        assert told.value.found.code == "cluster-unreachable"


def test_a_damaged_part_is_told_as_on_one_machine(cluster: LocalCluster, table: Path, tmp_path: Path) -> None:
    copy = tmp_path / "t.parquet"
    copy.write_bytes(table.read_bytes())
    population = opened(copy, rules(BOOK))

    def damage() -> None:
        copy.write_bytes(copy.read_bytes()[:2000])

    with pytest.raises(BrokenTableError) as told:
        score_on_cluster(population, cluster.scheduler_address, (Kept(), None), "en", Hook(50, damage))
    assert told.value.found.code == "population-broken"


def asked(table: Path, folder: Path) -> subprocess.Popen[str]:
    """Start a run on a cluster of this machine, in a process of its own, and wait until it works."""
    words = ["score", BOOK, str(table), "-o", str(folder / "scores.parquet"), "--points", "--cluster", LOCAL]
    process = subprocess.Popen(
        [sys.executable, "-m", "conditionality", *words, "--lang", "en"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("Reports to score")
    return process


def killed_after(seconds: float, table: Path, folder: Path) -> bytes | None:
    """Kill a run after so long, and take away what it wrote; nothing when it had not come to its end."""
    with asked(table, folder) as process:
        time.sleep(seconds)
        process.kill()
        process.communicate()
    left = list(folder.iterdir())
    found = [one.read_bytes() for one in left]
    for one in left:
        one.unlink()
    assert len(found) <= 1
    return found[0] if found else None


def test_a_cluster_run_that_is_killed_leaves_nothing_and_the_next_gives_the_same_bytes(
    table: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    whole = written(tmp_path, table)[0]
    assert killed_after(0.2, table, folder) is None
    for seconds in (1.5, 2.5, 3.5):
        assert killed_after(seconds, table, folder) in {None, whole}  # a quick machine may be at its end
    with asked(table, folder) as process:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 1
    assert "Rows scored" in said
    assert (folder / "scores.parquet").read_bytes() == whole

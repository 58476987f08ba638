"""Score a table on a Dask cluster: parts go to the workers, results come back in order, and the bytes are the same.

Each row group is scored by the code that one machine runs, in a worker that forgets it when it is done; what a lost
worker had is scored again elsewhere. Numbers that stand twice are settled here, where the results are put in order.
"""

from __future__ import annotations

import logging
import pickle
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import resource_tracker
from typing import Any

import dask
from distributed import Client, LocalCluster
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from conditionality.desk.counting import Counter
from conditionality.desk.kernels import compile_apart
from conditionality.desk.population import Population, Sink, Summary, find_doubled, score_parts, settle
from conditionality.desk.population_arrow import ArrowSource
from conditionality.desk.population_blocks import ClusterLostError, Piece
from conditionality.desk.population_plan import Plan
from conditionality.desk.population_score import BlockScorer, Part
from conditionality.desk.population_twice import Prints
from conditionality.wording.speech import Lang

LOCAL = "local"
"""Name of a cluster of this machine alone, made for the run."""

LOCAL_WORKERS = 2
AHEAD = 2
"""Parts under way for each worker: enough to keep it busy, few enough to keep results out of memory."""

LOOK_SECONDS = 15
"""How often a long wait looks whether anybody is still at work."""

CONNECT_SECONDS = 10
LOST_WORKERS = 5
"""Workers that may be lost with one part in hand before the part itself is thought to be the cause."""

TALKERS = ("distributed", "tornado", "asyncio")
"""Libraries that write what they meet."""

UNREACHABLE, NO_WORKERS, LOST = "cluster-unreachable", "cluster-no-workers", "cluster-lost"
"""Codes of what may happen to a cluster."""

SETTINGS = {
    "distributed.scheduler.allowed-failures": LOST_WORKERS,
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
    "distributed.comm.retry.count": 1,
    "distributed.admin.large-graph-warning-threshold": "1GB",
}


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker is told: how to read a part and what is asked of it."""

    plan: Plan
    doubled: Prints


_KNOWN: dict[str, BlockScorer] = {}
"""In a worker: the scorer of the job it is at."""


def score_piece(key: str, job: bytes, piece: Piece) -> list[Part]:
    """Score one part of a table, in a worker.

    Args:
        key: Of the job.
        job: The job, pickled.
        piece: The part; its file is found under the same path as here.

    Raises:
        BrokenTableError: The file is damaged.
    """
    if key not in _KNOWN:
        _KNOWN.clear()
        told: Job = pickle.loads(job)  # noqa: S301 - made by the process that asks, over the cluster's own wire
        _KNOWN[key] = BlockScorer(told.plan, told.doubled)
    return list(score_parts(ArrowSource(b"", (piece,), piece.rows), _KNOWN[key], (piece,)))


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep the libraries of the cluster from writing beside us: what people read is said by us, in their language."""
    known = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in TALKERS]
    loggers = [logging.getLogger(name) for name in {*TALKERS, *known}]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL + 1)
    yield
    # After an accident they stay silent: they still have a cluster to take down when the program ends.
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


def _local_cluster() -> Any:  # noqa: ANN401 - published without types
    """Start a cluster on this machine; Ctrl-C is for us, who then take the workers down, not for each of them."""
    # The tracker, when it starts, lets signals through again: it starts first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=LOCAL_WORKERS,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Join a cluster, or make one on this machine; leave it, or take it down, in the end."""
    with _hushed(), dask.config.set(SETTINGS):
        if address != LOCAL:
            try:
                client = Client(address, timeout=CONNECT_SECONDS)  # type: ignore[no-untyped-call]
            except (OSError, ValueError, TimeoutError) as fault:
                raise ClusterLostError(UNREACHABLE, address) from fault
            with client:
                yield client
            return
        with _local_cluster() as cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
            yield client


def score_on_cluster(
    population: Population,
    address: str,
    sinks: tuple[Sink, Sink | None],
    lang: Lang,
    counter: Counter,
) -> Summary:
    """Score a table on a cluster.

    Args:
        population: A table in Parquet or Arrow files that every worker can read.
        address: Of a scheduler (`tcp://host:8786`), or `local`.
        sinks: Where the result goes, and the rows left out, if anywhere.
        lang: Of the sentences about them.
        counter: Told how far it is.

    Raises:
        ClusterLostError: The cluster cannot be reached, or is lost on the way.
        BrokenTableError: The table is damaged.
        OSError: A result cannot be written.
    """
    counter.start(population.source.rows)
    if address == LOCAL:
        compile_apart()
    job = pickle.dumps(Job(population.plan, find_doubled(population)))
    with _connected(address) as client:
        parts = _parts(client, address, job, population.source.pieces)
        return settle(population, parts, sinks, lang, counter)


def _parts(client: Client, address: str, job: bytes, pieces: tuple[Piece, ...]) -> Iterator[Part]:
    """Give the parts of the result in order; only a few are under way at a time."""
    _wait_for_workers(client, address)
    key = sha256(job).hexdigest()
    ahead = AHEAD * max(1, len(_workers(client)))
    waiting: deque[Any] = deque()
    left = deque(pieces)
    try:
        while left or waiting:
            while left and len(waiting) < ahead:
                waiting.append(client.submit(score_piece, key, job, left.popleft(), pure=False))
            yield from _result(client, address, waiting.popleft())
    except (FutureCancelledError, KilledWorker, OSError, RuntimeError) as fault:
        raise ClusterLostError(LOST, address) from fault


def _result(client: Client, address: str, future: Any) -> list[Part]:  # noqa: ANN401 - published without types
    while True:
        try:
            found: list[Part] = future.result(timeout=LOOK_SECONDS)
        except TimeoutError:
            if not _workers(client):
                _wait_for_workers(client, address)
        else:
            return found


def _workers(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    return found


def _wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as fault:
        raise ClusterLostError(NO_WORKERS, address) from fault

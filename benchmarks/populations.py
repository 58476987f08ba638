"""Everything measured over a population: floors, ours, the peers on the same million reports, growth, starts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.contest import Answers
from benchmarks.growth import growth
from benchmarks.ours import GRADE, arrays_of, column
from benchmarks.population import write
from benchmarks.population_rules import DAY, GRADES, OUTCOMES, plain, rule_book
from benchmarks.runner import ROOT, Contestant, Outcome, differing, play
from benchmarks.table import Row
from conditionality.scoring.batch.columns import rows_of
from conditionality.scoring.batch.showing import with_shown
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine

FOLDER = ROOT / ".cache" / "bench"
ROWS = 1_000_000
SAMPLE = 20_000
ROUNDS = 3
FLOOR_TIMES = 4.0
DECODE_TIMES = 1.3

OURS = Contestant("ours", "Conditionality, batch machine, Arrow columns in memory", "benchmarks.ours")
STREAM = Contestant("bare", "Parquet in, totals out", "benchmarks.streams", more={"way": "bare"})
FLOORS = (
    Contestant(
        "read", "Memory floor: every byte of the columns read once", "benchmarks.floors", more={"floor": "read"}
    ),
    Contestant("sum", "Sum of the answers that are there, by Arrow", "benchmarks.floors", more={"floor": "sum"}),
    Contestant("decode", "Parquet floor: decoding the file", "benchmarks.floors", more={"floor": "decode"}),
)
PEERS = (
    Contestant("numpy", "NumPy, blocks of 64k rows, two threads", "benchmarks.peers.numpy_blocks", wanted=2.5),
    Contestant("polars", "Polars, lazy, streaming", "benchmarks.peers.polars_lazy", "polars", wanted=5),
    Contestant("duckdb", "DuckDB, SQL by hand over Arrow", "benchmarks.peers.duckdb_sql", "duckdb", wanted=10),
    Contestant("pandas", "pandas", "benchmarks.peers.pandas_frame", wanted=20),
    Contestant(
        "openfisca", "OpenFisca-Core, vectorised", "benchmarks.peers.openfisca_core", "openfisca-core", wanted=25
    ),
    Contestant(
        "zen", "GoRules zen-engine, evaluate_batch", "benchmarks.peers.zen_batch", "zen-engine", SAMPLE, wanted=1000
    ),
)


def measure(rows: int = ROWS, *, keep: bool = False, short: bool = False) -> list[Row]:
    """Measure everything; files are made in `.cache/bench` and removed unless kept.

    Args:
        short: Leave out growth, memory and starts.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        job = job_of(rows)
        return [*_contest(rows, job), *(() if short else growth(FOLDER, job))]
    finally:
        if not keep:
            shutil.rmtree(FOLDER)


def _contest(rows: int, job: dict[str, Any]) -> Iterable[Row]:
    everybody = (OURS, *FLOORS, STREAM, *PEERS)
    found = {one.id: Outcome(min(one.rows or rows, rows)) for one in everybody}
    for turn in range(ROUNDS):
        for one in everybody:
            print(f"round {turn + 1} of {ROUNDS}: {one.label}", flush=True)
            if not found[one.id].absent:
                play(one, job, found[one.id])
    yield from _ours(found["ours"], Path(job["table"]))
    yield from _floors(found)
    yield _stream(found)
    for one in PEERS:
        yield peer_row(one, found[one.id], found["ours"])


def job_of(rows: int) -> dict[str, Any]:
    """Make the reports and the rules, and tell every contestant where they are."""
    rules = FOLDER / "rules.json"
    rules.write_text(json.dumps(plain()), encoding="utf-8")
    table = write(FOLDER / f"{rows}.parquet", rows)
    return {"folder": str(FOLDER), "table": str(table), "rules": str(rules), "rows": rows, "runs": 15, "seconds": 4.0}


def _ours(ours: Outcome, table: Path) -> Iterable[Row]:
    if ours.absent or ours.answers is None:
        yield Row(OURS.label, ours.absent)
        return
    sample = np.linspace(0, ours.rows - 1, min(SAMPLE, ours.rows)).astype(np.int64)
    yield Row(f"{OURS.label}, {ours.rows:,} reports", time(ours.best), differ="reference", processor=spent(ours))
    yield Row("The same, one report", f"{ours.nanoseconds_a_row:.1f} ns")
    share = {name: f"{100 * count / ours.rows:.4f} %" for name, count in ours.told.items()}
    yield Row("Rows of these looked at again by the careful kernel", share["careful"])
    yield Row("Rows of these left to the exact machine", share["exact"])
    wrong = wrong_rows(ours.answers, table, sample)
    yield Row(
        f"A sample of {len(sample):,} of them on the exact machine", "", "none differs", not wrong, differ=f"{wrong:,}"
    )


def wrong_rows(ours: Answers, table: Path, sample: np.ndarray[Any, np.dtype[np.int64]]) -> int:
    """Score some rows on the exact machine and count those on which ours says something else."""
    program = with_shown(compile_program(rule_book(), DAY))
    machine = ExactMachine(program, only=("total.shown", GRADE, "outcome"))
    grades, outcomes = [name for name, _ in GRADES], [name for name, _, _ in OUTCOMES]
    columns = {name: column(one) for name, one in arrays_of(table, len(ours.total)).items()}
    wrong = 0
    for row, given in zip(sample, rows_of(columns, sample), strict=True):
        trace = machine.run(given)
        found = (float(trace["total.shown"]), trace[GRADE], trace["outcome"])  # type: ignore[arg-type]
        said = (float(ours.total[row]), grades[ours.grade[row]], outcomes[ours.outcome[row]])
        wrong += found != said
    return wrong


def _floors(found: dict[str, Outcome]) -> Iterable[Row]:
    ours, read, added, decode = (found[name] for name in ("ours", "read", "sum", "decode"))
    times = ours.best / read.best
    yield Row(
        FLOORS[0].label,
        time(read.best),
        f"ours <= {FLOOR_TIMES:g} x",
        times <= FLOOR_TIMES,
        told(times),
        processor=spent(read),
    )
    yield Row(FLOORS[1].label, time(added.best), ratio=told(ours.best / added.best), processor=spent(added))
    yield Row(FLOORS[2].label, time(decode.best), processor=spent(decode))


def _stream(found: dict[str, Outcome]) -> Row:
    ours, stream, decode = found["ours"], found["bare"], found["decode"]
    if stream.absent or stream.answers is None or ours.answers is None:
        return Row(STREAM.label, stream.absent)
    times = stream.best / decode.best
    differ = f"{differing(ours.answers, stream.answers):,}"
    wanted = f"<= {DECODE_TIMES:g} x the decoding"
    return Row(STREAM.label, time(stream.best), wanted, times <= DECODE_TIMES, told(times), differ, spent(stream))


def peer_row(one: Contestant, theirs: Outcome, ours: Outcome) -> Row:
    """Compare one peer with ours, per report."""
    if theirs.absent or theirs.answers is None or ours.answers is None:
        return Row(one.label, f"absent: {theirs.absent}")
    label = f"{one.label} ({one.library or one.id} {theirs.version})"
    if one.rows:
        label = f"{label}, {theirs.rows:,} reports"
    times = theirs.nanoseconds_a_row / ours.nanoseconds_a_row
    differ = differing(ours.answers, theirs.answers)
    wanted = one.wanted or 0
    return Row(
        label, time(theirs.best), f">= {wanted:g} x ours", times >= wanted, told(times), f"{differ:,}", spent(theirs)
    )


def spent(outcome: Outcome) -> str:
    """Write the processor's time of the best run."""
    return time(min(outcome.processor))


def time(seconds: float) -> str:
    """Write a time: milliseconds under a second."""
    return f"{1000 * seconds:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def told(times: float) -> str:
    """Write a ratio with two significant figures or more."""
    return f"{times:.2f} x" if times < 10 else f"{times:,.0f} x"

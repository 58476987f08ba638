"""Measure everything on this machine, print one table, keep it in `benchmarks/RESULTS.md`.

`make bench PEERS=1` also installs the peers, in an environment of their own; without it those already there play.
"""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import populations, profile, single
from benchmarks.machine import busy, description
from benchmarks.runner import install
from benchmarks.table import markdown

RESULTS = Path(__file__).with_name("RESULTS.md")

PAGE = """# Measures

Made by `make bench PEERS=1`, never by a test. How it is made fair: decision 170.
{told}

{table}

Time on the wall, best run of {rounds} rounds in turn, each contestant in a process of its own with two threads, after
a warm-up. Same work for all: {rows:,} reports of 50 indicators, 5 % of the answers missing; out of it, for each
report, the total with one decimal, the grade and the outcome. Ratios are of this run. "Processor": time of all
threads together, which other programs disturb less. "Rows that differ": reports on which a contestant gives another
total, grade or outcome than ours; one that differs anywhere does not count.

## Where our time goes

The swift kernel over {profiled:,} reports that lie in the processor's caches (`python -m benchmarks.profile`; what the
instructions are: `conditionality/scoring/batch/micro.py`). `STEPS_HERE` and `RAMP_HERE` read an answer and its validity
bit, look whether it is in its range, find its points and add them, weighted. The rest of "Processor" above, for a
million reports, is waiting for memory, 400 bytes a report from fifty columns, and sharing the parts out.

"Parquet in, totals out" is decoding and scoring one after the other, row group by row group, on the same two threads:
what it takes beyond decoding is scoring columns just written, and preparing each row group. On the machine of
22 November 2026: decoding 176 ms of processor time, both 232, scoring alone in memory 31; and five times as fast as
Polars there would be 12.8 ms, under twice the 7.2 ms of reading the columns once.

{profile}
"""


def main() -> None:
    """Run every measure."""
    asked = ArgumentParser(prog="python -m benchmarks", description="Measure beside the peers, on this machine.")
    asked.add_argument("--peers", action="store_true", help="install the peers first")
    asked.add_argument("--keep", action="store_true", help="keep the files that were made, in .cache/bench")
    asked.add_argument("--short", action="store_true", help="leave out growth, memory and starts; write no page")
    asked.add_argument("--rows", type=int, default=populations.ROWS, help="reports of the population (%(default)s)")
    options = asked.parse_args()
    load = busy()
    started = perf_counter()
    if options.peers:
        install()
    rows = [*single.measure(), *populations.measure(options.rows, keep=options.keep, short=options.short)]
    minutes = (perf_counter() - started) / 60
    told = (
        f"Measured on {datetime.now(UTC).date().isoformat()} in {minutes:.0f} minutes: {description()}. {load}".strip()
    )
    table = markdown(rows)
    profiled = {"profile": profile.told(), "profiled": profile.ROWS}
    page = PAGE.format(told=told, table=table, rounds=populations.ROUNDS, rows=options.rows, **profiled)
    if not options.short:
        RESULTS.write_text(page, encoding="utf-8")
    print(f"{told}\n\n{table}")


if __name__ == "__main__":
    main()

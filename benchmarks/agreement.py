"""Run the batch machine against the exact machine on many random reports of many random référentiels.

`python -m benchmarks.agreement --books 50 --reports 100000 --seed 1 --minutes 30` prints one line a book, each row on
which the machines differ as a small case, and ends with 1 when there is one.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace

from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from tests.scoring.batch.compared import Comparison, Difference, compare, every_output
from tests.scoring.batch.plain import tree_of
from tests.scoring.batch.random_books import first_day, random_book
from tests.scoring.batch.random_plain import plain_book
from tests.scoring.batch.random_reports import random_reports
from tests.scoring.batch.shrunk import Case, case_text, halved, part, shrink

CASES_OF_A_BOOK = 2
"""Differing rows of one book that are made small and printed."""

AT_ONCE = 20_000
"""Reports of a book drawn together; each such lot has answers of its own."""

TRIES = 4_000
"""Smaller cases that are tried of one that differs."""


@dataclass(frozen=True, slots=True)
class Line:
    """What came out for one book.

    Attributes:
        seed: Of the book.
        rows: Reports.
        swift: Reports decided by the swift kernel.
        careful: By the careful one.
        exact: By the exact machine.
        differing: Reports on which the machines differ.
        seconds: Of work.
        cases: Differing reports made small.
    """

    seed: int
    rows: int
    swift: int
    careful: int
    exact: int
    differing: int
    seconds: float
    cases: tuple[str, ...]

    def told(self) -> str:
        """Write the line."""
        parts = "  ".join(
            f"{name} {100 * count / max(self.rows, 1):6.2f} %"
            for name, count in (("swift", self.swift), ("careful", self.careful), ("exact", self.exact))
        )
        return f"book {self.seed:6d}  rows {self.rows:8,}  {parts}  differing {self.differing}  {self.seconds:5.1f} s"


def run_book(seed: int, told: Namespace) -> Line:
    """Compare the machines on one random book.

    Args:
        seed: Of the book and of its reports.
        told: What `main` was asked for; a few more reports are drawn, so that blocks of rows are not always full.
    """
    start = time.monotonic()
    drawn_book = plain_book if told.plain else random_book
    referential, day = drawn_book(seed, told.indicators), first_day(seed)
    program, outputs = compile_program(referential, day), asked_of(referential, seed, decisions=told.decisions)
    line = Line(seed, 0, 0, 0, 0, 0, 0.0, ())
    while line.rows < told.reports and line.seconds < told.seconds:
        rows = min(AT_ONCE, told.reports - line.rows) + seed % 101
        drawn = random_reports(referential, rows, seed * 1_000_003 + line.rows, day)
        case = Case(tree_of(referential), day, drawn, "")
        try:
            found = compare(program, drawn, outputs, told.seconds - line.seconds)
        except Exception as fault:  # noqa: BLE001 - whatever a machine raises is what is looked for
            text = f"# raises {type(fault).__name__}: {fault}\n" + _raising(case, outputs)
            return replace(line, rows=line.rows + rows, differing=line.differing + rows, cases=(*line.cases, text))
        line = _added(line, found, case, time.monotonic() - start)
    return line


def _added(line: Line, found: Comparison, case: Case, seconds: float) -> Line:
    """Add what one comparison found."""
    first: dict[str, Difference] = {}
    for one in found.differences:
        first.setdefault(one.output, one)
    alone = [replace(case, report=part(case.report, one.row, one.row + 1), output=one.output) for one in first.values()]
    room = max(CASES_OF_A_BOOK - len(line.cases), 0)
    return Line(
        line.seed,
        line.rows + found.rows,
        line.swift + found.rows - found.careful - found.exact,
        line.careful + found.careful,
        line.exact + found.exact,
        line.differing + len({one.row for one in found.differences}),
        seconds,
        (*line.cases, *(_small(one) for one in alone[:room])),
    )


def asked_of(referential: Referential, seed: int, *, decisions: bool) -> tuple[str, ...]:
    """Give what the batch is asked for: everything; or only what decides, with every score for one book in two.

    An unrounded score must be the nearest double: that takes the careful kernel. Without, the swift one decides most.
    """
    every = every_output(referential)
    if not decisions:
        return every
    ends = (".grade", ".shown", ".status") if seed % 2 else (".grade", ".score")
    return tuple(name for name in every if name in {"total.shown", "outcome"} or name.endswith(ends))


def _raising(case: Case, outputs: Sequence[str]) -> str:
    """Find one register and one report for which a machine raises, and write it."""
    tried = (replace(case, output=name) for name in outputs)
    return next((_small(halved(one)) for one in tried if one.differences()), "")


def _small(case: Case) -> str:
    """Make a case small and write it."""
    alone = shrink(case, TRIES)
    return case_text(alone, alone.differences())


def run_books(told: Namespace) -> Iterator[Line]:
    """Compare the machines on book after book, a few at once, until there is no time left."""
    end = time.monotonic() + 60 * told.minutes
    seeds = iter(range(told.seed, told.seed + told.books))
    with ProcessPoolExecutor(told.processes) as pool:
        waiting: set[Future[Line]] = set()
        while True:
            while len(waiting) < told.processes and time.monotonic() < end and (seed := next(seeds, None)) is not None:
                waiting.add(pool.submit(run_book, seed, told))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)


def main(arguments: list[str]) -> int:
    """Run, print, and give 1 when a row differs."""
    parser = ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("--books", type=int, default=50, help="random référentiels")
    parser.add_argument("--reports", type=int, default=100_000, help="random reports of each")
    parser.add_argument("--seed", type=int, default=1, help="of the first book; the others follow")
    parser.add_argument("--minutes", type=float, default=30, help="after which no other book is begun")
    parser.add_argument("--indicators", type=int, default=12, help="most of one book")
    parser.add_argument("--seconds", type=float, default=90, help="most of one book; fewer of its reports are compared")
    parser.add_argument("--decisions", action="store_true", help="ask for scores, grades, outcome; not for every mark")
    parser.add_argument("--plain", action="store_true", help="plain books, which come down to joined instructions")
    parser.add_argument("--processes", type=int, default=2)
    lines = []
    for line in run_books(parser.parse_args(arguments)):
        lines.append(line)
        print(line.told(), *(f"\n{case}" for case in line.cases), sep="", flush=True)
    differing = sum(one.differing for one in lines)
    swift, careful, exact = (sum(getattr(one, name) for one in lines) for name in ("swift", "careful", "exact"))
    print(f"{len(lines)} books, {sum(one.rows for one in lines):,} rows: {swift:,} decided by the swift kernel,")
    print(f"{careful:,} by the careful one, {exact:,} left to the exact machine; {differing} differing")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

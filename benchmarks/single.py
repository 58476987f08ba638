"""One report on the exact machine: how long a run takes with its trace, and how long making the machine takes.

Processor time, so that what else the machine does plays no part: all of it runs on one core, without waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from statistics import median, quantiles
from time import process_time

from benchmarks.fifty import answers, fifty
from benchmarks.table import Row
from conditionality.formula.values import Value
from conditionality.referential.lint import lint
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine

RUNS = 1000
COMPILATIONS = 50
REPORTS = 50
DAY = date(2025, 1, 1)
RUN_MS = 2.0
COMPILE_MS = 50.0
DECISION = ("total.rounded", "outcome")


def measure() -> list[Row]:
    """Measure fifty indicators: machine alone, without the making of papers."""
    referential = fifty()
    assert not lint(referential), "the rule book of the measure has findings"
    program = compile_program(referential, DAY)
    reports = [answers(shift=shift) for shift in range(REPORTS)]
    whole, short = ExactMachine(program), ExactMachine(program, only=DECISION)
    assert all(_same(whole, short, report) for report in reports)
    runs = _times(RUNS, lambda rank: whole.run(reports[rank % REPORTS]))
    bulk = _times(RUNS, lambda rank: short.run(reports[rank % REPORTS]))
    made = _times(COMPILATIONS, lambda _: ExactMachine(compile_program(referential, DAY)))
    told = f"{len(program.instructions)} instructions"
    return [
        _row(f"One report, 50 indicators, exact, with its trace ({told}), median of {RUNS}", median(runs), RUN_MS),
        Row("The same, 95th of 100", _ms(quantiles(runs, n=20)[-1])),
        Row(f"The same, total and outcome only, median of {RUNS}", _ms(median(bulk))),
        _row(f"Compile those rules, already checked, median of {COMPILATIONS}", median(made), COMPILE_MS),
    ]


def _same(whole: ExactMachine, short: ExactMachine, report: Mapping[str, Value]) -> bool:
    one, other = whole.run(report), short.run(report)
    return all(one[name] == other[name] for name in DECISION)


def _times(count: int, work: Callable[[int], object]) -> Sequence[float]:
    """Give the milliseconds of processor time of each of so many times, after a tenth as many to warm up."""
    for rank in range(count // 10):
        work(rank)
    found = []
    for rank in range(count):
        start = process_time()
        work(rank)
        found.append(1000 * (process_time() - start))
    return found


def _row(what: str, found: float, wanted: float) -> Row:
    return Row(what, _ms(found), f"<= {wanted:g} ms", found <= wanted)


def _ms(found: float) -> str:
    return f"{found:.2f} ms"

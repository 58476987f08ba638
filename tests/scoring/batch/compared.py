"""Compare the batch machine with the exact machine, row by row and register by register, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress, islice
from math import inf
from operator import itemgetter
from time import monotonic

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Empty, Value
from conditionality.referential.model import Referential
from conditionality.referential.rules import bind
from conditionality.scoring.batch.columns import Column, rows_of
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.marks import MarkColumn, MarkKind, Marks, state_of
from conditionality.scoring.batch.showing import with_shown
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.program import Program
from conditionality.scoring.shown import shown_marks
from tests.scoring.batch.random_reports import Reports

BLOCK = 1_024
"""Rows compared at once."""

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """A register of a row on which the two machines do not agree.

    Attributes:
        row: Its rank.
        output: Name of the register.
        exact: What the exact machine says.
        batch: What the batch machine says.
    """

    row: int
    output: str
    exact: str
    batch: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out of a comparison.

    Attributes:
        rows: How many reports were compared.
        careful: How many of these the careful kernel decided (of a run cut short, about).
        exact: How many were left to the exact machine.
        differences: Where the machines do not agree.
    """

    rows: int
    careful: int
    exact: int
    differences: tuple[Difference, ...]


def every_output(referential: Referential) -> tuple[str, ...]:
    """Give the registers that a batch may be asked for: all public marks that are numbers, texts or conditions."""
    scope = bind(referential)[0].scope
    listed = [f"{one.id}.{what}" for one in referential.indicators for what in ITEM]
    listed += [f"{one.id}.value" for one in referential.indicators]
    listed += [f"{name}.{what}" for name in _nodes(referential) for what in NODE]
    listed += [f"gate.{one.id}.status" for one in referential.gates]
    listed += [f"{one.id}.{what}" for one in referential.results for what in ("value", "rounded")]
    listed += [f"{one.id}.{what}" for one in referential.gradings for what in ("grade", "rank")]
    kinds = {name: scope[name].kind if name in scope else "number" for name in listed}
    rounded = {f"{one.id}.rounded": kinds[f"{one.id}.value"] for one in referential.results}
    kept = [name for name, kind in (kinds | rounded).items() if kind not in {"date", "options"}]
    return (*kept, "gates_hold", "floors_hold", "outcome")


ITEM = ("points", "status", "shown", "weight", "share", "contribution")
NODE = ("score", "rounded", "status", "coverage", "shown", "contribution")


def _nodes(referential: Referential) -> tuple[str, ...]:
    return (*(one.id for one in referential.dimensions), "total")


def differing(
    program: Program,
    columns: Mapping[str, Column],
    rows: int,
    outputs: Sequence[str],
    values: Iterable[Mapping[str, Value]] | None = None,
) -> list[Difference]:
    """Run both machines on the same rows and give every register on which they differ.

    Args:
        program: A compiled référentiel.
        columns: Answers by field id.
        rows: How many reports.
        outputs: Names of registers, `total.shown` and its like among them.
        values: The same rows as the exact machine reads them, where they are at hand: reading columns takes time.
    """
    marks = BatchMachine(program, outputs).run(columns, rows)
    given = rows_of(columns, np.arange(rows)) if values is None else values
    return list(_all_differences(marks, program, outputs, given))


class Kernels(BatchMachine):
    """A batch machine that leaves unanswered what it would hand to the exact machine.

    Attributes:
        left: Rows that were left, after a run.
    """

    left: npt.NDArray[np.int64]

    def _run_exact(
        self, columns: Mapping[str, Column], rows: npt.NDArray[np.int64], values: Doubles, states: npt.NDArray[np.uint8]
    ) -> list[MarkKind]:
        """Note the rows: what the exact machine says of them is what it says."""
        del columns, values, states
        self.left = rows
        return ["number"] * len(self.outputs)


def compare(program: Program, reports: Reports, outputs: Sequence[str], seconds: float = inf) -> Comparison:
    """Run both machines where a kernel decides; the other rows are those of the exact machine by making.

    Args:
        program: A compiled référentiel.
        reports: Random reports.
        outputs: Names of registers.
        seconds: After which no other block of rows is begun; only what was compared is counted.
    """
    end = monotonic() + seconds
    batch = Kernels(program, outputs)
    marks = batch.run(reports.columns(), reports.rows)
    decided = np.ones(reports.rows, np.bool_)
    decided[batch.left] = False
    given = compress(reports.all_values(), decided.tolist())
    found: list[Difference] = []
    done = 0
    for some, runs in _runs(program, outputs, given):
        at = np.flatnonzero(decided)[done : done + some]
        for name, exact in zip(outputs, runs, strict=False):
            found += _column_differences(name, marks.columns[name], exact, at)
        done += some
        if monotonic() > end:
            break
    rows = reports.rows if done == decided.sum() else int(np.flatnonzero(decided)[done - 1]) + 1
    exact_rows = rows - done
    careful = max(marks.careful * rows // reports.rows - exact_rows, 0)
    return Comparison(rows, careful, exact_rows, tuple(found))


def _all_differences(
    marks: Marks, program: Program, outputs: Sequence[str], values: Iterable[Mapping[str, Value]]
) -> Iterator[Difference]:
    """Give every difference of whole columns of marks."""
    done = 0
    for some, runs in _runs(program, outputs, values):
        for name, exact in zip(outputs, runs, strict=False):
            yield from _column_differences(name, marks.columns[name], exact, np.arange(done, done + some))
        done += some


def _runs(
    program: Program, outputs: Sequence[str], values: Iterable[Mapping[str, Value]]
) -> Iterator[tuple[int, tuple[tuple[Value, ...], ...]]]:
    """Run the exact machine block by block; give how many rows, and what each register holds."""
    shown = with_shown(program)
    machine = ExactMachine(shown, only=outputs)
    read = itemgetter(*(shown.registers[name] for name in outputs), shown.registers[outputs[0]])
    given = iter(values)
    while block := [read(machine.run(one).registers) for one in islice(given, BLOCK)]:
        yield len(block), tuple(zip(*block, strict=True))


def _column_differences(
    name: str, batch: MarkColumn, exact: Sequence[Value], at: npt.NDArray[np.int64]
) -> list[Difference]:
    states = np.array([state_of(one) for one in exact], np.uint8)
    ranks = {text: rank for rank, text in enumerate(batch.texts)}
    numbers = np.array([_number(one, ranks) for one in exact])
    same = (states == batch.states[at]) & _same_bits(numbers, batch.values[at])
    kinds = np.array([_kind(one) in {"", batch.kind} for one in exact])
    wrong = np.flatnonzero(~(same & kinds)).tolist()
    rows = at.tolist()
    return [Difference(rows[rank], name, _told(exact[rank]), _batch_told(batch, rows[rank])) for rank in wrong]


def _same_bits(one: Doubles, other: Doubles) -> npt.NDArray[np.bool_]:
    same: npt.NDArray[np.bool_] = one.view(np.int64) == np.ascontiguousarray(other).view(np.int64)
    return same


def _number(value: Value, ranks: Mapping[str, int]) -> float:
    """Give what a column of marks holds for a value: the nearest double, the rank of a text, 0 for an empty."""
    match value:
        case Empty():
            return 0.0
        case str():
            return float(ranks.get(value, -1))
        case int() | Fraction():
            return nearest(value)
    raise TypeError(value)


def nearest(value: int | Fraction) -> float:
    """Give the double nearest to a number; beyond the largest, infinity."""
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _kind(value: Value) -> str:
    """Give the kind of a register's value; none for an empty."""
    if isinstance(value, Empty):
        return ""
    return "code" if isinstance(value, str) else "truth" if isinstance(value, bool) else "number"


def _told(value: Value) -> str:
    return f"{value.kind} ({value.reason})" if isinstance(value, Empty) else repr(value)


def _batch_told(batch: MarkColumn, row: int) -> str:
    state = int(batch.states[row])
    value = float(batch.values[row])
    text = f" {batch.texts[int(value)]!r}" if batch.kind == "code" and 0 <= value < len(batch.texts) else ""
    return f"{batch.kind} {value!r}{text}, state {state}"


def wrongly_shown(program: Program, values: Iterable[Mapping[str, Value]]) -> list[tuple[Mapping[str, Value], str]]:
    """Give the reports, and the mark, for which `X.shown` is not what a scorecard shows."""
    machine = ExactMachine(with_shown(program))
    found = []
    for given in values:
        trace = machine.run(given)
        shown = shown_marks(trace)
        for name in (*(one.id for one in program.referential.indicators), *_nodes(program.referential)):
            told = trace[f"{name}.shown"]
            if (None if isinstance(told, Empty) else told) != shown.get(name):
                found.append((given, name))
    return found

"""Compare the batch machine with the exact machine, row by row and register by register, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
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
from conditionality.scoring.batch.marks import MarkColumn, state_of
from conditionality.scoring.batch.showing import with_shown
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.program import Program
from conditionality.scoring.shown import shown_marks

BLOCK = 4_096
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
        careful: How many of these the batch machine gave to its careful kernel, as a share of all its rows.
        exact: How many it gave to the exact machine, likewise.
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
    return list(compare(program, columns, rows, outputs, values).differences)


def compare(
    program: Program,
    columns: Mapping[str, Column],
    rows: int,
    outputs: Sequence[str],
    values: Iterable[Mapping[str, Value]] | None = None,
    *,
    seconds: float = inf,
) -> Comparison:
    """Run both machines, as `differing`; tell too who decided the rows of the batch.

    Args:
        program: A compiled référentiel.
        columns: Answers by field id.
        rows: How many reports.
        outputs: Names of registers.
        values: The same rows as the exact machine reads them.
        seconds: After which the exact machine begins no other block of rows; only those compared are counted.
    """
    end = monotonic() + seconds
    marks = BatchMachine(program, outputs).run(columns, rows)
    shown = with_shown(program)
    machine = ExactMachine(shown, only=outputs)
    read = itemgetter(*(shown.registers[name] for name in outputs), shown.registers[outputs[0]])
    given = iter(rows_of(columns, np.arange(rows)) if values is None else values)
    found: list[Difference] = []
    compared = 0
    for start in range(0, rows, BLOCK):
        if start and monotonic() > end:
            break
        runs = [read(machine.run(one).registers) for one in islice(given, BLOCK)]
        for name, exact in zip(outputs, zip(*runs, strict=True), strict=False):
            found += _column_differences(name, marks.columns[name], exact, start)
        compared += len(runs)
    return Comparison(compared, marks.careful * compared // rows, marks.exact * compared // rows, tuple(found))


def _column_differences(name: str, batch: MarkColumn, exact: Sequence[Value], start: int) -> list[Difference]:
    stop = start + len(exact)
    states = np.array([state_of(one) for one in exact], np.uint8)
    ranks = {text: rank for rank, text in enumerate(batch.texts)}
    numbers = np.array([_number(one, ranks) for one in exact])
    same = (states == batch.states[start:stop]) & _same_bits(numbers, batch.values[start:stop])
    kinds = np.array([_kind(one) in {"", batch.kind} for one in exact])
    wrong = np.flatnonzero(~(same & kinds)).tolist()
    return [Difference(start + at, name, _told(exact[at]), _batch_told(batch, start + at)) for at in wrong]


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

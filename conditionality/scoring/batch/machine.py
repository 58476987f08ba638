"""The batch machine: a program over many reports at once, every answer equal to that of the exact machine.

Three machines share the rows: the swift kernel decides nearly all; what it finds doubtful goes to the careful kernel,
and what that one finds doubtful to the exact machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from math import inf

import numpy as np
import numpy.typing as npt

from conditionality.formula.values import Value
from conditionality.scoring.batch.assemble import assemble
from conditionality.scoring.batch.carefully import run_carefully
from conditionality.scoring.batch.columns import Column, rows_of
from conditionality.scoring.batch.feed import make_feed
from conditionality.scoring.batch.held import NO_SLOT, BeyondBatchError, Held
from conditionality.scoring.batch.lower import Lowering, start
from conditionality.scoring.batch.lower_bounds import error_of
from conditionality.scoring.batch.marks import MarkColumn, MarkKind, Marks, state_of
from conditionality.scoring.batch.micro import MISSING, MicroProgram, Output
from conditionality.scoring.batch.showing import with_shown
from conditionality.scoring.batch.swiftly import run_swiftly
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.program import Program

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]

THREADS = 2
CAREFUL_CHUNK = 8_192


class BatchMachine:
    """A program made ready for populations.

    Attributes:
        program: What is run, with the numbers that people see (`total.shown`, `G.shown`…).
        outputs: Registers asked for.
        texts: Every text that a register may hold; codes are ranks in it.
        swift: The program of the swift kernel; None when the rules use something that only the exact machine does.
    """

    def __init__(self, program: Program, outputs: Sequence[str] = (), threads: int = THREADS) -> None:
        """Make the machine.

        Args:
            program: A compiled référentiel.
            outputs: Names of registers of the program, `total.shown` and its like among them. By default what decides:
                `total.shown`, the grades, `outcome`.
            threads: How many blocks run at once.
        """
        self.program = with_shown(program)
        self.outputs = tuple(outputs) or decisions(program)
        self.texts = texts_of(self.program)
        self.threads = threads
        self._exact = ExactMachine(self.program, only=self.outputs)
        self.swift: MicroProgram | None = None
        self._careful: MicroProgram | None = None
        try:
            self._lower()
        except BeyondBatchError:
            self.kinds: tuple[MarkKind, ...] = ()

    def _lower(self) -> None:
        lowering = start(self.program, self.texts)
        found = [_output(lowering, name, lowering.held(self.program.registers[name])) for name in self.outputs]
        kinds: dict[str, MarkKind] = {"code": "code", "truth": "truth"}
        self.kinds = tuple(kinds.get(one.kind, "number") for one in found)
        emitter, loads = lowering.emitter, lowering.loads
        self._careful = assemble(emitter, loads, found, self.texts, careful=True)
        self.swift = assemble(emitter, loads, found, self.texts, careful=False)

    def run(self, columns: Mapping[str, Column], rows: int) -> Marks:
        """Score reports.

        Args:
            columns: Answers by field id (and `period.from`, `period.to`); a field without a column is unanswered.
            rows: How many reports; every column has as many.
        """
        values = np.zeros((len(self.outputs), rows))
        states = np.zeros((len(self.outputs), rows), np.uint8)
        if self.swift is None:
            kinds = self._run_exact(columns, np.arange(rows), values, states)
            return self._marks(kinds, values, states, (0, rows))
        feed = make_feed(self.swift, columns, self.texts)
        careful = run_swiftly(self.swift, feed, values, states, self.threads)
        left = self._run_careful(columns, careful, values, states)
        self._run_exact(columns, left, values, states)
        return self._marks(self.kinds, values, states, (len(careful), len(left)))

    def _marks(self, kinds: Sequence[MarkKind], values: Floats, states: Bytes, counts: tuple[int, int]) -> Marks:
        found = {
            name: MarkColumn(kinds[at], values[at], states[at], self.texts if kinds[at] == "code" else ())
            for at, name in enumerate(self.outputs)
        }
        return Marks(values.shape[1], found, *counts)

    def _run_careful(self, columns: Mapping[str, Column], doubtful: Rows, values: Floats, states: Bytes) -> Rows:
        """Run doubtful rows on the careful kernel; give those that are doubtful still."""
        program = self._careful
        if program is None or not len(doubtful):
            return doubtful
        parts = [doubtful[first : first + CAREFUL_CHUNK] for first in range(0, len(doubtful), CAREFUL_CHUNK)]

        def part(rows: Rows) -> Rows:
            found, state, undecided = run_carefully(program, columns, self.texts, rows)
            sure = undecided == 0
            values[:, rows[sure]] = found[:, sure]
            states[:, rows[sure]] = np.minimum(state[:, sure], MISSING)
            rest: Rows = rows[~sure]
            return rest

        with ThreadPoolExecutor(self.threads) as pool:
            left: Rows = np.concatenate(list(pool.map(part, parts)), dtype=np.int64)
            return left

    def _run_exact(self, columns: Mapping[str, Column], rows: Rows, values: Floats, states: Bytes) -> list[MarkKind]:
        """Run rows on the exact machine."""
        ranks = {text: rank for rank, text in enumerate(self.texts)}
        kinds: list[MarkKind] = ["number"] * len(self.outputs)
        for row, given in zip(rows, rows_of(columns, rows), strict=True):
            trace = self._exact.run(given)
            for at, name in enumerate(self.outputs):
                value = trace[name]
                states[at, row] = state_of(value)
                values[at, row] = 0.0
                if not states[at, row]:
                    values[at, row] = ranks[value] if isinstance(value, str) else nearest(value)
                    kinds[at] = kind_of(value)
        return kinds


def _output(lowering: Lowering, name: str, held: Held) -> Output:
    """Tell where to find a register; a number must be the double nearest to the exact one."""
    error = NO_SLOT
    if held.kind == "number" and not (held.faith.exact or held.faith.decimal):
        error = error_of(lowering.emitter, held)
    state = lowering.emitter.state_slot(held) if held.state != NO_SLOT or not held.always else NO_SLOT
    return Output(name, held.kind, held.value, state, error)


def nearest(value: Value) -> float:
    """Give the double nearest to a number, or 0 or 1 for a truth; beyond the range of doubles, an infinity."""
    if not isinstance(value, int | Fraction):
        raise TypeError(value)
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def decisions(program: Program) -> tuple[str, ...]:
    """Give the registers that decide: the total as shown, the grades, the outcome."""
    return ("total.shown", *(f"{one.id}.grade" for one in program.referential.gradings), "outcome")


def texts_of(program: Program) -> tuple[str, ...]:
    """Give every text that a register may hold, in a fixed order."""
    found: dict[str, None] = {}
    for value in program.initial:
        if isinstance(value, str):
            found[value] = None
    for one in program.instructions:
        found.update(dict.fromkeys(_texts(one.const)))
    statuses = ("scored", "missing", "excluded", "not_computable", "not_applicable", "does_not_concern")
    found.update(dict.fromkeys((*statuses, "unknown", "fails", "holds")))
    for field in program.referential.fields:
        found.update(dict.fromkeys(option.id for option in field.options))
    return tuple(found)


def _texts(const: object) -> tuple[str, ...]:
    if isinstance(const, str):
        return (const,)
    return tuple(text for one in const for text in _texts(one)) if isinstance(const, tuple) else ()


def kind_of(value: Value) -> MarkKind:
    """Give the kind of a register's value."""
    return "code" if isinstance(value, str) else "truth" if isinstance(value, bool) else "number"

"""The batch machine: a program over many reports at once, every answer equal to that of the exact machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from conditionality.formula.values import Value
from conditionality.scoring.batch.columns import Column, rows_of
from conditionality.scoring.batch.marks import MarkColumn, MarkKind, Marks, state_of
from conditionality.scoring.batch.showing import with_shown
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.program import Program


class BatchMachine:
    """A program made ready for populations.

    Attributes:
        program: What is run, with the numbers that people see (`total.shown`, `G.shown`…).
        outputs: Registers asked for.
        texts: Every text that a register may hold; codes are ranks in it.
    """

    def __init__(self, program: Program, outputs: Sequence[str] = ()) -> None:
        """Make the machine.

        Args:
            program: A compiled référentiel.
            outputs: Names of registers of the program, `total.shown` and its like among them. By default what decides:
                `total.shown`, the grades, `outcome`.
        """
        self.program = with_shown(program)
        self.outputs = tuple(outputs) or decisions(program)
        self.texts = texts_of(self.program)
        self._exact = ExactMachine(self.program, only=self.outputs)

    def run(self, columns: Mapping[str, Column], rows: int) -> Marks:
        """Score reports.

        Args:
            columns: Answers by field id (and `period.from`, `period.to`); a field without a column is unanswered.
            rows: How many reports; every column has as many.
        """
        ranks = {text: rank for rank, text in enumerate(self.texts)}
        values = np.zeros((len(self.outputs), rows))
        states = np.zeros((len(self.outputs), rows), np.uint8)
        kinds: list[MarkKind] = ["number"] * len(self.outputs)
        for row, given in enumerate(rows_of(columns, np.arange(rows))):
            trace = self._exact.run(given)
            for at, name in enumerate(self.outputs):
                value = trace[name]
                states[at, row] = state_of(value)
                if not states[at, row]:
                    values[at, row] = ranks[value] if isinstance(value, str) else float(value)  # type: ignore[arg-type]
                    kinds[at] = kind_of(value)
        found = {
            name: MarkColumn(kinds[at], values[at], states[at], self.texts if kinds[at] == "code" else ())
            for at, name in enumerate(self.outputs)
        }
        return Marks(rows, found, exact=rows)


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

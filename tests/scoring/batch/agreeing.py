"""Small rule books written inside a test, run by both machines on a few reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from conditionality.formula.values import Value, tidy
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.marks import Marks
from conditionality.scoring.compile import compile_program
from tests.scoring.batch.compared import differing, every_output
from tests.scoring.batch.random_reports import given_reports
from tests.scoring.small import DAY, book

Rows = Sequence[Mapping[str, object]]


def agree(text: str, rows: Rows, outputs: Sequence[str] = (), on: date = DAY, *, kernels: bool = True) -> Marks:
    """Check that both machines say the same of every register of every report, and give what the batch says.

    Args:
        text: A rule book in the shorthand of `tests.scoring.small`.
        rows: Answers by field; a text such as `"1/8"` or `"2.5"` is a number.
        outputs: Registers; by default all that can be asked for.
        on: Start of the period.
        kernels: Whether the kernels must do it, or leave it to the exact machine.
    """
    referential = book(text)
    program = compile_program(referential, on)
    asked = tuple(outputs) or every_output(referential)
    reports = given_reports(referential, [{name: value(one) for name, one in row.items()} for row in rows])
    columns = reports.columns()
    assert differing(program, columns, reports.rows, asked, reports.all_values()) == []
    machine = BatchMachine(program, asked)
    assert (machine.swift is not None) == kernels
    return machine.run(columns, reports.rows)


def value(given: object) -> Value:
    """Read an answer written in a test."""
    if isinstance(given, str) and given.lstrip("-").replace("/", "").replace(".", "").isdigit():
        return tidy(Fraction(given))
    if isinstance(given, list | tuple):
        return frozenset(given)
    assert isinstance(given, bool | int | Fraction | str | date | frozenset)
    return given

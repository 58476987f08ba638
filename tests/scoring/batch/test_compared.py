"""The comparison finds what differs: a last bit, a state, a text; and makes it small."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.marks import MarkColumn, Marks
from conditionality.scoring.compile import compile_program
from tests.scoring.batch.compared import compare, differing, every_output, nearest
from tests.scoring.batch.plain import tree_of
from tests.scoring.batch.random_books import first_day, random_book
from tests.scoring.batch.random_reports import random_reports
from tests.scoring.batch.shrunk import Case, case_text, halved, shrink
from tests.scoring.small import book, program

SEED, ROWS = 5, 60


def _wrong(name: str, row: int, column: MarkColumn) -> MarkColumn:
    """Make one row of one column wrong."""
    values, states = column.values.copy(), column.states.copy()
    match name:
        case "total.score":
            values[row] = np.nextafter(values[row], 1000)
        case "outcome":
            values[row] += 1
        case "total.rounded":
            states[row] = 0 if states[row] else 3
    return replace(column, values=values, states=states)


def _misled(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    right = BatchMachine.run

    def run(machine: BatchMachine, columns: Mapping[str, Column], rows: int) -> Marks:
        marks = right(machine, columns, rows)
        wrong = {name: _wrong(name, rows // 2, marks.columns[name]) for name in names if name in marks.columns}
        return replace(marks, columns={**marks.columns, **wrong})

    monkeypatch.setattr(BatchMachine, "run", run)


@pytest.mark.parametrize("name", ["total.score", "outcome", "total.rounded"])
def test_a_last_bit_a_text_and_a_state_are_found(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    drawn, day = random_book(SEED), first_day(SEED)
    reports = random_reports(drawn, ROWS, SEED, day)
    _misled(monkeypatch, name)
    made = compile_program(drawn, day)
    found = differing(made, reports.columns(), ROWS, every_output(drawn), reports.all_values())
    assert [(one.row, one.output) for one in found] == [(ROWS // 2, name)]


def test_rows_that_no_kernel_decides_are_counted_and_not_compared() -> None:
    drawn, day = random_book(SEED), first_day(SEED)
    reports = random_reports(drawn, ROWS, SEED, day)
    found = compare(compile_program(drawn, day), reports, every_output(drawn))
    assert found.rows == ROWS
    assert found.careful + found.exact <= ROWS
    assert found.differences == ()


def test_a_difference_is_made_small_enough_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, day = random_book(SEED, most_indicators=3), first_day(SEED)
    _misled(monkeypatch, "total.score")
    case = Case(tree_of(drawn), day, random_reports(drawn, ROWS, SEED, day), "total.score")
    small = shrink(halved(case), 300)
    text = case_text(small, small.differences())
    assert len(text.splitlines()) < len(case_text(case, []).splitlines()) / 2
    assert text.startswith("# total.score: exact ")
    assert book(text).indicators


def test_every_output_is_a_register_and_no_day() -> None:
    text = """
fields = { d = "date", a = "decimal" }
indicators = [{ id = "V", value = "a" }]
results = [{ id = "R", value = "d" }]
"""
    outputs = {*every_output(book(text))}
    assert outputs - {*program(text).registers} == {"V.shown", "D.shown", "total.shown"}
    assert "R.value" not in outputs
    assert {"total.score", "V.points", "outcome"} <= outputs


def test_the_nearest_double_of_a_number_beyond_all_doubles_is_infinite() -> None:
    assert nearest(Fraction(1, 3)) == 1 / 3
    assert nearest(-(10**400)) == -np.inf

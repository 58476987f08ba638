"""Blocks brought in from memory: what is out of range, not whole or not finite is doubtful, what is absent is not."""

from __future__ import annotations

import numpy as np
import pytest

from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.swiftly import WIDEST as BLOCK
from tests.scoring.small import program

TEXT = """
fields = { n = { kind = "integer", min = 2, max = 50 }, x = "decimal" }
dimensions = [{ id = "D" }]
indicators = [{ id = "V", dimension = "D", value = "n" }, { id = "W", dimension = "D", value = "x" }]
"""


@pytest.mark.parametrize("odd", [1.0, 0.0, 51.0, 2.5, -3.0])
@pytest.mark.parametrize("place", [0, 511, 700])
def test_what_the_kernels_may_not_read_goes_to_the_exact_machine(odd: float, place: int) -> None:
    rows = 2 * BLOCK
    values = np.full(rows, 7.0)
    values[place] = odd
    marks = BatchMachine(program(TEXT), ("V.points",)).run(
        {"n": Column("number", values, packed(np.ones(rows, np.bool_)))}, rows
    )
    assert (marks.careful, marks.exact) == (1, 1)
    assert marks.columns["V.points"].of(place) == odd


def test_what_is_absent_is_never_doubtful_whatever_stands_there() -> None:
    rows = BLOCK + 3
    junk = np.full(rows, np.nan)
    column = Column("number", junk, packed(np.zeros(rows, np.bool_)))
    marks = BatchMachine(program(TEXT), ("V.points", "W.points")).run({"n": column, "x": column}, rows)
    assert (marks.careful, marks.exact) == (0, 0)
    assert not marks.columns["V.points"].values.any()


@pytest.mark.parametrize("odd", [0.0, 1e-6, 2.0, -2.5, -20.5])
def test_a_range_under_nought_holds_on_both_sides(odd: float) -> None:
    text = TEXT.replace('"decimal"', '{ kind = "decimal", min = -20, max = -3 }')
    values = np.full(BLOCK + 3, -7.0)
    values[[5, BLOCK + 1]] = odd
    marks = BatchMachine(program(text), ("W.points",)).run({"x": Column("number", values, None)}, len(values))
    assert (marks.careful, marks.exact) == (2, 2)
    assert marks.columns["W.points"].of(5) == marks.columns["W.points"].of(BLOCK + 1) == odd

"""Columns made ready for the kernels, from memory as it is; codes and options in the order of the rules."""

from __future__ import annotations

import numpy as np
import pytest

from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.batch.machine import BatchMachine
from tests.scoring.small import program

TEXT = """
fields = { x = "decimal", n = "integer", c = ["a", "b"], k = ["several", "p", "q", "r"], y = "yes_no" }
dimensions = [{ id = "D" }]
indicators = [
  { id = "V", dimension = "D", value = "x + n" },
  { id = "C", dimension = "D", value = "c", scale = { choices = { a = 10, b = 20 } } },
  { id = "K", dimension = "D", value = "k", scale = { options = { p = 1, q = 2, r = 4 } } },
  { id = "Y", dimension = "D", value = "y", scale = { yes = 9, no = 3 } },
]
"""
OUTPUTS = ("V.points", "C.points", "K.points", "Y.points")


def _points(rows: int, **columns: Column) -> list[list[float]]:
    marks = BatchMachine(program(TEXT), OUTPUTS).run(columns, rows)
    return [marks.columns[name].numbers().tolist() for name in OUTPUTS]


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.int32, np.int16, np.int8, np.uint8, np.uint32])
def test_numbers_are_read_however_they_are_kept(dtype: type) -> None:
    assert _points(3, x=Column("number", np.array([1, 2, 3], dtype)))[0] == [0, 0, 0]
    found = _points(3, x=Column("number", np.array([1, 2, 3], dtype)), n=Column("number", np.array([5, 6, 7], dtype)))
    assert found[0] == [6, 8, 10]


def test_codes_and_options_follow_their_texts_not_their_order() -> None:
    c = Column("code", np.array([0, 1], np.int32), options=("b", "a"))
    k = Column("set", np.array([1, 6], np.int64), options=("r", "q", "p"))
    found = _points(2, c=c, k=k)
    assert found[1:3] == [[20, 10], [4, 3]]


def test_blocks_with_bits_that_start_anywhere_agree_with_the_plain_ones() -> None:
    rows, dice = 2_000, np.random.default_rng(5)
    given, values = dice.random(rows) > 0.3, dice.integers(0, 1000, rows) / 10
    for offset in (0, 1, 7, 8, 13, 64):
        bits = packed(np.concatenate([np.zeros(offset, np.bool_), given]))
        column = Column("number", np.where(given, values, np.nan), bits, offset)
        found = _points(rows, x=column, n=Column("number", np.zeros(rows, np.int64)))[0]
        assert found == np.where(given, values, 0).tolist()


def test_a_slice_of_a_column_is_read_in_place() -> None:
    column = Column("number", np.arange(4_000, dtype=np.float64)[::2])
    found = _points(2_000, x=column, n=Column("number", np.zeros(2_000, np.int64)))
    assert found[0][-1] == 3_998

"""Columns: answers as the kernels and as the exact machine read them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np

from conditionality.formula.values import MISSING
from conditionality.scoring.batch.columns import Column, packed, rows_of


def test_a_double_is_read_as_its_shortest_decimal() -> None:
    column = Column("number", np.array([0.1, 2.0, 1e-9, np.nan]))
    assert [column.value(row) for row in range(4)] == [Fraction(1, 10), 2, Fraction(1, 10**9), MISSING]


def test_each_kind_is_read_in_its_own_way() -> None:
    assert Column("truth", np.array([0, 1])).value(1) is True
    assert Column("code", np.array([1]), options=("a", "b")).value(0) == "b"
    assert Column("day", np.array([20240229])).value(0) == date(2024, 2, 29)
    assert Column("set", np.array([5]), options=("a", "b", "c")).value(0) == frozenset({"a", "c"})


def test_validity_bits_may_start_anywhere() -> None:
    bits = packed(np.array([False, False, False, True, False, True]))
    column = Column("number", np.array([7, 8, 9]), bits, offset=3)
    assert column.answered(np.arange(3)).tolist() == [True, False, True]
    assert column.value(1) is MISSING
    assert list(rows_of({"x": column}, np.array([1, 2]))) == [{}, {"x": 9}]

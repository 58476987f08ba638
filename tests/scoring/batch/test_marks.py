"""Marks: what a batch gives, read as numbers, codes, or one by one."""

from __future__ import annotations

import numpy as np

from conditionality.formula.values import Empty
from conditionality.scoring.batch.marks import MarkColumn, state_of

STATES = np.array([0, 3, 0], np.uint8)


def test_where_there_is_nothing_nothing_is_given() -> None:
    numbers = MarkColumn("number", np.array([1.5, 0.0, 2.0]), STATES)
    assert np.isnan(numbers.numbers()[1])
    assert [numbers.of(row) for row in range(3)] == [1.5, None, 2.0]
    codes = MarkColumn("code", np.array([1.0, 0.0, 0.0]), STATES, ("no", "yes"))
    assert codes.codes().tolist() == [1, -1, 0]
    assert [codes.of(row) for row in range(3)] == ["yes", None, "no"]
    assert MarkColumn("truth", np.array([1.0, 0.0, 0.0]), STATES).of(2) is False


def test_the_state_of_a_register_is_the_strength_of_its_empty() -> None:
    found = [state_of(one) for one in (0, Empty("not_concerned"), Empty("not_applicable"), Empty("missing"))]
    assert found == [0, 1, 2, 3]

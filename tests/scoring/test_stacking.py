"""Lots of columns put one under the other read as the lots did."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from conditionality.formula.values import MISSING
from conditionality.scoring.batch.columns import rows_of
from conditionality.scoring.gathering import column_of, gather
from conditionality.scoring.stacking import stack
from tests.scoring.crowd import crowds, reports
from tests.scoring.workshop import rules


@given(crowds, crowds)
def test_two_lots_are_the_reports_of_both(
    first: list[tuple[int, dict[str, object]]], last: list[tuple[int, dict[str, object]]]
) -> None:
    lots = [gather(reports(one), rules()) for one in (first, last)]
    whole = stack([(one.columns, one.rows) for one in lots])
    apart = [row for one in lots for row in rows_of(one.columns, np.arange(one.rows))]
    assert list(rows_of(whole, np.arange(len(apart)))) == apart


def test_what_one_lot_does_not_have_is_unanswered_there() -> None:
    lots = [({"a": column_of("integer", [1])}, 1), ({"b": column_of("choice", ["x"])}, 1)]
    found = stack(lots)
    assert [found["a"].value(row) for row in range(2)] == [1, MISSING]
    assert [found["b"].value(row) for row in range(2)] == [MISSING, "x"]


def test_options_are_numbered_again() -> None:
    ticked = [frozenset({"b"}), frozenset({"a", "c"})]
    found = stack([({"k": column_of("choices", [one])}, 1) for one in ticked])["k"]
    assert [found.value(row) for row in range(2)] == ticked
    nobody = stack([({"k": column_of("choice", [None])}, 1)])["k"]
    assert nobody.value(0) is MISSING

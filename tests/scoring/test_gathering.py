"""Reports put into columns come out as they went in."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given

from conditionality.scoring.batch.columns import rows_of
from conditionality.scoring.gathering import column_of, gather, options, texts_column
from conditionality.scoring.score import run_values
from tests.scoring.crowd import crowds, heavier, reports
from tests.scoring.workshop import report, rules


@given(crowds)
def test_each_row_is_what_the_machine_reads_of_the_report(drawn: list[tuple[int, dict[str, object]]]) -> None:
    crowd = reports(drawn)
    found = gather(crowd, rules(), heavier())
    assert list(rows_of(found.columns, np.arange(found.rows))) == [run_values(one) for one in crowd]
    assert (found.rows, found.report_id(0)) == (len(crowd), "r00")


def test_a_field_that_nobody_answers_has_no_column() -> None:
    found = gather([report(delay=None)], rules())
    assert "delay" not in found.columns
    assert found.name(0) == "Atelier inventé"


def test_a_number_is_the_double_that_spells_it() -> None:
    column = column_of("decimal", [Fraction("0.1"), None, 7])
    assert (column.value(0), column.value(2)) == (Fraction(1, 10), 7)
    assert list(column.answered(np.arange(3))) == [True, False, True]


def test_groups_are_texts_and_may_be_unknown() -> None:
    column = texts_column(["b", None, "a"])
    assert column.options == ("a", "b")
    assert list(column.answered(np.arange(3))) == [True, False, True]


def test_options_are_gathered_from_ticked_ones_too() -> None:
    assert options([frozenset({"b", "a"}), "c", None, 3]) == ("a", "b", "c")

"""Rows and tables, whatever file they came from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.report.cells import Broken
from conditionality.report.grid import Grid, Row, letters
from conditionality.report.places import slip


def test_a_row_is_blank_when_nothing_is_seen_in_it() -> None:
    assert Row(1, (None, " ")).is_blank
    assert not Row(1, (None, Decimal(0))).is_blank
    assert not Row(1, (Broken("cell-error", ""),)).is_blank
    assert not Row(1, (), (slip("csv-quote"),)).is_blank


def test_a_cell_beyond_the_last_one_is_empty() -> None:
    row = Row(1, ("a", Decimal("1.0")))
    assert [row.cell(0), row.cell(2)] == ["a", None]
    assert row.texts() == ("a", "1")


def test_a_table_is_blank_when_its_rows_are() -> None:
    assert Grid((Row(1, (None,)), Row(2, ()))).is_blank
    assert not Grid((Row(1, (None,)), Row(2, ("a",)))).is_blank


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name

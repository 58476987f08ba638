"""The tables of a draft: weights, thresholds, parameters, scales; what is inherited too."""

from __future__ import annotations

import pytest

from conditionality.desk.rule_edits import written
from conditionality.desk.rule_sheets import Typed, cell_text, puts_of
from conditionality.desk.rule_tables import weight_tables
from tests.desk.rule_laid import LIBRARY, REFS, bench, tables


@pytest.mark.parametrize("ref", REFS)
def test_a_table_that_nobody_touched_writes_nothing(ref: str) -> None:
    for one in tables(bench(ref)):
        typed = {
            rank: {
                column.key: cell_text(value, "fr")
                for column, value in zip(one.columns, row.said, strict=True)
                if not isinstance(value, dict)
            }
            for rank, row in enumerate(one.rows)
        }
        assert puts_of(one, Typed(typed)) == (), one.id


@pytest.mark.parametrize("ref", REFS)
def test_a_number_of_any_table_can_be_changed_and_read_again(ref: str) -> None:
    one = bench(ref)
    for table in tables(one)[::6]:
        column = next((each.key for each in table.columns if each.kind == "amount"), None)
        if column is not None and table.rows:
            (put,) = puts_of(table, Typed({0: {column: "17,25"}}))
            text, refused = written(one.draft.text, [put], LIBRARY.files.get)
            assert refused == (), put.place
            again = bench(ref, text)
            assert again.own, put.place
            assert "17.25" in text


def test_an_inherited_item_stands_in_the_tables() -> None:
    table = weight_tables(bench(REFS[2]), "fr")[1]
    assert {"G1", "A1"} <= {row.said[0] for row in table.rows}

"""A table of results is written in five forms, reads back to what it was, and always gives the same bytes."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from conditionality.desk.tables import WRITERS, Table, as_trees, csv_text, ending_of, write_table

TABLE = Table(
    ("id", "total", "line"),
    (("a, «b»", 79.16666666666667, 3), ("=1+1", None, None), ("é\nè", 25.0, 1)),
    frozenset({"total"}),
    frozenset({"line"}),
)

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
ROWS = st.tuples(TEXTS, st.none() | st.floats(allow_nan=False, allow_infinity=False), st.none() | st.integers(0, 10**9))


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_table_gives_the_same_bytes(ending: str) -> None:
    assert write_table(ending, TABLE) == write_table(ending, TABLE)


def test_csv_has_commas_points_and_nothing_where_there_is_nothing() -> None:
    assert csv_text(TABLE) == 'id,total,line\n"a, «b»",79.16666666666667,3\n=1+1,,\n"é\nè",25.0,1\n'


def test_json_keeps_every_digit() -> None:
    assert json.loads(write_table(".json", TABLE))[0] == {"id": "a, «b»", "total": 79.16666666666667, "line": 3}
    assert as_trees(TABLE)[1] == {"id": "=1+1", "total": None, "line": None}


def test_a_workbook_takes_no_text_for_a_formula() -> None:
    lines = CalamineWorkbook.from_filelike(io.BytesIO(write_table(".xlsx", TABLE))).get_sheet_by_index(0).to_python()
    assert lines[0] == ["id", "total", "line"]
    assert lines[2][0] == "=1+1"
    assert lines[1][1] == 79.16666666666667


def test_parquet_has_its_kinds_even_when_a_column_is_empty() -> None:
    empty = Table(TABLE.header, (("a", None, None),), TABLE.numeric, TABLE.whole)
    for table in (TABLE, empty, Table(TABLE.header, (), TABLE.numeric, TABLE.whole)):
        read = pq.read_table(io.BytesIO(write_table(".parquet", table)))
        assert [str(one.type) for one in read.schema] == ["string", "double", "int64"]


@given(st.lists(ROWS, max_size=5))
def test_numbers_and_texts_read_back_equal(rows: list[tuple[str, float | None, int | None]]) -> None:
    table = Table(TABLE.header, tuple(rows), TABLE.numeric, TABLE.whole)
    told = list(csv.reader(io.StringIO(csv_text(table), newline="")))[1:]
    assert [(one[0], float(one[1]) if one[1] else None, int(one[2]) if one[2] else None) for one in told] == rows
    parquet = pq.read_table(io.BytesIO(write_table(".parquet", table))).to_pylist()
    assert [tuple(one.values()) for one in parquet] == rows
    read = json.loads(write_table(".json", table), parse_int=float)
    assert [tuple(one.values()) for one in read] == rows


def test_the_ending_decides_and_an_unknown_one_is_told() -> None:
    assert ending_of("a/SCORES.XLSX") == (".xlsx", ())
    for name in ("scores", "scores.doc", "."):
        assert [one.code for one in ending_of(name)[1]] == ["ending-unknown"]

"""A table of Arrow as columns: every cell is read as in a small table, or its row is odd."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.findings import errors
from conditionality.formula.values import MISSING
from conditionality.referential.blocks import AskedField
from conditionality.report.answers import read_cell
from conditionality.report.model import value_of
from conditionality.report.places import Place
from conditionality.scoring.batch.arrow import ColumnsReader, columns_of, days_of
from conditionality.scoring.batch.arrow_distinct import cells

WORDS = {"fr": "Coopérative", "en": "Co-operative"}
OPTIONS = ({"id": "coop", "label": WORDS}, {"id": "1", "label": {"fr": "Oui", "en": "Yes"}})

NUMBERS = st.one_of(st.integers(-(2**40), 2**40), st.floats(), st.sampled_from([0.1, 2.5, 100, -1, 2**53 + 1]))
TEXTS = st.sampled_from(
    ["1", "1,5", "1 234,5", "1,234", "oui", "Yes", "coop", "Coopérative", "coop; oui", "-", "", " ", "x" * 200, "nan",
     "2026-11-21", "21/11/2026", "31/02/2025", "12345678901234567890", "é\u0007", "true", "0"]
)  # fmt: skip

COLUMNS = st.one_of(
    st.lists(NUMBERS.map(float)).map(lambda some: pa.array(some, pa.float64())),
    st.lists(st.floats(width=32)).map(lambda some: pa.array(some, pa.float32())),
    st.lists(st.none() | st.integers(-(2**63), 2**63 - 1)).map(lambda some: pa.array(some, pa.int64())),
    st.lists(st.none() | st.integers(0, 255)).map(lambda some: pa.array(some, pa.uint8())),
    st.lists(st.none() | st.booleans()).map(lambda some: pa.array(some, pa.bool_())),
    st.lists(st.none() | TEXTS).map(lambda some: pa.array(some, pa.string())),
    st.lists(st.none() | TEXTS).map(lambda some: pa.array(some, pa.large_string()).dictionary_encode()),
    st.lists(st.none() | st.dates()).map(lambda some: pa.array(some, pa.date32())),
    st.lists(st.none() | st.datetimes()).map(lambda some: pa.array(some, pa.timestamp("us"))),
    st.lists(st.none() | st.lists(st.none() | TEXTS, max_size=3)).map(
        lambda some: pa.array(some, pa.list_(pa.string()))
    ),
    st.lists(st.none() | st.decimals(places=3, min_value=-(10**16), max_value=10**16)).map(
        lambda some: pa.array(some, pa.decimal128(25, 3))
    ),
    st.integers(0, 3).map(pa.nulls),
)  # fmt: skip

FIELDS: list[dict[str, Any]] = [
    {"kind": "integer", "min": Decimal(0), "max": Decimal(1000)},
    {"kind": "decimal", "min": Decimal("0.1")},
    {"kind": "percent", "max": Decimal(100)},
    {"kind": "money", "unit": "€"},
    {"kind": "yes_no"},
    {"kind": "choice", "options": OPTIONS},
    {"kind": "choices", "options": OPTIONS},
    {"kind": "date", "min": dt.date(2000, 1, 1), "max": dt.date(2030, 1, 1)},
    {"kind": "text"},
]


def field(**more: Any) -> AskedField:  # noqa: ANN401 - whatever a field holds
    return AskedField.model_validate({"id": "f", "label": WORDS, **more})


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FIELDS).map(lambda one: field(**one)), COLUMNS, st.integers(0, 2))
def test_an_answer_in_columns_is_the_one_that_the_reader_of_cells_reads(
    asked: AskedField,
    array: Any,  # noqa: ANN401 - pyarrow has no types
    cut: int,
) -> None:
    array = array.slice(min(cut, len(array)))
    reading = ColumnsReader({"c": asked}, frozenset({"f"})).read(pa.table({"c": array}))
    for row, cell in enumerate(cells(array)):
        answer, found = read_cell(asked, cell, Place())
        column = reading.columns["f"]
        if errors(found):
            assert reading.odd[row]
        if reading.odd[row]:
            assert not column.answered(np.array([row]))[0]
        else:
            assert column.value(row) == (MISSING if answer is None else value_of(answer))
            doubted = "c" in reading.warned and reading.warned["c"][row]
            assert doubted == bool(found)


def test_plain_columns_are_not_copied() -> None:
    table = pa.table({"a": pa.array([1.5, None, 2.5]), "b": pa.array([1, 2, 3])})
    reading = columns_of(table, {"a": field(kind="decimal"), "b": field(kind="integer").model_copy(update={"id": "g"})})
    assert not reading.odd.any()
    for name, buffer in (("f", table.column("a").chunk(0)), ("g", table.column("b").chunk(0))):
        column = reading.columns[name]
        assert column.values.__array_interface__["data"][0] == buffer.buffers()[1].address
    assert reading.columns["f"].present is not None
    assert reading.columns["g"].present is None


def test_a_column_that_is_not_there_is_unanswered() -> None:
    assert not columns_of(pa.table({"x": [1]}), {"c": field(kind="decimal")}).columns


def test_texts_that_no_formula_reads_are_only_answered_or_not() -> None:
    array = pa.array(["Théâtre", None, " ", "a\u0007", "l’été"])
    reading = columns_of(pa.table({"c": array}), {"c": field(kind="text")})
    assert reading.odd.tolist() == [False, False, False, True, False]
    assert reading.columns["f"].answered(np.arange(5)).tolist() == [True, False, False, False, True]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_days_are_the_calendar_s(unit: str) -> None:
    given = [dt.datetime(1969, 12, 31, 23, 59), dt.datetime(2024, 2, 29, 12)]  # noqa: DTZ001 - a column without a zone
    days, known = days_of(pa.array(given, pa.timestamp(unit)))
    assert days.tolist() == [19691231, 20240229]
    assert known.all()
    far, unknown = days_of(pa.array([10_000_000], pa.int32()).cast(pa.date32()))
    assert len(far) == 1
    assert not unknown.any()

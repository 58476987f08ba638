"""Numbers of columns are held exactly or left to the exact reader; never nearly."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.referential.blocks import AskedField
from conditionality.report.numbers import read_number
from conditionality.report.parquet import cells_of
from conditionality.scoring.batch.arrow_numbers import Figures, figures, within

SINGLES = st.floats(width=32, allow_nan=True, allow_infinity=True)
SPELLED = st.one_of(
    st.text(alphabet="0123456789.,- ", max_size=12),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
)


def read(array: pa.Array) -> Figures:
    found = figures(array)
    assert found is not None
    return found


def exactly(found: Figures, row: int) -> Decimal:
    value = found.values[row]
    return Decimal(repr(float(value))) if found.values.dtype.kind == "f" else Decimal(int(value))


@given(st.lists(SINGLES, min_size=1))
def test_a_single_is_the_shortest_decimal_that_reads_back_to_it(values: list[float]) -> None:
    array = pa.array(values, pa.float32())
    found, cells = read(array), cells_of(array)
    for row, cell in enumerate(cells):
        if found.settled[row]:
            assert exactly(found, row) == cell


def test_usual_singles_are_settled() -> None:
    assert read(pa.array([0.1, 1e-3, 12.5, 16_000_000, 33.3], pa.float32())).settled.all()
    assert not read(pa.array([float("nan"), float("inf"), 1e38], pa.float32())).settled.any()


@settings(max_examples=300)
@given(st.lists(SPELLED, min_size=1))
def test_a_spelled_number_that_is_settled_is_the_one_that_the_reader_of_cells_reads(texts: list[str]) -> None:
    found = read(pa.array(texts, pa.string()))
    for row, text in enumerate(texts):
        if found.settled[row]:
            number, doubts = read_number(text)
            assert number == exactly(found, row)
            assert not doubts


def test_usual_spellings_are_settled_and_doubtful_ones_are_left() -> None:
    good = ["1", "-1.5", "1,5", ".5", "007", "0.30000000000000004", "12,3456"]
    assert read(pa.array(good)).settled.all()
    left = [
        "",
        "1 234",
        "1,234",
        "--1",
        "1-2",
        "1.2.3",
        "5.",
        "-",
        ".",
        "1e5",
        "nan",
        "+4",
        "1" * 16,
        "12345678901234567",
    ]
    assert not read(pa.array([*left, None])).settled.any()


@given(st.lists(st.decimals(places=2, min_value=-(10**20), max_value=10**20), min_size=1))
def test_decimals_of_up_to_fifteen_digits_are_held(values: list[Decimal]) -> None:
    found = read(pa.array(values, pa.decimal128(30, 2)))
    for row, value in enumerate(values):
        assert found.settled[row] == (abs(value) * 100 < 10**15)
        assert not found.settled[row] or exactly(found, row) == value


def test_whole_numbers_that_no_double_holds_are_left() -> None:
    assert read(pa.array([2**53, 2**53 + 1, -(2**53) - 1])).settled.tolist() == [True, False, False]
    assert read(pa.array([2**64 - 1, 3], pa.uint64())).settled.tolist() == [False, True]
    assert read(pa.array([255], pa.uint8())).settled.all()


def test_doubles_without_a_sane_decimal_are_left() -> None:
    found = read(pa.array([float("nan"), float("-inf"), 1e30, 1e-20, 0.0, -0.0, 1e29]))
    assert found.settled.tolist() == [False, False, False, False, True, True, True]


def field(**more: object) -> AskedField:
    return AskedField.model_validate({"id": "f", "kind": "decimal", "label": {"fr": "f", "en": "f"}, **more})


@pytest.mark.parametrize(
    ("more", "values", "kept"),
    [
        ({"min": Decimal(0), "max": Decimal("0.1")}, [-0.5, 0.0, 0.1, 0.2], [False, True, True, False]),
        ({"kind": "integer"}, [1.0, 1.5], [True, False]),
        ({"min": Decimal("0.12345678901234567890123")}, [0.12345678901234568, 0.2], [False, True]),
        ({}, [-1e9, 1e9], [True, True]),
    ],
)
def test_bounds_are_kept_where_doubles_tell(more: dict[str, object], values: list[float], kept: list[bool]) -> None:
    assert within(field(**more), np.array(values)).tolist() == kept


def test_other_types_are_not_numbers() -> None:
    assert figures(pa.array([True])) is None

"""Small Parquet and Arrow tables, exactly."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.archive import MOST_BYTES
from conditionality.report.cells import Broken, Cell
from conditionality.report.file_kinds import FileKind
from conditionality.report.parquet import read_parquet


def as_parquet(**columns: object) -> bytes:
    """Make a Parquet file."""
    stream = BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def as_arrow(**columns: object) -> bytes:
    """Make an Arrow IPC file."""
    stream, table = BytesIO(), pa.table(columns)
    with pa.ipc.new_file(stream, table.schema) as writer:
        writer.write_table(table)
    return stream.getvalue()


def column(values: object) -> list[Cell]:
    """Give the cells of one column read back."""
    grids, found = read_parquet(as_parquet(a=values), "parquet")
    assert found == ()
    return [row.cells[0] for row in grids[0].rows[1:]]


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        (pa.array([0.1, None, 1e22]), [Decimal("0.1"), None, Decimal("1E+22")]),
        (pa.array([0.1, None, 16777216.0], pa.float32()), [Decimal("0.1"), None, Decimal(16777216)]),
        (pa.array([1, None], pa.int8()), [Decimal(1), None]),
        (pa.array([2**63 - 1]), [Decimal(2**63 - 1)]),
        (pa.array([Decimal("1.10"), None], pa.decimal128(5, 2)), [Decimal("1.10"), None]),
        (pa.array([True, None]), [True, None]),
        (pa.array(["a", "", " "]), ["a", None, None]),
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", None, "a"]),
        (pa.array([dt.date(2026, 11, 21)]), [dt.date(2026, 11, 21)]),
        (pa.array([dt.datetime(2026, 11, 21, 5, tzinfo=dt.UTC)]), [dt.date(2026, 11, 21)]),
        (pa.array([["ab", "msc"], [], None]), [("ab", "msc"), (), None]),
        (pa.array([{"x": 1}]), [Broken("cell-unreadable", "dict")]),
        (pa.array([float("nan")]), [Broken("number-not-finite", "nan")]),
        (pa.array([float("inf")], pa.float32()), [Broken("number-not-finite", "inf")]),
        (pa.array([None, None]), [None, None]),
    ],
)
def test_a_column_is_read_exactly(values: object, cells: list[Cell]) -> None:
    found = column(values)
    assert found == cells
    assert [type(one) for one in found] == [type(one) for one in cells]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_doubles_are_their_shortest_decimals(values: list[float]) -> None:
    assert column(pa.array(values)) == [Decimal(repr(one)) for one in values]


def test_column_names_are_the_header() -> None:
    files: dict[FileKind, bytes] = {"parquet": as_parquet(a=[1], b=["x"]), "arrow": as_arrow(a=[1], b=["x"])}
    for kind, content in files.items():
        grids, _ = read_parquet(content, kind)
        assert [row.cells for row in grids[0].rows] == [("a", "b"), (Decimal(1), "x")]
        assert grids[0].first_is_header


def codes(content: bytes, kind: FileKind = "parquet") -> list[str]:
    """Give what forbids to read a table."""
    grids, found = read_parquet(content, kind)
    assert grids == ()
    return [one.code for one in found]


def test_what_is_too_large_for_a_small_table_is_refused() -> None:
    assert codes(as_parquet(a=pa.nulls(100_001, pa.int8()))) == ["table-too-long"]
    assert codes(as_arrow(a=pa.nulls(100_001, pa.int8())), "arrow") == ["table-too-long"]
    assert codes(as_parquet(**{f"c{rank}": [1] for rank in range(2001)})) == ["table-too-long"]
    assert codes(b"PAR1" + b"0" * MOST_BYTES) == ["file-too-heavy"]
    swollen = as_parquet(a=pa.array(["x" * 50_000 + str(rank) for rank in range(4_200)]))
    assert codes(swollen) == ["file-unpacks-too-large"]


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
@pytest.mark.parametrize("content", [b"", b"PAR1", b"ARROW1\x00\x00", as_parquet(a=[1])[:-9], as_arrow(a=[1])[:40]])
def test_a_cut_file_is_broken(content: bytes, kind: FileKind) -> None:
    assert codes(content, kind) == ["file-is-broken"]


SOUND: dict[FileKind, bytes] = {
    "parquet": as_parquet(report_id=["L1", "L2"], staff=[34.0, None], labels=[["ab"], []]),
    "arrow": as_arrow(report_id=["L1", "L2"], staff=[34.0, None], labels=[["ab"], []]),
}


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
@given(changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_table_is_read_or_refused(kind: FileKind, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(SOUND[kind])
    for place, value in changes:
        damaged[place % len(damaged)] = value
    grids, found = read_parquet(bytes(damaged), kind)
    assert bool(grids) != bool(found)

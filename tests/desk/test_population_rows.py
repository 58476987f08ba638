"""The columns beside the answers: what is surely right is read at once, the rest is left to the reader of rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa

from conditionality.desk.population_blocks import Block
from conditionality.desk.population_rows import Identity, day_of, read_identity
from conditionality.report.columns import IDENTITY, Column, Header
from conditionality.report.grid import Row


def identity(apart: dict[int, Row] | None = None, **columns: Any) -> Identity:  # noqa: ANN401 - any column
    header = Header(tuple(Column(rank, name, name) for rank, name in enumerate(columns)), 0, len(columns), ())
    assert set(columns) <= set(IDENTITY)
    table = pa.table({str(rank): column for rank, column in enumerate(columns.values())})
    return read_identity(Block(table, np.arange(table.num_rows) + 2, apart or {}), header)


def test_plain_numbers_of_reports_stand_and_others_are_odd() -> None:
    read = identity(report_id=pa.array(["R1", " R2", None, "", "é"]))
    assert read.odd.tolist() == [False, True, True, True, True]
    assert identity(report_id=pa.array([7, None])).ids.to_pylist() == ["7", None]
    assert identity(report_id=pa.array([1.5, None])).odd.all()


def test_sirets_are_checked_in_any_type() -> None:
    good, bad = 73282932000074, 73282932000075
    for column in ([str(good), str(bad), None], [good, bad, None], [float(good), float(bad), None]):
        assert identity(siret=pa.array(column)).odd.tolist() == [False, True, False]
    assert identity(siret=pa.array([dt.date(2026, 1, 1), None])).odd.tolist() == [True, False]


def test_names_with_signs_that_cannot_be_seen_are_odd() -> None:
    assert identity(name=pa.array(["Théâtre", "a\u0007", None, 12 * "long name " * 10])).odd.tolist() == [
        False, True, False, True,
    ]  # fmt: skip


def test_periods_are_read_in_any_type() -> None:
    day = dt.date(2026, 1, 1)
    for column in ([day, None], ["2026-01-01", " "], ["01/01/2026", None], [dt.datetime(2026, 1, 1, 12), None]):  # noqa: DTZ001
        read = identity(period_from=pa.array(column))
        assert read.first.tolist() == [20260101, 0]
        assert not read.odd.any()
    assert day_of(20260101) == day


def test_periods_that_are_wrong_are_odd() -> None:
    read = identity(
        period_from=pa.array(["2026-01-01", "2026-01-01", None, "soon", None]),
        period_to=pa.array(["2026-12-31", "2025-12-31", "2026-12-31", None, None]),
    )
    assert read.odd.tolist() == [False, True, True, True, False]
    assert identity(period_from=pa.array([[1], None])).odd.tolist() == [True, False]


def test_rules_that_rows_name_are_kept_as_ranks() -> None:
    read = identity(referential=pa.array(["a@1.0.0", None, " ", "b"]))
    named = [read.names[rank] if rank >= 0 else None for rank in read.refs.tolist()]
    assert named == ["a@1.0.0", None, None, "b"]
    assert identity(referential=pa.array([[1], None])).odd.tolist() == [True, False]


def test_rows_that_were_read_one_by_one_are_odd() -> None:
    assert identity({1: Row(3, ())}, report_id=pa.array(["a", "b"])).odd.tolist() == [False, True]

"""Files of Parquet and Arrow are cut into parts, and parts into blocks, without losing a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
import pytest

from conditionality.desk import population_arrow
from conditionality.desk.population_arrow import ArrowSource, open_arrow
from conditionality.desk.population_blocks import BrokenTableError
from conditionality.report.parquet import read_parquet

TABLE = pa.table({"a": list(range(25)), "b": [f"t{one}" for one in range(25)], "c": [one / 2 for one in range(25)]})


Write = Callable[..., str]


def parquet(path: Path, table: pa.Table = TABLE, rows: int = 10) -> str:
    pq.write_table(table, path, row_group_size=rows)
    return str(path)


def arrow(path: Path, table: pa.Table = TABLE, rows: int = 10) -> str:
    with pa.ipc.new_file(path, table.schema) as file:
        file.write_table(table, rows)
    return str(path)


def opened(*paths: str) -> ArrowSource:
    source, found = open_arrow(paths)
    assert source is not None, found
    return source


@pytest.mark.parametrize("write", [parquet, arrow])
def test_every_row_comes_once_in_order_with_its_line(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(population_arrow, "BLOCK_ROWS", 4)
    source = opened(write(tmp_path / "t"), write(tmp_path / "u"))
    assert (source.rows, len(source.pieces)) == (50, 6)
    rows = [
        (line, one["2"], one["0"])
        for piece in source.pieces
        for block in source.blocks(piece, (2, 0))
        for line, one in zip(block.lines.tolist(), block.table.to_pylist(), strict=True)
    ]
    twice = [*range(25), *range(25)]
    assert rows == [(line, one / 2, one) for line, one in enumerate(twice, 2)]


def test_wide_rows_come_in_smaller_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population_arrow, "LEAST_ROWS", 2)
    monkeypatch.setattr(population_arrow, "BLOCK_BYTES", 100)
    source = opened(parquet(tmp_path / "t"))
    assert max(block.table.num_rows for block in source.blocks(source.pieces[0], (0,))) < 10


@pytest.mark.parametrize("write", [parquet, arrow])
def test_the_head_is_a_small_table_of_the_same_columns(write: Write, tmp_path: Path) -> None:
    for table in (TABLE, TABLE.slice(0, 0)):
        grids, found = read_parquet(opened(write(tmp_path / "t", table)).head, "arrow")
        assert not found
        assert grids[0].rows[0].texts() == ("a", "b", "c")


@pytest.mark.parametrize("write", [parquet, arrow])
def test_damage_is_told_wherever_it_is(write: Write, tmp_path: Path) -> None:
    path = Path(write(tmp_path / "t"))
    whole = path.read_bytes()
    told = 0
    for start in range(8, len(whole), 40):
        path.write_bytes(whole[:start] + bytes(20) + whole[start + 20 :])
        source, found = open_arrow((str(path),))
        if source is None:
            assert [one.code for one in found] == ["population-broken"]
            told += 1
            continue
        try:
            for piece in source.pieces:
                for block in source.blocks(piece, (0, 1, 2)):
                    block.table.to_pylist()
        except BrokenTableError:
            told += 1
    assert told


def test_too_many_columns_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population_arrow, "MOST_COLUMNS", 2)
    source, found = open_arrow((parquet(tmp_path / "t"),))
    assert source is None
    assert [one.code for one in found] == ["row-too-wide"]

"""A result is seen when it is whole; its bytes do not depend on the blocks it came in."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conditionality.desk import population_out
from conditionality.desk.population_out import Draft, TextSheet, check_target

SCHEMA = pa.schema([("report_id", pa.string()), ("total", pa.float64())])


def rows(first: int, count: int) -> pa.Table:
    ids = [f"R{one}" for one in range(first, first + count)]
    totals = [None if one % 5 == 0 else one / 8 for one in range(first, first + count)]
    return pa.table([pa.array(ids), pa.array(totals, pa.float64())], schema=SCHEMA)


def written(path: Path, *sizes: int) -> bytes:
    with Draft(str(path), SCHEMA) as draft:
        first = 0
        for size in sizes:
            draft.write(rows(first, size))
            first += size
        draft.finish()
        draft.keep()
    return path.read_bytes()


@pytest.mark.parametrize("ending", [".parquet", ".arrow", ".csv"])
def test_the_bytes_are_those_of_the_rows_whatever_their_blocks(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(population_out, "GROUP_ROWS", 10)
    path = tmp_path / f"t{ending}"
    assert written(path, 33) == written(path, 1, 2, 20, 10) == written(path, *[1] * 33)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_groups_are_of_one_size_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population_out, "GROUP_ROWS", 10)
    written(tmp_path / "t.parquet", 7, 26)
    file = pq.ParquetFile(tmp_path / "t.parquet")
    assert [file.metadata.row_group(one).num_rows for one in range(4)] == [10, 10, 10, 3]
    assert file.read().equals(rows(0, 33))


def test_an_empty_result_has_its_columns(tmp_path: Path) -> None:
    assert written(tmp_path / "t.csv") == b"report_id,total\n"
    written(tmp_path / "t.parquet")
    assert pq.read_table(tmp_path / "t.parquet").schema.names == SCHEMA.names


class StoppedError(Exception):
    """Something ended the work."""


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize("ending", [".parquet", ".arrow", ".csv"])
def test_what_is_not_kept_leaves_nothing(
    ending: str, nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    path = tmp_path / f"t{ending}"
    path.write_text("before")

    def stopped() -> None:
        with Draft(str(path), SCHEMA) as draft:
            draft.write(rows(0, 100))
            assert len(list(tmp_path.iterdir())) == (1 if nameless else 2)
            raise StoppedError

    with pytest.raises(StoppedError):
        stopped()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "before"
    written(path, 3)
    assert path.read_bytes() != b"before"


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("before")
    path.chmod(0o640)
    (tmp_path / "link.csv").symlink_to(path)
    written(tmp_path / "link.csv", 1)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text() == "report_id,total\nR0,\n"
    assert (tmp_path / "link.csv").is_symlink()


def test_targets_are_checked_before_the_work(tmp_path: Path) -> None:
    assert not check_target(str(tmp_path / "t.parquet"))
    assert [one.code for one in check_target(str(tmp_path / "t.xlsx"))] == ["population-ending"]
    assert [one.code for one in check_target(str(tmp_path / "absent" / "t.csv"))] == ["folder-absent"]
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        Draft(str(tmp_path / "folder.csv"), SCHEMA)


def test_text_is_given_as_it_comes() -> None:
    said: list[bytes] = []
    sheet = TextSheet(said.append, SCHEMA)
    sheet.write(rows(7, 2))
    sheet.finish()
    assert b"".join(said) == b"report_id,total\nR7,0.875\nR8,1.0\n"

"""`score` by blocks: the same table as at once, slips as sentences, nothing half-written whatever ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
import pytest

from conditionality.cli import score_large
from tests.cli.conftest import Run
from tests.desk.populations import as_arrow, as_parquet, as_text
from tests.desk.test_population import spoiled
from tests.repository import ROOT

BOOK = "socle-leger"


@pytest.mark.slow
def test_both_ways_give_the_same_table_and_the_same_rejects(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(spoiled(as_arrow(BOOK)), path, row_group_size=9)
    for way in ((), ("--stream",)):
        folder = tmp_path / f"way{len(way)}"
        folder.mkdir()
        told = run("score", BOOK, path, "--points", "-o", folder / "s.csv", "--rejects", folder / "r.csv", *way)
        assert told.code == 1
    for name in ("s.csv", "r.csv"):
        assert (tmp_path / "way0" / name).read_bytes() == (tmp_path / "way1" / name).read_bytes()
    told = run("score", BOOK, path, "--points", "-o", tmp_path / "s.parquet", "--stream")
    small = run("score", BOOK, path, "--points", "-o", tmp_path / "small.parquet")
    assert pq.read_table(tmp_path / "s.parquet").equals(pq.read_table(tmp_path / "small.parquet"))
    assert told.err.splitlines()[-3:-1] == small.err.splitlines()[-3:-1]


def test_a_table_of_text_gives_the_same_on_the_screen(run: Run, tmp_path: Path) -> None:
    path = as_text(tmp_path / "t.csv", BOOK)
    at_once, by_blocks = run("score", BOOK, path), run("score", BOOK, path, "--stream")
    assert (at_once.code, by_blocks.code) == (0, 0)
    assert by_blocks.out == at_once.out


@pytest.mark.parametrize("way", [(), ("--stream",)])
def test_rows_that_miss_a_required_answer_are_counted(run: Run, tmp_path: Path, way: tuple[str, ...]) -> None:
    (tmp_path / "some.csv").write_text("report_id,employees\na,12\nb,30\n", encoding="utf-8")
    told = run("score", "socle-regional", "some.csv", *way, "-o", "scores.csv", "--lang", "en")
    assert told.code == 0
    assert "Incomplete rows, whose score is only a simulation: 2. The column status says which." in told.err


def test_a_large_table_is_read_by_blocks_by_itself(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_large, "MOST_ROWS", 50)
    path = as_parquet(tmp_path / "t.parquet", BOOK)
    told = run("score", BOOK, path, "-o", tmp_path / "s.xlsx", "--lang", "en")
    assert told.code == 2
    assert "A table read by blocks cannot be written" in told.err
    told = run("score", BOOK, path, "-o", tmp_path / "s.arrow", "--json")
    assert told.code == 0
    assert told.tree["scored"] == pa.ipc.open_file(tmp_path / "s.arrow").read_all().num_rows == 59
    assert sum(one["rows"] for one in told.tree["outcomes"]) == 59


def test_findings_come_as_json_and_as_sentences(run: Run, tmp_path: Path) -> None:
    pq.write_table(spoiled(as_arrow(BOOK)), tmp_path / "t.parquet")
    told = run("score", BOOK, tmp_path / "t.parquet", "--stream", "-o", tmp_path / "s.csv", "--json")
    assert told.code == 1
    assert told.tree["rejected"] == len({one["line"] for one in told.tree["findings"]})
    told = run("score", BOOK, tmp_path / "t.parquet", "--stream", "--lang", "en")
    assert "Line 2, column employees: -1 is under" in told.err or "Line 2, column employees" in told.err
    assert "Rows left out:" in told.err


def test_wrong_uses_are_sentences(run: Run, tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "t.parquet", BOOK)
    text = as_text(tmp_path / "t.csv", BOOK)
    (tmp_path / "empty").mkdir()
    for words, code in (
        (("absent.csv", "--stream", "-o", "s.csv"), "file-absent"),
        ((tmp_path / "empty", "-o", "s.csv"), "population-folder-empty"),
        ((path, "--stream", "--history", text, "-o", "s.csv"), "population-history"),
        ((path, "--stream"), "population-out-needed"),
        ((path, "--stream", "-o", "absent/s.csv"), "folder-absent"),
        ((path, "--stream", "-o", "s.csv", "--map", "nobody=x"), "map-unknown-field"),
        ((path, "--stream", "-o", "s.csv", "--period", "soon"), "option-period-form"),
        ((text, "--cluster", "local", "-o", "s.csv"), "cluster-parquet"),
        ((path, "--cluster", "nowhere", "-o", "s.csv"), "cluster-unreachable"),
    ):
        told = run("score", BOOK, *words, "--json")
        assert (told.code, told.tree["findings"][0]["code"]) == (2, code)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty", "t.csv", "t.parquet"]


def test_a_damaged_table_leaves_what_stood_there(run: Run, tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "t.parquet", BOOK)
    whole = bytearray(path.read_bytes())
    whole[200:2000] = bytes(1800)
    path.write_bytes(bytes(whole))
    (tmp_path / "s.csv").write_text("before")
    told = run("score", BOOK, path, "-o", tmp_path / "s.csv", "--stream", "--lang", "en")
    assert told.code == 1
    assert "is damaged" in told.err
    assert (tmp_path / "s.csv").read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["s.csv", "t.parquet"]


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Write a table that takes a while: its rows want care, one by one."""
    once = as_arrow(BOOK)
    bad = pa.array(["1e3"] * len(once))
    once = once.set_column(once.schema.get_field_index("purchases"), "purchases", bad)
    pq.write_table(
        pa.concat_tables([once] * 60).drop_columns(["report_id"]), tmp_path / "t.parquet", row_group_size=100
    )
    return tmp_path / "t.parquet"


@contextmanager
def started(path: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Start a run in a process of its own, and wait until it scores."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONDITIONALITY_")}
    line = ("score", BOOK, str(path), "-o", str(path.parent / "s.csv"), "--rejects", str(path.parent / "r.csv"), *words)
    process = subprocess.Popen(
        [sys.executable, "-m", "conditionality", *line, "--stream", "--lang", "en"],
        env={**kept, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        for said in process.stderr:
            if said.startswith("Reports to score"):
                break
        yield process
    finally:
        process.kill()
        process.communicate()


def bytes_of(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "s.csv").read_bytes(), (folder / "r.csv").read_bytes()


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_nothing_and_the_next_gives_the_same_bytes(run: Run, long: Path) -> None:
    folder = long.parent
    for name in ("s.csv", "r.csv"):
        (folder / name).write_text("before")
    for delay in (0.0, 0.3, 0.6):
        with started(long) as process:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            assert process.wait(10) == -signal.SIGKILL
        assert bytes_of(folder) == (b"before", b"before")
        assert len(list(folder.iterdir())) == 3
    for place in (folder, folder / "other"):
        place.mkdir(exist_ok=True)
        words = ("-o", place / "s.csv", "--rejects", place / "r.csv", "--stream", "--lang", "en")
        assert run("score", BOOK, long, *words).code == 1
    apart = bytes_of(folder / "other")
    assert bytes_of(folder) == apart
    assert apart[1].count(b"number-exponent") == 59 * 60


@pytest.mark.slow
def test_a_run_stopped_by_hand_says_that_nothing_is_half_written(long: Path) -> None:
    with started(long) as process:
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130
    assert said.splitlines()[-1] == "Stopped. No file was left half-written."
    assert [one.name for one in long.parent.iterdir()] == ["t.parquet"]

"""A table of text read by blocks gives the rows, lines and faults that the reader of small files gives."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conditionality.desk import population_text
from conditionality.desk.population_blocks import BrokenTableError
from conditionality.desk.population_text import TextSource, open_text
from conditionality.report.cells import is_blank
from conditionality.report.columns import find_header, names_of
from conditionality.report.csv_text import read_csv
from tests.desk.populations import first

NAMES, _ = names_of(first("socle-leger"))
HEADER = "report_id;employees;purchases\n"

CELLS = st.sampled_from(["1", "", " ", "1,5", "'=1", '"a;b"', '"a\nb"', 'a"b', '"x"y', "é", "z" * 40])
LINES = st.lists(st.lists(CELLS, max_size=5).map(";".join), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])

Seen = list[tuple[int, tuple[str, ...], tuple[str, ...]]]


def opened(path: Path) -> TextSource:
    source, found = open_text(str(path), NAMES)
    assert source is not None, found
    return source


def by_blocks(source: TextSource) -> Seen:
    seen: Seen = []
    for block in source.blocks(source.pieces[0], range(source.width)):
        columns = [block.table.column(str(rank)).to_pylist() for rank in range(source.width)]
        for rank, line in enumerate(block.lines.tolist()):
            row = block.apart.get(rank)
            cells = tuple(_text(column[rank]) for column in columns)
            seen.append((line, (), tuple(one.code for one in row.faults)) if row and row.faults else (line, cells, ()))
    return [one for one in seen if one[2] or any(one[1])]


def at_once(content: bytes) -> Seen:
    grids, _ = read_csv(content, NAMES.is_known)
    header = find_header(grids[0], NAMES)
    assert header is not None
    rows = [row for row in grids[0].rows[header.rank + 1 :] if not row.is_blank]
    cells = ((row, tuple(_text(row.cell(rank)) for rank in range(header.width))) for row in rows)
    seen = [(row.line, () if row.faults else texts, tuple(one.code for one in row.faults)) for row, texts in cells]
    return [one for one in seen if one[2] or any(one[1])]


def _text(cell: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    return "" if is_blank(cell) else str(cell)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, ENDS, st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
def test_rows_lines_and_faults_are_those_of_the_small_reader(
    tmp_path: Path, lines: list[str], end: str, last: bool, encoding: str
) -> None:
    text = HEADER + end.join(lines) + (end if last else "")
    content = text.encode(encoding)
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert by_blocks(opened(path)) == at_once(content)


@pytest.mark.parametrize("chunk", [40, 64, 1000])
def test_where_chunks_end_changes_nothing(chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population_text, "CHUNK_BYTES", chunk)
    monkeypatch.setattr(population_text, "BLOCK_ROWS", 3)
    plain = [f"R{one};{one};é{one}" for one in range(20)]
    for spot, odd in itertools.product((0, 7, 19), ('a;"b\nc";d', "one;two", "1;2;3;4", "x\ry;1;2", "")):
        lines = [*plain[:spot], odd, *plain[spot:]]
        content = ("sep=;\n" + HEADER + "\n".join(lines)).encode()
        (tmp_path / "t.csv").write_bytes(content)
        assert by_blocks(opened(tmp_path / "t.csv")) == at_once(content)


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population_text, "LONGEST_LINE", 1000)
    (tmp_path / "t.csv").write_text(HEADER + "x" * 1001)
    source, found = open_text(str(tmp_path / "t.csv"), NAMES)
    assert source is None
    assert [one.code for one in found] == ["population-line-too-long"]


def test_a_cell_too_long_for_the_small_reader_is_its_fault(tmp_path: Path) -> None:
    content = (HEADER + "A;" + "9" * 140_000 + ";1\nB;1;1\n").encode()
    (tmp_path / "t.csv").write_bytes(content)
    assert by_blocks(opened(tmp_path / "t.csv")) == at_once(content)


def test_an_encoding_that_was_assumed_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes((HEADER + "é;1;2\n").encode("cp1252"))
    assert [one.code for one in opened(tmp_path / "t.csv").found] == ["file-cp1252"]


def test_a_file_that_changed_on_the_way_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(HEADER + "R;1;2\n")
    source = opened(path)
    path.unlink()
    with pytest.raises(BrokenTableError):
        by_blocks(source)

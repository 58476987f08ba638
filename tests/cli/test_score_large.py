"""Which tables are large: by rows, by size, a folder; what cannot be read is not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conditionality.cli import score_large
from conditionality.cli.score_large import counted, grade_label, is_large
from conditionality.desk.refs import shipped


def test_a_table_is_large_by_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_large, "MOST_ROWS", 50)
    few, many = tmp_path / "few.csv", tmp_path / "many.csv"
    few.write_text("a,b\n" + "1,2\n" * 40)
    many.write_text("a,b\n" + "1,2\n" * 60)
    assert not is_large(str(few))
    assert is_large(str(many))
    for rows, large in ((40, False), (60, True)):
        pq.write_table(pa.table({"a": list(range(rows))}), tmp_path / "t.parquet")
        assert is_large(str(tmp_path / "t.parquet")) is large


def test_a_table_is_large_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_large, "MOST_ROWS", 100)
    monkeypatch.setattr(score_large, "MOST_TEXT_BYTES", 1000)
    (tmp_path / "t.csv").write_text("a" * 1001)
    assert is_large(str(tmp_path / "t.csv"))
    (tmp_path / "t.pdf").write_bytes(b"%PDF-1.7" + b"a" * 1001)
    assert not is_large(str(tmp_path / "t.pdf"))


def test_a_folder_is_large_and_nothing_is_not(tmp_path: Path) -> None:
    assert is_large(str(tmp_path))
    assert not is_large(str(tmp_path / "absent"))
    assert not is_large("\0")


def test_grades_are_named_and_counted() -> None:
    assert grade_label("very_high", shipped()["hdi"], "en") != "very_high"
    assert grade_label("none such", shipped()["hdi"], "en") == "none such"
    assert counted(Counter({"a": 1, "b": 3})) == "b 3, a 1"

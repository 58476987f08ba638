"""A frame of pandas is scored as the table it would be in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from conditionality.desk.population_frame import UnreadableFrameError, score_frame
from tests.desk.populations import as_arrow, as_text, at_once, first, rules

BOOK = "socle-leger"


def test_a_frame_has_the_scores_of_its_table(tmp_path: Path) -> None:
    expected, _ = at_once(as_text(tmp_path / "t.csv", BOOK).read_bytes(), rules(BOOK))
    for frame in (as_arrow(BOOK).to_pandas(), pd.read_csv(tmp_path / "t.csv", sep=";", dtype={"siret": str})):
        scored = score_frame(first(BOOK), frame, points=True)
        assert list(scored.scores.columns) == list(expected.header)
        for name, column in scored.scores.items():
            place = expected.header.index(str(name))
            assert [None if pd.isna(one) else one for one in column] == [row[place] for row in expected.rows]
        assert scored.rejects.empty


def test_bad_rows_are_left_out_and_told() -> None:
    frame = pd.DataFrame(
        {"report_id": ["A", "B", "C"], "employees": [1, -2, float("nan")], "purchases": [1, "x", None]}
    )
    scored = score_frame(first(BOOK), frame, on=date(2026, 1, 1), lang="en")
    assert list(scored.scores["report_id"]) == ["A", "C"]
    assert list(scored.rejects["line"]) == [3, 3]
    assert list(scored.rejects["code"]) == ["number-under-least", "not-a-number"]


def test_a_frame_without_a_field_is_refused() -> None:
    with pytest.raises(UnreadableFrameError) as told:
        score_frame(first(BOOK), pd.DataFrame({"x": [1]}))
    assert told.value.findings[0].code == "table-no-header"
    with pytest.raises(UnreadableFrameError):
        score_frame(first(BOOK), pd.DataFrame({"employees": []}))

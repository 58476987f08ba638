"""Sheets as text for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conditionality.wording.sheet import Grid, Section, Sheet, as_text, fold


def test_a_sheet_is_title_sections_tables_and_mention() -> None:
    grid = Grid("Marks", ("Item", "Score"), (("Governance", "80.0"), ("Total", "9.5")), frozenset({1}))
    text = as_text(Sheet("Title", "Who", (Section("Part", ("A paragraph.",), (grid,)),), "Mention."))
    assert text.splitlines() == [
        "Title", "=====", "Who", "", "Part", "----", "A paragraph.", "", "Marks",
        "Item        Score", "----------  -----", "Governance   80.0", "Total         9.5", "", "Mention.",
    ]  # fmt: skip


@given(st.text(st.characters(codec="ascii", categories=["L"]) | st.just(" "), max_size=200), st.integers(10, 60))
def test_folding_keeps_every_word_in_order(text: str, width: int) -> None:
    lines = fold(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(len(one) <= width or " " not in one for one in lines)


def test_wide_cells_are_folded_within_the_width() -> None:
    grid = Grid("", ("Item", "What"), (("A", "word " * 60),))
    assert max(len(line) for line in as_text(Sheet("T", "W", (Section("P", (), (grid,)),)), 80).splitlines()) <= 80


def test_a_no_break_space_is_never_where_a_line_is_cut() -> None:
    assert fold("il vaut 1\u202f234 et plus", 10) == ["il vaut", "1\u202f234 et", "plus"]

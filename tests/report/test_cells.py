"""What a cell can hold, and its text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.cells import Broken, Cell, Percent, is_blank, read_text, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  oui ", "oui"),
        (Decimal("12.50"), "12.5"),
        (Decimal("1E+3"), "1000"),
        (True, "true"),
        (False, "false"),
        (date(2026, 11, 21), "2026-11-21"),
        (Percent(Decimal("0.125")), "12.5 %"),
        (Broken("cell-error", "#REF!"), "#REF!"),
        (("ab", "msc"), "ab; msc"),
    ],
)
def test_a_cell_is_shown_as_a_person_would_type_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "blank"),
    [(None, True), ("", True), (" \t", True), ("0", False), (Decimal(0), False), (False, False), ((), False)],
)
def test_only_nothing_is_blank(cell: Cell, blank: bool) -> None:
    assert is_blank(cell) is blank


def test_a_percentage_is_what_is_seen() -> None:
    assert Percent(Decimal("0.07")).seen == 7


def test_a_text_is_kept_in_one_spelling() -> None:
    assert read_text(" cafe\u0301\n") == ("café", ())
    assert read_text("a\tb\nc") == ("a\tb\nc", ())


@pytest.mark.parametrize("sign", ["\u0000", "\u0007", "\u009f", "\ud800"])
def test_a_sign_that_no_paper_can_hold_is_refused(sign: str) -> None:
    text, found = read_text(f"a{sign}b")
    assert text is None
    assert [(one.code, dict(one.params)["sign"]) for one in found] == [("text-unseen-sign", f"U+{ord(sign):04X}")]


def test_a_text_that_is_too_long_is_refused_with_its_length() -> None:
    assert read_text("a" * 11, 10)[1][0].params == (("count", "11"), ("limit", "10"))


@given(st.text(max_size=30))
def test_a_text_that_is_kept_is_kept_again(text: str) -> None:
    kept, found = read_text(text)
    assert (kept is None) == bool(found)
    assert kept is None or read_text(kept) == (kept, ())

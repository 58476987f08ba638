"""Columns share the width of a page."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.certificate.pieces import BODY, Stripe, column_widths, text
from conditionality.certificate.typeface import make_ready
from conditionality.wording.sheet import Grid

CELLS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=120)


@given(st.integers(1, 7).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=5)))
def test_columns_never_go_beyond_the_page_and_none_vanishes(rows: list[tuple[str, ...]]) -> None:
    grid = Grid("", rows[0], tuple(rows[1:]), frozenset({0}))
    widths = column_widths(grid, 400)
    assert sum(widths) == pytest.approx(400) or sum(widths) < 400
    assert min(widths) > 5


def test_a_column_of_figures_takes_what_it_needs_and_no_more() -> None:
    grid = Grid("", ("Indicateur", "Points"), (("Un texte assez long pour la place", "100,0"),), frozenset({1}))
    words, figures = column_widths(grid, 400)
    assert figures < 60 < words
    assert words + figures == pytest.approx(400)


def test_a_text_is_printed_as_it_is_written() -> None:
    make_ready()
    made = text("a < b & c\nd", BODY, (("P", "p"),))
    assert made.getPlainText() == "a < b & cd"
    assert made.path == (("P", "p"),)


def test_both_parts_of_a_cut_text_keep_its_place() -> None:
    make_ready()
    made = text("mot " * 400, BODY, (("P", "p"),))
    made.wrap(200, 1000)
    parts = made.split(200, 100)
    assert [part.path for part in parts] == [(("P", "p"),)] * 2


def test_a_bar_takes_the_width_given() -> None:
    assert Stripe(Fraction(1, 2), 7).wrap(120, 50) == (120, 7)

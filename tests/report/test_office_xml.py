"""XML inside spreadsheets: walked without danger, gathered within bounds."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import ParseError, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report import office_xml
from conditionality.report.cells import Broken, Cell
from conditionality.report.grid import MOST_COLUMNS, MOST_ROWS, Row
from conditionality.report.office_xml import (
    Area,
    Board,
    ForbiddenXmlError,
    attribute,
    cell_number,
    local,
    parse,
    whole,
)


def test_xml_is_walked() -> None:
    assert [(event, local(one.tag)) for event, one in parse(b"<a xmlns='u'><b/></a>", "start", "end")] == [
        ("start", "a"),
        ("start", "b"),
        ("end", "b"),
        ("end", "a"),
    ]


@pytest.mark.parametrize("part", [b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a/>".encode("utf-16")])
def test_xml_that_could_swell_is_refused(part: bytes) -> None:
    with pytest.raises(ForbiddenXmlError):
        list(parse(part, "end"))


def test_xml_that_is_cut_is_told() -> None:
    with pytest.raises(ParseError):
        list(parse(b"<a><b>", "end"))


def test_an_attribute_is_found_whatever_its_namespace() -> None:
    element = fromstring('<a xmlns:x="u" x:id="1" name="n"/>')  # noqa: S314 - written here
    assert [attribute(element, one) for one in ("id", "name", "other")] == ["1", "n", ""]


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("", -1), ("x", -1), ("-3", -1), ("٣", -1), ("1" * 10, -1)])
def test_a_whole_number_is_sane_or_the_default(text: str, number: int) -> None:
    assert whole(text, -1) == number


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("34", Decimal(34)),
        ("0.1", Decimal("0.1")),
        ("0.10000000000000001", Decimal("0.1")),
        ("-1.5E-3", Decimal("-0.0015")),
        ("1e400", Broken("number-too-large", "1e400")),
        ("nan", Broken("cell-unreadable", "nan")),
        ("1_000", Broken("cell-unreadable", "1_000")),
        ("", Broken("cell-unreadable", "")),
    ],
)
def test_a_number_is_the_shortest_decimal_of_its_double(text: str, cell: Cell) -> None:
    assert cell_number(text) == cell


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_double_comes_back(value: float) -> None:
    assert cell_number(repr(value)) == cell_number(f"{value:.17g}") == Decimal(repr(value))


def test_an_area_holds_its_corners() -> None:
    area = Area(1, 1, 2, 3)
    assert [area.holds(*spot) for spot in ((1, 1), (2, 3), (0, 1), (1, 0), (3, 1), (1, 4))] == [
        True,
        True,
        *[False] * 4,
    ]


def test_a_board_keeps_what_is_filled_row_by_row() -> None:
    board = Board("Feuille", hidden=True)
    for row, column, cell in ((4, 2, "x"), (0, 0, "a"), (0, 1, " "), (2, 0, None)):
        board.put(row, column, cell)
    grid = board.grid()
    assert grid.rows == (Row(1, ("a",)), Row(5, (None, None, "x")))
    assert (grid.name, grid.hidden, board.filled, board.vast) == ("Feuille", True, 2, False)


def test_a_merged_cell_is_nobodys_answer() -> None:
    board = Board("f")
    board.put(0, 0, "m")
    board.put(1, 2, "x")
    board.merge(Area(0, 0, 1, 1))
    board.merge(Area(5, 5, 5, 5))
    assert len(board.merged) == 1
    assert [row.cells for row in board.grid().rows] == [
        (Broken("cell-merged", "m"), Broken("cell-merged", "")),
        (Broken("cell-merged", ""), Broken("cell-merged", ""), "x"),
    ]


def test_an_area_merged_to_the_edge_does_not_widen_a_row_without_end() -> None:
    board = Board("f")
    board.put(0, 0, "m")
    board.merge(Area(0, 0, 10**9, 10**9))
    assert len(board.grid().rows[0].cells) == MOST_COLUMNS + 1


def test_a_board_stops_where_a_small_table_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = Board("f")
    wide.put(0, MOST_COLUMNS, "x")
    wide.put(0, 0, "x")
    assert (wide.vast, wide.filled) == (True, 0)
    long = Board("f")
    for row in range(MOST_ROWS + 102):
        long.put(row, 0, "x")
    assert (long.vast, long.filled) == (True, MOST_ROWS + 101)
    monkeypatch.setattr(office_xml, "MOST_CELLS", 2)
    full = Board("f")
    for column in range(3):
        full.put(0, column, "x")
    assert (full.vast, full.filled) == (True, 2)

"""OpenDocument spreadsheets: values, and what a plain reading would lose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import ParseError

import pytest

from conditionality.report.cells import Broken, Cell, Percent
from conditionality.report.ods import read_ods
from conditionality.report.office_xml import Area, Board
from tests.report import workbooks


def board(*rows: list[object]) -> Board:
    """Give the board of a sheet of these rows."""
    return read_ods(workbooks.parts_of(workbooks.ods(rows)))[0]


def edited(rows: workbooks.Rows, *swaps: tuple[bytes, bytes]) -> Board:
    """Give the board of a sheet whose XML was changed."""
    return read_ods(workbooks.parts_of(workbooks.edited(workbooks.ods(rows), "content.xml", *swaps)))[0]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("text", "text"),
        (0.1, Decimal("0.1")),
        ({"valuetype": "currency", "value": "12", "p": "12 €"}, Decimal(12)),
        ({"valuetype": "percentage", "value": "0.125", "p": "12,5 %"}, Percent(Decimal("0.125"))),
        ({"valuetype": "percentage", "value": "x", "p": "?"}, Broken("cell-unreadable", "x")),
        (True, True),
        ({"valuetype": "boolean", "booleanvalue": "false", "p": "FAUX"}, False),
        (date(2026, 11, 21), date(2026, 11, 21)),
        ({"valuetype": "date", "datevalue": "2026-11-21T14:30:00", "p": "x"}, date(2026, 11, 21)),
        ({"valuetype": "date", "datevalue": "soon", "p": "x"}, "soon"),
        ({"valuetype": "time", "timevalue": "PT12H30M00S", "p": "12:30"}, "12:30"),
        ({"valuetype": "string", "stringvalue": "kept"}, "kept"),
        ({"p": "untyped"}, "untyped"),
        ({"formula": "of:=1+1", "valuetype": "float", "value": "2", "p": "2"}, Decimal(2)),
        (
            {"formula": "of:=1/0", "valuetype": "string", "stringvalue": "", "p": "#DIV/0!"},
            Broken("cell-error", "#DIV/0!"),
        ),
        ({"formula": "of:=XX", "valuetype": "string", "p": "Err:508"}, Broken("cell-error", "Err:508")),
        ({"formula": "of:=[.A1]"}, Broken("cell-formula", "of:=[.A1]")),
        ({"valuetype": "string", "p": "#hashtag"}, "#hashtag"),
    ],
)
def test_a_cell_is_read(cell: object, value: Cell) -> None:
    found = board([cell]).cells[0][0]
    assert found == value
    assert type(found) is type(value)


def test_an_error_told_by_the_office_itself_is_told() -> None:
    swap = (b'office:value-type="string"', b'office:value-type="string" text:value-type="error"')
    assert edited([[{"valuetype": "string", "p": "oops"}]], swap).cells == {0: {0: Broken("cell-error", "oops")}}


def test_cells_and_rows_are_repeated() -> None:
    swap = (b"<table:table-row>", b'<table:table-row table:number-rows-repeated="2">')
    found = edited([[{"valuetype": "float", "value": "1", "p": "1", "numbercolumnsrepeated": 2}, "b"]], swap)
    assert found.cells == {row: {0: Decimal(1), 1: Decimal(1), 2: "b"} for row in (0, 1)}


def test_empty_cells_and_rows_repeated_to_the_edge_are_nothing() -> None:
    found = board(["a", {"numbercolumnsrepeated": 16_383}], [{"numbercolumnsrepeated": 16_384}])
    assert found.cells == {0: {0: "a"}}


@pytest.mark.parametrize(
    ("count", "vast"), [("99999999999999", False), ("-3", False), ("+9999", False), ("99999999", True)]
)
def test_a_repetition_is_believed_when_it_is_a_number(count: str, vast: bool) -> None:
    cell = {"valuetype": "string", "p": "a", "numbercolumnsrepeated": 7}
    found = edited([[cell]], (b'repeated="7"', f'repeated="{count}"'.encode()))
    assert found.vast is vast
    assert found.cells[0][0] == "a"


def test_merged_cells_are_known() -> None:
    found = board(
        ["a"], [{"valuetype": "string", "p": "m", "numbercolumnsspanned": 2, "numberrowsspanned": 3}, "covered"]
    )
    assert found.merged == [Area(1, 0, 3, 1)]


def test_a_hidden_sheet_is_told() -> None:
    styles = (
        b'<office:automatic-styles><style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        b'style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
        b"</office:automatic-styles>"
    )
    found = edited(
        [["a"]],
        (b"<office:automatic-styles/>", styles),
        (b'<table:table table:name="Rapports">', b'<table:table table:name="Rapports" table:style-name="ta2">'),
    )
    assert (found.name, found.hidden) == ("Rapports", True)
    assert not board(["a"]).hidden


def test_spaces_tabs_line_ends_and_links_of_a_text_are_kept() -> None:
    text = (
        b'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/><text:span>d<text:s/></text:span>'
        b"<text:a>e</text:a><text:note>no</text:note>f</text:p><text:p>g"
    )
    assert edited([["abc"]], (b"abc", text)).cells == {0: {0: "a  b\tc\nd ef\ng"}}


def test_a_comment_is_not_what_a_cell_shows() -> None:
    comment = b"<office:annotation><text:p>#REF!</text:p></office:annotation><text:p>ok</text:p>"
    found = edited([[{"formula": "of:=A2", "valuetype": "string", "p": "ok"}]], (b"<text:p>ok</text:p>", comment))
    assert found.cells == {0: {0: "ok"}}


def test_a_table_inside_a_cell_is_not_a_sheet() -> None:
    inner = b'<text:p>a</text:p><table:table table:name="in"><table:table-row/></table:table>'
    found = edited([["a"], ["b"]], (b"<text:p>a</text:p>", inner))
    assert found.cells == {0: {0: "a"}, 1: {0: "b"}}


def test_other_elements_of_a_row_are_passed_over() -> None:
    assert edited([["a"]], (b"<table:table-row>", b"<table:table-row><office:forms/>")).cells == {0: {0: "a"}}


def test_a_spreadsheet_without_content_is_told() -> None:
    with pytest.raises(ParseError):
        read_ods({})

"""What an OpenDocument spreadsheet holds that a plain reading loses."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

import pytest

from conditionality.report.cells import Broken
from conditionality.report.marks import Area, Marks
from conditionality.report.ods_marks import FARTHEST, ods_marks
from tests.report import workbooks


def marks(*rows: list[object]) -> Marks:
    """Give the marks of a sheet of these rows."""
    return ods_marks(workbooks.parts_of(workbooks.ods(rows)))["Rapports"]


def test_errors_and_formulas_never_worked_out_are_marked() -> None:
    found = marks(
        ["a", {"formula": "of:=1/0", "valuetype": "string", "stringvalue": "", "p": "#DIV/0!"}],
        [{"formula": "of:=[.A1]"}, {"formula": "of:=[.#REF!]", "valuetype": "float", "value": "0", "p": "#REF!"}],
        [{"formula": "of:=XX", "valuetype": "string", "p": "Err:508"}, {"valuetype": "string", "p": "#hashtag"}],
        [{"formula": "of:=1+1", "valuetype": "float", "value": "2", "p": "2"}],
    )
    assert found.spots == {
        (0, 1): Broken("cell-error", "#DIV/0!"),
        (1, 0): Broken("cell-formula", "of:=[.A1]"),
        (1, 1): Broken("cell-error", "#REF!"),
        (2, 0): Broken("cell-error", "Err:508"),
    }


def test_an_error_told_by_the_office_itself_is_marked() -> None:
    content = workbooks.ods([[{"valuetype": "string", "p": "oops"}]])
    edited = workbooks.edited(
        content, "content.xml", (b'office:value-type="string"', b'office:value-type="string" text:value-type="error"')
    )
    found = ods_marks(workbooks.parts_of(edited))["Rapports"]
    assert found.spots == {(0, 0): Broken("cell-error", "oops")}


def test_percentages_are_marked_repeated_ones_too() -> None:
    found = marks(["a"], [{"valuetype": "percentage", "value": "0.12", "p": "12 %", "numbercolumnsrepeated": 3}, 5])
    assert set(found.spots) == {(1, 0), (1, 1), (1, 2)}
    assert (found.rows, found.columns) == (2, 4)


def test_merged_cells_are_known() -> None:
    found = marks(
        ["a"], [{"valuetype": "string", "p": "m", "numbercolumnsspanned": 2, "numberrowsspanned": 3}, "covered"]
    )
    assert found.merged == [Area(1, 0, 3, 1)]


def test_empty_cells_repeated_to_the_edge_do_not_count() -> None:
    found = marks(["a", {"numbercolumnsrepeated": 16_383}])
    assert (found.rows, found.columns, found.filled) == (1, 1, 1)


@pytest.mark.parametrize(("count", "columns"), [("99999999999999", 1), ("-3", 1), ("x", 1), ("99999999", FARTHEST)])
def test_a_repetition_is_believed_only_so_far(count: str, columns: int) -> None:
    content = workbooks.ods([[{"valuetype": "string", "p": "a", "numbercolumnsrepeated": 7}]])
    edited = workbooks.edited(content, "content.xml", (b'repeated="7"', f'repeated="{count}"'.encode()))
    assert ods_marks(workbooks.parts_of(edited))["Rapports"].columns == columns


def test_a_table_inside_a_cell_is_not_a_sheet() -> None:
    content = workbooks.edited(
        workbooks.ods([["a"], ["b"]]),
        "content.xml",
        (b"<text:p>a</text:p>", b'<text:p>a</text:p><table:table table:name="in"><table:table-row/></table:table>'),
    )
    found = ods_marks(workbooks.parts_of(content))
    assert list(found) == ["Rapports"]
    assert found["Rapports"].rows == 2


def test_a_comment_is_not_what_a_cell_shows() -> None:
    content = workbooks.edited(
        workbooks.ods([[{"formula": "of:=A2", "valuetype": "string", "p": "ok"}]]),
        "content.xml",
        (b"<text:p>ok</text:p>", b"<office:annotation><text:p>#REF!</text:p></office:annotation><text:p>ok</text:p>"),
    )
    assert ods_marks(workbooks.parts_of(content))["Rapports"].spots == {}


def test_a_spreadsheet_without_content_is_told() -> None:
    with pytest.raises(ParseError):
        ods_marks({})

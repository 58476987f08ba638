"""Marks of a sheet: areas, bounds, XML that no office writes."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

import pytest

from conditionality.report.cells import Broken
from conditionality.report.marks import Area, ForbiddenXmlError, Marks, local, parse


def test_an_area_holds_its_corners() -> None:
    area = Area(1, 1, 2, 3)
    assert [area.holds(*spot) for spot in ((1, 1), (2, 3), (0, 1), (1, 0), (3, 1), (1, 4))] == [
        True,
        True,
        *[False] * 4,
    ]


def test_cells_that_are_filled_bound_the_sheet() -> None:
    marks = Marks()
    marks.fill(Area(0, 0, 0, 0))
    marks.fill(Area(4, 2, 5, 3), "percent")
    assert (marks.rows, marks.columns, marks.filled) == (6, 4, 5)
    assert set(marks.spots) == {(4, 2), (4, 3), (5, 2), (5, 3)}


def test_a_sheet_that_reaches_too_far_keeps_no_marks() -> None:
    marks = Marks()
    marks.fill(Area(0, 0, 9_999_999, 9), Broken("cell-error", "#REF!"))
    assert not marks.is_bounded
    assert marks.spots == {}


def test_one_cell_is_not_merged() -> None:
    marks = Marks()
    marks.merge(Area(1, 1, 1, 1))
    marks.merge(Area(1, 1, 1, 2))
    marks.merge(Area(1, 1, 2, 1))
    assert len(marks.merged) == 2


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

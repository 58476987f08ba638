"""Levers: one reach each, within what the indicator can give; needs that exist and do not go in circles."""

from __future__ import annotations

import pytest

from tests.referential import books

FIELDS = (
    books.field("f", "min = 0\nmax = 10"),
    books.choice("c", "u", "v"),
    books.field("s", kind="yes_no"),
    books.dimension(),
    books.indicator("f", "scale = { at = [[5, 80]], otherwise = 0 }"),
)


def lever(name: str, reaches: str, more: str = "") -> str:
    said = f"label = {books.words('l')}\nwhy = {books.words('w')}\neffort_days = 1\ncost_eur = 0\nmonths = 2"
    return f'[[indicators.levers]]\nid = "{name}"\nreaches = {{ {reaches} }}\n{said}\n{more}\n'


@pytest.mark.parametrize(
    ("reaches", "code"),
    [
        ("points = 80", ""),
        ("points = 81", "lever-points"),
        ("value = 10", ""),
        ("value = 11", "lever-beyond"),
        ("value = -1", "lever-beyond"),
        ("option = 'u'", "lever-option"),
        ("", "lever-reach"),
        ("points = 5, value = 5", "lever-reach"),
    ],
)
def test_a_lever_of_a_number_reaches_points_or_a_value_that_can_be(reaches: str, code: str) -> None:
    told = books.found(*FIELDS, lever("l", reaches))
    assert told == ([(code, "indicators[f].levers[l].reaches")] if code else [])


@pytest.mark.parametrize(
    ("indicator", "reaches", "code"),
    [
        (books.indicator("c", "scale = { choices = { u = 0, v = 100 } }"), "option = 'v'", ""),
        (books.indicator("c", "scale = { choices = { u = 0, v = 100 } }"), "option = 'w'", "lever-option"),
        (books.indicator("c", "scale = { choices = { u = 0, v = 100 } }"), "value = 3", "lever-value"),
        (books.indicator("s", "scale = { yes = 100, no = 0 }"), "option = 'yes'", ""),
        (books.indicator("s", "scale = { yes = 100, no = 0 }"), "option = 'true'", "lever-option"),
        (books.indicator("b", 'value = "2 * f"\nscale = { formula = "x" }'), "points = 1000", ""),
        (books.indicator("b", 'value = "2 * f"\nscale = { formula = "x" }'), "value = 1000", ""),
    ],
)
def test_a_lever_suits_the_kind_of_its_indicator(indicator: str, reaches: str, code: str) -> None:
    assert [one for one, _ in books.found(*FIELDS, indicator, lever("l", reaches))] == ([code] if code else [])


def test_a_lever_needs_levers_or_fields_that_are_there() -> None:
    assert books.found(*FIELDS, lever("l", "points = 5", 'needs = ["f", "m"]'), lever("m", "points = 5")) == []
    told = books.found(*FIELDS, lever("l", "points = 5", 'needs = ["n"]'))
    assert told == [("reference-unknown", "indicators[f].levers[l].needs")]


def test_levers_do_not_need_each_other_in_a_circle() -> None:
    told = books.found(*FIELDS, lever("l", "points = 5", 'needs = ["m"]'), lever("m", "points = 5", 'needs = ["l"]'))
    assert told == [("lever-circle", "indicators[f].levers[l]")]


def test_a_lever_has_one_name_for_the_whole_file() -> None:
    other = books.indicator("b", 'value = "f"')
    told = books.found(*FIELDS, lever("l", "points = 5"), other, lever("l", "value = 5"))
    assert told == [("name-twice", "indicators[b].levers[l]")]

"""Which scales an indicator uses: names are followed, cases opened, and circles end."""

from __future__ import annotations

from conditionality.referential.scale_uses import Lost, Use, named_scales, uses, uses_of
from tests.referential import books


def test_a_name_is_followed_to_where_the_scale_is_written() -> None:
    one = books.whole()
    found = uses_of("indicators[parity].scale", "near_parity", named_scales(one))
    assert [use.path for use in found] == ["scales[near_parity].scale"]


def test_the_cases_of_a_scale_by_a_field_are_opened() -> None:
    one = books.whole()
    intensity = next(item for item in one.indicators if item.id == "intensity")
    found = uses_of("indicators[intensity].scale", intensity.scale, named_scales(one))
    assert [use.path.removeprefix("indicators[intensity].scale") for use in found] == [
        "",
        ".cases.none",
        ".cases.ess_law",
        ".otherwise",
    ]


def test_no_scale_uses_none() -> None:
    assert uses_of("indicators[a].scale", None, {}) == ()


def test_a_name_that_leads_nowhere_or_back_to_itself_is_lost() -> None:
    circle = {"a": "b", "b": "a"}
    assert list(uses("here", "nowhere", circle)) == [Lost("here", "nowhere")]
    assert list(uses("here", "a", circle)) == [Lost("scales[b].scale", "a", ("a", "b", "a"))]


def test_a_circle_through_a_case_ends_too() -> None:
    reading = books.read(
        books.choice("c", "u", "v"),
        books.ONE,
        '[[scales]]\nid = "first"\nscale = { by = "c", cases = { u = { yes = 1, no = 0 } }, otherwise = "plain" }',
        '[[scales]]\nid = "plain"\nscale = { ramp = [[0, 0], [1, 100]] }',
    )
    scales = {**named_scales(reading), "plain": "first"}
    found = list(uses("here", "first", scales))
    assert [type(one) for one in found] == [Use, Use, Lost]

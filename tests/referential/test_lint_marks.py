"""The tree of marks: weights, ways to combine, one scale of points under a mean, floors that can be reached."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.referential.blocks import COMBINES
from conditionality.referential.lint_marks import MEANS, node_most, weighted_children
from conditionality.referential.rules import bind
from tests.referential import books


def two(first: str = "", second: str = "", dimension: str = "", *parts: str) -> list[tuple[str, str]]:
    """Give what is wrong with two indicators in a dimension."""
    return books.found(
        books.field("a"),
        books.field("b"),
        books.dimension("G", dimension),
        books.indicator("a", first),
        books.indicator("b", second),
        *parts,
    )


@pytest.mark.parametrize("combine", COMBINES)
def test_any_way_to_combine_needs_a_weight_that_is_not_zero(combine: str) -> None:
    assert two("weight = 0", "weight = 0", f'combine = "{combine}"') == [("weights-sum-zero", "dimensions[G]")]
    assert two("weight = 0", "", f'combine = "{combine}"') == []
    assert two("weight = 0", 'weight = "a"', f'combine = "{combine}"') == []


def test_a_weight_is_not_negative() -> None:
    assert two("weight = -1", "", "weight = -0.5") == [
        ("weight-negative", "dimensions[G].weight"),
        ("weight-negative", "indicators[a].weight"),
    ]


@pytest.mark.parametrize("combine", COMBINES)
def test_a_weight_that_is_not_read_is_a_doubt(combine: str) -> None:
    told = two("weight = 2", "weight = 1", f'combine = "{combine}"')
    unread = combine in {"sum", "min", "max", "worst_two_mean"}
    assert told == ([("weight-unused", "indicators[a].weight")] if unread else [])


@pytest.mark.parametrize("combine", COMBINES)
def test_children_of_a_mean_share_one_most(combine: str) -> None:
    told = two("points = { max = 20 }", "", f'combine = "{combine}"')
    assert told == ([("points-differ", "dimensions[G]")] if combine in MEANS else [])


def test_points_added_after_the_mean_have_a_most_of_their_own() -> None:
    assert two("points = { max = 20 }\nrole = 'add'", "") == []


def test_dimensions_under_the_total_share_one_most() -> None:
    other = (books.dimension("H"), books.indicator("c", 'value = "a"\npoints = { max = 20 }', "H"))
    assert two("", "", "", *other) == [("points-differ", "total")]
    assert two("", "", "", *other, '[total]\ncombine = "sum"') == []
    rescaled = (books.dimension("H", 'combine = "sum"\nrescale = 100'), other[1])
    assert two("", "", "", *rescaled) == []
    free = (books.dimension("H", 'combine = "c.points * 5"'), other[1])
    assert two("", "", "", *free) == []


@pytest.mark.parametrize(
    ("dimension", "code", "key"),
    [
        ("rescale = 50", "rescale-without-sum", ".rescale"),
        ("at_least = 5\nat_most = 4", "bounds-reversed", ""),
        ('combine = "wieghted_mean"', "unknown-combine", ".combine"),
        ('combine = "average"', "unknown-combine", ".combine"),
        ('combine = "a.points + c"', "formula-unknown-name", ".combine"),
        ("floor = 100", "", ""),
        ("floor = 101", "floor-above-most", ".floor"),
        ("floor = 60\nat_most = 50", "floor-above-most", ".floor"),
        ("floor = 200\ncombine = 'sum'", "", ""),
        ("floor = 201\ncombine = 'sum'", "floor-above-most", ".floor"),
        ("floor = 900\ncombine = 'a.points * 9'", "", ""),
    ],
)
def test_a_node_holds_together(dimension: str, code: str, key: str) -> None:
    assert two("", "", dimension) == ([(code, f"dimensions[G]{key}")] if code else [])


def test_a_formula_cannot_follow_a_staged_display() -> None:
    assert two("", "", 'combine = "a.points"', "[display]\nstaged = true") == [
        ("staged-formula", "dimensions[G].combine")
    ]


def test_the_total_is_looked_at_like_a_dimension() -> None:
    assert two("", "", "", "[total]\nfloor = 3\nrescale = 5") == [("rescale-without-sum", "total.rescale")]
    assert two("", "", "", "[total]\nfloor = 101") == [("floor-above-most", "total.floor")]


@pytest.mark.parametrize(
    ("node", "most"),
    [
        ("", 100),
        ("at_most = 50", 100),
        ("combine = 'sum'", 200),
        ("combine = 'sum'\nat_most = 150", 150),
        ("combine = 'sum'\nrescale = 100", 100),
        ("combine = 'a.points'", None),
    ],
)
def test_the_top_of_the_scale_that_a_score_lies_on(node: str, most: int | None) -> None:
    one = books.read(
        books.field("a"), books.field("b"), books.dimension("G", node), books.indicator("a"), books.indicator("b")
    )
    rules, _ = bind(one)
    assert node_most(rules, "G", one.dimensions[0]) == (None if most is None else Decimal(most))
    assert node_most(rules, "total", one.total) == (None if most is None else Decimal(most))


def test_points_added_after_the_mean_are_no_weighted_children() -> None:
    assert [one.id for one in weighted_children(books.whole(), "E")] == ["E_waste", "labels", "intensity"]

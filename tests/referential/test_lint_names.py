"""Names: reserved, given twice, leading nowhere; and the family tree of dimensions."""

from __future__ import annotations

import pytest

from conditionality.referential.lint_names import ids_of, repeated
from tests.referential import books

PARAMETER = '[[parameters]]\nid = "outcome"\nvalues = [{ from = 2020-01-01, value = 1, source = "s" }]'
INSIDE_H = books.indicator("b", 'value = "a"', "H")
ADDED_TO_H = books.indicator("b", 'value = "a"\nrole = "add"', "H")


@pytest.mark.parametrize(
    ("block", "path"),
    [
        (books.field("points"), "fields[points]"),
        (books.gate("from", "a > 1"), "gates[from]"),
        (books.result("total", "a"), "results[total]"),
        ('[[scales]]\nid = "sum"\nscale = { ramp = [[0, 0], [1, 1]] }', "scales[sum]"),
        ('[[tables]]\nid = "x"\ncolumns = ["k", "v"]\nrows = [[1, 2]]', "tables[x]"),
        (PARAMETER, "parameters[outcome]"),
    ],
)  # fmt: skip
def test_a_word_with_a_meaning_in_formulas_names_no_block(block: str, path: str) -> None:
    assert books.found(books.ONE, block) == [("reserved-name", path)]


def test_an_outcome_may_have_any_name_since_formulas_never_read_it() -> None:
    assert books.found(books.ONE, books.outcome("total")) == []


def test_an_indicator_may_be_called_like_the_field_it_scores_and_a_gate_like_an_indicator() -> None:
    assert books.found(books.ONE, books.gate("a", "a > 1"), '[[scales]]\nid = "a"\nscale = { yes = 1, no = 0 }') == []


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((books.field("a"),), [("name-twice", "fields[a]")]),
        ((books.result("r", "a"), books.result("r", "a")), [("name-twice", "results[r]")]),
        ((books.result("a", "1"),), [("name-shared", "results[a]")]),
        ((books.indicator("G", 'value = "a"'),), [("name-shared", "indicators[G]")]),
        ((books.outcome("x", 'when = "a > 1"'), books.outcome("x")), [("name-twice", "outcomes[x]")]),
    ],
)
def test_a_name_is_given_once_where_formulas_must_tell_blocks_apart(
    parts: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    assert books.found(books.ONE, *parts) == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((books.indicator("b", 'value = "a"', "Gouv"),), ("reference-unknown", "indicators[b].dimension")),
        ((books.dimension("H", 'parent = "J"'), INSIDE_H), ("reference-unknown", "dimensions[H].parent")),
        ((books.field("b", 'section = "H"'),), ("reference-unknown", "fields[b].section")),
        ((books.indicator("b"),), ("indicator-without-value", "indicators[b]")),
        (('[[indicators]]\nid = "b"\ndimension = "G"\nvalue = "a"',), ("missing-key", "indicators[b].label")),
        ((books.dimension("H"),), ("dimension-empty", "dimensions[H]")),
        ((books.dimension("H"), ADDED_TO_H), ("dimension-only-added", "dimensions[H]")),
        (('[total]\nof = ["J"]',), ("reference-unknown", "total.of")),
        (('[total]\nof = ["a", "a"]',), ("listed-twice", "total.of")),
        (('[total]\nof = ["a", "G"]',), ("total-counts-twice", "total.of")),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told(parts: tuple[str, ...], told: tuple[str, str]) -> None:
    assert books.found(books.ONE, *parts) == [told]


def test_a_field_is_asked_under_a_top_dimension() -> None:
    parts = (books.dimension("H", 'parent = "G"'), books.indicator("b", 'value = "a"', "H"))
    assert books.found(books.ONE, *parts, books.field("c", 'section = "H"')) == [
        ("section-not-top", "fields[c].section")
    ]
    assert books.found(books.ONE, *parts, books.field("c", 'section = "G"')) == []


def test_dimensions_in_a_circle_are_told_once() -> None:
    parts = [books.dimension(name, f'parent = "{above}"') for name, above in ("HI", "IJ", "JH")]
    told = books.found(books.ONE, *parts, books.indicator("b", 'value = "a"', "H"))
    assert told == [("dimension-circle", "dimensions[H].parent")]


def test_a_dimension_may_be_its_own_parent_no_more_than_another() -> None:
    told = books.found(books.ONE, books.dimension("H", 'parent = "H"'), books.indicator("b", 'value = "a"', "H"))
    assert told == [("dimension-circle", "dimensions[H].parent")]


def test_a_rule_book_without_an_indicator_scores_nothing() -> None:
    assert books.found(books.field("a")) == [("no-indicator", "indicators")]


def test_names_are_listed_and_counted() -> None:
    assert ids_of(books.read(books.ONE), "fields") == ("a",)
    assert repeated(["b", "a", "b", "c", "a", "b"]) == ("b", "a")

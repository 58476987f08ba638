"""All that a rule book must obey: one test for the whole, and the circles that no single check sees."""

from __future__ import annotations

import pytest
from hypothesis import given

from conditionality.referential.lint import block_of, lint
from conditionality.referential.model import Referential
from tests.referential import books
from tests.strategies.referentials import referentials

GRADING = f"""
[[gradings]]
id = "g"
bands = [{{ id = "A", label = {books.words("A")} }}]
cap_if = [{{ if = "g.rank > 1", grade = "A" }}]
"""


def test_the_rule_book_that_says_everything_has_no_finding() -> None:
    assert lint(books.whole()) == ()


@given(referentials())
def test_a_rule_book_drawn_to_hold_has_no_error(one: Referential) -> None:
    assert not [found for found in lint(one) if found.level == "error"]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((books.indicator("b", 'value = "G.score"'),), "indicators[b]"),
        ((books.indicator("b", 'value = "a"\nweight = "b.share * 3"'),), "indicators[b]"),
        ((books.gate("D", "gate.D.status == 'fails'"),), "gates[D]"),
        ((books.gate("D", "not gates_hold"),), "gates[D]"),
        ((books.result("r", "r.rounded + 1"),), "results[r]"),
        (('[total]\ncombine = "total.score + 1"',), "total"),
        ((GRADING,), "gradings[g]"),
    ],
)  # fmt: skip
def test_a_calculation_that_comes_back_to_itself_is_told_at_its_block(parts: tuple[str, ...], told: str) -> None:
    assert books.found(books.ONE, *parts) == [("formula-circle", told)]


def test_reading_a_subtotal_of_another_dimension_is_no_circle() -> None:
    parts = (books.dimension("H"), books.indicator("b", 'value = "a if G.score < 11 else 0"', "H"))
    assert books.found(books.ONE, *parts) == []


def test_reading_one_s_own_past_is_no_circle() -> None:
    assert books.found(books.ONE, books.indicator("b", 'value = "coalesce(previous(b.value), a)"')) == []


def test_circles_are_looked_for_once_names_can_be_told_apart() -> None:
    told = books.found(books.ONE, books.field("a"), books.result("r", "r"))
    assert told == [("name-twice", "fields[a]")]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("women", "fields[women]"),
        ("smic", "parameters[smic]"),
        ("parity.points", "indicators[parity]"),
        ("S.score", "dimensions[S]"),
        ("gate.D1.status", "gates[D1]"),
        ("letter.rank", "gradings[letter]"),
        ("worst_side.value", "results[worst_side]"),
        ("total.score", "total"),
        ("gates_hold", "gates"),
        ("outcome", "outcomes"),
        ("nothing", ""),
    ],
)
def test_a_name_of_the_machine_leads_back_to_its_block(name: str, place: str) -> None:
    assert block_of(books.whole(), name) == place

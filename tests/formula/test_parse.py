"""Reading a formula: exact numbers, true columns, and every slip named where it stands."""

from __future__ import annotations

import warnings
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.findings import errors
from conditionality.formula import nodes
from conditionality.formula.parse import _Reading, _tree, literal_fault, parse
from conditionality.formula.scan import scan
from conditionality.formula.vocabulary import DEEPEST, LONGEST_TEXT, MOST_NODES
from conditionality.wording.findings import sentence
from tests.formula import cases

SLIPS = cases.load("slips")["case"]

ATTACKS = [
    "(" * 1000 + "1" + ")" * 999,
    "-" * 1999 + "1",
    "not " * 499 + "a",
    "min(" * 500,
    "1**" * 666 + "1",
    "a if b else " * 150 + "c",
    "a." * 900 + "b",
    "a+" * 999 + "a",
    "[" * 1000,
    '"' * 1999,
    "0" * 2000,
    "9" * 2000,
    "1e" + "9" * 1000,
    "a\x00b",
    "\ud800",
    "a\u200bb",
    "a\u202eb",
    "'\x00'",
    "ﬁeld",
    "ｗomen",
    "x" * 10_000,
    "((" * 20 + "lambda:0" + "))" * 20,
]


@pytest.mark.parametrize("case", SLIPS, ids=lambda case: repr(case["formula"]))
def test_a_slip_is_named_where_it_stands(case: dict[str, Any]) -> None:
    tree, found = parse(case["formula"])
    assert [[one.code, one.position] for one in found] == case["found"]
    assert (tree is None) == bool(errors(found))
    assert all(sentence(one, "fr") != sentence(one, "en") for one in found)


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: repr(text[:20]))
def test_an_attack_is_a_finding(text: str) -> None:
    tree, found = parse(text)
    assert tree is None
    assert errors(found)


@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_findings(text: str) -> None:
    tree, found = parse(text)
    assert (tree is None) == bool(errors(found))
    assert all(0 <= one.position <= len(text) + 1 for one in found)


PIECES = [
    *("women", "V1.points", "1", "0.5", "0,5", "'ab'", "+", "-", "*", "/", "**", "==", "<", ">=", "(", ")", "[", "]"),
    *(",", ", ", " ", "  ", "and", "or", "not", "in", "if", "else", "min(", "round(", "previous(", "true", "et", "si"),
    *("≥", "=", "!", "é", "\n", "lambda", "None", "_", "%", ".", "'", '"', "date('2024-01-31')", "lookup(t, 1, 'c')"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_any_order_of_pieces_gives_a_tree_or_findings(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        tree, found = parse(text)
    assert (tree is None) == bool(errors(found))
    assert not warned
    assert not any(one.code == "formula-not-understood" for one in found), text


@given(st.integers(0, 10**20), st.integers(0, 10**15 - 1))
def test_a_number_is_read_exactly_from_the_text(whole: int, decimals: int) -> None:
    tree, _ = parse(f"{whole}.{decimals:015}")
    assert isinstance(tree, nodes.Figure)
    assert tree.value == whole + Fraction(decimals, 10**15)
    assert type(tree.value) is int or tree.value.denominator > 1


def test_a_column_counts_signs_and_not_bytes() -> None:
    tree, _ = parse("'forêt d’été' == label")
    assert isinstance(tree, nodes.Compare)
    assert tree.first == nodes.Text("forêt d’été")
    assert tree.rest[0][1].at == 18


def test_a_text_is_the_same_however_its_accents_were_typed() -> None:
    assert parse("'e\u0301te\u0301'")[0] == parse("'\u00e9t\u00e9'")[0] == nodes.Text("\u00e9t\u00e9")


def test_spaces_before_the_formula_count_in_columns() -> None:
    tree, _ = parse("   a + b")
    assert isinstance(tree, nodes.Binary)
    assert (tree.at, tree.left.at, tree.right.at) == (4, 4, 8)


def test_a_python_keyword_can_follow_a_point() -> None:
    assert parse("period.from")[0] == nodes.Name("period.from")


def test_a_sign_before_a_number_belongs_to_it() -> None:
    assert parse("-3")[0] == nodes.Figure(-3)
    assert parse("-3**2")[0] == nodes.Unary("neg", nodes.Binary("pow", nodes.Figure(3), nodes.Figure(2)))


def test_the_text_has_a_limit() -> None:
    assert parse("1" + " " * (LONGEST_TEXT - 1))[0] == nodes.Figure(1)
    assert [(one.code, one.position) for one in parse("1" + " " * LONGEST_TEXT)[1]] == [("formula-too-long", 2001)]


def test_the_depth_has_a_limit() -> None:
    assert parse("a" + "+a" * (DEEPEST - 1))[0] is not None
    assert [one.code for one in parse("a" + "+a" * DEEPEST)[1]] == ["formula-too-deep"]
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST)[0] == nodes.Name("a")
    assert [one.code for one in parse("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))[1]] == ["formula-too-deep"]


def test_the_number_of_parts_has_a_limit() -> None:
    assert parse(f"sum({','.join('a' * (MOST_NODES - 1))})")[0] is not None
    assert [one.code for one in parse(f"sum({','.join('a' * MOST_NODES)})")[1]] == ["formula-too-many-parts"]


def test_a_warning_leaves_the_tree() -> None:
    tree, found = parse("min(0,4 * heads, 2)")
    assert tree is not None
    assert [one.level for one in found] == ["warning"]


def test_a_tree_made_by_hand_is_held_to_the_same_literals() -> None:
    assert literal_fault(nodes.Call("date", (nodes.Name("a"),))) == ("formula-day", 0)
    assert literal_fault(nodes.Call("round", (nodes.Name("a"), nodes.Name("b")))) == ("formula-digits", 1)
    assert literal_fault(nodes.Call("round", (nodes.Name("a"),))) is None


@pytest.mark.parametrize("text", ["a b", "a ==", "a[0]", "max(*a)", "a if b", "a, b", "[a]", "a.b.c(3)(4)"])
def test_what_our_own_reading_let_through_would_still_be_a_finding(text: str) -> None:
    reading = _Reading(text)
    _tree(reading, scan(text)[0])
    assert [one.code for one in reading.found] == ["formula-not-understood"]

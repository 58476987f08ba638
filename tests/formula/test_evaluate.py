"""Working out formulas: cases done by hand, and the same as doing both branches of every choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula import nodes
from conditionality.formula.evaluate import evaluate
from conditionality.formula.operations import OPERATIONS, lookup_table
from conditionality.formula.parse import parse
from conditionality.formula.values import MISSING, NO_ROW, OUT_OF_DOMAIN, Empty, Value
from tests.formula import cases, strategies

HELD = cases.load("values")
ENVIRONMENT = cases.environment(HELD)
TABLES = cases.tables(HELD)
SIZES = TABLES["sizes"]["rate"]


@pytest.mark.parametrize("case", HELD["case"], ids=lambda case: case["formula"])
def test_a_formula_gives_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    node, found = parse(case["formula"])
    assert node is not None
    assert not found
    value = evaluate(node, ENVIRONMENT, TABLES)
    plain = replace(value, of="") if isinstance(value, Empty) else value
    expected = cases.expected(case)
    assert plain == expected
    assert type(plain) is type(expected) or {type(plain), type(expected)} <= {int, type(expected)}
    assert (type(plain) is bool) == (type(expected) is bool)


def test_an_empty_says_where_it_comes_from() -> None:
    node, _ = parse("women + V1.value")
    assert node is not None
    assert evaluate(node, {"women": 3}) == Empty("missing", "unanswered", of="V1.value")
    earlier = Empty("not_applicable", "no-staff", of="employees")
    assert evaluate(node, {"women": 3, "V1.value": earlier}) == earlier


def test_names_can_be_read_by_a_function() -> None:
    node, _ = parse("a + bb")
    assert node is not None
    assert evaluate(node, len) == 3


def test_only_the_chosen_branch_is_worked_out() -> None:
    read: list[str] = []

    def reader(path: str) -> Value:
        read.append(path)
        return 1

    node, _ = parse("a if b == 1 else c")
    assert node is not None
    assert evaluate(node, reader) == 1
    assert read == ["b", "a"]


def test_a_tree_made_by_hand_that_makes_no_sense_is_out_of_domain() -> None:
    name = nodes.Name("a")
    for node in (
        nodes.Call("foo", (name,)),
        nodes.Call("abs", ()),
        nodes.Call("abs", (name, name)),
        nodes.Call("lookup", (name, name, name)),
    ):
        assert evaluate(node, {"a": 1}) == OUT_OF_DOMAIN


def eager(node: nodes.Node, read: Mapping[str, Value]) -> Value:
    """Work out a formula with both branches of every choice, as the exact machine does."""
    match node:
        case nodes.Name(path=path):
            value = read.get(path, MISSING)
            return replace(value, of=path) if isinstance(value, Empty) and not value.of else value
        case nodes.Figure() | nodes.Text() | nodes.Truth():
            return node.value
        case nodes.Call():
            return eager_call(node, read)
        case nodes.Choose(condition=condition, then=then, otherwise=otherwise):
            return OPERATIONS["select"](eager(condition, read), eager(then, read), eager(otherwise, read))
        case nodes.Member(negated=negated):
            among = OPERATIONS["in"](*(eager(one, read) for one in nodes.children(node)))
            return OPERATIONS["not"](among) if negated else among
        case nodes.Compare(first=first, rest=rest):
            values = [eager(one, read) for one in (first, *(other for _, other in rest))]
            links = (OPERATIONS[op](*pair) for (op, _), pair in zip(rest, pairwise(values), strict=True))
            return OPERATIONS["and"](*links)
        case _:
            return OPERATIONS[node.op](*(eager(one, read) for one in nodes.children(node)))


def eager_call(node: nodes.Call, read: Mapping[str, Value]) -> Value:
    """Work out a function."""
    match node:
        case nodes.Call(function="previous"):
            return Empty("missing", "no-history", of=nodes.references(node)[0])
        case nodes.Call(function="lookup", arguments=(_, key, _)):
            return lookup_table(SIZES, eager(key, read))
        case _:
            return OPERATIONS[node.function](*(eager(one, read) for one in node.arguments))


environments = st.dictionaries(st.sampled_from(strategies.NAMES), strategies.values)


@given(strategies.trees, environments)
def test_choosing_after_gives_the_same_as_choosing_before(node: nodes.Node, read: dict[str, Value]) -> None:
    assert evaluate(node, read, TABLES) == eager(node, read)


@given(strategies.trees, environments)
def test_any_tree_gives_a_value(node: nodes.Node, read: dict[str, Value]) -> None:
    value = evaluate(node, read)
    assert isinstance(value, int | str | frozenset | Empty) or value is not None


def test_a_table_that_is_not_there_has_no_row() -> None:
    node, _ = parse("interp(limits, 3, 'b')")
    assert node is not None
    assert evaluate(node, {}) == NO_ROW

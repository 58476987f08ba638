"""Checking a formula against what it may read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from conditionality.formula import nodes
from conditionality.formula.check import NUMBER, TRUTH, Sort, check
from conditionality.formula.parse import parse
from conditionality.wording.findings import sentence
from tests.formula import cases, strategies

KINDS = cases.load("kinds")
SCOPE = {path: cases.sort(given_sort) for path, given_sort in KINDS["scope"].items()}
TABLES = {table: tuple(columns) for table, columns in KINDS["tables"].items()}


@pytest.mark.parametrize("case", KINDS["case"], ids=lambda case: case["formula"])
def test_a_formula_has_a_kind_or_findings(case: dict[str, Any]) -> None:
    node, slips = parse(case["formula"])
    assert node is not None, slips
    sort, found = check(node, SCOPE, TABLES)
    assert [[one.code, one.position] for one in found] == case.get("found", [])
    assert "gives" not in case or sort == cases.sort(case["gives"])
    assert all(sentence(one, "fr") != sentence(one, "en") for one in found)


def params(text: str) -> list[dict[str, str]]:
    """Give the pieces of the sentences of what is found in a formula."""
    node, _ = parse(text)
    assert node is not None
    return [dict(one.params) for one in check(node, SCOPE, TABLES)[1]]


def test_the_nearest_name_option_table_and_column_are_proposed() -> None:
    assert params("woman") == [{"nearest": "women"}]
    assert params("form == 'ess'") == [{"nearest": "ess_law", "options": "none, advisory, ess_law"}]
    assert params("interp(limit, women, 'b')") == [{"nearest": "limits"}]
    assert params("interp(limits, women, 'C')") == [{"nearest": "c", "columns": "b, c"}]
    assert params("V1 + 1") == [{"paths": "V1.points, V1.value"}]


def test_a_tree_made_by_hand_is_checked_too() -> None:
    for node, code in {
        nodes.Call("foo", (nodes.Figure(1),)): "formula-unknown-function",
        nodes.Call("abs", ()): "formula-too-few-arguments",
        nodes.Call("abs", (nodes.Figure(1), nodes.Figure(2))): "formula-too-many-arguments",
        nodes.Call("round", (nodes.Figure(1), nodes.Name("women"))): "formula-digits",
        nodes.Call("interp", (nodes.Figure(1), nodes.Figure(2), nodes.Figure(3))): "formula-table-name",
    }.items():
        sort, found = check(node, SCOPE, TABLES)
        assert [one.code for one in found] == [code]
        assert sort == NUMBER


def test_what_is_not_known_silences_what_is_above_it() -> None:
    node, _ = parse("zzz + 1 > 3 and zzz == 'a' and is_missing(zzz) and (zzz if zzz else zzz) == 3")
    assert node is not None
    sort, found = check(node, {})
    assert sort == TRUTH
    assert {one.code for one in found} == {"formula-unknown-name"}


@given(strategies.trees)
def test_any_tree_can_be_checked(node: nodes.Node) -> None:
    sort, found = check(node, SCOPE, TABLES)
    assert isinstance(sort, Sort)
    assert all(sentence(one, "fr") for one in found)

"""The tree of a formula: what is under a node, and what it reads."""

from __future__ import annotations

from conditionality.formula import nodes
from conditionality.formula.parse import parse


def tree(text: str) -> nodes.Node:
    """Read a formula that can be read."""
    node, _ = parse(text)
    assert node is not None
    return node


def test_references_come_in_the_order_of_the_text_and_once() -> None:
    text = "a if b > c and a in [d, 'e'] else -f + max(g, not h, period.from)"
    assert nodes.references(tree(text)) == ("a", "b", "c", "d", "f", "g", "h", "period.from")


def test_the_name_of_a_table_is_not_a_reference() -> None:
    assert nodes.references(tree("interp(limits, surface, 'b') + lookup(t, k, 'c')")) == ("surface", "k")


def test_what_is_read_from_earlier_reports_can_be_left_out() -> None:
    node = tree("a - previous(V1.value) + years_running(S9.value < b)")
    assert nodes.references(node) == ("a", "V1.value", "S9.value", "b")
    assert nodes.references(node, history=False) == ("a",)


def test_trees_that_differ_by_their_columns_only_are_equal() -> None:
    assert tree("a+b") == tree("  a  +  b")
    assert hash(tree("a+b")) == hash(tree("  a  +  b"))
    assert tree("1") != tree("true")


def test_walking_meets_every_node_once_before_its_children() -> None:
    node = tree("-(a + 1) * b")
    assert [type(one).__name__ for one in nodes.walk(node)] == ["Binary", "Unary", "Binary", "Name", "Figure", "Name"]
    assert all(nodes.children(one) == () for one in nodes.walk(node) if isinstance(one, nodes.Name | nodes.Figure))

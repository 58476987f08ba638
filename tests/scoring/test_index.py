"""Who is who: blocks by id, children within and outside the weights, the way to the total."""

from __future__ import annotations

from conditionality.referential.graph import children_of, mark_of, parent_of
from conditionality.scoring.index import make_index
from tests.scoring.small import book

TREE = """
fields = { a = "decimal" }
dimensions = [{ id = "P" }, { id = "Q", parent = "P" }, { id = "R" }]
indicators = [
  { id = "V1", dimension = "P", value = "a" },
  { id = "V2", dimension = "Q", value = "a" },
  { id = "V3", dimension = "P", value = "a", role = "add" },
  { id = "V4", dimension = "R", value = "a" },
]
"""
PLAIN = make_index(book(TREE))
SKIPPING = make_index(book(TREE + 'total = { of = ["V1", "V2", "V3"] }'))


def test_children_within_the_weights_and_those_added_beside() -> None:
    assert PLAIN.weighted["P"] == ("Q", "V1")
    assert PLAIN.added["P"] == ("V3",)
    assert PLAIN.weighted["total"] == ("P", "R")
    assert PLAIN.added["total"] == ()


def test_each_item_reaches_the_total_through_the_node_above_it() -> None:
    assert PLAIN.above == {
        "V1": "P", "V2": "Q", "V3": "P", "V4": "R", "Q": "P", "P": "total", "R": "total",
    }  # fmt: skip


def test_what_the_total_names_is_its_own_child_and_the_rest_does_not_reach_it() -> None:
    assert SKIPPING.weighted["total"] == ("V1", "V2")
    assert SKIPPING.added["total"] == ("V3",)
    assert SKIPPING.above == {"V1": "total", "V2": "total", "V3": "total", "V4": "R", "Q": "P"}


def test_marks_are_scores_of_nodes_and_points_of_indicators() -> None:
    assert PLAIN.mark("P") == "P.score"
    assert PLAIN.mark("total") == "total.score"
    assert PLAIN.mark("V1") == "V1.points"
    assert PLAIN.is_node("total")
    assert not PLAIN.is_node("V1")


def test_it_agrees_with_the_order_of_dependencies() -> None:
    for index in (PLAIN, SKIPPING):
        for name in (*index.dimensions, *index.indicators):
            assert index.above.get(name, "") == parent_of(index.referential, name)
            assert index.mark(name) == mark_of(index.referential, name)
        for node in (*index.dimensions, "total"):
            assert {*index.weighted[node], *index.added[node]} == set(children_of(index.referential, node))

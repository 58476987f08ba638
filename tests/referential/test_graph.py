"""What must be computed before what: every register with what it needs, and the tree of marks."""

from __future__ import annotations

from hypothesis import given

from conditionality.formula.parse import parse
from conditionality.referential.graph import (
    Graph,
    child_ids,
    children_of,
    circle,
    dependencies,
    floored,
    mark_of,
    order,
    own_references,
    parent_of,
    scale_at,
    top_ids,
)
from conditionality.referential.model import Referential
from conditionality.referential.rules import bind
from tests.referential import books
from tests.strategies.referentials import referentials


def graph(*parts: str) -> Graph:
    rules = books.bound(*parts)
    return dependencies(rules.referential, rules.nodes)


def test_what_previous_reads_was_worked_out_with_an_earlier_report() -> None:
    node, _ = parse("a + previous(b + c) + years_running(d.value < 3)")
    assert node is not None
    assert own_references(node) == ("a", "d.value")


def test_an_indicator_needs_its_field_its_conditions_its_scale_and_its_weight() -> None:
    needs = graph(
        books.field("a"),
        books.field("b"),
        books.choice("c", "u", "v"),
        books.dimension(),
        books.indicator(
            "a", 'weight = "b"\napplies_if = "b > 1"\nscale = { by = "c", cases = { u = "s" }, otherwise = "s" }'
        ),
        '[[scales]]\nid = "s"\nscale = { formula = "x * b" }',
    )
    assert set(needs["a.value"]) == {"a", "b"}
    assert needs["a.weight"] == ("b",)
    assert set(needs["a.points"]) == {"a.value", "a.weight", "c", "b"}
    assert set(needs["G.score"]) >= {"a.points", "a.status", "a.weight", "a.active"}
    assert needs["total.score"][0] == "G.score"
    assert set(needs["outcome"]) == {"total.score"}


def test_the_scales_that_cases_name_are_needed_with_the_fields_that_choose_them() -> None:
    needs = graph(
        books.ONE,
        books.field("t"),
        books.choice("c", "u", "v"),
        books.choice("d", "u", "v"),
        books.indicator("b", 'value = "a"\nscale = { by = "c", cases = { u = "outer" }, otherwise = "outer" }'),
        '[[scales]]\nid = "outer"\nscale = { by = "d", cases = { u = "inner" }, otherwise = "inner" }',
        '[[scales]]\nid = "inner"\nscale = { ramp = [[0, 0], ["t + 9", 100]] }',
    )
    assert {"c", "d", "t"} <= set(needs["b.points"])


def test_names_have_one_form_whatever_a_formula_calls_them() -> None:
    needs = graph(
        books.ONE,
        books.result("r", "total + G.rounded"),
        '[[gradings]]\nid = "g"\non = "r"\nbands = [{ id = "A", label = { fr = "A", en = "A" } }]',
        books.gate("D", "g == 'A' and r > 3"),
        books.outcome("x", 'when = "gates_hold and floors_hold and g.rank == 1"'),
        books.outcome("y"),
    )
    assert needs["r.value"] == ("total.score", "G.rounded")
    assert needs["g.grade"] == ("r.value",)
    assert needs["gate.D.status"] == ("g.grade", "r.value")
    assert needs["gates_hold"] == ("gate.D.status",)
    assert needs["outcome"] == ("total.score", "gates_hold", "floors_hold", "g.rank")


def test_blocks_whose_names_start_alike_are_not_mixed_up() -> None:
    needs = graph(
        books.ONE,
        books.field("b"),
        books.result("r", "a"),
        books.result("r1", "b"),
        books.gate("D", "a > 1"),
        books.gate("D1", "b > 1"),
    )
    assert needs["r.value"] == ("a",)
    assert needs["gate.D.status"] == ("a",)


@given(referentials())
def test_any_rule_book_without_findings_can_be_ordered(one: Referential) -> None:
    rules, _ = bind(one)
    needs = dependencies(one, rules.nodes)
    assert circle(needs) == ()
    place = {name: rank for rank, name in enumerate(order(needs))}
    assert all(place[need] < place[name] for name, below in needs.items() for need in below)


TREE = (
    books.field("a"),
    books.field("b"),
    books.field("c"),
    books.dimension("G", "floor = 5"),
    books.dimension("G1", 'parent = "G"'),
    books.dimension("H"),
    books.indicator("a", "floor = 3", "G1"),
    books.indicator("b", "", "G"),
    books.indicator("c", "", "H"),
)


def test_children_are_sub_dimensions_then_indicators() -> None:
    one = books.read(*TREE)
    assert child_ids(one, "G") == ("G1", "b")
    assert top_ids(one) == children_of(one, "total") == ("G", "H")
    assert children_of(one, "") == ()
    assert [parent_of(one, name) for name in ("a", "b", "G1", "G", "nowhere")] == ["G1", "G", "G", "total", ""]
    assert [mark_of(one, name) for name in ("a", "G")] == ["a.points", "G.score"]
    assert floored(one) == ("G.score", "a.points")


def test_what_the_total_names_is_its_own_child_even_when_it_stands_in_a_dimension() -> None:
    one = books.read(*TREE, '[total]\nof = ["a", "b"]\nfloor = 1')
    assert top_ids(one) == ("a", "b")
    assert parent_of(one, "a") == "total"
    assert parent_of(one, "H") == ""
    assert floored(one)[-1] == "total.score"
    rules, _ = bind(one)
    needs = dependencies(one, rules.nodes)
    assert set(needs["a.share"]) == {"a.status", "a.active", "b.status", "b.active", "total.share"}
    assert needs["c.share"] == ("c.status", "c.active", "H.share")
    assert needs["H.share"] == ()


def test_a_scale_is_followed_to_where_it_is_written() -> None:
    one = books.read(
        books.ONE,
        books.indicator("b", 'value = "a"\nscale = "s"'),
        '[[scales]]\nid = "s"\nscale = { ramp = [[0, 0], [1, 100]] }',
    )
    assert scale_at(one, one.indicators[1])[0] == "scales[s].scale"
    assert scale_at(one, one.indicators[0]) == ("indicators[a].scale", None)

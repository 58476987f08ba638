"""Dimensions and the total laid down: weights, clamps, rounding, shares, levels skipped."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.referential.blocks import COMBINES
from conditionality.scoring.lay_nodes import COMBINE_OPS, node_named, split
from conditionality.scoring.operations import OPERATIONS
from tests.scoring.small import book, empty, run

FIELDS = 'fields = { a = "decimal", b = "decimal", c = "decimal", w = "decimal" }\n'
TWO = """
indicators = [
  {{ id = "P1", dimension = "P", value = "a" }},
  {{ id = "Q1", dimension = "Q", value = "b" }},
]
dimensions = [{{ id = "P", {0} }}, {{ id = "Q" }}]
total = {{ {1} }}
"""


def two(dimension: str = "", total: str = "") -> str:
    return FIELDS + TWO.format(dimension or "weight = 1", total or "floor = 0")


def test_every_way_to_combine_has_its_instruction() -> None:
    assert set(COMBINE_OPS) == set(COMBINES)
    assert set(COMBINE_OPS.values()) <= set(OPERATIONS)


def test_a_dimension_of_weight_0_is_not_applicable_above_and_keeps_its_own_score() -> None:
    trace = run(two('weight = "w"'), a=10, b=90, w=0)
    assert (trace["P.score"], trace["P.status"], trace["P.share"]) == (10, "scored", 0)
    assert (trace["total.score"], trace["total.coverage"]) == (90, 1)


@pytest.mark.parametrize(
    "total", ['combine = "min"', 'combine = "worst_two_mean"', 'combine = "sum"', 'combine = "max"']
)
def test_weight_0_leaves_it_out_whatever_the_total_does(total: str) -> None:
    assert run(two('weight = "w"', total), a=10, b=90, w=0)["total.score"] == 90


@pytest.mark.parametrize("w", [None, -1])
def test_a_weight_nobody_knows_or_a_negative_one_is_never_guessed(w: int | None) -> None:
    answers = {"a": 10, "b": 90} if w is None else {"a": 10, "b": 90, "w": w}
    trace = run(two('weight = "w"'), answers)
    assert trace["total.status"] == "not_computable"
    assert empty(trace["Q.share"]) == "missing not-computable"


def test_when_every_dimension_weighs_0_nothing_is_left() -> None:
    text = two('weight = "w"').replace('{ id = "Q" }', '{ id = "Q", weight = "w" }')
    assert run(text, a=10, b=90, w=0)["total.status"] == "not_applicable"


def test_a_clamp_keeps_the_score_and_the_combination_is_kept_beside() -> None:
    trace = run(two("at_most = 60, at_least = 20"), a=80, b=0)
    assert (trace["P.combined"], trace["P.score"], trace["total.score"]) == (80, 60, 30)
    assert run(two("at_most = 60, at_least = 20"), a=5, b=0)["P.score"] == 20


def test_a_rounded_score_never_feeds_its_parent() -> None:
    trace = run(two("round = { digits = 0 }", "round = { digits = 1 }"), a="10.5", b="10.5")
    assert (trace["P.rounded"], trace["total.score"], trace["total.rounded"]) == (11, Fraction(21, 2), Fraction(21, 2))


def test_a_formula_combines_what_it_reads() -> None:
    trace = run(two(total='combine = "0.25 * P.score + 0.75 * min(P.score, Q.score)"'), a=80, b=40)
    assert trace["total.score"] == 50


def test_a_formula_on_what_does_not_apply_does_not_apply() -> None:
    text = two(total='combine = "P.score + Q.score"').replace('value = "a"', 'value = "a", not_applicable_if = "w > 0"')
    assert run(text, a=80, b=40, w=1)["total.status"] == "not_applicable"
    assert run(text, a=80, b=40, w=0)["total.score"] == 120
    assert run(text.replace("P.score + Q.score", "sum(P.score, Q.score)"), a=80, b=40, w=1)["total.score"] == 40


def test_coverage_under_a_sum_weighs_maxima_and_those_of_dimensions_too() -> None:
    text = (
        FIELDS
        + """
dimensions = [{ id = "P", combine = "sum" }, { id = "Q" }]
total = { combine = "sum", rescale = 50 }
[[indicators]]
id = "P1"
dimension = "P"
value = "a"
points.max = 30
missing = "exclude"
[[indicators]]
id = "P2"
dimension = "P"
value = "b"
points.max = 10
[[indicators]]
id = "Q1"
dimension = "Q"
value = "c"
points.max = 60
missing = "exclude"
not_applicable_if = "w == 1"
"""
    )
    trace = run(text, b=10, c=30, w=0)
    assert (trace["P.coverage"], trace["total.coverage"]) == (Fraction(1, 4), 1)
    # maxima 40 and 60: all of it is there, 40 of 100 points make 20 of 50
    assert trace["total.score"] == 20
    without = run(text, a=30, b=0, w=1)
    assert without["total.coverage"] == Fraction(2, 5)
    assert without["total.score"] == Fraction(30 * 50, 40)
    assert without["P1.share"] == Fraction(5, 4)
    assert without["P1.contribution"] == Fraction(75, 2)


def test_shares_go_down_the_tree() -> None:
    text = (
        FIELDS
        + """
dimensions = [{ id = "P", weight = 3 }, { id = "Q", parent = "P", weight = 2 }, { id = "R", weight = 1 }]
indicators = [
  { id = "V1", dimension = "P", value = "a", weight = 2 },
  { id = "V2", dimension = "Q", value = "b" },
  { id = "V3", dimension = "Q", value = "c" },
  { id = "V4", dimension = "R", value = "w" },
]
"""
    )
    trace = run(text, a=10, b=20, c=30, w=40)
    shares = {name: trace[f"{name}.share"] for name in ("total", "P", "Q", "R", "V1", "V2", "V3", "V4")}
    assert shares == {
        "total": 1, "P": Fraction(3, 4), "Q": Fraction(3, 8), "R": Fraction(1, 4),
        "V1": Fraction(3, 8), "V2": Fraction(3, 16), "V3": Fraction(3, 16), "V4": Fraction(1, 4),
    }  # fmt: skip
    assert trace["Q.contribution"] == Fraction(3, 8) * 25
    assert trace["total.contribution"] == trace["total.score"] == Fraction(3, 8) * 35 + 10


def test_nodes_and_their_children_can_be_asked_of_a_referential() -> None:
    rules = book(two())
    assert node_named(rules, "total") == rules.total
    assert node_named(rules, "Q") == rules.dimensions[1]
    assert split(rules, "total") == (("P", "Q"), ())


def test_a_node_with_only_points_added_beside_has_nothing_left() -> None:
    text = two().replace(
        'id = "P1", dimension = "P", value = "a"', 'id = "P1", dimension = "P", value = "a", role = "add"'
    )
    trace = run(text, a=10, b=90)
    assert (trace["P.status"], trace["total.score"]) == ("not_applicable", 90)

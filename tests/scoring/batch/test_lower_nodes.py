"""Sums with maxima, bonuses, clamps and shares in the batch machine."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

TEXT = """
fields = { a = "decimal", b = "decimal", n = "integer" }
dimensions = [
  { id = "S", combine = "sum", rescale = 50, at_most = 45 },
  { id = "M", combine = "2 * V.points - W.points", at_least = 0 },
  { id = "N" },
]
indicators = [
  { id = "P", dimension = "S", value = "a", points = { max = 40 }, not_applicable_if = [{ when = "n == 1", reason = "one" }] },
  { id = "Q", dimension = "S", value = "b", points = { max = 20 }, missing = "exclude" },
  { id = "V", dimension = "M", value = "a" },
  { id = "W", dimension = "M", value = "b" },
  { id = "Y", dimension = "N", value = "n" },
  { id = "Z", dimension = "N", value = "b", role = "add" },
]
total = { of = ["S", "N", "V"] }
"""
ROWS: list[dict[str, object]] = [
    {"a": "30", "b": "12.5", "n": 1},
    {"a": "40", "b": "20", "n": 7},
    {"a": "1.1", "n": 3},
    {"b": "5"},
    {},
]


def test_sums_formulas_bonuses_and_shares_are_those_of_the_exact_machine() -> None:
    marks = agree(TEXT, ROWS)
    assert marks.columns["S.score"].of(1) == 45
    assert marks.columns["N.score"].of(1) == 27


def test_nodes_whose_weights_are_all_nought_are_not_applicable() -> None:
    text = """
    fields = { a = "decimal" }
    dimensions = [{ id = "D" }, { id = "E" }]
    indicators = [{ id = "V", dimension = "D", value = "a", weight = 0 }, { id = "W", dimension = "E", value = "a" }]"""
    assert agree(text, [{"a": "5"}]).columns["D.status"].of(0) == "not_applicable"

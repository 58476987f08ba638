"""Indicators laid down: value, exemptions, points, rules for what is missing, weights."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.referential.rules import Rules
from conditionality.scoring.builder import Builder
from conditionality.scoring.index import make_index
from conditionality.scoring.lay_marks import ATTRIBUTES, missing_rule
from tests.scoring.small import DAY, book, empty, run

ONE = 'fields = {{ a = "decimal", b = "decimal", y = "yes_no" }}\nindicators = [{{ id = "V1", value = "a", {0} }}]'


def test_the_value_is_rounded_before_it_is_scored() -> None:
    text = ONE.format("round = { digits = 0 }, scale.at = [[50, 100]]")
    trace = run(text, a="49.5")
    assert (trace["V1.value"], trace["V1.points"]) == (50, 100)


def test_applies_if_false_wins_over_not_applicable_if() -> None:
    text = ONE.format('applies_if = "y", not_applicable_if = "b < 3"')
    assert run(text, a=5, b=1, y=False)["V1.status"] == "does_not_concern"
    assert run(text, a=5, b=1, y=True)["V1.status"] == "not_applicable"
    assert run(text, a=5, b=3, y=True)["V1.status"] == "scored"


@pytest.mark.parametrize("text", ['not_applicable_if = "y"', 'applies_if = "not y"'])
def test_a_rule_that_cannot_be_told_makes_the_indicator_missing(text: str) -> None:
    trace = run(ONE.format(text), a=80)
    assert empty(trace["V1.value"]) == "missing unanswered"
    assert (trace["V1.status"], trace["V1.points"]) == ("missing", 0)


def test_the_first_reason_that_holds_is_kept() -> None:
    rules = 'not_applicable_if = [{ when = "b < 3", reason = "small" }, { when = "b < 10", reason = "young" }]'
    assert empty(run(ONE.format(rules), a=5, b=3)["V1.value"]) == "not_applicable young"
    assert empty(run(ONE.format(rules), a=5, b=2)["V1.value"]) == "not_applicable small"


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ("scale.at = [[50, 80], [10, -20]]", -20),
        ("scale.at = [[50, 80], [10, 20]]", 0),  # a value under 10 would earn 0
        ("scale = { at = [[50, 80], [10, 20]], otherwise = 5 }", 5),
        ("scale.ramp = [[0, 60], [10, 20], [20, 40]]", 20),
        ("scale = { steps = [{ from = 5, points = 10 }, { points = 30 }] }", 10),
    ],
)
def test_the_worst_is_the_fewest_points_of_the_scale(scale: str, expected: int) -> None:
    assert run(ONE.format(f'{scale}, missing = "worst"'))["V1.points"] == expected


def test_a_rule_of_the_file_stands_for_indicators_without_one() -> None:
    text = """
missing = "exclude"
fields = { a = "decimal", b = "decimal" }
indicators = [{ id = "V1", value = "a" }, { id = "V2", value = "b", missing = 7 }]
"""
    trace = run(text)
    assert (trace["V1.status"], trace["V2.status"], trace["V2.points"]) == ("excluded", "missing", 7)


def test_points_by_rule_replace_those_of_the_scale_and_both_are_kept() -> None:
    text = ONE.format('override = [{ if = "y", points = 100 }], scale.at = [[50, 80]]')
    trace = run(text, a=10, y=True)
    assert (trace["V1.scale_points"], trace["V1.raw_points"], trace["V1.points"]) == (0, 100, 100)
    assert run(text, a=10)["V1.status"] == "missing"  # the rule may hold: its points are not guessed


@pytest.mark.parametrize(
    ("b", "status"), [(0, "not_applicable"), (3, "scored"), (-1, "not_computable"), (None, "not_computable")]
)
def test_a_weight_that_is_a_formula(b: int | None, status: str) -> None:
    answers = {"a": 40} if b is None else {"a": 40, "b": b}
    assert run(ONE.format('weight = "b"'), answers)["V1.status"] == status


def test_what_is_not_in_force_has_every_register_and_never_counts() -> None:
    text = (
        ONE.format("in_force = { from = 2026-01-01 }")
        + '\n[[outcomes]]\nid = "o"\nkind = "accept"\nwhen = "V1.points > 3"'
    )
    trace = run(text, a=40)
    assert {f"V1.{one}" for one in ATTRIBUTES} <= set(trace.program.registers)
    assert empty(trace["V1.value"]) == "not_concerned not-in-force"
    assert trace["total.status"] == "does_not_concern"
    assert trace["outcome"] == "not_applicable"
    assert run(text, on=date(2026, 1, 1), a=40)["V1.points"] == 40


def test_a_worst_that_only_a_formula_could_tell_blocks() -> None:
    rules = book(ONE.format('scale.formula = "x * 2", missing = "worst"'))
    builder = Builder(Rules(rules, {}, {}), make_index(rules), DAY)
    assert missing_rule(builder, rules.indicators[0]) == "block"

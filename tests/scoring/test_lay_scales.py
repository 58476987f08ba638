"""Scales laid down: bounds and knots keep a name, variants and named scales are followed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.referential.rules import Rules
from conditionality.scoring.builder import Builder
from conditionality.scoring.index import make_index
from conditionality.scoring.lay_scales import lay_scale
from tests.scoring.small import DAY, book, empty, run

HEAD = 'fields = { a = "decimal", b = "decimal", y = "yes_no", c = ["x", "z"] }\n'


def test_bounds_are_named_by_the_rank_of_their_line_from_0() -> None:
    lines = '{ from = "b * 2", points = 100 }, { above = "200/3", points = 50 }, { points = 10 }'
    trace = run(HEAD + f'indicators = [{{ id = "V1", value = "a", scale.steps = [{lines}] }}]', a=67, b=50)
    assert (trace["V1.bound.0"], trace["V1.bound.1"]) == (100, Fraction(200, 3))
    assert trace.get("V1.bound.2") is None
    assert (trace["V1.step"], trace["V1.points"]) == (1, 50)


def test_knots_are_named_and_may_be_formulas() -> None:
    text = HEAD + 'indicators = [{ id = "V1", value = "a", scale.ramp = [[0, 0], ["b", 60], ["b + 20", 100]] }]'
    trace = run(text, a=20, b=10)
    assert (trace["V1.knot.1"], trace["V1.knot.2"], trace["V1.points"]) == (10, 30, 80)


def test_variants_keep_their_own_names() -> None:
    text = (
        HEAD + '[[indicators]]\nid = "V1"\nvalue = "a"\nscale = { by = "y", cases.yes.at = [[5, 100]], cases.no = "s" }'
    )
    text += '\n[[scales]]\nid = "s"\nscale.ramp = [[0, 0], [10, 50]]'
    trace = run(text, a=5, y=False)
    assert (trace["V1.points"], trace["V1.case.no.knot.1"], trace["V1.case.yes.bound.0"]) == (25, 10, 5)
    assert run(text, a=5, y=True)["V1.points"] == 100
    assert run(text, a=5)["V1.status"] == "missing"


def test_the_other_variants_share_one() -> None:
    text = (
        HEAD
        + '[[indicators]]\nid = "V1"\nvalue = "a"\n'
        + 'scale = { by = "c", cases.x.at = [[5, 100]], otherwise.at = [[1, 3]] }'
    )
    trace = run(text, a=5, c="z")
    assert (trace["V1.points"], trace["V1.case..bound.0"]) == (3, 1)


def test_a_scale_shared_by_two_indicators_reads_each_its_own_value() -> None:
    text = HEAD + 'scales = [{ id = "s", scale.formula = "x + b" }]\n'
    text += 'indicators = [{ id = "V1", value = "a", scale = "s" }, { id = "V2", value = "a * 2", scale = "s" }]'
    trace = run(text, a=5, b=1)
    assert (trace["V1.points"], trace["V2.points"]) == (6, 11)


def test_equal_scales_of_equal_values_are_worked_out_once() -> None:
    text = (
        HEAD
        + "indicators = ["
        + ", ".join(f'{{ id = "V{rank}", value = "a + b", scale.at = [[50, 100]] }}' for rank in range(4))
        + "]"
    )
    trace = run(text, a=20, b=30)
    assert [trace[f"V{rank}.points"] for rank in range(4)] == [100] * 4
    assert sum(one.op == "step" for one in trace.program.instructions) == 1


@pytest.mark.parametrize(
    ("scale", "answer", "expected"),
    [
        ('value = "y", scale = { yes = 70, no = 30 }', {"y": False}, 30),
        ('value = "c", scale.choices = { x = 10, z = -10 }', {"c": "z"}, -10),
    ],
)
def test_answers_that_are_no_numbers(scale: str, answer: dict[str, object], expected: int) -> None:
    assert run(HEAD + f'indicators = [{{ id = "V1", {scale} }}]', answer)["V1.points"] == expected


def test_an_empty_value_stays_empty_whatever_the_formula_of_the_scale_says() -> None:
    text = HEAD + 'indicators = [{ id = "V1", value = "a", missing = "exclude", scale.formula = "50" }]'
    assert empty(run(text)["V1.raw_points"]) == "missing unanswered"
    assert run(text, a=1)["V1.points"] == 50


def test_what_is_no_scale_is_refused() -> None:
    rules = book(HEAD + 'indicators = [{ id = "V1", value = "a" }]')
    with pytest.raises(TypeError, match="int"):
        lay_scale(Builder(Rules(rules, {}, {}), make_index(rules), DAY), "V1", "", 3, 0)

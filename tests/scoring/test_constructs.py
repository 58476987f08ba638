"""What a rule language must be able to say: one small example for each line of the check-list, worked out by hand."""

from __future__ import annotations

import pytest

from conditionality.formula.values import Empty, Value
from conditionality.referential.lint import lint
from conditionality.report.form import make_form
from conditionality.report.state import state
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine
from tests.scoring.constructs import Example, examples, rules

EXAMPLES = examples()
LATER = {25}
"""Repeated sub-entities: the shape is reserved, nothing is built yet."""
OUTSIDE = {37}
"""Ranks and statistics of a population are fed as constants."""


def told(value: Value) -> Value:
    """Give a value as the files spell it: an empty without the name it comes from."""
    return Empty(value.kind, value.reason) if isinstance(value, Empty) else value


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.title)
def test_an_example_comes_out_as_worked_out_by_hand(example: Example) -> None:
    referential = rules(example.tree)
    assert [one for one in lint(referential) if one.level == "error"] == []
    answers = {**example.answers, "period.from": example.on}
    trace = ExactMachine(compile_program(referential, example.on)).run(answers)
    assert {name: told(trace[name]) for name in example.expects} == example.expects
    if example.unanswered is not None:
        assert state(make_form(referential, example.on), example.answers).missing == example.unanswered


def test_every_line_of_the_check_list_has_its_example() -> None:
    assert {one.line for one in EXAMPLES} == set(range(1, 40)) - LATER - OUTSIDE

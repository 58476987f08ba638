"""Shown registers are what a scorecard shows, staged or not."""

from __future__ import annotations

import pytest

from conditionality.scoring.batch.showing import with_shown
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.shown import shown_marks
from tests.scoring.batch.agreeing import value
from tests.scoring.small import program


@pytest.mark.parametrize("staged", ["true", "false"])
@pytest.mark.parametrize("combine", ["weighted_mean", "sum", "min"])
def test_shown_registers_are_those_of_the_scorecard(staged: str, combine: str) -> None:
    made = program(f"""
    fields = {{ a = "decimal", b = "decimal" }}
    dimensions = [{{ id = "D", combine = "{combine}" }}, {{ id = "E", weight = 2 }}]
    indicators = [
      {{ id = "V", dimension = "D", value = "a" }},
      {{ id = "W", dimension = "D", value = "b", missing = "exclude" }},
      {{ id = "X", dimension = "E", value = "a / 3" }},
      {{ id = "Y", dimension = "E", value = "b / 7", role = "add" }},
    ]
    display = {{ staged = {staged}, decimals = 1 }}""")
    machine = ExactMachine(with_shown(made))
    for answers in ({"a": "10.05", "b": "20.25"}, {"a": "33.35"}, {}):
        trace = machine.run({name: value(one) for name, one in answers.items()})
        expected = shown_marks(ExactMachine(made).run({name: value(one) for name, one in answers.items()}))
        assert {name: trace[f"{name}.shown"] for name in expected} == dict(expected)

"""Weights that float: written as answers, they score as they did when they hold what was published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.floating import PREFIX, float_weights
from conditionality.scoring.score import run_values
from tests.scoring.crowd import crowds, reports
from tests.scoring.small import book
from tests.scoring.workshop import rules, scorer


@settings(max_examples=10, deadline=None)
@given(crowds)
def test_with_the_weights_as_published_nothing_changes(drawn: list[tuple[int, dict[str, object]]]) -> None:
    floating = float_weights(rules())
    published = {one.field: one.weight for one in floating.weights}
    for one in reports(drawn):
        values = run_values(one)
        machine = ExactMachine(compile_program(floating.rules, one.period.from_))
        plain = scorer(one.period.from_.year).machine.run(values)
        floated = machine.run({**values, **published})
        for name in plain.program.registers:
            if not name.startswith(PREFIX):
                assert floated[name] == plain[name], name


def test_only_constant_weights_that_have_a_rival_float() -> None:
    text = """
    fields = { a = "decimal", n = "integer" }
    dimensions = [{ id = "P", weight = 2 }, { id = "Q", weight = "n" }, { id = "R", weight = 0 }, { id = "S" }]
    indicators = [
      { id = "P1", dimension = "P", value = "a" },
      { id = "S1", dimension = "S", value = "a", weight = 0.5 }, { id = "S2", dimension = "S", value = "a" },
      { id = "S3", dimension = "S", value = "a", role = "add" },
      { id = "Q1", dimension = "Q", value = "a" }, { id = "R1", dimension = "R", value = "a" },
    ]
    """
    floating = float_weights(book(text))
    assert [(one.id, one.weight, one.free) for one in floating.weights] == [
        ("P", Fraction(2), False), ("S", Fraction(1), False), ("S1", Fraction(1, 2), True), ("S2", Fraction(1), True)
    ]  # fmt: skip
    assert floating.weights[0].node == "total"


def test_a_field_of_that_name_keeps_its_place() -> None:
    taken = rules().fields[0].model_copy(update={"id": f"{PREFIX}G"})
    named = rules().model_copy(update={"fields": (*rules().fields, taken)})
    fields = {one.id: one.field for one in float_weights(named).weights}
    assert (fields["G"], fields["E"]) == (f"{PREFIX}G_", f"{PREFIX}E")


def test_a_floating_version_is_a_version_without_findings() -> None:
    floating = float_weights(rules())
    assert {one.min for one in floating.rules.fields if one.id.startswith(PREFIX)} == {Decimal(0)}
    assert floating.rules.ref == rules().ref

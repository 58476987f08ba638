"""From a program to micro-instructions: only what is asked for, constants worked out, no history."""

from __future__ import annotations

from conditionality.scoring.batch.lower import start
from conditionality.scoring.batch.machine import texts_of
from tests.scoring.batch.agreeing import agree
from tests.scoring.small import program

TEXT = """
fields = { x = "decimal", y = "decimal" }
parameters = [{ id = "least", values = [{ from = 2020-01-01, value = 5, source = "Invented" }] }]
dimensions = [{ id = "D" }, { id = "E" }]
indicators = [
  { id = "V", dimension = "D", value = "x", scale = { steps = [{ from = "2 * least", points = 50 }] } },
  { id = "W", dimension = "E", value = "y + previous(y)" },
  { id = "X", dimension = "E", value = "years_running(y > 3)" },
]
"""


def test_only_what_is_asked_for_is_brought_in() -> None:
    made = program(TEXT)
    lowering = start(made, texts_of(made))
    lowering.held(made.registers["V.points"])
    assert [load.field for load in lowering.loads] == ["x"]


def test_parameters_are_constants_and_points_of_steps_are_one_instruction() -> None:
    made = program(TEXT)
    lowering = start(made, texts_of(made))
    lowering.held(made.registers["V.raw_points"])
    assert len(lowering.emitter.rows) == 2


def test_without_history_the_kernels_say_what_the_exact_machine_says() -> None:
    marks = agree(TEXT, [{"x": "10", "y": "4"}, {"x": "9.99"}, {"y": "1"}])
    assert marks.columns["V.points"].of(0) == 50
    assert marks.columns["X.value"].of(0) == 0

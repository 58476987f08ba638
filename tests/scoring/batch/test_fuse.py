"""Indicators joined into one instruction each: which are, which are not, and that the marks are those of before."""

from __future__ import annotations

import numpy as np
import pytest

from conditionality.scoring.batch import assemble, micro
from conditionality.scoring.batch.columns import Column, packed
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.marks import Marks
from conditionality.scoring.program import Program
from tests.scoring.small import program

HEAD = 'fields = { x = { kind = "decimal", min = -50, max = 200 }, n = "integer" }\ndimensions = [{ id = "D" }]\n'
STEPS = '{ id = "V", dimension = "D", value = "x", scale = { steps = [{ from = 10, points = 100 }, { above = 5, points = 40 }], otherwise = 7 } }'
RAMP = '{ id = "W", dimension = "D", weight = 3, value = "n", scale = { ramp = [[0, 0], [7, 30], [90, 100]] } }'
JOINED = (micro.STEPS_HERE, micro.RAMP_HERE)


def _joined(made: Program, *outputs: str) -> list[int]:
    machine = BatchMachine(made, outputs)
    assert machine.swift is not None
    return [int(row[0]) for row in machine.swift.code if row[0] in JOINED]


def _book(*indicators: str, more: str = "") -> str:
    return f"{HEAD}{more}\nindicators = [{', '.join(indicators)}]"


def test_steps_and_ramps_that_only_the_sum_reads_are_one_instruction_each() -> None:
    assert sorted(_joined(program(_book(STEPS, RAMP)), "D.score")) == sorted(JOINED)


@pytest.mark.parametrize(
    ("text", "outputs"),
    [
        (_book(STEPS, RAMP), ("D.score", "V.points", "W.points")),
        (_book(STEPS.replace("from = 10", "up_to = 10")), ("D.score",)),
        (_book(STEPS.replace('value = "x"', 'value = "x / 3"')), ("D.score",)),
        (_book(STEPS.replace('value = "x"', 'value = "x"'), STEPS.replace('"V"', '"V2"')), ("D.score",)),
    ],
    ids=["points are asked for too", "a line that ends", "a bound of error", "an answer read twice"],
)
def test_what_something_else_reads_or_doubts_is_left_as_it_is(text: str, outputs: tuple[str, ...]) -> None:
    assert _joined(program(text), *outputs) == []


def test_joined_or_not_the_marks_are_the_same_at_and_beside_every_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    edges = np.array([0.0, 5.0, 7.0, 10.0, 90.0, -50.0, 200.0, 201.0, -51.0, 1e-9, np.nan, np.inf, -7.5, 33.25])
    values = np.concatenate([edges, np.nextafter(edges, np.inf), np.nextafter(edges, -np.inf)])
    rows = 5003
    drawn = np.random.default_rng(5)
    there = drawn.random(rows) < 0.8
    x, n = drawn.choice(values, rows), drawn.choice([*range(-3, 95), 2.5], rows)
    columns = {"x": Column("number", x, packed(there)), "n": Column("number", n, packed(~there | (n > 40)))}
    made = program(_book(STEPS, RAMP))
    joined = BatchMachine(made, ("D.score", "D.status"))
    monkeypatch.setattr(assemble, "fuse", lambda rows, *_: (list(rows), []))
    plain = BatchMachine(made, ("D.score", "D.status"))
    assert joined.swift is not None
    assert plain.swift is not None
    assert len(joined.swift.code) < len(plain.swift.code)
    _same(joined.run(columns, rows), plain.run(columns, rows))


@pytest.mark.parametrize("stored", [np.int8, np.int16, np.int32, np.int64, np.float64])
@pytest.mark.parametrize("rows", [1, 63, 64, 65, 2048, 2111])
def test_however_whole_numbers_are_kept_the_marks_are_the_same(stored: type[np.generic], rows: int) -> None:
    drawn = np.random.default_rng(rows)
    numbers, there = drawn.integers(-5, 100, rows), drawn.random(rows) < 0.7
    machine = BatchMachine(program(_book(STEPS, RAMP)), ("D.score",))
    wide = {name: Column("number", numbers.astype(np.float64), packed(there)) for name in ("x", "n")}
    narrow = {name: Column("number", numbers.astype(stored), packed(there)) for name in ("x", "n")}
    _same(machine.run(narrow, rows), machine.run(wide, rows))


def _same(one: Marks, other: Marks) -> None:
    assert (one.careful, one.exact) == (other.careful, other.exact)
    for name, column in one.columns.items():
        assert column.values.tobytes() == other.columns[name].values.tobytes()
        assert column.states.tobytes() == other.columns[name].states.tobytes()

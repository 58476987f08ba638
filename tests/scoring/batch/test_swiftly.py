"""Rows parted among threads: every part is run, and what is doubtful is told by its rank in the whole."""

from __future__ import annotations

import numpy as np
import pytest

from conditionality.scoring.batch import swiftly
from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.feed import make_feed
from conditionality.scoring.batch.machine import BatchMachine
from tests.scoring.small import program

TEXT = """
fields = { x = { kind = "decimal", min = 0, max = 50 } }
dimensions = [{ id = "D" }]
indicators = [{ id = "V", dimension = "D", value = "x", scale = { at = [[10, 75], [5, 50]] } }]
"""


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("rows", [1, 99, 100, 101, 1000])
def test_parts_make_the_whole(threads: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swiftly, "CHUNK", 100)
    machine = BatchMachine(program(TEXT), ("V.points",))
    assert machine.swift is not None
    given = np.random.default_rng(rows).choice([3.0, 5.0, 12.0, 51.0], rows)
    feed = make_feed(machine.swift, {"x": Column("number", given, None)}, machine.texts)
    values, states = np.zeros((1, rows)), np.zeros((1, rows), np.uint8)
    doubtful = swiftly.run_swiftly(machine.swift, feed, values, states, threads)
    assert doubtful.tolist() == np.flatnonzero(given == 51.0).tolist()
    sure = given != 51.0
    assert values[0, sure].tolist() == np.select([given >= 10, given >= 5], [75.0, 50.0], 0.0)[sure].tolist()


def test_blocks_are_shorter_where_slots_are_many() -> None:
    assert swiftly.lanes_of(BatchMachine(program(TEXT)).swift or pytest.fail("no program")) == swiftly.WIDEST
    fields = ", ".join(f'x{rank} = {{ kind = "decimal", min = -9, max = 50 }}' for rank in range(200))
    marks = ", ".join(f'{{ id = "V{rank}", dimension = "D", value = "x{rank}" }}' for rank in range(200))
    many = program(f'fields = {{ {fields} }}\ndimensions = [{{ id = "D" }}]\nindicators = [{marks}]')
    outputs = tuple(f"V{rank}.points" for rank in range(200))
    assert swiftly.lanes_of(BatchMachine(many, outputs).swift or pytest.fail("no program")) == swiftly.NARROWEST

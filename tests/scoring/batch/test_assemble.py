"""Slots used again: never while something still reads them."""

from __future__ import annotations

import numpy as np

from conditionality.scoring.batch import micro
from conditionality.scoring.batch.assemble import assemble
from conditionality.scoring.batch.lower import start
from conditionality.scoring.batch.machine import BatchMachine, texts_of
from conditionality.scoring.batch.micro import READS, WRITES, MicroProgram
from conditionality.scoring.compile import compile_program
from tests.scoring.batch.random_books import first_day, random_book
from tests.scoring.small import program


def _check(made: MicroProgram) -> None:
    """Run the places by hand: what is read was written, and no instruction writes where it reads."""
    written = {place for place, _ in made.fixed}
    if not any(row[0] == micro.LOAD for row in made.code):
        written |= {slot for load in made.loads for slot in (load.value, load.state)}
    for row in made.code:
        reads = {int(row[at]) for at in READS[int(row[0])] if row[at] != -1}
        targets = {int(row[at]) for at in WRITES.get(int(row[0]), (1,)) if row[at] != -1}
        assert reads <= written
        assert not reads & targets
        assert not targets & {place for place, _ in made.fixed}
        written |= targets
    assert max(written) < made.slots


def test_every_slot_read_was_written_in_both_programs_of_random_books() -> None:
    checked = 0
    for seed in range(12):
        machine = BatchMachine(compile_program(random_book(seed), first_day(seed)))
        for made in (machine.swift, machine._careful):
            if made is not None and len(made.code) > 1:
                _check(made)
                checked += 1
    assert checked >= 12


def test_the_careful_program_keeps_no_bound_of_error() -> None:
    made = program("""
    fields = { a = "decimal", b = "decimal" }
    dimensions = [{ id = "D" }]
    indicators = [{ id = "V", dimension = "D", value = "a / b", scale = { at = [[1, 50]] } }]""")
    machine = BatchMachine(made)
    assert machine.swift is not None
    assert machine._careful is not None
    assert any(micro.ERRORS < row[0] < micro.LOAD for row in machine.swift.code)
    assert not any(row[0] > micro.ERRORS for row in machine._careful.code)


def test_a_value_that_nothing_reads_does_not_share_its_place_with_its_state() -> None:
    made = program("""
    fields = { c = ["low", "top"] }
    dimensions = [{ id = "D" }]
    indicators = [{ id = "V", dimension = "D", value = "c", scale = { choices = { low = 3, top = 5 } } }]""")
    machine = BatchMachine(made, ("V.status",))
    assert machine.swift is not None
    load = machine.swift.code[np.flatnonzero(machine.swift.code[:, 0] == micro.LOAD)[0]]
    assert load[1] != load[2]


def test_without_outputs_there_is_nothing_to_run() -> None:
    made = program(
        'fields = { a = "decimal" }\ndimensions = [{ id = "D" }]\nindicators = [{ id = "V", dimension = "D", value = "a" }]'
    )
    lowering = start(made, texts_of(made))
    lowering.held(made.registers["V.points"])
    assert not assemble(lowering.emitter, lowering.loads, (), (), careful=False).code.any()

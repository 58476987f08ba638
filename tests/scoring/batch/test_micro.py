"""Micro-instructions: each has a number of its own, and says which slots it reads."""

from __future__ import annotations

from conditionality.scoring.batch import micro

OTHERS = {"WIDTH", "NOT_POSSIBLE", "PRESENT", "NOT_CONCERNED", "NOT_APPLICABLE", "MISSING", "EXCLUDED", "ERRORS"}
OTHERS |= {"LT", "LE", "GT", "GE", "EQ", "NE", "HALF_UP", "HALF_EVEN", "DOWN", "UP"}
OTHERS |= {"ALWAYS", "FROM", "ABOVE", "UP_TO", "BELOW"}
OPERATIONS = {name: value for name, value in vars(micro).items() if name.isupper() and type(value) is int}


def test_every_instruction_has_its_own_number_and_its_slots() -> None:
    operations = {name: value for name, value in OPERATIONS.items() if name not in OTHERS}
    assert len(set(operations.values())) == len(operations)
    assert set(micro.READS) == set(operations.values())


def test_slots_read_lie_within_an_instruction_and_errors_are_among_them() -> None:
    assert all(2 <= at < micro.WIDTH for places in micro.READS.values() for at in places)
    assert all(set(places) <= set(micro.READS[op]) for op, places in micro.ERROR_READS.items())

"""A program is a plain, frozen list: written once, in order, and the same each time it is made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.operations import OPERATIONS, PREPARED
from conditionality.scoring.program import SEMANTICS, HistoryRead, Instruction, Program
from tests.scoring.small import program
from tests.strategies.pieces import DAYS
from tests.strategies.referentials import referentials

TEXT = """
fields = { a = "decimal" }
indicators = [{ id = "V1", value = "a + 1" }]
results = [{ id = "R", value = "previous(V1.value)" }]
"""


def test_the_semantics_have_a_number() -> None:
    assert SEMANTICS == 1


@given(referentials(), st.sampled_from(DAYS))
def test_every_register_is_written_once_and_read_after(referential: Referential, day: date) -> None:
    made: Program = compile_program(referential, day)
    written = [one.target for one in made.instructions]
    assert len(set(written)) == len(written)
    given_before = {target for _, target in made.inputs} | {one.target for one in made.history}
    assert given_before.isdisjoint(written)
    done = set(range(len(made.initial))) - set(written)
    for one in made.instructions:
        assert done.issuperset(one.args)
        done.add(one.target)


@given(referentials(), st.sampled_from(DAYS))
def test_every_constant_can_be_a_key_and_two_compilations_are_equal(referential: Referential, day: date) -> None:
    first, second = compile_program(referential, day), compile_program(referential, day)
    assert first == second
    assert len({(one.op, one.args, one.const) for one in first.instructions}) == len(first.instructions)
    scoring = {one.op for one in first.instructions} - set(PREPARED)
    assert all(isinstance(one.const, tuple | str | int | None) or one.op in OPERATIONS for one in first.instructions)
    assert scoring


def test_a_program_keeps_its_rules_its_day_and_the_value_of_each_parameter() -> None:
    text = 'parameters = [{ id = "level", values = [{ from = 2020-01-01, value = 2.5 }] }]\n' + TEXT
    made = program(text)
    assert made.referential.ref == "example@1.0.0"
    assert made.on.isoformat() == "2025-01-01"
    assert str(made.parameters["level"]) == "5/2"


def test_history_is_read_by_name() -> None:
    assert [one.source for one in program(TEXT).history] == ["previous.V1.value"]


def test_an_instruction_cannot_be_changed() -> None:
    one = program(TEXT).instructions[0]
    with pytest.raises(FrozenInstanceError):
        one.op = "sub"  # type: ignore[misc]
    assert Instruction("add", (0, 1), None, 2) == Instruction("add", (0, 1), None, 2)
    assert HistoryRead(0, "a") != HistoryRead(0, "b")

"""Names of the comparisons that the explanation reads."""

from __future__ import annotations

import pytest

from conditionality.formula.parse import parse
from conditionality.formula.unparse import unparse
from conditionality.scoring.lay_why import is_about_all, leaves, two_sides
from tests.scoring.workshop import scorer


def node(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the parser's own type, long to name
    found, faults = parse(text)
    assert not faults
    return found


def test_leaves_stand_between_and_and_or() -> None:
    found = [unparse(one) for one in leaves(node("a >= 1 and (b < 2 or not c) and 0 < d < 5"))]
    assert found == ["a >= 1", "b < 2", "not c", "0 < d < 5"]


def test_only_a_plain_comparison_has_two_sides() -> None:
    sides = two_sides(node("a + 1 >= b"))
    assert sides is not None
    assert [unparse(one) for one in sides] == ["a + 1", "b"]
    assert two_sides(node("0 < d < 5")) is None
    assert two_sides(node("c")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("not gates_hold", True), ("gates_hold", True), ("gate.D1.status == 'fails'", True), ("total >= 60", False)],
)
def test_conditions_on_all_gates_or_floors_are_told_apart(text: str, *, expected: bool) -> None:
    assert is_about_all(node(text)) is expected


def test_the_program_names_each_comparison_with_its_sides() -> None:
    names = scorer().machine.program.registers
    assert {"why.outcome.accepted.0", "why.outcome.accepted.0.left", "why.outcome.accepted.0.right"} <= set(names)
    assert "why.gate.equality.0.left" in names
    assert "why.override.E3.1" in names


def test_naming_adds_no_second_count_of_years() -> None:
    program = scorer().machine.program
    assert sum(one.op == "running" for one in program.instructions) == 1

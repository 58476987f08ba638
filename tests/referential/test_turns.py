"""Turns of phrase: every function and every mark has one."""

from __future__ import annotations

from typing import get_args

from conditionality.formula import nodes
from conditionality.formula.vocabulary import FUNCTIONS
from conditionality.referential import turns

OWN_TURN = {"count", "previous", "years_running", "years_between", "date"}


def test_every_function_has_its_turn() -> None:
    told = {*turns.OF_SEVERAL, *turns.OF_ONE, *turns.TABLES, *turns.TRUTHS, *OWN_TURN}
    assert told == {*FUNCTIONS, "cbrt"}


def test_every_comparison_has_its_turn_for_numbers_and_days() -> None:
    number, day, text = nodes.Name("a"), nodes.Name("period.from"), nodes.Text("b")
    for op in get_args(nodes.CompareOp):
        assert turns.comparison(op, number, number) != turns.comparison(op, day, number)
    assert turns.comparison("eq", number, text) != turns.comparison("eq", number, number)
    assert turns.comparison("lt", number, text) == turns.comparison("lt", number, number)


def test_a_day_is_said_as_people_write_it() -> None:
    assert turns.day_of("fr", "2027-01-31") == "le 31/01/2027"
    assert turns.day_of("en", "2027-01-31") == "31 Jan 2027"
    assert turns.day_of("en", "soon") == "soon"


def test_an_ordinary_name_is_an_answer() -> None:
    assert "{name}" in turns.conditions_of("certified")[0]
    assert "{name}" not in turns.conditions_of("gates_hold")[1]

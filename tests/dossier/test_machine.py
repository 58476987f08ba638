"""What a machine and its rows are."""

from __future__ import annotations

from typing import get_args

import pytest

from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import SAME, Effect, Guard, Machine, Move, reached
from conditionality.dossier.states import MACHINES

LAMP = Machine(
    "action",
    ("OFF", "ON"),
    frozenset(),
    (
        Move("X1", (NOT_YET,), "Made", "OFF", ("SYS",)),
        Move("X2", ("OFF",), "Lit", "ON", ("SYS",)),
        Move("X3", ("OFF", "ON"), "Dusted", SAME, ("ENT",)),
    ),
)


def test_the_table_is_state_event_row() -> None:
    table = LAMP.table()
    assert {state: tuple(row) for state, row in table.items()} == {
        NOT_YET: ("Made",),
        "OFF": ("Lit", "Dusted"),
        "ON": ("Dusted",),
    }
    assert table["OFF"]["Lit"].target_from("OFF") == "ON"
    assert table["ON"]["Dusted"].target_from("ON") == "ON"


def test_rows_are_found_by_state_and_by_event() -> None:
    assert [move.event for move in LAMP.rows_from("OFF")] == ["Lit", "Dusted"]
    assert [move.id for move in LAMP.rows_of("Dusted")] == ["X3"]
    assert LAMP.events() == ("Made", "Lit", "Dusted")
    assert reached(LAMP.moves) == {"OFF", "ON"}


@pytest.mark.parametrize(("closed", "field"), [(Guard, "needs"), (Effect, "then")])
def test_every_name_of_a_closed_list_is_of_use(closed: object, field: str) -> None:
    used = {name for machine in MACHINES.values() for move in machine.moves for name in getattr(move, field)}
    assert used == set(get_args(closed))

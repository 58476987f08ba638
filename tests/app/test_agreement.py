"""Answers that contradict each other are told on the form."""

from __future__ import annotations

from tests.app.front import open_screen, sound, type_in, words


def test_a_part_larger_than_its_whole_is_said_to_be_impossible() -> None:
    front = open_screen("simulate")
    type_in(front, "employees", "37")
    front.button_group[0].set_value("G")
    sound(front.run())
    type_in(front, "board_seats", "6")
    assert "ne peuvent dépasser" not in words(front)
    type_in(front, "board_employee_seats", "60")
    found = words(front)
    assert "À corriger" in found
    assert "Les sièges occupés par des salariés ne peuvent dépasser les sièges" in found

"""The drawing is the table."""

from __future__ import annotations

import re

import pytest

from conditionality.dossier.drawing import MOST_ARROWS, diagram, page, rows
from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import SAME, Machine
from conditionality.dossier.states import MACHINES
from tests import repository

EVERY = pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda one: one.name)
ARROW = re.compile(r"^    (\S+) --> (\S+) : (\S+) ", re.MULTILINE)


def test_the_committed_drawing_is_that_of_the_tables() -> None:
    assert (repository.ROOT / "docs/workflow.md").read_text(encoding="utf-8") == page("fr")


@EVERY
def test_every_row_that_changes_the_state_is_an_arrow(machine: Machine) -> None:
    drawn = set(ARROW.findall(diagram(machine, "fr")))
    told = set()
    for move in machine.moves:
        if move.target != SAME:
            many = len(move.origins) > MOST_ARROWS
            starts = (f"ROW_{move.id}",) if many else tuple("[*]" if one == NOT_YET else one for one in move.origins)
            told |= {(start, move.target, move.id) for start in starts}
    assert drawn == told


@EVERY
def test_every_state_and_every_row_is_told(machine: Machine) -> None:
    text = diagram(machine, "en")
    assert all(f"\n    {state} : " in text for state in machine.states)
    assert {state for state in machine.states if f"\n    {state} --> [*]" in text} == machine.finals
    assert rows(machine, "en").count("\n") == len(machine.moves) + 1


@EVERY
def test_a_label_has_no_sign_that_ends_it(machine: Machine) -> None:
    for lang in ("fr", "en"):
        lines = diagram(machine, lang).splitlines()[2:-1]
        assert all(line.count(":") <= 1 and ";" not in line for line in lines)


def test_the_page_is_in_both_languages() -> None:
    assert page("en").startswith("# Life of a dossier\n")
    assert page().startswith("# Vie d’un dossier\n")

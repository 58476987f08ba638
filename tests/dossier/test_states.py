"""The seven tables together: complete, without contradiction, and every state can be reached and left."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import get_args

import pytest

from conditionality.dossier.kinds import NOT_YET, MachineName
from conditionality.dossier.machine import Machine, reached
from conditionality.dossier.states import HOMES, MACHINES, TABLES, move_of
from tests import repository

EVERY = pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda one: one.name)


def test_there_is_one_table_for_each_machine() -> None:
    assert tuple(MACHINES) == get_args(MachineName)
    assert all(machine.name == name for name, machine in MACHINES.items())


@EVERY
def test_the_states_are_those_of_the_rows(machine: Machine) -> None:
    assert set(machine.states) == reached(machine.moves)
    assert len(set(machine.states)) == len(machine.states)


@EVERY
def test_no_state_has_two_rows_for_one_event(machine: Machine) -> None:
    pairs = Counter((origin, move.event) for move in machine.moves for origin in move.origins)
    assert [pair for pair, times in pairs.items() if times > 1] == []


@EVERY
def test_every_state_is_reached_from_the_beginning(machine: Machine) -> None:
    seen, front = {NOT_YET}, [NOT_YET]
    while front:
        state = front.pop()
        after = {move.target_from(state) for move in machine.rows_from(state)} - seen
        seen |= after
        front += after
    assert seen - {NOT_YET} == set(machine.states)


@EVERY
def test_every_state_that_is_not_final_leads_to_one_that_is(machine: Machine) -> None:
    ends = set(machine.finals)
    while True:
        more = {origin for move in machine.moves for origin in move.origins if move.target_from(origin) in ends} - ends
        if not more:
            break
        ends |= more
    assert ends >= set(machine.states)


@EVERY
def test_a_machine_has_one_beginning(machine: Machine) -> None:
    assert len(machine.rows_from(NOT_YET)) == 1


@EVERY
def test_a_final_state_is_left_only_by_an_appeal_or_for_the_archives(machine: Machine) -> None:
    left = {
        move.event for state in machine.finals for move in machine.rows_from(state) if move.target_from(state) != state
    }
    assert left <= {"AppealLodged", "Archived"}


def test_an_event_belongs_to_one_table() -> None:
    assert sum(len(machine.events()) for machine in MACHINES.values()) == len(HOMES)


def test_every_row_has_a_number_and_a_role() -> None:
    for machine in MACHINES.values():
        assert all(re.fullmatch(r"[A-GT]\d\d", move.id) and move.who for move in machine.moves)


def test_every_row_of_the_procedure_is_there() -> None:
    told = {move.id for move in MACHINES["dossier"].moves}
    assert told == {f"T{number:02}" for number in range(1, 50)} | {"G01", "G02", "G03", "G04", "G05"}


def test_an_event_always_goes_to_the_same_kind_of_roles() -> None:
    for machine in MACHINES.values():
        for event in machine.events():
            assert len({move.who for move in machine.rows_of(event)}) == 1


def test_nobody_both_instructs_and_votes_by_role() -> None:
    voting = {role for move in MACHINES["motion"].rows_from("OPEN") if "Ballot" in move.event for role in move.who}
    instructing = {
        role for state in ("SUBMITTED", "INCOMPLETE", "COMPLETE") for move in MACHINES["dossier"].rows_from(state)
        for role in move.who
    }  # fmt: skip
    assert voting & instructing == set()


def test_an_overlay_is_not_a_state() -> None:
    assert not {"IMPLICIT_REFUSAL", "LITIGATION"} & {state for machine in MACHINES.values() for state in machine.states}
    for event in ("SilenceDatePassed", "LitigationFiled", "LitigationEnded"):
        assert all(
            move.target_from(origin) == origin for move in MACHINES["dossier"].rows_of(event) for origin in move.origins
        )


def test_a_row_is_found_by_state_and_event() -> None:
    found = move_of("dossier", "INCOMPLETE", "PiecesGiven")
    assert found is not None
    assert found.target_from("INCOMPLETE") == "SUBMITTED"
    assert move_of("dossier", "DRAFT", "Granted") is None
    assert move_of("dossier", "NOWHERE", "Granted") is None
    assert TABLES["dossier"]["ARCHIVED"].keys() == {"ClericalErrorCorrected"}


def test_the_table_of_the_dossier_is_the_one_written_by_hand() -> None:
    written: dict[tuple[str, str, str], set[str]] = {}
    for row in told_by_hand():
        for origin in row["from"].replace("-", NOT_YET).split():
            target = origin if row["to"] == "=" else row["to"]
            written.setdefault((row["id"], origin, target), set()).update(row["who"].split())
    coded: dict[tuple[str, str, str], set[str]] = {}
    for move in MACHINES["dossier"].moves:
        for origin in move.origins:
            coded.setdefault((move.id, origin, move.target_from(origin)), set()).update(move.who)
    assert coded == written


def test_what_is_added_to_the_procedure_has_its_page() -> None:
    pages = {path.name[:4] for path in repository.files() if path.match("docs/decisions/*.md")}
    assert {row["basis"] for row in told_by_hand()} - {"procedure"} <= pages


def told_by_hand() -> list[dict[str, str]]:
    """Read table A as a person wrote it down from the rules of the procedure."""
    text = (repository.ROOT / "tests/cases/dossier/procedure.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))

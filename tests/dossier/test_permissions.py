"""Who may do what: the whole matrix role by act by own or other's case, and the hands one already had in it."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import Any, get_args

import pytest

from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.case import NO_ORGANISATION, Case
from conditionality.dossier.fold import step
from conditionality.dossier.kinds import MachineName, Role
from conditionality.dossier.memory import INSTRUCTING, VOTING
from conditionality.dossier.permissions import (
    APPEAL_ACTS,
    EVERYBODY,
    OTHER_ACTS,
    Actor,
    Allowed,
    DenialReason,
    Denied,
    may,
    roles_of,
)
from conditionality.dossier.states import HOMES, MACHINES, TABLES
from tests import repository
from tests.dossier.made import SIRET, cases, made

MATRIX = tuple(
    csv.DictReader((repository.ROOT / "tests/cases/permissions/matrix.csv").read_text(encoding="utf-8").splitlines())
)
ELSEWHERE = "99999999900002"


def standing(act: str, table: MachineName) -> Case:
    """Give a case in a state from which the act is possible, visited by the person who acts."""
    state = MACHINES[table].rows_of(act)[0].origins[0] if act in HOMES else "READY"
    organisation = NO_ORGANISATION if table == "session" else SIRET
    visitors = frozenset[str]() if act in VOTING else frozenset({"p1", "p2"})
    return Case(table, organisation, state, visitors=visitors)


def test_the_matrix_holds_every_act_once() -> None:
    acts = [row["act"] for row in MATRIX]
    assert len(acts) == len(set(acts))
    assert set(acts) == set(ACTS) == set(HOMES) | set(OTHER_ACTS)
    assert all(row["table"] == HOMES.get(row["act"], "dossier") for row in MATRIX)


@pytest.mark.parametrize("row", MATRIX, ids=lambda one: str(one["act"]))
@pytest.mark.parametrize("whose", ["own", "other"])
def test_each_role_on_its_own_case_and_on_another(row: dict[str, Any], whose: str) -> None:
    case = standing(row["act"], row["table"])
    mine = SIRET if whose == "own" else ELSEWHERE
    allowed = {role for role in EVERYBODY if may(Actor("p1", role, frozenset({mine})), row["act"], case) == Allowed()}
    assert allowed == set(row[whose].split())


@pytest.mark.parametrize("told", cases("permissions/hands.json"), ids=lambda one: str(one["name"]))
def test_a_hand_already_had_in_it(told: dict[str, Any]) -> None:
    case = Case(
        told["table"],
        SIRET,
        told["state"],
        instructors=frozenset(told.get("instructors", ())),
        visitors=frozenset(told.get("visitors", ())),
        voters=frozenset(told.get("voters", ())),
        recused=frozenset(told.get("recused", ())),
    )
    actor = Actor("p1", told["role"], frozenset(told.get("organisations", ())), frozenset(told.get("interests", ())))
    answer = may(actor, told["act"], case, visitors_vote=told.get("visitors_vote", False))
    assert answer == (Allowed() if told["answer"] == "allowed" else Denied(told["answer"]))


def test_every_reason_of_a_denial_is_met() -> None:
    assert {told["answer"] for told in cases("permissions/hands.json")} - {"allowed"} == set(get_args(DenialReason))


def test_the_first_reason_is_the_one_of_the_list() -> None:
    everything = Case("motion", SIRET, "OPEN", instructors=frozenset({"p1"}), voters=frozenset({"p1"}))
    assert may(Actor("p1", "MEM"), "BallotCast", everything) == Denied("instructed")
    assert may(Actor("p1", "MEM"), "BallotCast", replace(everything, recused=frozenset({"p1"}))) == Denied("interested")


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_role_may_both_instruct_a_dossier_and_vote_on_it(role: Role) -> None:
    votes = any(role in roles_of(act) for act in VOTING)
    instructs = any(role in roles_of(act) for act in INSTRUCTING | APPEAL_ACTS)
    assert not (votes and instructs)


@pytest.mark.parametrize("role", ["AUD", "PUB"])
def test_who_only_looks_makes_no_event(role: Role) -> None:
    assert not [act for act in HOMES if role in roles_of(act)]


@pytest.mark.parametrize("table", get_args(MachineName))
def test_what_is_allowed_is_never_impossible_for_its_role_or_its_state(table: MachineName) -> None:
    everyone = frozenset({"p1", "p2"})
    for state, row in TABLES[table].items():
        for act in HOMES:
            case = Case(table, SIRET, state, visitors=frozenset() if act in VOTING else everyone)
            for role in EVERYBODY:
                actor = Actor("p1", role, frozenset({SIRET}) if role == "ENT" else frozenset())
                after = step(case, made(act, "p1", role))
                fits = isinstance(after, Case) or after.reason == "guard"
                assert isinstance(may(actor, act, case), Allowed) is fits is (act in row and role in row[act].who)


def test_a_ballot_by_proxy_is_that_of_the_member_who_is_represented() -> None:
    holder = Actor("m1", "MEM", on_behalf_of="m2")
    motion = Case("motion", SIRET, "OPEN", voters=frozenset({"m1"}))
    assert may(holder, "BallotCast", motion) == Allowed()
    assert may(Actor("m1", "MEM"), "BallotCast", motion) == Denied("already_voted")
    assert may(holder, "BallotCast", replace(motion, voters=frozenset({"m2"}))) == Denied("already_voted")
    assert may(holder, "BallotCast", replace(motion, recused=frozenset({"m2"}))) == Denied("interested")
    assert may(holder, "BallotCast", replace(motion, instructors=frozenset({"m2"}))) == Denied("instructed")
    assert may(holder, "BallotCast", replace(motion, visitors=frozenset({"m2"}))) == Denied("visited")

"""State = fold(log), for every state and every event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.dossier.case import Case
from conditionality.dossier.events import Entry, Erased
from conditionality.dossier.fold import Impossible, Reason, fold, step, why_not
from conditionality.dossier.kinds import NOT_YET, MachineName
from conditionality.dossier.states import HOMES, MACHINES, TABLES
from tests.dossier.made import DIGEST, cases, log, made


def standing(name: MachineName, state: str, kind: str) -> Case:
    """Give a case in a state, in which what the log can answer holds for this event."""
    return Case(name, state=state, heard=True, deferrals=int(kind != "Deferred"), avis="plan")


@pytest.mark.parametrize("name", get_args(MachineName))
def test_the_whole_table_every_state_and_every_event(name: MachineName) -> None:
    for state, row in TABLES[name].items():
        for kind in HOMES:
            case = standing(name, state, kind)
            after = step(case, made(kind))
            if kind in row:
                assert isinstance(after, Case), (state, kind, after)
                assert after.state == row[kind].target_from(state)
                assert after.height == 1
            else:
                assert isinstance(after, Impossible), (state, kind)
                assert after.state == state
                assert after.reason == why_not(case, kind) != "unknown_event"


@pytest.mark.parametrize("name", get_args(MachineName))
def test_a_row_is_for_its_roles_only(name: MachineName) -> None:
    for state, row in TABLES[name].items():
        for kind, move in row.items():
            case = standing(name, state, kind)
            found = step(case, made(kind, role="PUB"))
            assert isinstance(found, Impossible)
            assert found.reason == "role"
            assert all(isinstance(step(case, made(kind, role=role)), Case) for role in move.who)


@pytest.mark.parametrize("journey", cases("dossier/journeys.json"), ids=lambda one: str(one["name"]))
def test_a_journey_goes_where_it_was_told_by_hand(journey: dict[str, Any]) -> None:
    kinds = [kind for kind, _ in journey["steps"]]
    entries = [made(kind) for kind in kinds]
    for count, (_, state) in enumerate(journey["steps"], start=1):
        case = fold(journey["table"], entries[:count])
        assert isinstance(case, Case), case
        assert (case.state, case.height) == (state, count)


def test_each_table_has_a_journey() -> None:
    assert {journey["table"] for journey in cases("dossier/journeys.json")} == set(MACHINES)


def test_an_impossible_move_says_why_and_where() -> None:
    found = fold("dossier", log("Created", "Submitted", "Granted"))
    assert found == Impossible("not_from_here", "Granted", "SUBMITTED", 3)


@pytest.mark.parametrize(
    ("state", "kind", "reason"),
    [
        (NOT_YET, "Submitted", "not_begun"),
        ("DRAFT", "Created", "begun"),
        ("ARCHIVED", "Submitted", "ended"),
        ("DRAFT", "BallotCast", "other_table"),
        ("DRAFT", "Danced", "unknown_event"),
        ("DRAFT", "Granted", "not_from_here"),
    ],
)
def test_each_reason_has_its_case(state: str, kind: str, reason: Reason) -> None:
    assert why_not(Case("dossier", state=state), kind) == reason


def test_a_refusal_is_never_advised_before_the_enterprise_is_heard() -> None:
    unheard = log("Created", "Submitted", "DeclaredComplete", "Scored", "VisitSkipped", "PutOnAgenda", "ItemOpened")
    found = fold("dossier", (*unheard, made("RefusalAdvised")))
    assert isinstance(found, Impossible)
    assert (found.reason, found.guards) == ("guard", ("heard",))


def test_nothing_is_archived_under_a_legal_hold() -> None:
    held = Case("dossier", state="EXPIRED", overlays=frozenset({"LITIGATION"}))
    found = step(held, made("Archived"))
    assert isinstance(found, Impossible)
    assert found.guards == ("no_legal_hold",)
    freed = step(held, made("LitigationEnded"))
    assert isinstance(freed, Case)
    assert isinstance(step(freed, made("Archived")), Case)


NAMES = st.sampled_from(get_args(MachineName))


@st.composite
def any_events(draw: st.DrawFn) -> tuple[MachineName, list[Entry]]:
    name = draw(NAMES)
    kinds = draw(st.lists(st.sampled_from(sorted(HOMES)), max_size=12))
    return name, [made(kind) for kind in kinds]


@st.composite
def walks(draw: st.DrawFn) -> tuple[MachineName, list[Entry]]:
    """Give a log in which each event is in the table from the state before."""
    name = draw(NAMES)
    case, entries = Case(name), list[Entry]()
    for _ in range(draw(st.integers(0, 25))):
        row = TABLES[name][case.state]
        if not row:
            break
        kind = draw(st.sampled_from(sorted(row)))
        one = made(kind, role=draw(st.sampled_from(row[kind].who)), actor=draw(st.sampled_from(["p1", "p2", "p3"])))
        after = step(case, one)
        if isinstance(after, Case):
            case = after
            entries.append(one)
    return name, entries


@given(any_events())
def test_events_at_random_never_reach_an_unknown_state(drawn: tuple[MachineName, list[Entry]]) -> None:
    name, entries = drawn
    case = Case(name)
    for one in entries:
        after = step(case, one)
        if isinstance(after, Case):
            case = after
        assert case.state in {NOT_YET, *MACHINES[name].states}


@given(walks(), st.data())
def test_the_beginning_of_a_log_folds_and_the_rest_goes_on_from_there(
    drawn: tuple[MachineName, list[Entry]], data: st.DataObject
) -> None:
    name, entries = drawn
    cut = data.draw(st.integers(0, len(entries)))
    case = fold(name, entries[:cut])
    for one in entries[cut:]:
        assert isinstance(case, Case)
        case = step(case, one)
    assert case == fold(name, entries)


@given(walks(), st.sampled_from(sorted(HOMES)))
def test_what_is_impossible_changes_nothing(drawn: tuple[MachineName, list[Entry]], kind: str) -> None:
    name, entries = drawn
    case = fold(name, entries)
    assert isinstance(case, Case)
    before = replace(case)
    found = step(case, made(kind, role="PUB"))
    assert isinstance(found, Impossible)
    assert case == before
    assert fold(name, [*entries, made(kind, role="PUB"), *entries]) == found


@given(walks())
def test_erasing_the_payloads_leaves_the_state(drawn: tuple[MachineName, list[Entry]]) -> None:
    name, entries = drawn
    whole, erased = fold(name, entries), fold(name, [replace(one, payload=Erased(DIGEST)) for one in entries])
    assert isinstance(whole, Case)
    assert isinstance(erased, Case)
    told = ("state", "height", "overlays", "avis", "decision", "heard", "deferrals", "call", "instructors", "voters")
    assert all(getattr(whole, field) == getattr(erased, field) for field in told)

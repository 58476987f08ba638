"""What events leave behind beside the state."""

from __future__ import annotations

from dataclasses import replace

from conditionality.dossier.case import Case
from conditionality.dossier.events import EVENTS, Entry
from conditionality.dossier.fold import fold
from conditionality.dossier.memory import AVIS, DECISIONS, EXPLICIT, HEARD, INSTRUCTING, VOTING, remember
from conditionality.dossier.permissions import APPEAL_ACTS
from tests.dossier.made import log, made


def after(*entries: Entry) -> Case:
    found = fold("dossier", entries)
    assert isinstance(found, Case), found
    return found


def test_every_named_event_exists() -> None:
    assert {*AVIS, *DECISIONS, *EXPLICIT, *HEARD, *INSTRUCTING, *VOTING, *APPEAL_ACTS} <= set(EVENTS)


def test_an_explicit_decision_takes_the_place_of_an_implicit_refusal() -> None:
    silent = after(*log("Created", "Submitted", "SilenceDatePassed"))
    assert silent.overlays == {"IMPLICIT_REFUSAL"}
    assert after(*log("Created", "Submitted", "SilenceDatePassed", "FoundIneligible")).overlays == frozenset()


def test_who_instructed_is_remembered_and_the_clock_is_no_instructor() -> None:
    entries = (
        *log("Created", "Submitted"),
        made("DeclaredComplete", "anna", "STAFF"),
        made("Scored", "clock", "SYS"),
        made("VisitSkipped", "bela", "STAFF"),
    )
    assert after(*entries).instructors == {"anna", "bela"}


def test_the_visitors_are_those_confirmed_with_the_reserve_that_came() -> None:
    entries = (
        *log("Created", "Submitted", "DeclaredComplete", "Scored", "SelectedForVisit"),
        made("PairAssigned", visitors=("v1", "v2"), reserve=("v3",)),
        made("ReserveCalled", replaced="v1", replacement="v3"),
    )
    assert after(*entries).visitors == {"v2", "v3"}
    assert after(*entries[:-1]).visitors == {"v1", "v2"}


def test_avis_decision_and_calls_are_remembered() -> None:
    kinds = ("Created", "Submitted", "DeclaredComplete", "Scored", "VisitSkipped", "PutOnAgenda", "ItemOpened")
    missed = after(*log(*kinds, "QuorumMissed"))
    assert (missed.call, missed.avis) == (2, "none_yet")
    assert after(*log(*kinds, "QuorumMissed", "RemovedFromAgenda", "PutOnAgenda")).call == 1
    told = after(*log(*kinds, "AcceptanceAdvised", "SentToRegion", "Granted"))
    assert (told.avis, told.decision) == ("accept", "granted")


def test_members_out_of_the_item_are_remembered() -> None:
    entries = (
        *log("Created", "Submitted", "DeclaredComplete", "Scored", "VisitSkipped", "PutOnAgenda"),
        made("ItemOpened", recused=("m1",)),
    )
    assert after(*entries).recused == {"m1"}


def test_a_visit_refused_is_flagged() -> None:
    entries = log(
        "Created", "Submitted", "DeclaredComplete", "Scored", "SelectedForVisit", "PairAssigned", "VisitRefused"
    )
    assert after(*entries).visit_refused


def test_voters_recusals_and_challenges_are_remembered() -> None:
    motion = fold("motion", (*log("MotionDrafted", "MotionMoved", "BallotOpened"), made("BallotCast", "m1")))
    assert isinstance(motion, Case)
    assert motion.voters == {"m1"}
    by_proxy = replace(made("BallotCast", "m1"), on_behalf_of="m2")
    assert remember(motion, by_proxy, "OPEN").voters == {"m1", "m2"}
    recused = remember(Case("session"), made("RecusalDeclared", "m2", dossier="D-1"), "OPEN")
    assert (set(recused.recusals), recused.state, recused.height) == ({("m2", "D-1")}, "OPEN", 1)
    assert remember(Case("visit"), made("VisitorChallenged"), "DUE").challenged

"""What must hold before a row is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from conditionality.dossier.case import Avis, Case
from conditionality.dossier.events import Entry, Erased
from conditionality.dossier.guards import KNOWN, asked_of_desk, broken, departs, unmet
from conditionality.dossier.machine import Guard
from conditionality.dossier.states import move_of
from tests.dossier.made import DIGEST, made

BECAUSE = ("because",)


@pytest.mark.parametrize(
    ("avis", "kind", "told"),
    [
        ("accept", "Granted", False),
        ("accept", "GrantedWithPlan", True),
        ("accept", "Refused", True),
        ("plan", "GrantedWithPlan", False),
        ("plan", "Granted", True),
        ("refuse", "Refused", False),
        ("refuse", "Granted", True),
        ("not_reached", "Granted", False),
        ("not_reached", "Refused", False),
        ("accept", "SentBackByRegion", False),
    ],
)
def test_an_act_departs_when_it_is_not_the_one_advised(avis: Avis, kind: str, told: bool) -> None:
    assert departs(Case("dossier", avis=avis), kind) is told


@pytest.mark.parametrize(
    ("case", "entry", "told"),
    [
        (Case("dossier", state="SENT_TO_REGION", avis="accept"), made("Refused", departure=()), False),
        (Case("dossier", state="SENT_TO_REGION", avis="accept"), made("Refused", departure=BECAUSE), True),
        (Case("dossier", state="SENT_TO_REGION", avis="refuse"), made("Refused", departure=()), True),
        (Case("dossier", state="SENT_TO_REGION", avis="refuse"), made("Granted", departure=()), False),
        (Case("dossier", state="SENT_TO_REGION", avis="accept"), made("GrantedWithPlan", departure=()), False),
        (Case("dossier", state="SENT_TO_REGION", avis="accept"), made("PlanDeclined"), False),
        (Case("dossier", state="AVIS_PLAN", avis="plan"), made("PlanDeclined"), True),
        (Case("dossier", state="IN_DELIBERATION"), made("Deferred", asked_by="assembly"), True),
        (Case("dossier", state="IN_DELIBERATION", deferrals=1), made("Deferred", asked_by="assembly"), False),
        (Case("dossier", state="IN_DELIBERATION", deferrals=1), made("Deferred", asked_by="enterprise"), True),
        (Case("dossier", state="IN_DELIBERATION"), made("AvisNotReached"), False),
        (Case("dossier", state="IN_DELIBERATION", deferrals=1), made("AvisNotReached"), True),
        (Case("dossier", state="IN_DELIBERATION"), made("RefusalAdvised"), False),
        (Case("dossier", state="IN_DELIBERATION", heard=True), made("RefusalAdvised"), True),
        (Case("dossier", state="EXPIRED", overlays=frozenset({"LITIGATION"})), made("Archived"), False),
        (Case("dossier", state="DRAFT"), made("ClericalErrorCorrected", "p1", second_person="p1"), False),
        (Case("dossier", state="DRAFT"), made("ClericalErrorCorrected", "p1", second_person="p2"), True),
        (Case("dossier", state="VISIT_PLANNED"), made("VisitReportSigned", signed_by=("p1", "p1")), False),
        (Case("dossier", state="VISIT_PLANNED"), made("VisitReportSigned", signed_by=("p1", "p2")), True),
        (Case("session", state="MINUTES_DRAFT"), made("MinutesSigned", signed_by=("p1", "p1")), False),
        (Case("visit", state="PROPOSED", challenged=True), made("VisitorChallenged"), False),
        (Case("visit", state="PROPOSED"), made("VisitorChallenged"), True),
    ],
)
def test_the_log_answers(case: Case, entry: Entry, told: bool) -> None:
    move = move_of(case.machine, case.state, entry.kind)
    assert move is not None
    assert (not broken(move, case, entry)) is told


@pytest.mark.parametrize("kind", ["Refused", "Granted"])
def test_an_erased_payload_breaks_nothing(kind: str) -> None:
    case = Case("dossier", state="SENT_TO_REGION", avis="plan")
    move = move_of("dossier", case.state, kind)
    assert move is not None
    assert broken(move, case, replace(made(kind), payload=Erased(DIGEST))) == ()


def test_the_desk_is_asked_the_rest() -> None:
    move = move_of("dossier", "IN_DELIBERATION", "RefusalAdvised")
    assert move is not None
    assert asked_of_desk(move) == ("motion_adopted", "cited_a_listed_ground")
    assert unmet(move, frozenset({"motion_adopted"})) == ("cited_a_listed_ground",)
    assert unmet(move, frozenset(asked_of_desk(move))) == ()


def test_the_log_answers_known_guards_only() -> None:
    assert set(KNOWN) <= set(get_args(Guard))

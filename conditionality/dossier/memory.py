"""What an event leaves behind beside the state: the avis, the decision, who had a hand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from conditionality.dossier.assembly_events import PairProposed, RecusalDeclared, VisitConfirmed, VisitorReplaced
from conditionality.dossier.case import Avis, Case, Decision
from conditionality.dossier.deliberation_events import ItemOpened
from conditionality.dossier.events import Entry
from conditionality.dossier.request_events import PairAssigned, ReserveCalled

AVIS: Mapping[str, Avis] = {
    "AcceptanceAdvised": "accept",
    "PlanAdvised": "plan",
    "RefusalAdvised": "refuse",
    "AvisNotReached": "not_reached",
}

DECISIONS: Mapping[str, Decision] = {
    "Granted": "granted",
    "GrantedOnAppeal": "granted",
    "GrantedWithPlan": "granted_with_plan",
    "GrantedWithPlanOnAppeal": "granted_with_plan",
    "Refused": "refused",
    "RefusedOnAppeal": "refused",
}

EXPLICIT = frozenset({*DECISIONS, "FoundIneligible"})
"""Explicit decisions: each takes the place of an implicit refusal."""

INSTRUCTING = frozenset({
    "PiecesAsked",
    "ClosedWithoutAction",
    "DeclaredComplete",
    "FoundIneligible",
    "Scored",
    "VisitSkipped",
    "ContradictoryOpened",
})  # fmt: skip
"""Acts by which the region's staff instruct a dossier."""

VOTING = frozenset({"BallotCast", "SecretBallotTaken"})

HEARD = frozenset({"Answered", "AnswerTimePassed"})


def remember(case: Case, entry: Entry, state: str) -> Case:
    """Give the case in its new state, with what the entry leaves behind."""
    moved = replace(case, state=state, height=case.height + 1)
    return _persons(_facts(_overlays(moved, entry), entry), entry)


def _overlays(case: Case, entry: Entry) -> Case:
    match entry.kind:
        case "SilenceDatePassed":
            return replace(case, overlays=case.overlays | {"IMPLICIT_REFUSAL"})
        case "LitigationFiled":
            return replace(case, overlays=case.overlays | {"LITIGATION"})
        case "LitigationEnded":
            return replace(case, overlays=case.overlays - {"LITIGATION"})
    return replace(case, overlays=case.overlays - {"IMPLICIT_REFUSAL"}) if entry.kind in EXPLICIT else case


def _facts(case: Case, entry: Entry) -> Case:
    kind = entry.kind
    return replace(
        case,
        avis=AVIS.get(kind, case.avis),
        decision=DECISIONS.get(kind, case.decision),
        heard=case.heard or kind in HEARD,
        deferrals=case.deferrals + (kind == "Deferred"),
        call=2 if kind == "QuorumMissed" else 1 if kind == "PutOnAgenda" else case.call,
        challenged=case.challenged or kind == "VisitorChallenged",
        visit_refused=case.visit_refused or kind == "VisitRefused",
    )


def _persons(case: Case, entry: Entry) -> Case:
    if entry.role == "STAFF" and entry.kind in INSTRUCTING:
        case = replace(case, instructors=case.instructors | {entry.actor})
    if entry.kind in VOTING:
        case = replace(case, voters=case.voters | {entry.on_behalf_of or entry.actor})
    match entry.payload:
        case PairAssigned(visitors=pair) | PairProposed(visitors=pair) | VisitConfirmed(visitors=pair):
            return replace(case, visitors=frozenset(pair))
        case ReserveCalled(replaced=old, replacement=new) | VisitorReplaced(replaced=old, replacement=new):
            return replace(case, visitors=(case.visitors - {old}) | {new})
        case ItemOpened(recused=recused):
            return replace(case, recused=case.recused | frozenset(recused))
        case RecusalDeclared(dossier=dossier):
            return replace(case, recusals=case.recusals | {(entry.actor, dossier)})
    return case

"""What must hold before a row is taken: what the log itself can answer, and what only the desk knows.

An erased payload breaks nothing: what it said was checked when it was filed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conditionality.dossier.award_events import ClericalErrorCorrected, Granted, GrantedWithPlan, Refused
from conditionality.dossier.case import Avis, Case
from conditionality.dossier.deliberation_events import Deferred
from conditionality.dossier.events import Entry
from conditionality.dossier.machine import Guard, Move

FOLLOWS: Mapping[str, Avis] = {"Granted": "accept", "GrantedWithPlan": "plan", "Refused": "refuse"}
"""The region's act, and the avis it follows."""


def departs(case: Case, kind: str) -> bool:
    """Tell whether an act of the region goes against the avis; without an avis nothing is departed from."""
    return case.avis in FOLLOWS.values() and FOLLOWS.get(kind, case.avis) != case.avis


def _reason_if_departing(case: Case, entry: Entry) -> bool:
    match entry.payload:
        case Granted(departure=said) | GrantedWithPlan(departure=said) | Refused(departure=said):
            return bool(said) or not departs(case, entry.kind)
    return True


def _deferred_never_or_asked(case: Case, entry: Entry) -> bool:
    asked = not isinstance(entry.payload, Deferred) or entry.payload.asked_by == "enterprise"
    return case.deferrals == 0 or asked


def _second_person(_case: Case, entry: Entry) -> bool:
    return not isinstance(entry.payload, ClericalErrorCorrected) or entry.payload.second_person != entry.actor


def _two_signatures(_case: Case, entry: Entry) -> bool:
    signed = getattr(entry.payload, "signed_by", None)
    return signed is None or len(set(signed)) > 1


KNOWN: Mapping[Guard, Callable[[Case, Entry], bool]] = {
    "already_deferred": lambda case, _: case.deferrals > 0,
    "avis_was_plan": lambda case, _: case.avis == "plan",
    "both_visitors_signed": _two_signatures,
    "chair_and_secretary_signed": _two_signatures,
    "deferred_never_or_enterprise_asks": _deferred_never_or_asked,
    "first_challenge": lambda case, _: not case.challenged,
    "heard": lambda case, _: case.heard,
    "no_legal_hold": lambda case, _: "LITIGATION" not in case.overlays,
    "reason_if_departing_from_avis": _reason_if_departing,
    "second_person_confirmed": _second_person,
}
"""Guards that the log answers, and how; the fold holds them."""


def broken(move: Move, case: Case, entry: Entry) -> tuple[Guard, ...]:
    """Give the guards of a row that the log itself shows not to hold."""
    return tuple(guard for guard in move.needs if guard in KNOWN and not KNOWN[guard](case, entry))


def asked_of_desk(move: Move) -> tuple[Guard, ...]:
    """Give the guards of a row that the log cannot answer."""
    return tuple(guard for guard in move.needs if guard not in KNOWN)


def unmet(move: Move, held: frozenset[Guard]) -> tuple[Guard, ...]:
    """Give the guards that the desk was asked about and did not find to hold."""
    return tuple(guard for guard in asked_of_desk(move) if guard not in held)

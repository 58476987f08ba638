"""Every state and every event of the seven machines: the tables A to F of the rules of the procedure, put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from conditionality.dossier.assembly_moves import MOTION, MOTION_STATES, SESSION, SESSION_STATES, VISIT, VISIT_STATES
from conditionality.dossier.award_moves import AWARD, FINALS, STATES
from conditionality.dossier.follow_up_moves import (
    ACTION,
    ACTION_STATES,
    PLAN,
    PLAN_STATES,
    REPORT,
    REPORT_STATES,
)
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.machine import Machine, Move
from conditionality.dossier.request_moves import REQUEST

MACHINES: Mapping[MachineName, Machine] = {
    "dossier": Machine("dossier", STATES, frozenset({*FINALS, "DELETED", "ARCHIVED"}), (*REQUEST, *AWARD)),
    "report": Machine("report", REPORT_STATES, frozenset({"CLOSED"}), REPORT),
    "plan": Machine("plan", PLAN_STATES, frozenset({"CLOSED_MET", "CLOSED_PARTLY", "FAILED"}), PLAN),
    "action": Machine("action", ACTION_STATES, frozenset({"DONE_VERIFIED", "DROPPED"}), ACTION),
    "visit": Machine("visit", VISIT_STATES, frozenset({"CLOSED", "CANCELLED"}), VISIT),
    "session": Machine("session", SESSION_STATES, frozenset({"PUBLISHED"}), SESSION),
    "motion": Machine("motion", MOTION_STATES, frozenset({"PROCLAIMED"}), MOTION),
}

TABLES: Mapping[MachineName, Mapping[str, Mapping[str, Move]]] = {
    name: machine.table() for name, machine in MACHINES.items()
}
"""The law: machine, state, event, row."""

HOMES: Mapping[str, MachineName] = {event: name for name in get_args(MachineName) for event in MACHINES[name].events()}
"""Machine of each event; no two machines share an event name (tested)."""


def move_of(machine: MachineName, state: str, event: str) -> Move | None:
    """Give the row that an event takes from a state; None when there is no such row.

    >>> move_of("dossier", "DRAFT", "Submitted").target
    'SUBMITTED'
    """
    return TABLES[machine].get(state, {}).get(event)

"""State = fold(log): each entry takes one row of the table, or is impossible and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from conditionality.dossier.case import NO_ORGANISATION, Case
from conditionality.dossier.events import Entry
from conditionality.dossier.guards import broken
from conditionality.dossier.kinds import NOT_YET, MachineName
from conditionality.dossier.machine import Guard
from conditionality.dossier.memory import remember
from conditionality.dossier.states import HOMES, MACHINES, move_of

Reason = Literal["unknown_event", "other_table", "not_begun", "begun", "ended", "not_from_here", "role", "guard"]
"""Why a move is impossible. `ended`: the state is final."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """A move that the table does not have; nothing changed.

    Attributes:
        reason: Why.
        kind: Name of the event.
        state: Where the subject stands, and stays.
        position: Number of the entry in the log, from 1.
        guards: What does not hold, when that is the reason.
    """

    reason: Reason
    kind: str
    state: str
    position: int
    guards: tuple[Guard, ...] = ()


def step(case: Case, entry: Entry) -> Case | Impossible:
    """Take one entry: give the case after it, or why it is impossible."""
    move = move_of(case.machine, case.state, entry.kind)
    if move is None:
        return _impossible(case, entry, why_not(case, entry.kind))
    if entry.role not in move.who:
        return _impossible(case, entry, "role")
    failing = broken(move, case, entry)
    if failing:
        return _impossible(case, entry, "guard", failing)
    return remember(case, entry, move.target_from(case.state))


def fold(machine: MachineName, log: Iterable[Entry], organisation: str = NO_ORGANISATION) -> Case | Impossible:
    """Read a whole log, oldest entry first; stop at the first that is impossible."""
    case = Case(machine, organisation)
    for entry in log:
        after = step(case, entry)
        if isinstance(after, Impossible):
            return after
        case = after
    return case


def why_not(case: Case, kind: str) -> Reason:
    """Say why no row of the table has this event from this state."""
    if kind not in HOMES:
        return "unknown_event"
    if HOMES[kind] != case.machine:
        return "other_table"
    if case.state == NOT_YET:
        return "not_begun"
    if any(NOT_YET in move.origins for move in MACHINES[case.machine].rows_of(kind)):
        return "begun"
    return "ended" if case.state in MACHINES[case.machine].finals else "not_from_here"


def _impossible(case: Case, entry: Entry, reason: Reason, guards: tuple[Guard, ...] = ()) -> Impossible:
    return Impossible(reason, entry.kind, case.state, case.height + 1, guards)

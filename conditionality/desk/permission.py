"""Who may read what: the same question as for an act, asked before anything is shown."""

from __future__ import annotations

from sqlalchemy import Connection

from conditionality.desk.cases import gathered
from conditionality.desk.mandates import Hand, actor_of
from conditionality.desk.outcome import deny
from conditionality.dossier.case import Case
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.permissions import DenialReason, Denied, may


def denied_on(connection: Connection, hand: Hand, act: str, case: Case) -> DenialReason | None:
    """Give why a person may not do an act on a case that is gathered already; nothing when the person may."""
    actor = actor_of(connection, hand)
    if actor is None:
        return "role"
    match may(actor, act, case):
        case Denied(reason=reason):
            return reason
    return None


def allow(connection: Connection, hand: Hand, act: str, subject: str, machine: MachineName = "dossier") -> None:
    """Go on when a person may do an act on a subject, or read it.

    Raises:
        StoppedError: The person may not.
    """
    if reason := denied_on(connection, hand, act, gathered(connection, subject, machine)):
        raise deny(act, reason)


def denied(connection: Connection, hand: Hand, act: str, subject: str, machine: MachineName = "dossier") -> str:
    """Give why a person may not do an act now, for the screen that greys its button; empty when the person may."""
    return denied_on(connection, hand, act, gathered(connection, subject, machine)) or ""

"""Which acts of the region are possible on a dossier now, and why the others are not: a screen greys by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from conditionality.desk.cases import gathered
from conditionality.desk.certificates import FAVOURABLE, certificates_of, in_force
from conditionality.desk.mandates import Hand, actor_of
from conditionality.desk.office import Office
from conditionality.dossier.case import Case
from conditionality.dossier.guards import asked_of_desk
from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import Guard
from conditionality.dossier.permissions import Actor, DenialReason, Denied, may
from conditionality.dossier.states import HOMES, MACHINES, move_of

Reason = DenialReason | Literal["no_key", "one_in_force", "none_in_force", ""]
"""`no_key`: nothing to seal with; `one_in_force`, `none_in_force`: of the certificates; empty: the act is possible."""

READ = "read_case"
BY_ENGINE = frozenset({"Rescored"})
"""Acts that the staff asks for and the engine does."""

ISSUE, REVOKE = "CertificateIssued", "CertificateRevoked"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an act is possible.

    Attributes:
        reason: Why not.
        origins: States from which it is.
        needs: What the desk will look at when it is done.
    """

    act: str
    reason: Reason
    origins: tuple[str, ...] = ()
    needs: tuple[Guard, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether it is possible."""
        return not self.reason


def standings(office: Office, hand: Hand, dossier: str, acts: Iterable[str]) -> tuple[Standing, ...]:
    """Tell of each act whether the person may do it now; nothing is decided here, the desk asks again.

    Args:
        acts: Names of events of the table of dossiers, or of the register of certificates.
    """
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        if actor is None:
            return tuple(Standing(one, "role") for one in acts)
        case = gathered(connection, dossier, "dossier")
        beside = _beside(office, connection, hand, case, dossier)
        return tuple(_standing(actor, case, one, beside) for one in acts)


def _standing(actor: Actor, case: Case, act: str, beside: Mapping[str, Reason]) -> Standing:
    if act in beside:
        return Standing(act, _denial(actor, READ, case) or beside[act], tuple(sorted(FAVOURABLE)))
    origins = tuple(state for move in MACHINES[HOMES[act]].rows_of(act) for state in move.origins if state != NOT_YET)
    move = move_of("dossier", case.state, act)
    needs = asked_of_desk(move) if move is not None else ()
    if act in BY_ENGINE:
        reason = _denial(actor, READ, case) or _denial(Actor("", "SYS"), act, case)
        return Standing(act, reason if actor.role == "STAFF" else "role", origins, needs)
    return Standing(act, _denial(actor, act, case), origins, needs)


def _denial(actor: Actor, act: str, case: Case) -> Reason:
    match may(actor, act, case):
        case Denied(reason=reason):
            return reason
    return ""


def _beside(office: Office, connection: Connection, hand: Hand, case: Case, dossier: str) -> dict[str, Reason]:
    """Give what stands against the acts on certificates."""
    if hand.role != "STAFF":
        return {ISSUE: "role", REVOKE: "role"}
    standing = any(not row["revoked_on"] for row in certificates_of(connection, dossier))
    issue: Reason = ""
    if case.state not in FAVOURABLE:
        issue = "not_from_here"
    elif office.authority is None:
        issue = "no_key"
    elif in_force(connection, dossier, hand.today):
        issue = "one_in_force"
    return {ISSUE: issue, REVOKE: "" if standing else "none_in_force"}

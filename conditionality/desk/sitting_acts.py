"""Which acts of a sitting are possible now, and why the others are not: a screen greys by it, the desk asks again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection

from conditionality.assembly.conflicts import unanswered
from conditionality.assembly.labels import MOTIONS
from conditionality.desk.cases import case_of, dossier_of, gathered, log_of, session_of
from conditionality.desk.floor import Room, conflicts_of, facts_of, last, missed_in, recusals_of, roll_digest, room_of
from conditionality.desk.items import quorum_slips
from conditionality.desk.mandates import Hand, actor_of
from conditionality.desk.motions import motion_of, open_ballot_of, order_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import StoppedError
from conditionality.desk.papers import version_of
from conditionality.desk.points import POINTS, stands_on
from conditionality.desk.sitting_slips import named
from conditionality.dossier.assembly_events import MinutesSigned
from conditionality.dossier.kinds import NOT_YET, MachineName
from conditionality.dossier.permissions import Actor, DenialReason, Denied, may
from conditionality.dossier.states import HOMES, MACHINES
from conditionality.findings import Finding, finding
from conditionality.wording.speech import Lang, say

LANGS: tuple[Lang, ...] = get_args(Lang)

SECOND_CALL, CLOSE_ITEM = "QuorumMissed", "Deferred"
BY_CHAIR: Mapping[str, frozenset[str]] = {
    SECOND_CALL: frozenset({"ON_AGENDA", "IN_DELIBERATION"}),
    CLOSE_ITEM: frozenset({"IN_DELIBERATION"}),
}
"""Acts that the chair asks for and the engine writes, with the states in which it may."""

ASKED_AS = "ItemOpened"
"""Act of the chair that tells whose they are."""


@dataclass(frozen=True, slots=True)
class ActStand:
    """Whether an act is possible.

    Attributes:
        act: Name of the event.
        subject: Session, dossier or motion.
        reason: Why the person may not.
        origins: States of its table from which it is possible.
        slips: What stands against it though the person may.
    """

    act: str
    subject: str
    machine: MachineName
    reason: DenialReason | Literal[""] = ""
    origins: tuple[str, ...] = ()
    slips: tuple[Finding, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether it is possible."""
        return not self.reason and not self.slips

    @property
    def spoken(self) -> str:
        """Give the act whose roles are told."""
        return ASKED_AS if self.act in BY_CHAIR else self.act


Slips = Callable[[Connection, Hand, str], Iterable[Finding]]


def stands(office: Office, hand: Hand, subject: str, machine: MachineName, acts: Iterable[str]) -> tuple[ActStand, ...]:
    """Tell of each act on a subject whether the person may do it now.

    Args:
        machine: Table of the subject.
        acts: Names of events of that table; of a dossier also `RollCalled` and `RecusalDeclared` about it.
    """
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        found = []
        for act in acts:
            home = HOMES[act]
            on = session_of(connection, subject) if machine == "dossier" and home == "session" else subject
            origins = _origins(act)
            reason = "role" if actor is None else _reason(connection, actor, act, on, home)
            slips = () if reason else _slips(connection, hand, act, subject)
            found.append(ActStand(act, subject, home, reason, origins, slips))
        return tuple(found)


def _origins(act: str) -> tuple[str, ...]:
    if act in BY_CHAIR:
        return tuple(sorted(BY_CHAIR[act]))
    return tuple(one for move in MACHINES[HOMES[act]].rows_of(act) for one in move.origins if one != NOT_YET)


def _reason(
    connection: Connection, actor: Actor, act: str, subject: str, machine: MachineName
) -> DenialReason | Literal[""]:
    case = gathered(connection, subject, machine)
    if act in BY_CHAIR and actor.role != "CHAIR":
        return "role"
    match may(actor, "read_case" if act in BY_CHAIR else act, case):
        case Denied(reason=reason):
            return reason
    return "not_from_here" if act in BY_CHAIR and case.state not in BY_CHAIR[act] else ""


def _slips(connection: Connection, hand: Hand, act: str, subject: str) -> tuple[Finding, ...]:
    try:
        return named(connection, SLIPS[act](connection, hand, subject)) if act in SLIPS else ()
    except StoppedError as fault:
        return fault.why.findings


def _opened(connection: Connection, hand: Hand, session: str) -> Iterator[Finding]:
    day = room_of(connection, session).day
    if hand.today != day:
        yield finding("hearing-other-day", given=hand.today, day=day)


def _closed(connection: Connection, _: Hand, session: str) -> Iterator[Finding]:
    for dossier in room_of(connection, session).dossiers:
        state = case_of(connection, dossier, "dossier").state
        if running := open_ballot_of(connection, dossier):
            yield finding("hearing-ballot-running", given=running)
        elif state == "IN_DELIBERATION":
            yield finding("hearing-item-open", given=dossier)
        elif state == "ON_AGENDA" and not missed_in(connection, session, dossier):
            yield finding("hearing-item-left", given=dossier)


def _any_running(connection: Connection, _: Hand, session: str) -> Iterator[Finding]:
    running = (open_ballot_of(connection, one) for one in room_of(connection, session).dossiers)
    yield from (finding("hearing-ballot-running", given=one) for one in running if one)


def _running(connection: Connection, _: Hand, dossier: str) -> Iterator[Finding]:
    if running := open_ballot_of(connection, dossier):
        yield finding("hearing-ballot-running", given=running)


def _declared(connection: Connection, hand: Hand, dossier: str) -> Iterator[Finding]:
    told = recusals_of(connection, session_of(connection, dossier), dossier)
    if any(one.person == hand.person for one in told):
        yield finding("hearing-declared-already")
    yield from _running(connection, hand, dossier)


def _openable(connection: Connection, dossier: str) -> Iterator[Finding]:
    """Say why an item cannot be opened or voted, the quorum left out."""
    room = room_of(connection, session_of(connection, dossier))
    if room.state != "OPEN":
        yield finding("hearing-session-not-open", given=room.session)
    elif not roll_digest(room.log, dossier):
        yield finding("hearing-roll-missing", given=dossier)
    elif (ties := conflicts_of(connection, dossier)) is not None:
        facts = facts_of(connection, room, dossier)
        there = (one for one in unanswered(ties, facts.recusals) if one.given in facts.roll.present)
        yield from (finding("hearing-tie-unanswered", given=one.given) for one in there)


def _quorum(connection: Connection, hand: Hand, dossier: str) -> tuple[Finding, ...]:
    return quorum_slips(facts_of(connection, _room(connection, dossier), dossier, hand.person))


def _room(connection: Connection, dossier: str) -> Room:
    return room_of(connection, session_of(connection, dossier))


def _item_opened(connection: Connection, hand: Hand, dossier: str) -> Iterator[Finding]:
    slips = tuple(_openable(connection, dossier))
    yield from slips or _quorum(connection, hand, dossier)


def _second_call(connection: Connection, hand: Hand, dossier: str) -> Iterator[Finding]:
    slips = (*_openable(connection, dossier), *_running(connection, hand, dossier))
    yield from slips
    if not slips and not _quorum(connection, hand, dossier):
        yield finding("hearing-quorum-there", given=dossier)


def _item_closed(connection: Connection, hand: Hand, dossier: str) -> Iterator[Finding]:
    yield from _running(connection, hand, dossier)
    order = order_of(connection, dossier, session_of(connection, dossier))
    if order.default is not None or not order.tried:
        words: dict[str, Any] = {f"motion_{lang}": say(lang, MOTIONS[order.default or "accept"]) for lang in LANGS}
        yield finding("hearing-motion-left", **words)


def _sent(connection: Connection, _: Hand, dossier: str) -> Iterator[Finding]:
    session = session_of(connection, dossier)
    if last(log_of(connection, session), MinutesSigned) is None:
        yield finding("hearing-minutes-unsigned", given=session)


def _motion_drafted(connection: Connection, _: Hand, motion: str) -> Iterator[Finding]:
    dossier = dossier_of(motion)
    state = case_of(connection, dossier, "dossier").state
    if state not in POINTS:
        if state != "IN_DELIBERATION":
            yield finding("hearing-item-shut", given=dossier)
        return
    room = _room(connection, dossier)
    if stands_on(connection, dossier) != room.session:
        yield finding("hearing-not-on-agenda", given=dossier)
    elif room.state != "OPEN":
        yield finding("hearing-session-not-open", given=room.session)


def _ballot_opened(connection: Connection, hand: Hand, motion: str) -> Iterator[Finding]:
    dossier, found = dossier_of(motion), motion_of(connection, motion)
    if shut := tuple(_motion_drafted(connection, hand, motion)):
        yield from shut
        return
    yield from (*_openable(connection, dossier), *_running(connection, hand, dossier))
    if found is not None:
        order = order_of(connection, dossier, found.text.session)
        why = order.why_not(found.kind, enterprise_asks=found.text.enterprise_asks)
        yield from () if why is None else (why,)
        if found.kind == "plan" and version_of(connection, dossier) is None:
            yield finding("hearing-plan-missing", given=dossier)
    yield from _quorum(connection, hand, dossier)


SLIPS: Mapping[str, Slips] = {
    "SessionOpened": _opened,
    "ProxyGiven": _any_running,
    "SessionClosed": _closed,
    "RollCalled": _running,
    "RecusalDeclared": _declared,
    "ItemOpened": _item_opened,
    SECOND_CALL: _second_call,
    CLOSE_ITEM: _item_closed,
    "SentToRegion": _sent,
    "MotionDrafted": _motion_drafted,
    "BallotOpened": _ballot_opened,
}
"""What the desk looks at beside the table, by act."""

"""A session as it was held, read from the log for its minutes: its items, their votes, what followed, who signs."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from conditionality.assembly.count import count
from conditionality.assembly.item_minutes import DissentNote, Followed, ItemMinutes
from conditionality.assembly.result import Result
from conditionality.assembly.session_minutes import SessionRecord
from conditionality.assembly.trace import VoteRecord
from conditionality.assembly.vote import Vote
from conditionality.desk.cases import log_of
from conditionality.desk.floor import Room, as_in_france, facts_of, seats_of
from conditionality.desk.hearing_requests import Dissent
from conditionality.desk.mandates import people, person
from conditionality.desk.motions import Tabled, electors_of, tabled, traces_of
from conditionality.desk.sitting_papers import frozen_facts
from conditionality.dossier.assembly_events import SessionClosed, SessionOpened
from conditionality.dossier.deliberation_events import (
    AcceptanceAdvised,
    AvisNotReached,
    Deferred,
    ItemOpened,
    PlanAdvised,
    PutOnAgenda,
    QuorumMissed,
    RefusalAdvised,
)
from conditionality.dossier.events import Entry
from conditionality.storage import ledger


def session_record(
    connection: Connection, room: Room, secretary: str, notes: tuple[Dissent, ...] = ()
) -> SessionRecord:
    """Read a session.

    Args:
        room: The session, closed.
        secretary: Code of the person who drafts.
        notes: Dissents to note.
    """
    names = {one.id: one.name for one in people(connection) if one.name}
    opened = next((one for one in room.log if isinstance(one.payload, SessionOpened)), None)
    closed = next((one for one in room.log if isinstance(one.payload, SessionClosed)), None)
    chair = "" if opened is None else opened.actor
    if room.agenda is None:
        raise LookupError(room.session)
    traces = traces_of(connection, room.session, room.dossiers)
    return SessionRecord(
        assembly=room.assembly,
        agenda=room.agenda,
        seats=seats_of(connection),
        items=tuple(_items(connection, room, traces, notes)),
        opened_at=None if opened is None else as_in_france(opened.at),
        closed_at=None if closed is None else as_in_france(closed.at),
        chair=names.get(chair, chair) or None,
        secretary=person(connection, secretary).name or secretary,
        names=names,
        head=ledger.head(connection).hash,
    )


def _items(
    connection: Connection, room: Room, traces: tuple[tuple[str, VoteRecord], ...], notes: tuple[Dissent, ...]
) -> Iterator[ItemMinutes]:
    for item in room.agenda.items if room.agenda else ():
        log = _at_session(log_of(connection, item.dossier), room.session)
        held = [one for one in log if isinstance(one.payload, ItemOpened | QuorumMissed)]
        motions = tabled(connection, item.dossier, room.session)
        voted = [one for one in motions if one.trace]
        if not held and not (item.about and voted):
            continue  # removed before it was opened, or not put to the vote
        told, reason = _advised(voted[-1]) if item.about else _followed(log)
        electors = electors_of(connection, voted[-1].subject) if voted else None
        yield ItemMinutes(
            rank=item.rank,
            dossier=item.dossier,
            organisation=item.organisation,
            facts=facts_of(connection, room, item.dossier) if electors is None else frozen_facts(connection, electors),
            votes=tuple(_votes(traces, item.dossier)),
            advice=told,
            reason=reason,
            dissents=_dissents(notes, item.dossier),
        )


def _dissents(notes: tuple[Dissent, ...], dossier: str) -> tuple[DissentNote, ...]:
    return tuple(DissentNote(person=one.person, text=one.text) for one in notes if one.dossier == dossier)


def _at_session(log: tuple[Entry, ...], session: str) -> tuple[Entry, ...]:
    """Give the part of a dossier's log that began when it was put on the agenda of a session."""
    first = 0
    for rank, one in enumerate(log):
        if isinstance(one.payload, PutOnAgenda) and one.payload.session == session:
            first = rank
    later = next((rank for rank, one in enumerate(log) if rank > first and one.kind == PutOnAgenda.__name__), len(log))
    return log[first:later]


def _votes(traces: tuple[tuple[str, VoteRecord], ...], dossier: str) -> Iterator[tuple[Vote, Result]]:
    for _, one in traces:
        if one.vote.context is not None and one.vote.context.dossier == dossier:
            yield one.vote, count(one.vote)


def _advised(voted: Tabled) -> tuple[Followed, str]:
    """Give what the vote on a listing advises."""
    if voted.outcome != "ADOPTED":
        return "Unchanged", ""
    return ("Suspended" if voted.kind == "suspend" else "SuspensionLifted"), ""


def _followed(log: tuple[Entry, ...]) -> tuple[Followed | None, str]:
    """Give what followed an item, and the words that go with it."""
    found: tuple[Followed | None, str] = (None, "")
    for entry in log:
        match entry.payload:
            case AcceptanceAdvised():
                found = "AcceptanceAdvised", ""
            case PlanAdvised():
                found = "PlanAdvised", ""
            case Deferred(reason=reason):
                found = "Deferred", reason
            case RefusalAdvised(ground=ground):
                found = "RefusalAdvised", ground
            case AvisNotReached():
                found = "AvisNotReached", ""
            case QuorumMissed():
                found = "QuorumMissed", ""
    return found

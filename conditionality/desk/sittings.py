"""Read a sitting: sessions, agenda, who is there, live quorum, motions possible, ballots, result, minutes.

Every reader asks the permission first, and gives a `NotDone` with its reason instead of what may not be read. While a
ballot is open nobody reads more than how many ballots there are. Names beside ballots are for the members, the chair,
the secretary and the auditor: to others a seat of the union college would tell of a membership that the law protects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, select

from conditionality.assembly.conflicts import Bond
from conditionality.assembly.explain import explain_vote
from conditionality.assembly.kinds import Choice
from conditionality.assembly.motions import MotionKind, threshold_of
from conditionality.assembly.procedure import departs, make_motion, reason_needed, written_reason_needed
from conditionality.assembly.quorum_now import QuorumNow, quorum_now
from conditionality.assembly.roster import electors_on
from conditionality.assembly.sitting import hand_of, roll_of
from conditionality.assembly.trace import VoteRecord
from conditionality.desk.cases import case_of, dossier_of, log_of, session_of
from conditionality.desk.floor import Room, conflicts_of, facts_of, recusals_of, room_of
from conditionality.desk.mandates import Hand, people
from conditionality.desk.motions import Tabled, ballots_of, electors_of, motion_of, order_of, tabled
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError, deny, stop
from conditionality.desk.permission import allow
from conditionality.desk.read_models import CASE
from conditionality.desk.sitting_papers import frozen_facts, stored
from conditionality.desk.sitting_views import (
    AgendaView,
    Attendee,
    BallotRow,
    BallotsView,
    ItemRow,
    MotionChoice,
    SessionRow,
)
from conditionality.dossier.assembly_events import MinutesDrafted, MinutesRedrafted
from conditionality.dossier.kinds import MachineName, Role
from conditionality.findings import finding
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.wording.sheet import Sheet
from conditionality.wording.speech import Lang

READ = "read_case"
Drafted = MinutesDrafted | MinutesRedrafted
NAMING: tuple[Role, ...] = ("MEM", "CHAIR", "SEC", "AUD")
"""Who reads names beside ballots."""

GROUNDS_FOR: tuple[Role, ...] = ("CHAIR", "SEC", "AUD")
"""Who reads grounds of recusals; of oneself everybody does."""

Given = TypeVar("Given")


def read(
    office: Office, hand: Hand, subject: str, machine: MachineName, reader: Callable[[Connection], Given]
) -> Given | NotDone:
    """Read what a person may read of a subject, in one state of the store."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, subject, machine)
            return reader(connection)
        except StoppedError as fault:
            return fault.why
        except ErasedRecordError:
            return NotDone(findings=(finding("hearing-erased", given=subject),))


def sessions(office: Office, hand: Hand) -> tuple[SessionRow, ...] | NotDone:
    """Give every session, the latest first."""

    def reader(connection: Connection) -> tuple[SessionRow, ...]:
        every = select(CASE.c.subject).where(CASE.c.machine == "session")
        rooms = (room_of(connection, one) for one in connection.execute(every).scalars().all())
        return tuple(sorted(map(_row, rooms), key=lambda one: (one.day, one.session), reverse=True))

    return read(office, hand, "S", "session", reader)


def _row(room: Room) -> SessionRow:
    about = room.about
    return SessionRow(room.session, room.state, room.day, about.starts_at, about.place, about.call, room.dossiers)


def agenda(office: Office, hand: Hand, session: str) -> AgendaView | NotDone:
    """Give the agenda of a session with the state of each item."""

    def reader(connection: Connection) -> AgendaView:
        room = room_of(connection, session)
        items = room.agenda.items if room.agenda is not None else ()
        rows = tuple(
            ItemRow(
                one.rank, one.dossier, one.organisation, case_of(connection, one.dossier, "dossier").state,
                tabled(connection, one.dossier, session),
            )
            for one in items
        )  # fmt: skip
        return AgendaView(_row(room), room.assembly, rows)

    return read(office, hand, session, "session", reader)


def _room_there(connection: Connection, dossier: str, session: str = "") -> Room:
    found = session or session_of(connection, dossier)
    if not found:
        raise stop(finding("hearing-not-on-agenda", given=dossier))
    return room_of(connection, found)


def quorum(office: Office, hand: Hand, dossier: str) -> QuorumNow | NotDone:
    """Give the quorum of an item as it is now."""

    def reader(connection: Connection) -> QuorumNow:
        return quorum_now(facts_of(connection, _room_there(connection, dossier), dossier))

    return read(office, hand, dossier, "dossier", reader)


def attendance(office: Office, hand: Hand, dossier: str) -> tuple[Attendee, ...] | NotDone:
    """Give every member as an item sees them: there, away, recused, represented."""

    def reader(connection: Connection) -> tuple[Attendee, ...]:
        room = _room_there(connection, dossier)
        facts = facts_of(connection, room, dossier)
        roll, names = roll_of(facts), {one.id: one.name or one.id for one in people(connection)}
        ties, out = conflicts_of(connection, dossier), {one.person: one for one in facts.recusals}
        tied = {one.person for one in ties.found} - out.keys() if ties else set()
        found = []
        for seat in electors_on(facts.seats, facts.day):
            mine, told = seat.person == hand.person, hand.role in GROUNDS_FOR
            holder = hand_of(seat.person, roll)
            found.append(Attendee(
                seat.person, names.get(seat.person, seat.person), seat.college, seat.organisation_name,
                seat.person in facts.roll.present, seat.person in out,
                "" if holder == seat.person else names.get(holder, holder),
                out[seat.person].ground if seat.person in out and (mine or told) else "",
                seat.person in tied and (mine or told),
            ))  # fmt: skip
        return tuple(found)

    return read(office, hand, dossier, "dossier", reader)


def my_ties(office: Office, hand: Hand, session: str) -> tuple[tuple[str, Bond], ...] | NotDone:
    """Give the ties found between oneself and the items of a session that are not declared yet, by dossier."""

    def reader(connection: Connection) -> tuple[tuple[str, Bond], ...]:
        found = []
        for dossier in room_of(connection, session).dossiers:
            ties, out = conflicts_of(connection, dossier), recusals_of(connection, session, dossier)
            mine = [one for one in ties.found if one.person == hand.person] if ties else []
            if mine and not any(one.person == hand.person for one in out):
                found.append((dossier, mine[0]))
        return tuple(found)

    return read(office, hand, session, "session", reader)


def motions_now(
    office: Office, hand: Hand, dossier: str, *, enterprise_asks: bool = False
) -> tuple[MotionChoice, ...] | NotDone:
    """Give every kind of motion, those possible now first, the others with why they are not."""

    def reader(connection: Connection) -> tuple[MotionChoice, ...]:
        order = order_of(connection, dossier, _room_there(connection, dossier).session)
        possible = order.possible(enterprise_asks=enterprise_asks)
        request: tuple[MotionKind, ...] = ("accept", "plan", "refuse", "defer")
        kinds = request if order.point is None else (order.point.kind,)
        found = []
        for kind in (*possible, *(one for one in kinds if one not in possible)):
            motion = make_motion(kind, order.proposal, heard=order.heard)
            ballots: tuple[Choice, ...] = ("for", "against", "abstain", "nppv")
            found.append(MotionChoice(
                kind, order.why_not(kind, enterprise_asks=enterprise_asks), kind == order.default,
                departs(kind, order.proposal), written_reason_needed(motion), threshold_of(motion),
                tuple(one for one in ballots if reason_needed(motion, one)),
            ))  # fmt: skip
        return tuple(found)

    return read(office, hand, dossier, "dossier", reader)


def my_ballots(office: Office, hand: Hand, motion: str) -> tuple[str, ...] | NotDone:
    """Give the members whose ballot one's hand may still cast: oneself, and those who gave a proxy that counts."""

    def reader(connection: Connection) -> tuple[str, ...]:
        electors = electors_of(connection, motion)
        if electors is None or case_of(connection, motion, "motion").state != "OPEN":
            return ()
        roll = roll_of(frozen_facts(connection, electors))
        there = {one.person for one in electors_on(electors.seats, electors.day)} & set(roll.members)
        voted = {one.voter for _, one in ballots_of(connection, motion)}
        mine = (one for one in sorted(there - voted) if hand_of(one, roll) == hand.person)
        able = (one for one in mine if one != hand.person or roll.members[one].present)
        return tuple(one for one in able if roll.members[one].recused is None)

    return read(office, hand, motion, "motion", reader)


def ballots(office: Office, hand: Hand, motion: str) -> BallotsView | NotDone:
    """Give how many ballots there are; by name once the result is proclaimed, to those who may read names."""

    def reader(connection: Connection) -> BallotsView:
        found, electors = motion_of(connection, motion), electors_of(connection, motion)
        if found is None:
            raise stop(finding("hearing-motion-unknown", given=motion))
        cast = len(ballots_of(connection, motion))
        now = None if electors is None else quorum_now(frozen_facts(connection, electors))
        expected = 0 if now is None else sum(one.present + one.represented for one in now.colleges)
        rows = _rows(connection, found) if found.trace and hand.role in NAMING else ()
        return BallotsView(found, cast, expected, found.outcome, rows)

    return read(office, hand, motion, "motion", reader)


def _rows(connection: Connection, found: Tabled) -> tuple[BallotRow, ...]:
    names = {one.id: one.name for one in people(connection) if one.name}
    vote = stored(connection, VoteRecord, found.trace).vote
    return tuple(
        BallotRow(names.get(one.id, one.id), one.college, one.organisation or "–", one.vote, one.reason or "",
                  not one.present)
        for one in vote.members if one.vote is not None
    )  # fmt: skip


def result(office: Office, hand: Hand, motion: str, lang: Lang) -> Sheet | NotDone:
    """Give the result of a motion as a calculation that anybody can redo by hand."""

    def reader(connection: Connection) -> Sheet:
        found = motion_of(connection, motion)
        if found is None or not found.trace:
            raise stop(finding("hearing-not-proclaimed", given=motion))
        return explain_vote(stored(connection, VoteRecord, found.trace).result, lang)

    return read(office, hand, dossier_of(motion), "dossier", reader)


def minutes(office: Office, hand: Hand, session: str, lang: Lang, *, public: bool) -> bytes | NotDone:
    """Give the minutes as a PDF: with names to the members and the auditor, the public ones to whoever works here."""

    def reader(connection: Connection) -> bytes:
        if not public and hand.role not in NAMING:
            raise deny(READ, "role")
        log = log_of(connection, session)
        drafted = next((one.payload for one in reversed(log) if isinstance(one.payload, Drafted)), None)
        if drafted is None or drafted.public_minutes is None:
            raise stop(finding("hearing-minutes-missing", given=session))
        french = drafted.public_minutes if public else drafted.minutes
        english = drafted.english[1 if public else 0]
        return records.read(connection, french if lang == "fr" else english)

    return read(office, hand, session, "session", reader)

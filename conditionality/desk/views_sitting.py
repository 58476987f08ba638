"""What the screens of the assembly show beside `desk.sittings`: dossiers to convene, colleagues, papers, one item."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from conditionality.assembly.agenda import Agenda, agenda_sheet
from conditionality.assembly.calendar import session_ics
from conditionality.assembly.conflicts import Bond
from conditionality.assembly.roster import electors_on
from conditionality.desk.cases import case_of, gathered, log_of, session_of
from conditionality.desk.evidence import FILED_IN
from conditionality.desk.floor import Room, conflicts_of, missed_in, recusals_of, room_of, seats_of
from conditionality.desk.mandates import Hand, Known, actor_of, organisation, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError, deny, stop
from conditionality.desk.papers import plans_of, version_of
from conditionality.desk.permission import allow
from conditionality.desk.points import POINTS, stands_on
from conditionality.desk.read_models import CASE
from conditionality.desk.receipts import official
from conditionality.desk.sittings import read
from conditionality.dossier.assembly_events import MembersConvened
from conditionality.dossier.case import Case
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.deliberation_events import QuorumMissed
from conditionality.dossier.events import Entry
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.permissions import Allowed, may
from conditionality.findings import finding
from conditionality.plan.paper import Plan
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.wording.speech import Lang

ANSWERS = "read_answers"


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A dossier by its name, as a list shows it.

    Attributes:
        session: On whose agenda it was last put; empty for none.
    """

    dossier: str
    organisation: str
    state: str
    session: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of the same college."""

    person: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was filed, by its name; the assembly reads that it is there, and its fingerprint."""

    name: str
    size: int
    filed_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A dossier as the assembly reads it.

    Attributes:
        names: Of the persons of the log, by code.
        plan: The latest one, as it would be put to the vote.
        plan_state: Where it stands; empty without a plan.
        tie: Found between the reader and the organisation, not declared yet.
    """

    dossier: str
    session: str
    known: Known
    case: Case
    log: tuple[Entry, ...]
    names: Mapping[str, str]
    plan: Plan | None
    plan_state: str
    tie: Bond | None
    files: tuple[FileRow, ...] = ()


def to_convene(office: Office, hand: Hand, session: str) -> tuple[ItemRef, ...] | NotDone:
    """Give what a session may be convened with: dossiers ready, listings in question; on second call those missed."""

    def reader(connection: Connection) -> tuple[ItemRef, ...]:
        first = room_of(connection, session).about.first_call
        if first:
            dossiers = room_of(connection, first).dossiers
            return tuple(_ref(connection, one) for one in dossiers if missed_in(connection, first, one))
        actor = actor_of(connection, hand)
        ready = select(CASE).where(CASE.c.machine == "dossier", CASE.c.state.in_(("READY", *POINTS)))
        found = connection.execute(ready.order_by(CASE.c.subject)).mappings().all()
        rows = [one for one in found if not stands_on(connection, one["subject"])]
        mine = (one for one in rows if actor and may(actor, "read_case", Case("dossier", one["organisation"])) == YES)
        return tuple(_ref(connection, one["subject"]) for one in mine)

    return read(office, hand, session, "session", reader)


YES = Allowed()


def _ref(connection: Connection, dossier: str) -> ItemRef:
    case = case_of(connection, dossier, "dossier")
    name = organisation(connection, case.organisation).name or case.organisation
    return ItemRef(dossier, name, case.state, session_of(connection, dossier))


def without_quorum(office: Office, hand: Hand) -> tuple[str, ...]:
    """Give the sessions of which a second call may be planned: one of their items had no quorum and waits."""
    with office.reading() as connection:
        waiting = select(CASE.c.subject).where(CASE.c.machine == "dossier", CASE.c.state == "ON_AGENDA")
        found = {
            session_of(connection, one)
            for one in connection.execute(waiting).scalars().all()
            if missed_in(connection, session_of(connection, one), one)
        }
        return tuple(sorted(found)) if hand.role == "SEC" else ()


def colleagues(office: Office, hand: Hand, session: str) -> tuple[Colleague, ...] | NotDone:
    """Give the other members of one's college on the day of a session: those who may hold one's proxy."""

    def reader(connection: Connection) -> tuple[Colleague, ...]:
        seats = electors_on(seats_of(connection), room_of(connection, session).day)
        mine = {one.college for one in seats if one.person == hand.person}
        others = (one for one in seats if one.college in mine and one.person != hand.person)
        return tuple(
            Colleague(one.person, person(connection, one.person).name or one.person, one.organisation_name)
            for one in others
        )

    return read(office, hand, session, "session", reader)


def items(office: Office, hand: Hand) -> tuple[ItemRef, ...] | NotDone:
    """Give every dossier that was put on an agenda, the latest session first."""

    def reader(connection: Connection) -> tuple[ItemRef, ...]:
        every = connection.execute(select(CASE.c.subject).where(CASE.c.machine == "session")).scalars().all()
        rooms = sorted((room_of(connection, one) for one in every), key=lambda one: (one.day, one.session))
        dossiers = dict.fromkeys(dossier for room in reversed(rooms) for dossier in room.dossiers)
        return tuple(_ref(connection, one) for one in dossiers)

    return read(office, hand, "S", "session", reader)


def item_page(office: Office, hand: Hand, dossier: str) -> ItemPage | NotDone:
    """Give a dossier to somebody of the assembly; why not when the person has an interest in it."""
    with office.reading() as connection:
        try:
            allow(connection, hand, ANSWERS, dossier)
        except StoppedError as fault:
            return fault.why
        log, case = log_of(connection, dossier), gathered(connection, dossier, "dossier")
        if not log:
            return NotDone(ANSWERS, denied="not_begun")
        plan, session = version_of(connection, dossier), session_of(connection, dossier)
        plans = plans_of(connection, dossier)
        codes = {code for one in log for code in (one.actor, one.on_behalf_of) if code}
        return ItemPage(
            dossier, session, organisation(connection, case.organisation), case, log,
            {code: person(connection, code).name for code in sorted(codes)}, plan.plan if plan else None,
            gathered(connection, plans[-1], "plan").state if plans else "",
            next(_my_tie(connection, hand, session, dossier), None), tuple(_files(connection, log)),
        )  # fmt: skip


def _files(connection: Connection, log: tuple[Entry, ...]) -> Iterator[FileRow]:
    """Give the files that were filed; of an erased one nothing is told."""
    for entry in log:
        for digest in getattr(entry.payload, FILED_IN.get(entry.kind, "-"), ())[::2]:
            try:
                about = json.loads(records.read(connection, digest))
                size = len(records.read(connection, about["content"]))
            except ErasedRecordError:
                continue
            yield FileRow(about["name"], size, entry.at, about["sha256"])


def tie(office: Office, hand: Hand, dossier: str) -> Bond | None:
    """Give the tie that was found between oneself and the organisation of a dossier, not declared yet."""
    with office.reading() as connection:
        return next(_my_tie(connection, hand, session_of(connection, dossier), dossier), None)


def _my_tie(connection: Connection, hand: Hand, session: str, dossier: str) -> Iterator[Bond]:
    ties = conflicts_of(connection, dossier)
    told = {one.person for one in recusals_of(connection, session, dossier)} if session else set()
    yield from (one for one in (ties.found if ties else ()) if one.person == hand.person and one.person not in told)


def convocation(office: Office, hand: Hand, session: str, lang: Lang) -> bytes | NotDone:
    """Give the convocation as a PDF, as it was sent by mail."""

    def reader(connection: Connection) -> bytes:
        agenda, _, sent_on = _convened(connection, session)
        return official(office, agenda_sheet(agenda, lang, convened_on=sent_on), hand.at)

    return read(office, hand, session, "session", reader)


def calendar_entry(office: Office, hand: Hand, session: str, lang: Lang) -> bytes | NotDone:
    """Give the entry of a session for any calendar (`.ics`)."""

    def reader(connection: Connection) -> bytes:
        agenda, room, _ = _convened(connection, session)
        sent = [one for one in room.log if one.kind == MembersConvened.__name__]
        return session_ics(agenda, lang, sent[-1].at, sequence=len(sent) - 1).encode()

    return read(office, hand, session, "session", reader)


def _convened(connection: Connection, session: str) -> tuple[Agenda, Room, date]:
    room = room_of(connection, session)
    if room.agenda is None:
        raise deny(MembersConvened.__name__, "not_from_here")
    sent = next(one for one in reversed(room.log) if one.kind == MembersConvened.__name__)
    return room.agenda, room, legal_day(sent.at)


def second_call_on(office: Office, hand: Hand, dossier: str) -> date | NotDone | None:
    """Give the first day on which an item without quorum may come back; none when it had one."""

    def reader(connection: Connection) -> date | None:
        session = session_of(connection, dossier)
        if not session:
            raise stop(finding("hearing-not-on-agenda", given=dossier))
        told = (one.payload for one in reversed(log_of(connection, dossier)))
        missed = (one for one in told if isinstance(one, QuorumMissed) and one.session == session)
        return next((one.second_call_on for one in missed), None)

    return read(office, hand, dossier, "dossier", reader)


def height(office: Office, subject: str, machine: MachineName) -> int:
    """Give the height of a subject: what a form that was opened now has seen of it."""
    with office.reading() as connection:
        return case_of(connection, subject, machine).height

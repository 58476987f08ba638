"""What the staff of the region sees first: what is due, what is late, where dossiers stand, money granted, sessions.

Lists come from the read model; days come from the logs. A dossier in which the person has an interest is left out, by
the same question as for any reading (`may`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlalchemy import Connection, RowMapping, select

from conditionality.desk.cases import log_of
from conditionality.desk.chores import BROKEN
from conditionality.desk.deposit import schemes
from conditionality.desk.mandates import Hand, actor_of, organisations
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.read_models import CASE
from conditionality.dossier.assembly_events import MembersConvened, SessionPlanned, SessionPostponed
from conditionality.dossier.award_events import SuspensionProposed
from conditionality.dossier.award_moves import DECIDED, NOTIFIED, ON_PAGE
from conditionality.dossier.case import Case
from conditionality.dossier.clocks import Running, silence_clock
from conditionality.dossier.deliberation_events import ContradictoryOpened
from conditionality.dossier.events import Entry
from conditionality.dossier.follow_up_events import PeriodPlanned
from conditionality.dossier.kinds import Role
from conditionality.dossier.permissions import Actor, Allowed, may
from conditionality.dossier.request_events import DiscrepancyFound, PiecesAsked
from conditionality.dossier.request_moves import SILENCE_RUNS

READ = "read_case"
STAFF: tuple[Role, ...] = ("STAFF",)
READERS: tuple[Role, ...] = ("STAFF", "AUD")
"""Roles that may list every dossier."""

DueKind = Literal["silence", "pieces", "answer", "notice", "term", "late_report", "broken"]
"""`broken`: the log of the dossier cannot be read; the audit says why."""

Set = SessionPlanned | SessionPostponed | MembersConvened
"""Events that tell the day of a session."""

AHEAD = ("PLANNED", "CONVENED", "OPEN", "SUSPENDED")
"""States of a session that is not over."""

GRANTS = frozenset({"GRANTED", "GRANTED_WITH_PLAN", "NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN", *ON_PAGE,
                    "RENEWED", "EXPIRED"})  # fmt: skip
"""States in which the money granted stands; a withdrawn decision grants none."""


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier of a list.

    Attributes:
        organisation: Its name; its SIRET once the name was erased.
        title: Of the scheme.
        amount_eur: Granted; nought before.
    """

    subject: str
    siret: str
    organisation: str
    scheme: str
    title: str
    state: str
    amount_eur: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Due:
    """Something due on a dossier, with its last day."""

    on: date
    kind: DueKind
    row: DossierRow
    subject: str


@dataclass(frozen=True, slots=True)
class SchemeMoney:
    """What was granted under a scheme, and to how many dossiers."""

    title: str
    count: int
    amount_eur: Decimal


@dataclass(frozen=True, slots=True)
class SessionAhead:
    """A session that is not over, with the dossiers on its agenda."""

    subject: str
    on: date
    state: str
    items: int


@dataclass(frozen=True, slots=True)
class Board:
    """The dashboard.

    Attributes:
        due: What has a last day, the most urgent first.
        late: Periodic reports that did not come, the oldest first.
        states: Dossiers in each state, in the order of a dossier's life.
        sessions: To come, the nearest first.
    """

    today: date
    due: tuple[Due, ...]
    late: tuple[Due, ...]
    states: tuple[tuple[str, int], ...]
    money: tuple[SchemeMoney, ...]
    sessions: tuple[SessionAhead, ...]


def board(office: Office, hand: Hand) -> Board | NotDone:
    """Give the dashboard of the staff."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        if actor is None or hand.role not in STAFF:
            return NotDone(READ, denied="role")
        rows = _rows(connection, actor)
        by_subject = {one.subject: one for one in rows}
        due = sorted(_due(connection, rows, hand.today), key=lambda one: (one.on, one.subject))
        late = sorted(_late(connection, by_subject), key=lambda one: (one.on, one.subject))
        sessions = sorted(_sessions(connection, rows), key=lambda one: (one.on, one.subject))
        return Board(hand.today, tuple(due), tuple(late), _states(rows), _money(rows), tuple(sessions))


def dossiers(office: Office, hand: Hand) -> tuple[DossierRow, ...] | NotDone:
    """Give every dossier that the person may read, the one opened last first."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        if actor is None or hand.role not in READERS:
            return NotDone(READ, denied="role")
        return tuple(reversed(_rows(connection, actor)))


def _rows(connection: Connection, actor: Actor) -> tuple[DossierRow, ...]:
    names = {one.siret: one.name for one in organisations(connection)}
    titles = {one.scheme: one.title for one in schemes(connection)}
    query = select(CASE).where(CASE.c.machine == "dossier").order_by(CASE.c.opened_at, CASE.c.subject)
    found = (_row(one, names, titles) for one in connection.execute(query).mappings())
    return tuple(one for one in found if isinstance(may(actor, READ, Case("dossier", one.siret)), Allowed))


def _row(row: RowMapping, names: Mapping[str, str], titles: Mapping[str, str]) -> DossierRow:
    siret, scheme = row["organisation"], row["scheme"]
    title, name = titles.get(scheme, scheme), names.get(siret, "") or siret
    return DossierRow(row["subject"], siret, name, scheme, title, row["state"], Decimal(row["amount_eur"] or 0))


def _states(rows: tuple[DossierRow, ...]) -> tuple[tuple[str, int], ...]:
    from_life = {one: rank for rank, one in enumerate(LIFE)}
    counted = Counter(one.state for one in rows)
    return tuple(sorted(counted.items(), key=lambda one: from_life.get(one[0], len(from_life))))


LIFE = ("DRAFT", "INCOMPLETE", *SILENCE_RUNS, *DECIDED, *NOTIFIED, *ON_PAGE)
"""States in the order of a dossier's life; the others come after."""


def _money(rows: tuple[DossierRow, ...]) -> tuple[SchemeMoney, ...]:
    found: dict[str, list[Decimal]] = {}
    for one in rows:
        if one.state in GRANTS:
            found.setdefault(one.title, []).append(one.amount_eur)
    return tuple(SchemeMoney(title, len(amounts), sum(amounts, Decimal(0))) for title, amounts in sorted(found.items()))


def _due(connection: Connection, rows: tuple[DossierRow, ...], today: date) -> Iterator[Due]:
    for row in rows:
        if row.state in WAITING:
            try:
                log = log_of(connection, row.subject)
            except BROKEN:
                yield Due(today, "broken", row, row.subject)
                continue
            yield from (Due(on, kind, row, row.subject) for on, kind in _days(row.state, log))
        if row.state == "RENEWAL_DUE":
            term = connection.execute(select(CASE.c.term_on).where(CASE.c.subject == row.subject)).scalar()
            yield Due(date.fromisoformat(term) if term else today, "term", row, row.subject)


WAITING = frozenset({*SILENCE_RUNS, "INCOMPLETE", "SUSPENSION_NOTICE"})
"""States in which a day is waited for, that the log tells."""


def _days(state: str, log: tuple[Entry, ...]) -> Iterator[tuple[date, DueKind]]:
    clock = silence_clock(log)
    if isinstance(clock, Running):
        yield clock.due_on, "silence"
    payload = [one.payload for one in log]
    match state:
        case "INCOMPLETE":
            pieces = [one for one in payload if isinstance(one, PiecesAsked)]
            yield from ((one.deadline, "pieces") for one in pieces[-1:])
        case "CONTRADICTORY":
            asked = [one for one in payload if isinstance(one, ContradictoryOpened | DiscrepancyFound)]
            yield from ((one.answer_by, "answer") for one in asked[-1:])
        case "SUSPENSION_NOTICE":
            notices = [one for one in payload if isinstance(one, SuspensionProposed)]
            yield from ((one.answer_by, "notice") for one in notices[-1:])


def _late(connection: Connection, rows: Mapping[str, DossierRow]) -> Iterator[Due]:
    late = select(CASE.c.subject, CASE.c.dossier).where(CASE.c.machine == "report", CASE.c.state == "LATE")
    for subject, dossier in connection.execute(late):
        if dossier in rows:
            planned = (one.payload for one in log_of(connection, subject))
            days = (one.due_on for one in planned if isinstance(one, PeriodPlanned))
            yield from (Due(on, "late_report", rows[dossier], subject) for on in days)


def _sessions(connection: Connection, rows: tuple[DossierRow, ...]) -> Iterator[SessionAhead]:
    agenda = select(CASE.c.subject, CASE.c.session).where(CASE.c.machine == "dossier", CASE.c.state == "ON_AGENDA")
    mine = {one.subject for one in rows}
    items = Counter(session for subject, session in connection.execute(agenda) if subject in mine)
    ahead = select(CASE.c.subject, CASE.c.state).where(CASE.c.machine == "session", CASE.c.state.in_(AHEAD))
    for subject, state in connection.execute(ahead):
        told = (one.payload for one in reversed(log_of(connection, subject)))
        on = next(
            (one.on for one in told if isinstance(one, SessionPlanned | SessionPostponed | MembersConvened)), None
        )
        if on is not None:
            yield SessionAhead(subject, on, state, items[subject])

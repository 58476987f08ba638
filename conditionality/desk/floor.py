"""What the desk knows of a session and of one of its items: its seats, roll, recusals and proxies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal, TypeVar

from sqlalchemy import Connection

from conditionality.assembly.agenda import Agenda
from conditionality.assembly.conflicts import Conflicts, detect_conflicts
from conditionality.assembly.conflicts import Interest as Tie
from conditionality.assembly.kinds import Ground
from conditionality.assembly.roster import Assembly, Seat, electors_on
from conditionality.assembly.sitting import ItemFacts, Recusal, Roll
from conditionality.assembly.vote import Proxy
from conditionality.desk.cases import gathered, log_of
from conditionality.desk.mandates import mandates, organisation
from conditionality.desk.outcome import stop
from conditionality.desk.sitting_papers import SessionAbout, stored
from conditionality.dossier.assembly_events import (
    MembersConvened,
    ProxyGiven,
    RecusalDeclared,
    RollCalled,
    SessionOpened,
    SessionPlanned,
    SessionPostponed,
)
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.deliberation_events import PutOnAgenda, QuorumMissed
from conditionality.dossier.event import Event
from conditionality.dossier.events import Entry
from conditionality.dossier.register import AssemblyConstituted
from conditionality.findings import finding

ASSEMBLY = "assembly"
NO_WORDS = "-"
"""What stands in an event for words that nobody had to give."""

AnyEvent = TypeVar("AnyEvent", bound=Event)


@dataclass(frozen=True, slots=True)
class Room:
    """A session as its log tells it.

    Attributes:
        state: Where it stands.
        day: Day on which it meets.
        agenda: None before the members are convened.
        assembly: Rules and colleges: those frozen at its opening, else those of today.
        rules: Digest of them.
        opened_at: When the chair opened it.
    """

    session: str
    state: str
    day: date
    about: SessionAbout
    agenda: Agenda | None
    assembly: Assembly
    rules: str
    log: tuple[Entry, ...]
    opened_at: datetime | None = None

    @property
    def dossiers(self) -> tuple[str, ...]:
        """Give the dossiers of the agenda, in order."""
        return () if self.agenda is None else tuple(one.dossier for one in self.agenda.items)


def last(log: tuple[Entry, ...], kind: type[AnyEvent]) -> AnyEvent | None:
    """Give the last event of a kind; nothing when there is none, or it was erased."""
    return next((one.payload for one in reversed(log) if isinstance(one.payload, kind)), None)


def room_of(connection: Connection, session: str) -> Room:
    """Give a session.

    Raises:
        StoppedError: There is no such session, or no assembly yet.
    """
    case, log = gathered(connection, session, "session"), log_of(connection, session)
    planned = last(log, SessionPlanned)
    if planned is None:
        raise stop(finding("hearing-session-unknown", given=session))
    convened, opened = last(log, MembersConvened), last(log, SessionOpened)
    rules = rules_today(connection) if opened is None else opened.rules
    place = SessionAbout(place=NO_WORDS) if planned.about is None else stored(connection, SessionAbout, planned.about)
    day = _day(log, planned.on)
    if place.starts_at is not None:
        place = place.model_copy(update={"starts_at": in_france(day, as_in_france(place.starts_at).time())})
    return Room(
        session, case.state, day, place,
        None if convened is None or case.state == "PLANNED" else _agenda(connection, convened.agenda),
        stored(connection, Assembly, rules), rules, log,
        next((one.at for one in log if isinstance(one.payload, SessionOpened)), None),
    )  # fmt: skip


def _agenda(connection: Connection, digest: str) -> Agenda:
    """Give an agenda by the hour of France: papers keep moments in UTC."""
    found = stored(connection, Agenda, digest)
    return found if found.starts_at is None else found.model_copy(update={"starts_at": as_in_france(found.starts_at)})


def _day(log: tuple[Entry, ...], planned_on: date) -> date:
    moved = (one.payload.on for one in reversed(log) if isinstance(one.payload, SessionPostponed | MembersConvened))
    return next(moved, planned_on)


def rules_today(connection: Connection) -> str:
    """Give the digest of the rules and colleges of today.

    Raises:
        StoppedError: The assembly is not constituted.
    """
    found = last(log_of(connection, ASSEMBLY), AssemblyConstituted)
    if found is None:
        raise stop(finding("hearing-no-assembly"))
    return found.assembly


def seats_of(connection: Connection) -> tuple[Seat, ...]:
    """Give every seat of the register: the mandates of members, past ones included."""
    return tuple(
        Seat(
            person=one.person,
            college=one.college or NO_WORDS,
            organisation_siret=one.organisation or None,
            organisation_name=organisation(connection, one.organisation).name or one.organisation or "–",
            mandate_from=date.fromisoformat(one.from_on),
            mandate_to=date.fromisoformat(one.to_on) if one.to_on else None,
        )
        for one in mandates(connection, role="MEM")
    )


def ties_of(connection: Connection, dossier: str, day: date) -> Conflicts:
    """Look for ties between the members and the organisation of a dossier, in what the register and the log show."""
    case = gathered(connection, dossier, "dossier")
    seats = seats_of(connection)
    return detect_conflicts(dossier, case.organisation, electors_on(seats, day), tuple(_ties(connection, dossier)))


def _ties(connection: Connection, dossier: str) -> Iterator[Tie]:
    case = gathered(connection, dossier, "dossier")
    for one in mandates(connection, role="ENT"):
        if one.organisation:
            yield Tie(person=one.person, siret=one.organisation, ground="employee_officer_or_owner", found_by="mandate")
    for person in sorted(case.visitors):
        yield Tie(person=person, siret=case.organisation, ground="visited_this_campaign", found_by="visit")
    for put in (one.payload for one in log_of(connection, dossier)):
        if isinstance(put, PutOnAgenda):
            for recusal in recusals_of(connection, put.session, dossier):
                yield Tie(person=recusal.person, siret=case.organisation, ground=recusal.ground, why=recusal.why)


def conflicts_of(connection: Connection, dossier: str) -> Conflicts | None:
    """Give the ties that were found when a dossier was last put on an agenda."""
    put = last(log_of(connection, dossier), PutOnAgenda)
    return None if put is None else stored(connection, Conflicts, put.conflicts)


def recusals_of(connection: Connection, session: str, dossier: str) -> tuple[Recusal, ...]:
    """Give who declared an interest in an item of a session; of somebody who declared twice, the first."""
    found: dict[str, Recusal] = {}
    ties = conflicts_of(connection, dossier)
    bonds = {(one.person, one.ground) for one in ties.found} if ties is not None else set()
    for entry in log_of(connection, session):
        match entry.payload:
            case RecusalDeclared(dossier=item, ground=ground, reason=reason) if item == dossier:
                detected = (entry.actor, ground) in bonds
                found.setdefault(entry.actor, _recusal(entry.actor, ground, reason, detected=detected))
    return tuple(found.values())


def _recusal(person: str, ground: str, reason: str, *, detected: bool) -> Recusal:
    grounds: dict[str, Ground] = {
        "own_or_family_interest": "own_or_family_interest",
        "employee_officer_or_owner": "employee_officer_or_owner",
        "client_or_supplier_above_10_percent": "client_or_supplier_above_10_percent",
        "competitor": "competitor",
        "public_mandate_in_the_body": "public_mandate_in_the_body",
        "visited_this_campaign": "visited_this_campaign",
    }
    why = None if reason == NO_WORDS else reason
    source: Literal["declared", "detected"] = "detected" if detected else "declared"
    return Recusal(person=person, ground=grounds.get(ground, "other"), why=why, source=source)


def proxies_of(log: tuple[Entry, ...]) -> tuple[Proxy, ...]:
    """Give the proxies given for a session."""
    return tuple(
        Proxy(grantor=one.actor, holder=one.payload.holder) for one in log if isinstance(one.payload, ProxyGiven)
    )


def roll_digest(log: tuple[Entry, ...], dossier: str) -> str:
    """Give the digest of the last roll that was called for an item; empty before."""
    called = (one.payload for one in reversed(log) if isinstance(one.payload, RollCalled))
    return next((one.roll for one in called if one.dossier == dossier), "")


def facts_of(connection: Connection, room: Room, dossier: str, chair: str | None = None) -> ItemFacts:
    """Give what is known of an item now.

    Args:
        room: Its session.
        dossier: The item.
        chair: Code of the person who chairs; only a member's own ballot can tip a tie.
    """
    digest, seats = roll_digest(room.log, dossier), seats_of(connection)
    item = next((one for one in room.agenda.items if one.dossier == dossier), None) if room.agenda else None
    return ItemFacts(
        assembly=room.assembly,
        seats=seats,
        day=room.day,
        roll=stored(connection, Roll, digest) if digest else Roll(dossier=dossier, present=()),
        recusals=recusals_of(connection, room.session, dossier),
        proxies=proxies_of(room.log),
        chair=chair if any(one.person == chair for one in electors_on(seats, room.day)) else None,
        call=room.about.call,
        first_call_on=room.about.first_call_on,
        title=None if item is None else f"{item.organisation} ({dossier})",
    )


def missed_in(connection: Connection, session: str, dossier: str) -> bool:
    """Tell whether an item had no quorum at a session."""
    log = (one.payload for one in log_of(connection, dossier))
    return any(isinstance(one, QuorumMissed) and one.session == session for one in log)


def in_france(on: date, hour: time) -> datetime:
    """Give the moment of an hour of France.

    >>> in_france(date(2026, 7, 1), time(14, 30)).isoformat()
    '2026-07-01T14:30:00+02:00'
    """
    evening = datetime.combine(on, time(22, 30), UTC)
    zone = timezone(timedelta(hours=1 if legal_day(evening) == on else 2))
    return datetime.combine(on, hour, zone)


def as_in_france(at: datetime) -> datetime:
    """Give a moment by the hour of France."""
    return at.astimezone(in_france(legal_day(at), time(12)).tzinfo)

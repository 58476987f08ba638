"""Read a subject of the ledger as a case: its log, its fold, and the persons of related cases.

A subject's name says what it belongs to: `D-2026-0001` is a dossier; `D-2026-0001.m2` its second motion;
`D-2026-0001.plan1` a plan of it; `D-2026-0001.r2027-01-01` a periodic report of it; `S-2026-01` a session.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, func, select

from conditionality.codec import read_paper
from conditionality.desk.outcome import acting_role
from conditionality.dossier.assembly_events import MotionDrafted
from conditionality.dossier.case import NO_ORGANISATION, Case, gather, recused_on
from conditionality.dossier.deliberation_events import PutOnAgenda
from conditionality.dossier.event import Event
from conditionality.dossier.events import EVENTS, Entry, Erased, read_event
from conditionality.dossier.fold import Impossible, fold
from conditionality.dossier.kinds import NOT_YET, MachineName
from conditionality.dossier.register import REGISTER
from conditionality.dossier.request_events import Created
from conditionality.dossier.states import HOMES
from conditionality.errors import ConditionalityError
from conditionality.storage import ledger, records
from conditionality.storage.chain import SELF
from conditionality.storage.chain import Event as Row
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.schema import LEDGER

EVENT = "event"
"""Name under which an event's own bytes stand in the list of its papers."""


class BrokenLogError(ConditionalityError):
    """The log of a subject is not one that the tables allow: the ledger was written by something else."""

    def __init__(self, subject: str, found: Impossible) -> None:
        super().__init__(f"{subject}: entry {found.position} ({found.kind}) from {found.state}: {found.reason}")


def dossier_of(subject: str) -> str:
    """Give the dossier that a subject belongs to, itself included.

    >>> dossier_of("D-2026-0001.m2")
    'D-2026-0001'
    """
    return subject.partition(".")[0]


def payload_of(connection: Connection, row: Row) -> Event | Erased:
    """Give the event of a row, or what is left of it."""
    digest = records.read_papers(connection, row.payload)[EVENT]
    try:
        content = records.read(connection, digest)
    except ErasedRecordError:
        return Erased(digest)
    if row.kind in REGISTER:
        return read_paper(REGISTER[row.kind], content)
    return read_event(row.kind, content)


def entry_of(connection: Connection, row: Row) -> Entry:
    """Give the entry of a row of the ledger."""
    behalf = "" if row.on_behalf_of == SELF else row.on_behalf_of
    return Entry(row.kind, payload_of(connection, row), row.actor, acting_role(row.role), row.moment, behalf)


def log_of(connection: Connection, subject: str) -> tuple[Entry, ...]:
    """Give the log of a subject, oldest first: the events of the tables and of the register."""
    known = {*EVENTS, *REGISTER}
    return tuple(entry_of(connection, row) for row in ledger.of_subject(connection, subject) if row.kind in known)


def machine_of(log: tuple[Entry, ...]) -> MachineName | None:
    """Give the table that a log follows; none before its first event."""
    return next((HOMES[one.kind] for one in log if one.kind in HOMES), None)


def organisation_of(connection: Connection, subject: str) -> str:
    """Give the SIRET of the organisation of a dossier and of what belongs to it."""
    first = next((row for row in ledger.of_subject(connection, dossier_of(subject)) if row.kind == "Created"), None)
    if first is None:
        return NO_ORGANISATION
    payload = payload_of(connection, first)
    return payload.organisation if isinstance(payload, Created) else NO_ORGANISATION


def fold_log(log: tuple[Entry, ...], machine: MachineName, subject: str, organisation: str) -> Case:
    """Fold a log.

    Raises:
        BrokenLogError: The tables do not allow it.
    """
    found = fold(machine, (one for one in log if one.kind in HOMES), organisation)
    if isinstance(found, Impossible):
        raise BrokenLogError(subject, found)
    return found


def case_of(connection: Connection, subject: str, machine: MachineName) -> Case:
    """Give where a subject stands; a subject without events has not begun."""
    log = log_of(connection, subject)
    return fold_log(log, machine_of(log) or machine, subject, organisation_of(connection, subject))


def gathered(connection: Connection, subject: str, machine: MachineName) -> Case:
    """Give a case with the persons of related ones: what `may` is asked with."""
    case = case_of(connection, subject, machine)
    dossier = dossier_of(subject)
    others: list[Case] = []
    if subject != dossier:
        others.append(case_of(connection, dossier, "dossier"))
    if machine == "dossier":
        others += (case_of(connection, one, "motion") for one in motions_of(connection, dossier))
    recused = frozenset[str]()
    if machine in {"dossier", "motion"}:
        session = session_of(connection, dossier)
        if session:
            recused = recused_on(case_of(connection, session, "session"), dossier)
    whole = gather(case, *others)
    return replace(whole, recused=whole.recused | recused)


def motions_of(connection: Connection, dossier: str) -> tuple[str, ...]:
    """Give the motions of a dossier, in the order in which they were drafted."""
    first = select(LEDGER.c.subject).where(
        LEDGER.c.kind == MotionDrafted.__name__, LEDGER.c.subject.startswith(f"{dossier}.m", autoescape=True)
    )
    return tuple(connection.execute(first.order_by(LEDGER.c.height)).scalars())


def session_of(connection: Connection, dossier: str) -> str:
    """Give the session whose agenda a dossier was last put on; empty when there is none."""
    for entry in reversed(log_of(connection, dossier)):
        if isinstance(entry.payload, PutOnAgenda):
            return entry.payload.session
    return ""


def count_of(connection: Connection, kind: str) -> int:
    """Give how many events of a kind the ledger holds: what numbers the next one."""
    return connection.execute(select(func.count()).where(LEDGER.c.kind == kind)).scalar_one()


def is_begun(case: Case) -> bool:
    """Tell whether a case has an event."""
    return case.state != NOT_YET

"""One chore of the clock: which subjects it looks at, whether something is due on each, and what is done about it.

Theory of operation. A list of candidates comes from a read model, in one reading. Each candidate that seems due then
has a transaction of its own, in which its log is folded again and the same question asked again: the fold decides. So
a chore done twice does nothing twice, two clocks at once do it once, and what a crash left undone is due at the next
run. A letter that no event tells of is held to one by its key in the outbox.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, func, select

from conditionality.desk.cases import BrokenLogError, fold_log, log_of
from conditionality.desk.mandates import Person, clock
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, stop
from conditionality.desk.read_models import CASE
from conditionality.desk.work import Work
from conditionality.dossier.case import NO_ORGANISATION, Case
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.event import Event
from conditionality.dossier.events import Entry
from conditionality.dossier.kinds import MachineName
from conditionality.errors import UnreadablePaperError
from conditionality.findings import Finding, finding
from conditionality.storage.faults import MalformedPapersError, UnknownRecordError
from conditionality.storage.schema import OUTBOX

BROKEN = (BrokenLogError, UnreadablePaperError, MalformedPapersError, UnknownRecordError)
"""What a log that was written by something else raises: the clock leaves it, the audit names it."""

Doing = Callable[[Work], None]
"""Does what is due."""

AnyEvent = TypeVar("AnyEvent", bound=Event)


@dataclass(frozen=True, slots=True)
class Look:
    """One subject as a chore looks at it, in a reading or inside its transaction."""

    office: Office
    connection: Connection
    subject: str
    case: Case
    log: tuple[Entry, ...]
    at: datetime

    @property
    def today(self) -> date:
        """The legal day in France."""
        return legal_day(self.at)

    def last(self, *kinds: type[AnyEvent]) -> AnyEvent | None:
        """Give the last event of these kinds; nothing when there is none, or it was erased."""
        names = {one.__name__ for one in kinds}
        entry = next((one for one in reversed(self.log) if one.kind in names), None)
        return entry.payload if entry is not None and isinstance(entry.payload, kinds) else None

    def day_of(self, *kinds: type[Event]) -> date | None:
        """Give the legal day of the last event of these kinds."""
        names = {one.__name__ for one in kinds}
        return next((legal_day(one.at) for one in reversed(self.log) if one.kind in names), None)

    def posted_on(self, key: str) -> date | None:
        """Give the day on which a letter was posted under a key, to anybody; nothing when none was."""
        mine = OUTBOX.c.key.startswith(f"{key}:", autoescape=True)
        first = self.connection.execute(select(func.min(OUTBOX.c.due_at)).where(mine)).scalar()
        return legal_day(datetime.fromisoformat(first)) if first else None

    def is_posted(self, key: str) -> bool:
        """Tell whether a letter was posted under a key, to anybody."""
        return self.posted_on(key) is not None


@dataclass(frozen=True, slots=True)
class Chore:
    """One chore.

    Attributes:
        name: What is counted under.
        machine: Table of the subjects it looks at.
        states: States in which something may be due.
        due: Gives what to do; nothing when nothing is due.
    """

    name: str
    machine: MachineName
    states: tuple[str, ...]
    due: Callable[[Look], Doing | None]


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of a chore: how many times something was done, and what could not be looked at."""

    count: int
    faults: tuple[Finding, ...] = ()


def sweep(office: Office, chore: Chore, at: datetime) -> Swept:
    """Do a chore wherever it is due."""
    with office.reading() as connection:
        mine = (CASE.c.machine == chore.machine) & CASE.c.state.in_(chore.states)
        subjects = tuple(connection.execute(select(CASE.c.subject).where(mine).order_by(CASE.c.opened_at)).scalars())
        wanted, faults = _seem_due(office, connection, chore, subjects, at)
    count = 0
    for subject in wanted:
        outcome = office.act(clock(at), _act(office, chore, subject))
        if isinstance(outcome, Done):
            count += 1
        else:
            faults += [one.within(subject) for one in outcome.findings]
    return Swept(count, tuple(faults))


def _seem_due(
    office: Office, connection: Connection, chore: Chore, subjects: Iterable[str], at: datetime
) -> tuple[list[str], list[Finding]]:
    wanted: list[str] = []
    faults: list[Finding] = []
    for subject in subjects:
        try:
            if _due(office, connection, chore, subject, at) is not None:
                wanted.append(subject)
        except BROKEN:
            faults.append(finding("case-broken", subject))
    return wanted, faults


def _act(office: Office, chore: Chore, subject: str) -> Callable[[Work], str]:
    def act(work: Work) -> str:
        doing = _due(office, work.connection, chore, subject, work.hand.at)
        if doing is None:
            raise stop()  # somebody acted first
        doing(work)
        return subject

    return act


def _due(office: Office, connection: Connection, chore: Chore, subject: str, at: datetime) -> Doing | None:
    log = log_of(connection, subject)
    case = fold_log(log, chore.machine, subject, NO_ORGANISATION)
    if case.state not in chore.states:
        return None
    return chore.due(Look(office, connection, subject, case, log, at))


def have_mail(people: Iterable[Person]) -> bool:
    """Tell whether one of them can be written to: a letter to nobody is never posted, and so would be due for ever."""
    return any(one.mail for one in people)

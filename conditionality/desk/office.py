"""The office: the store, the rule books and the keys that every act and every page of the desk works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from secrets import choice
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from conditionality.desk.cases import log_of
from conditionality.desk.mandates import Hand, clock
from conditionality.desk.outcome import Done, NotDone, Outcome, StoppedError, stop
from conditionality.desk.read_models import MODELS
from conditionality.desk.rulebooks import load_library
from conditionality.desk.work import Seen, Work
from conditionality.dossier.register import DatabaseDeclared, Mode
from conditionality.findings import finding
from conditionality.referential.library import Library, read
from conditionality.referential.model import Referential
from conditionality.scoring.score import Scorer, make_scorer
from conditionality.storage.engine import open_engine
from conditionality.storage.faults import ConflictError
from conditionality.storage.migrate import upgrade
from conditionality.storage.read_models import catch_up
from conditionality.storage.store import Store

if TYPE_CHECKING:
    from conditionality.desk.authority import Authority

DATABASE = "database"
"""Subject of the first event."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters of a random word: those that nobody mistakes for one another."""


def chance_word(length: int = 8) -> str:
    """Give a random word."""
    return "".join(choice(LETTERS) for _ in range(length))


@dataclass(slots=True)
class Office:
    """What the desk works with.

    Attributes:
        store: The database.
        library: Every version of every rule book, with the lock of what was published.
        authority: Key and certificate of the region; none where nothing is signed.
        region: Name of the region, as papers print it.
        address: Address of the web front, for letters and QR codes; without a slash at the end.
        service: Name and postal address of the service in charge, on one line; empty, papers name it by its function.
        court: Name and postal address of the administrative court, on one line; empty, by its function.
        chance: Gives a short random word.
    """

    store: Store
    library: Library
    authority: Authority | None = None
    region: str = "Région"
    address: str = "http://localhost:8501"
    service: str = ""
    court: str = ""
    chance: Callable[[], str] = chance_word
    scorers: dict[tuple[str, date], Scorer] = field(default_factory=dict)

    def referential(self, ref: str) -> Referential | None:
        """Give the rules of `id@version`; nothing when the file does not hold, or a published one was changed."""
        return read(self.library, ref).referential if ref in self.library.files else None

    def scorer(self, ref: str, on: date) -> Scorer:
        """Give the rules made ready for periods that start on a day.

        Raises:
            KeyError: No such version is at hand.
        """
        if (ref, on) not in self.scorers:
            referential = self.referential(ref)
            if referential is None:
                raise KeyError(ref)
            self.scorers[ref, on] = make_scorer(referential, on)
        return self.scorers[ref, on]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one state of the store."""
        with self.store.reading() as connection:
            yield connection

    def act(self, hand: Hand, doing: Callable[[Work], str], seen: Seen | None = None) -> Outcome:
        """Do an act in one transaction: all of it is written, or nothing and the reasons are given.

        Args:
            doing: Does the act, and gives the subject it made or moved.
            seen: Height of each subject when the person looked at it.
        """
        try:
            with self.store.transaction() as tx:
                work = Work(tx, hand, self.chance, seen or {})
                subject = doing(work)
            return Done(subject, dict(work.heights), dict(work.made))
        except StoppedError as fault:
            return fault.why
        except ConflictError as fault:
            return NotDone(findings=(fault.finding,))


def open_office(
    where: Path | str,
    library: Library | None = None,
    authority: Authority | None = None,
    *,
    region: str = "Région",
    address: str = "http://localhost:8501",
) -> Office:
    """Open a database, bring it up to date, and give the office on it.

    Args:
        where: File of SQLite, or address of a database.
        region: Name of the region, as papers print it.
        address: Address of the web front.
    """
    engine = open_engine(where)
    upgrade(engine)
    store = Store(engine, MODELS)
    with store.transaction() as tx:
        for model in MODELS:
            catch_up(tx.connection, model)
    return Office(store, library or load_library(), authority, region, address.rstrip("/"))


def declare(office: Office, mode: Mode, at: datetime) -> Outcome:
    """Say what a database is for, once, before anything else; a production database never becomes a demonstration."""

    def act(work: Work) -> str:
        known = mode_of(work.connection)
        if known == mode:
            return DATABASE
        if known or work.next_number("OrganisationRegistered") > 1:
            raise stop(finding("database-mode", given=mode, known=known or "production"))
        work.note(DATABASE, DatabaseDeclared(mode=mode))
        return DATABASE

    return office.act(clock(at), act)


def mode_of(connection: Connection) -> str:
    """Give what the database was declared for; empty when nothing was said, which counts as production."""
    first = next((one.payload for one in log_of(connection, DATABASE)), None)
    return first.mode if isinstance(first, DatabaseDeclared) else ""


def is_demonstration(office: Office) -> bool:
    """Tell whether the database is one of demonstration, where anybody may choose an account."""
    with office.reading() as connection:
        return mode_of(connection) == "demonstration"

"""The database of a deployment: made once for one use, brought up to date, and asked how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import get_args

from sqlalchemy import Connection, func, select

from conditionality.desk.office import Office, declare, mode_of, open_office
from conditionality.desk.outcome import NotDone
from conditionality.desk.place import Place, check_database, standing
from conditionality.desk.read_models import CASE, ORGANISATION, PERSON
from conditionality.dossier.register import Mode
from conditionality.findings import Finding, finding
from conditionality.referential.library import Library
from conditionality.storage import ledger
from conditionality.storage.chain import Head
from conditionality.storage.engine import open_engine
from conditionality.storage.migrate import upgrade
from conditionality.storage.outbox import waiting

Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How a database stands.

    Attributes:
        mode: What it was declared for; empty when nothing was said, which counts as production.
        step: Step of its tables.
        head: Last event.
        letters: Letters that wait.
        counts: How many of each thing there are.
    """

    mode: str
    step: str
    head: Head
    letters: int
    counts: Mapping[str, int]


def read_mode(text: str) -> tuple[Mode | None, Found]:
    """Read what a database is to be for."""
    modes: tuple[Mode, ...] = get_args(Mode)
    mode = next((one for one in modes if one == text), None)
    return (mode, ()) if mode else (None, (finding("database-mode-unknown", given=text, known=", ".join(modes)),))


def create_database(place: Place, mode: Mode, at: datetime) -> Found:
    """Make the tables of an empty database and say for ever what it is for.

    A database that is there for the same use is left as it is, and that is no fault; for another, it is refused.
    """
    found, faults = standing(place, make=True)
    if found is None:
        return faults
    if not found.step and not found.empty:
        return (finding("database-foreign", given=place.shown),)
    if found.step and (faults := check_database(place)):
        return faults
    office = open_office(place.where, Library({}))
    outcome = declare(office, mode, at)
    office.store.engine.dispose()
    return outcome.findings if isinstance(outcome, NotDone) else ()


def upgrade_database(place: Place) -> tuple[str, Found]:
    """Bring the tables of a database to the last step; give the step before."""
    found, faults = standing(place)
    if found is None:
        return "", faults
    codes = {one.code for one in check_database(place)}
    if codes - {"database-old"}:
        return found.step, check_database(place)
    engine = open_engine(place.where)
    upgrade(engine)
    engine.dispose()
    open_office(place.where, Library({})).store.engine.dispose()  # its read models too
    return found.step, ()


def status(office: Office, step: str) -> Status:
    """Tell how a database stands."""
    with office.reading() as connection:
        counts = {
            "organisations": _count(connection, select(func.count()).select_from(ORGANISATION)),
            "people": _count(connection, select(func.count()).select_from(PERSON)),
            "dossiers": _count(connection, select(func.count()).where(CASE.c.machine == "dossier")),
        }
        head = ledger.head(connection)
        return Status(mode_of(connection), step, head, len(waiting(connection)), counts)


def _count(connection: Connection, query: object) -> int:
    return int(connection.execute(query).scalar_one())  # type: ignore[call-overload]  # any counting question


def refuse_production(place: Place) -> Found:
    """Tell why a demonstration may not be made there: the database holds real cases, or was never said to be for it."""
    if isinstance(place.where, Path) and not place.where.exists():
        return ()
    found, faults = standing(place)
    if found is None:
        return faults
    if not found.step:
        return () if found.empty else (finding("database-foreign", given=place.shown),)
    if faults := check_database(place):
        return faults
    office = open_office(place.where, Library({}))
    with office.reading() as connection:
        mode, head = mode_of(connection), ledger.head(connection)
    office.store.engine.dispose()
    if mode == "demonstration" or (not mode and head.height == 0):
        return ()
    return (finding("database-mode", given="demonstration", known=mode or "production"),)

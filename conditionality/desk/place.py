"""Where the database of a deployment is, and whether it can be opened as it stands: every trouble is a finding."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from conditionality.findings import Finding, finding
from conditionality.storage import migrate
from conditionality.storage.engine import open_engine
from conditionality.storage.faults import UnsupportedDatabaseError

Found = tuple[Finding, ...]

STEPS_TABLE = "alembic_version"
"""Where the database says at which step it stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is.

    Attributes:
        where: A file of SQLite, or an address.
        shown: The same for people: never with a password.
    """

    where: Path | str
    shown: str


@dataclass(frozen=True, slots=True)
class Standing:
    """At which step a database stands.

    Attributes:
        step: Its own; empty when it holds nothing of ours.
        latest: The last one this program knows.
        empty: Whether it has no table at all.
    """

    step: str
    latest: str
    empty: bool


def place_of(text: str, variable: str = "") -> tuple[Place | None, Found]:
    """Read where a database is.

    Args:
        text: A file, or an address (`postgresql://…`, `sqlite:///…`).
        variable: Name of the environment variable that says it.

    Returns:
        The place; or nothing, with what is wrong.
    """
    if not text.strip():
        return None, (finding("setting-absent", variable),)
    if "://" not in text:
        return Place(Path(text), text), ()
    try:
        url = make_url(text)
    except ArgumentError:
        return None, (finding("database-address", variable),)  # not quoted: it may hold a password
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        return None, (finding("database-kind", variable, given=url.get_backend_name()),)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return Place(Path(url.database), shown), ()
    return Place(text, shown), ()


def standing(place: Place, *, make: bool = False) -> tuple[Standing | None, Found]:
    """Ask a database at which step it stands.

    Args:
        make: Whether a file of SQLite that is not there may be made.
    """
    if isinstance(place.where, Path) and not make and not place.where.is_file():
        return None, (finding("database-absent", given=place.shown),)
    if isinstance(place.where, Path) and not place.where.absolute().parent.is_dir():
        return None, (finding("folder-absent", given=place.shown),)
    try:
        engine = open_engine(place.where)
    except (UnsupportedDatabaseError, NoSuchModuleError):
        return None, (finding("database-kind", given=place.shown),)
    except ModuleNotFoundError:
        return None, (finding("database-driver", given=place.shown),)
    try:
        return _standing(engine), ()
    except DatabaseError:
        code = "database-not-one" if isinstance(place.where, Path) else "database-silent"
        return None, (finding(code, given=place.shown),)
    finally:
        engine.dispose()


def _standing(engine: Engine) -> Standing:
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        step = migrate.current(connection) if STEPS_TABLE in tables else ""
    return Standing(step, migrate.latest(), empty=not tables)


def check_database(place: Place) -> Found:
    """Tell why a database cannot be opened as it stands: absent, empty, old, or made by a newer program."""
    found, faults = standing(place)
    if found is None:
        return faults
    if not found.step:
        return (finding("database-empty" if found.empty else "database-foreign", given=place.shown),)
    if found.step == found.latest:
        return ()
    code = "database-old" if found.step < found.latest else "database-newer"
    return (finding(code, given=place.shown, step=found.step, latest=found.latest),)

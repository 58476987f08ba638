"""Where the demonstration register stands: kept when this program made it so, else built beside and put in its place.

People sign in to a demonstration and do acts there: what they did stays from one run to the next, until another
version of the program, another seed, or they themselves ask for a new one. A register that is no demonstration is never
touched.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from conditionality import __version__
from conditionality.codec import Paper, canonical
from conditionality.desk.authority import open_authority
from conditionality.desk.counting import Counter
from conditionality.desk.database import refuse_production
from conditionality.desk.demo_people import BEGINNING_DAYS
from conditionality.desk.demo_region import Scored
from conditionality.desk.demo_register import Made, build_register, told_of
from conditionality.desk.files import make_folder, write_file
from conditionality.desk.office import open_office
from conditionality.desk.place import Place, check_database
from conditionality.findings import Finding
from conditionality.referential.library import Library

REGISTER = "register.sqlite3"
KEYS = "keys"
MARK = "register.json"
"""Beside the register: what made it."""

LAYOUT = 1
"""Number of the story that the register tells; another number makes a new register."""

SIDES = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a database."""

MARGIN = timedelta(days=BEGINNING_DAYS + 30)
"""The seal holds from before the first act."""


class Maker(Paper):
    """What made a register."""

    program: str
    layout: int
    seed: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make.

    Attributes:
        folder: State folder.
        now: With its zone.
        anew: Even when a register is there.
    """

    folder: Path
    seed: int
    now: datetime
    anew: bool = False

    @property
    def register(self) -> Path:
        """The database."""
        return self.folder / REGISTER

    @property
    def maker(self) -> Maker:
        """What this program writes beside it."""
        return Maker(program=__version__, layout=LAYOUT, seed=self.seed)


def refuse_register(folder: Path) -> tuple[Finding, ...]:
    """Tell why no demonstration may be made in a folder: its register holds real cases, or is none of ours."""
    return refuse_production(Place(folder / REGISTER, str(folder / REGISTER)))


def kept_register(wanted: Wanted) -> Made | None:
    """Give what the register that is there holds; nothing when a new one is to be made."""
    place = Place(wanted.register, str(wanted.register))
    if wanted.anew or not wanted.register.is_file() or check_database(place):
        return None
    beside = wanted.folder / MARK
    if not beside.is_file() or beside.read_bytes() != canonical(wanted.maker):
        return None
    office = open_office(wanted.register, Library({}))
    try:
        return told_of(office, wanted.now)
    finally:
        office.store.engine.dispose()


def make_register(wanted: Wanted, scored: Scored, counter: Counter) -> tuple[Made | None, tuple[Finding, ...]]:
    """Build a register beside the one that is there, then put it in its place.

    Raises:
        NoAuthorityError: No keys can be kept in the folder.
    """
    if found := (*make_folder(wanted.folder), *refuse_register(wanted.folder)):
        return None, found
    authority = open_authority(wanted.folder / KEYS, wanted.now - MARGIN)
    beside = wanted.folder / f".register.{os.getpid()}.sqlite3"
    _drop(beside)
    try:
        made = build_register(beside, scored, authority=authority, now=wanted.now, seed=wanted.seed, counter=counter)
        (wanted.folder / MARK).unlink(missing_ok=True)
        for ending in SIDES:
            wanted.register.with_name(wanted.register.name + ending).unlink(missing_ok=True)
        beside.replace(wanted.register)
    finally:
        _drop(beside)
    return made, write_file(str(wanted.folder / MARK), canonical(wanted.maker))


def _drop(path: Path) -> None:
    for ending in ("", *SIDES):
        path.with_name(path.name + ending).unlink(missing_ok=True)

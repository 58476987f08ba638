"""A fresh office for each test, on both engines, with the people of a small region.

The people are registered once for each engine; each test that asks for them gets a copy of that database.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest

from conditionality.desk.office import Office, declare
from conditionality.desk.read_models import MODELS
from conditionality.desk.rulebooks import load_library
from conditionality.storage.engine import open_engine
from conditionality.storage.store import Store
from tests.desk.people import BEGINNING, Region, settle
from tests.engines import *  # noqa: F403 - fixtures are found by their names
from tests.engines import command, named
from tests.storage.acts import Address

LIBRARY = load_library()
SETTLED = 1_000
"""Rank of the first word of chance that a test draws, after those of the people."""


def ready(office: Office) -> Office:
    """Declare the database, which makes its read models too."""
    declare(office, "demonstration", BEGINNING)
    return office


def opened(address: Address, start: int) -> Office:
    """Open an office whose words of chance follow one another."""
    ranks = count(start)
    return Office(Store(open_engine(address), MODELS), LIBRARY, chance=lambda: f"word{next(ranks):04}")


def settled(address: Address) -> Region:
    """Register the people, an organisation of each kind, a scheme and the assembly."""
    office = ready(opened(address, 0))
    found = settle(office)
    office.store.engine.dispose()
    return found


@pytest.fixture(scope="session")
def sqlite_region(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Region]:
    """Settle the region in a SQLite file, to be copied."""
    path = Path(shutil.copy(sqlite_model, tmp_path_factory.mktemp("region") / "region.sqlite3"))
    return path, settled(path)


@pytest.fixture(scope="session")
def postgresql_region(server: str, postgresql_model: str) -> tuple[str, Region]:
    """Settle the region in a PostgreSQL database, to be copied."""
    command(server, f"CREATE DATABASE region TEMPLATE {postgresql_model}")
    return "region", settled(named(server, "region"))


@pytest.fixture
def copied(
    request: pytest.FixtureRequest, tmp_path: Path, engine_name: str
) -> Iterator[Callable[[], tuple[Address, Region]]]:
    """Give a maker of copies of the settled region."""
    made: list[str] = []

    def make() -> tuple[Address, Region]:
        name = f"r_{uuid4().hex[:12]}"
        model, region = request.getfixturevalue(f"{engine_name}_region")
        if engine_name == "sqlite":
            return Path(shutil.copy(model, tmp_path / f"{name}.sqlite3")), deepcopy(region)
        server: str = request.getfixturevalue("server")
        command(server, f"CREATE DATABASE {name} TEMPLATE {model}")
        made.append(name)
        return named(server, name), deepcopy(region)

    yield make
    for name in made:
        command(request.getfixturevalue("server"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def house(request: pytest.FixtureRequest, engine_name: str) -> tuple[Address, Region | None]:
    """Give the database of the test: with the people when the test asks for them, else bare."""
    if "region" in request.fixturenames:
        found: tuple[Address, Region] = request.getfixturevalue("copied")()
        return found
    return request.getfixturevalue("fresh")(), None


@pytest.fixture  # type: ignore[no-redef]  # the copy stands before the bare one
def address(house: tuple[Address, Region | None]) -> Address:
    """Give the address of the database of the test."""
    return house[0]


@pytest.fixture
def office(house: tuple[Address, Region | None]) -> Iterator[Office]:
    """Open an office on the database of the test."""
    address, region = house
    found = opened(address, SETTLED) if region else ready(opened(address, 0))
    yield found
    found.store.engine.dispose()


@pytest.fixture
def region(office: Office, house: tuple[Address, Region | None]) -> Region:
    """Give the people of the region, registered in the office."""
    assert house[1] is not None
    return house[1]

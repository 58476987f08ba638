"""A fresh office for each test, on both engines, with the people of a small region."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conditionality.desk.office import Office, declare
from conditionality.desk.read_models import MODELS
from conditionality.desk.rulebooks import load_library
from conditionality.storage.engine import open_engine
from conditionality.storage.store import Store
from tests.desk.people import BEGINNING, Region, settle
from tests.engines import *  # noqa: F403 - fixtures are found by their names
from tests.storage.acts import Address

LIBRARY = load_library()


@pytest.fixture
def office(address: Address) -> Iterator[Office]:
    """Open an office on a fresh database of demonstration."""
    engine = open_engine(address)
    words = iter(f"word{rank:04}" for rank in range(10_000))
    yield ready(Office(Store(engine, MODELS), LIBRARY, chance=lambda: next(words)))
    engine.dispose()


def ready(office: Office) -> Office:
    """Declare the database, which makes its read models too."""
    declare(office, "demonstration", BEGINNING)
    return office


@pytest.fixture
def region(office: Office) -> Region:
    """Register the people, an organisation of each kind, a scheme and the assembly."""
    return settle(office)

"""Screens of the staff of the region: dashboard, instruction, register; shown, refused, empty, and slips told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import entrance, session
from conditionality.desk.office import open_office
from conditionality.wording.speech import Lang
from tests.app.conftest import House
from tests.app.filled import WHO, Filled, fill
from tests.app.front import MAIN, sound, words
from tests.desk.shortcut import authority

SCREENS = {
    "dashboard": "screens/region/dashboard.py",
    "instruction": "screens/region/instruction.py",
    "register": "screens/region/register.py",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """Fill one region for the tests that only look."""
    office = open_office(tmp_path_factory.mktemp("region") / "register.sqlite3", authority=authority())
    yield fill(office)
    office.store.engine.dispose()


def front_of(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> House:
    people = {role: filled.region.people[name] for role, name in WHO.items()}
    house = House(filled.office, people, filled.region.now)
    monkeypatch.setattr(entrance, "office", lambda: filled.office)
    monkeypatch.setattr(entrance, "now", lambda: filled.region.now)
    monkeypatch.setattr(session, "secret", lambda: house.secret)
    return house


@pytest.fixture
def looking(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> House:
    """Open the front onto the filled region."""
    return front_of(filled, monkeypatch)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Filled]:
    """Fill a region for one test that acts in it, and sign the staff in."""
    office = open_office(tmp_path / "register.sqlite3", authority=authority())
    found = fill(office)
    front_of(found, monkeypatch).sign_in("STAFF")
    yield found
    office.store.engine.dispose()


def open_screen(name: str, lang: Lang = "fr", dossier: str = "") -> AppTest:
    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = lang
    sound(front.run())
    front.switch_page(SCREENS[name])
    front.query_params["lang"] = lang
    if dossier:
        front.query_params["dossier"] = dossier
    return sound(front.run())


def test_the_dashboard_shows_what_is_due_most_urgent_first(looking: House, filled: Filled) -> None:
    looking.sign_in("STAFF")
    found = words(open_screen("dashboard"))
    assert "12\u202f000,00\u00a0€" in found

"""A front onto a small region whose assembly sits: who is signed in changes, the register stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import entrance, session
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.sign_in import sign_in
from conditionality.dossier.kinds import Role
from conditionality.wording.speech import Lang
from tests.app.front import MAIN, sound
from tests.desk.people import BEGINNING, Region, settle

SCREENS = {
    "sitting": "screens/assembly/sitting.py",
    "dossier": "screens/assembly/dossier.py",
    "vote": "screens/assembly/vote.py",
}


@dataclass(slots=True)
class Assembly:
    """An office, its people, and what the browser holds."""

    office: Office
    region: Region
    secret: str = ""

    def enter(self, name: str, role: Role = "MEM") -> None:
        """Sign a person in, by first name."""
        self.secret = sign_in(self.office, f"{self.region.people[name]}:{role}", self.region.now)
        assert self.secret


def furnished(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Assembly]:
    """Open a demonstration with everybody registered; the front opens onto it."""
    office = open_office(path / "register.sqlite3")
    declare(office, "demonstration", BEGINNING)
    found = Assembly(office, settle(office))
    monkeypatch.setattr(entrance, "office", lambda: office)
    monkeypatch.setattr(entrance, "now", lambda: found.region.now)
    monkeypatch.setattr(session, "secret", lambda: found.secret)
    yield found
    office.store.engine.dispose()


def open_screen(name: str, lang: Lang = "fr", **named: str) -> AppTest:
    """Open a screen of the assembly; nothing has gone wrong on it."""
    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = lang
    sound(front.run())
    front.switch_page(SCREENS[name])
    front.query_params["lang"] = lang
    for what, value in named.items():
        front.query_params[what] = value
    return sound(front.run())


def possible(front: AppTest) -> list[str]:
    """Give the acts that may be chosen."""
    return [str(one) for box in front.radio if str(box.key).startswith("deed:") for one in box.options]


def greyed(front: AppTest) -> list[str]:
    """Give the acts that are greyed."""
    return [one.label for one in front.button if str(one.key).startswith("shut:") and one.disabled]


def choose(front: AppTest, act: str) -> AppTest:
    """Choose an act, by its code."""
    next(one for one in front.radio if str(one.key).startswith("deed:")).set_value(act)
    return sound(front.run())


def send(front: AppTest, start: str = "") -> AppTest:
    """Send the form whose key starts so; the first one otherwise."""
    next(one for one in front.button if str(one.key).startswith(start) and str(one.key).endswith(":@send")).click()
    return sound(front.run())

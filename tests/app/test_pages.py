"""Which screens there are for whom: only those of one's role are there."""

from __future__ import annotations

from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from app import pages, session
from app.pages import Screen
from conditionality.dossier.kinds import Role
from tests import repository
from tests.app.conftest import NAMES, House
from tests.app.front import open_screen, words

EVERY = (*pages.PUBLIC, *dict.fromkeys(one for screens in pages.SCREENS.values() for one in screens))


def test_every_role_has_its_line_and_every_screen_its_file_and_its_own_name() -> None:
    assert set(pages.SCREENS) == set(get_args(Role))
    assert [one.path for one in EVERY if not (repository.ROOT / "app" / one.path).is_file()] == []
    assert len({one.name for one in EVERY}) == len(EVERY)


def test_every_file_that_draws_a_screen_is_in_the_table() -> None:
    files = [path for path in repository.modules("app") if path.parts[1] == "screens"]
    drawing = [path for path in files if (repository.ROOT / path).read_text(encoding="utf-8").endswith("\nshow()\n")]
    assert {path.relative_to("app/screens").as_posix() for path in drawing} == {one.file for one in EVERY}


def test_only_session_files_touch_state_caches_and_cookies() -> None:
    touching = ("session_state", "cache_resource", "cache_data", "st.secrets", "st.context")
    found = {
        path.name
        for path in repository.modules("app")
        if any(word in (repository.ROOT / path).read_text(encoding="utf-8") for word in touching)
    }
    assert found == {"drafting.py", "planning.py", "session.py", "simulating.py", "trying.py", "workshop.py"}


def test_without_a_database_there_is_no_door() -> None:
    assert "connexion" not in words(open_screen("home"))


def test_who_is_not_signed_in_sees_the_door(house: House) -> None:
    assert 'href="./connexion?lang=fr">Se connecter' in words(open_screen("home"))


@pytest.mark.parametrize("role", NAMES)
def test_who_is_signed_in_is_named_with_the_role(house: House, role: Role) -> None:
    house.sign_in(role)
    found = words(open_screen("home"))
    assert NAMES[role] in found
    assert "Se déconnecter" in found


@pytest.fixture
def staffed(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Give the staff a screen, in the place of any other."""
    screen = Screen("../../tests/app/trial_screen.py", "Rule books")
    monkeypatch.setattr(pages, "SCREENS", {**dict.fromkeys(pages.SCREENS, ()), "STAFF": (screen,)})
    return screen


def visit_named(monkeypatch: pytest.MonkeyPatch, name: str) -> AppTest:
    monkeypatch.setattr(session, "asked_page", lambda: name)
    return open_screen("home")


def test_a_guessed_address_shows_the_public_home_with_a_sentence(
    house: House, staffed: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = visit_named(monkeypatch, "trial_screen")
    assert "il est pour\u00a0: agent de la région." in shown.warning[0].value
    assert house.people["STAFF"] not in words(shown)
    assert shown.title[0].value == "De l’argent public contre des engagements mesurés"


def test_the_first_screen_of_a_role_is_where_one_arrives(
    house: House, staffed: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.sign_in("STAFF")
    shown = visit_named(monkeypatch, "")
    assert not shown.warning
    assert shown.title[0].value == f"Travail de {house.people['STAFF']}"


def test_another_person_finds_nothing_of_the_one_before(house: House) -> None:
    house.sign_in("STAFF")
    shown = open_screen("home")
    shown.session_state["left"] = "something of mine"
    house.sign_in("ENT")
    shown.run()
    assert "left" not in shown.session_state
    assert NAMES["ENT"] in words(shown)

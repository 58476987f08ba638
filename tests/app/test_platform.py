"""The platform: a search, cards, the page of one organisation; nothing that was not consented to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from app import entrance
from conditionality.wording.speech import Lang
from tests.app.conftest import House
from tests.app.front import MAIN, sound, words
from tests.app.platform_house import Shown, make, suspend_it
from tests.desk.shortcut import ABOUT

SLUG = "cooperative-essai-2026-0001"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Make one register for the tests that only look; its organisation has a plan."""
    found = make(tmp_path_factory.mktemp("platform"), plan=True)
    yield found
    found.office.store.engine.dispose()


@pytest.fixture
def shown(made: Shown, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Open the front onto it."""
    return look(made, monkeypatch)


def look(made: Shown, monkeypatch: pytest.MonkeyPatch) -> Shown:
    monkeypatch.setattr(entrance, "office", lambda: made.office)
    monkeypatch.setattr(entrance, "now", lambda: made.region.now)
    return made


def open_platform(lang: Lang = "fr", organisation: str = "") -> AppTest:
    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = lang
    sound(front.run())
    front.switch_page("screens/public/platform.py")
    front.query_params["lang"] = lang
    if organisation:
        front.query_params["organisation"] = organisation
    return sound(front.run())


LINK = f'href="./platform?organisation={SLUG}&amp;lang={{lang}}">Coopérative Essai</a>'


@pytest.mark.parametrize(("lang", "said"), [("fr", "En démarche de progrès"), ("en", "In a démarche de progrès")])
def test_a_card_says_who_where_and_how_it_is_shown(shown: Shown, lang: Lang, said: str) -> None:
    front = open_platform(lang)
    assert LINK.format(lang=lang) in words(front)
    assert said in words(front)
    assert ABOUT in words(front)
    assert "Ville" in words(front)


def test_a_search_that_finds_nothing_says_what_to_do(shown: Shown) -> None:
    front = open_platform()
    front.text_input(key="words").set_value("BLE vélo")
    assert "Organisations trouvées\u00a0: 1" in words(sound(front.run()))
    front.selectbox(key="shown").set_value("accepted")
    assert "Rien ne correspond" in words(sound(front.run()))
    front.selectbox(key="shown").set_value("in_plan")
    front.selectbox(key="town").set_value("Ville")
    assert "Organisations trouvées\u00a0: 1" in words(sound(front.run()))
    front.text_input(key="words").set_value("fusées")
    assert LINK.format(lang="fr") not in words(sound(front.run()))


def test_the_page_of_an_organisation_has_its_address(shown: Shown) -> None:
    front = open_platform(organisation=SLUG)
    assert front.title[0].value == "Coopérative Essai"
    found = words(front)
    for said in ("2026-CP-014", "Plan de progrès", "actions, en", ABOUT, "10.71C", "15811100-7", shown.number,
                 f'href="./verify/{shown.number}?lang=fr"', "bonjour@exemple.example"):  # fmt: skip
        assert said in found, said
    assert "Alix" not in found
    assert "12\u202f000" not in found


@pytest.mark.parametrize("asked", ["nothing", "D-2026-0099", "<b>", "x" * 3000])
def test_an_address_that_names_nobody_is_told(shown: Shown, asked: str) -> None:
    front = open_platform("en", asked)
    assert front.title[0].value == "This page is not there"
    assert 'href="./platform?lang=en">All organisations</a>' in words(front)


def test_a_suspended_page_shows_its_name_and_since_when_and_no_search_finds_it(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = look(make(tmp_path_factory.mktemp("suspended")), monkeypatch)
    suspend_it(made)
    front = open_platform(organisation=SLUG)
    assert front.title[0].value == "Coopérative Essai"
    assert "La région a suspendu cette organisation le" in words(front)
    assert ABOUT not in words(front)
    assert "Aucune organisation n’est encore inscrite" in words(open_platform())
    made.office.store.engine.dispose()


def test_an_empty_register_says_when_one_is_listed(house: House) -> None:
    assert "Aucune organisation n’est encore inscrite" in words(open_platform())


@pytest.mark.parametrize("organisation", ["", SLUG])
def test_without_a_register_the_screen_says_what_to_do(organisation: str) -> None:
    front = open_platform(organisation=organisation)
    assert front.title[0].value == "Plateforme"
    assert "make demo" in front.info[0].value


def test_the_home_screen_counts_what_the_register_holds(shown: Shown) -> None:
    front = AppTest.from_file(MAIN, default_timeout=60)
    found = words(sound(front.run()))
    assert "<dt>organisations inscrites</dt><dd>1</dd>" in found
    assert "<dt>dossiers décidés par la région</dt><dd>1</dd>" in found
    assert "<dt>séances de l’assemblée tenues</dt><dd>0</dd>" in found
    assert 'href="./connexion?lang=fr#role-ENT"' in found


def test_the_home_screen_shows_nothing_of_its_source() -> None:
    front = sound(AppTest.from_file(MAIN, default_timeout=60).run())
    assert "file, words of the link" not in words(front)
    assert front.markdown[0].value.startswith("La région accorde")


def test_without_a_register_the_home_screen_says_what_to_do() -> None:
    front = sound(AppTest.from_file(MAIN, default_timeout=60).run())
    assert "make demo" in front.info[0].value

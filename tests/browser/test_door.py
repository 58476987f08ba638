"""The door in a real browser: come in, see who one is, go out; a secret that no script reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app import pages
from app.entrance import COOKIE
from conditionality.desk.office import open_office
from conditionality.desk.settings import DATABASE_VARIABLE
from conditionality.dossier.kinds import Role
from tests.app.conftest import NAMES, furnish
from tests.browser.conftest import serve
from tests.browser.front import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a demonstration with one person in each role; give its address."""
    database = tmp_path_factory.mktemp("door") / "register.sqlite3"
    office = open_office(database)
    furnish(office, "demonstration")
    office.store.engine.dispose()
    with serve({DATABASE_VARIABLE: str(database)}) as found:
        yield found


def cookies(visit: Visit) -> list[str]:
    return [str(one["name"]) for one in visit.page.context.cookies()]


def test_a_person_comes_in_and_goes_out(visit: Visit) -> None:
    visit.come_in(NAMES["STAFF"])
    visit.reads(f"Vous êtes : {NAMES['STAFF']}, agent de la région")
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()
    assert COOKIE in cookies(visit)
    assert COOKIE not in visit.page.evaluate("document.cookie")
    visit.picture("signed-in")
    visit.page.get_by_role("link", name="Se déconnecter ou changer de rôle").click()
    visit.page.get_by_role("button", name="Se déconnecter", exact=True).click()
    visit.page.wait_for_url(f"{visit.address}/")
    visit.settle()
    assert NAMES["STAFF"] not in visit.words()
    assert COOKIE not in cookies(visit)


@pytest.mark.parametrize(("lang", "title"), [("fr", "Se connecter"), ("en", "Sign in")])
def test_the_door_keeps_nobody_out(visit: Visit, lang: str, title: str) -> None:
    visit.page.goto(f"{visit.address}/connexion?lang={lang}")
    assert visit.page.title() == f"{title} · Conditionality"
    assert visit.barriers() == []
    wide = visit.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]


def test_a_window_left_open_is_signed_out_with_the_others(visit: Visit) -> None:
    visit.come_in(NAMES["AUD"])
    other = visit.page.context.new_page()
    other.goto(f"{visit.address}/connexion")
    other.get_by_role("button", name="Se déconnecter", exact=True).click()
    other.wait_for_url(f"{visit.address}/")
    visit.press("English")
    assert NAMES["AUD"] not in visit.words()


@pytest.mark.parametrize("role", NAMES)
def test_every_screen_of_a_role_opens_without_barrier(visit: Visit, role: Role) -> None:
    visit.be(NAMES[role])
    for one in pages.screens_of(role):
        visit.go(f"/{one.name}")
        assert visit.page.locator("h1").count() == 1
        assert visit.barriers() == []

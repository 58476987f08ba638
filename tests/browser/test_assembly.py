"""Screens of the assembly in a real browser: no barrier on any of them, wide and on a phone, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from app.entrance import COOKIE
from conditionality.desk.office import declare, open_office
from conditionality.desk.settings import DATABASE_VARIABLE
from conditionality.desk.sign_in import sign_in
from tests.browser.conftest import serve
from tests.browser.front import Visit
from tests.desk.path import STRONG, ready
from tests.desk.people import BEGINNING, done, settle
from tests.desk.session import MEMBERS, WHY, choices, planned, sat

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass(slots=True)
class Town:
    """Where the front is served, who may come in, and the dossiers of its sittings."""

    address: str
    secrets: dict[str, str]
    voted: str
    open: str
    waiting: str


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Serve a region with a session open, one to come and one planned: an item voted, one under a ballot."""
    database = tmp_path_factory.mktemp("assembly") / "register.sqlite3"
    office = open_office(database)
    declare(office, "demonstration", BEGINNING)
    region = settle(office)
    voted, running = ready(office, region), ready(office, region, "basile", STRONG)
    sitting = sat(office, region, voted, running)
    done(sitting.recuse("eco2", running))
    sitting.item(voted)
    sitting.vote(sitting.ballot(voted, "plan"), choices("for", MEMBERS[:-3]) | choices("abstain", MEMBERS[-3:]))
    done(sitting.proxy("cons1", "cons2"))
    sitting.item(running, (one for one in MEMBERS if one != "cons1"))
    done(sitting.cast(sitting.ballot(running, "accept"), "acad1", "against", WHY))
    planned(office, region, days=30)
    now = datetime.now(UTC)
    keys = {"eden": "SEC", "fanny": "CHAIR", "cons2": "MEM", "eco2": "MEM", "synd1": "MEM"}
    secrets = {name: sign_in(office, f"{region.people[name]}:{role}", now) for name, role in keys.items()}
    office.store.engine.dispose()
    with serve({DATABASE_VARIABLE: str(database)}) as found:
        yield Town(found, secrets, voted, running, "S-2026-02")


@pytest.fixture
def address(town: Town) -> str:
    return town.address


def enter(visit: Visit, town: Town, name: str) -> None:
    """Let the browser hold the secret of a person."""
    visit.page.context.add_cookies([{"name": COOKIE, "value": town.secrets[name], "url": town.address}])


def sound(visit: Visit, picture: str) -> None:
    """See that nobody is kept out, and take a picture for people."""
    visit.picture(f"assembly-{picture}")
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator('[data-testid="stException"]').count() == 0
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["eden", "fanny", "cons2", "eco2"])
def test_every_screen_is_sound(visit: Visit, town: Town, name: str, lang: str) -> None:
    enter(visit, town, name)
    for screen, named in (("sitting", "session=S-2026-01"), ("vote", f"dossier={town.open}"),
                          ("dossier", f"dossier={town.open}")):  # fmt: skip
        visit.go(f"/{screen}?lang={lang}&{named}")
        sound(visit, f"{screen}-{name}-{lang}")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_result_a_planned_session_and_the_roll_are_sound(visit: Visit, town: Town, lang: str) -> None:
    enter(visit, town, "synd1")
    visit.go(f"/vote?lang={lang}&dossier={town.voted}")
    sound(visit, f"result-{lang}")
    visit.go(f"/dossier?lang={lang}&dossier={town.voted}")
    sound(visit, f"plan-{lang}")
    enter(visit, town, "eden")
    visit.go(f"/sitting?lang={lang}&session={town.waiting}")
    visit.click(visit.page.locator("[data-testid='stRadio'] label").first)
    sound(visit, f"convene-{lang}")


def test_the_roll_is_called_on_a_phone(visit: Visit, town: Town) -> None:
    enter(visit, town, "eden")
    visit.go("/sitting?session=S-2026-01")
    items = visit.page.get_by_role("combobox", name="Point")
    items.scroll_into_view_if_needed()
    items.click(position={"x": 3, "y": 3})
    visit.click(visit.page.get_by_role("option").filter(has_text=town.voted))
    visit.click(visit.page.locator("[data-testid='stRadio'] label").filter(has_text="Faire l’appel"))
    sound(visit, "roll")
    visit.page.locator("summary").filter(has_text="Impossible maintenant").click()
    visit.settle()
    sound(visit, "greyed")

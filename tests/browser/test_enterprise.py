"""The enterprise's screens in a real browser: wide and on a phone, in French and English, without a barrier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from conditionality.desk.instruction import AskPieces, ask_pieces
from conditionality.desk.office import declare, open_office
from conditionality.desk.settings import DATABASE_VARIABLE
from tests.browser.conftest import serve
from tests.browser.front import Visit
from tests.desk.path import STRONG, filed
from tests.desk.people import BEGINNING, done, settle
from tests.desk.shortcut import listed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCREENS = ("space", "declare", "my_score", "my_plan", "certificates")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a region in which one enterprise is listed, and another has pieces to give."""
    database = tmp_path_factory.mktemp("enterprise") / "register.sqlite3"
    office = open_office(database)
    declare(office, "demonstration", BEGINNING)
    region = settle(office)
    listed(office, region, plan=True)
    dossier = filed(office, region, "basile", STRONG)
    asked = AskPieces(
        pieces=("stakeholder_contacts", "Statuts"), deadline=date(2026, 12, 24), message="Il manque le compte rendu."
    )
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    office.store.engine.dispose()
    with serve({DATABASE_VARIABLE: str(database)}) as found:
        yield found


def come_in(visit: Visit, name: str) -> None:
    """Go through the door as a person."""
    visit.go("/")
    visit.page.get_by_role("link", name="Se connecter").click()
    visit.page.wait_for_url("**/connexion*")
    visit.page.get_by_role("button", name=name).click()
    visit.page.wait_for_url(f"{visit.address}/")
    visit.settle()


@pytest.mark.parametrize("who", ["Alix", "Basile"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_screen_keeps_nobody_out(visit: Visit, lang: str, who: str) -> None:
    come_in(visit, who)
    for name in SCREENS:
        visit.go(f"/{'' if name == 'space' else name}?lang={lang}")
        visit.picture(f"enterprise-{who.lower()}-{name}-{lang}")
        assert visit.page.locator("h1").count() == 1, name
        assert visit.barriers() == [], name
        assert not visit.is_wider_than_the_screen(), name

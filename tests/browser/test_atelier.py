"""The workshop of rule books in a real browser: a draft from its start to its back-test, wide and on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office, open_office
from conditionality.desk.rule_drafts import rule_drafts
from conditionality.desk.settings import DATABASE_VARIABLE
from tests.app.conftest import NAMES, NOW, furnish
from tests.browser.conftest import serve
from tests.browser.front import SEEN, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE_MS = 60_000
COMPILING_MS = 300_000
"""The kernels of the batch machine are compiled at the first back-test of a machine."""

ROW_PX = 35
WEIGHT = 0.72
"""Where the column of weights stands, as a share of the width of the table."""


@dataclass(frozen=True, slots=True)
class Served:
    """A demonstration, and the hand of its staff."""

    office: Office
    address: str
    staff: str

    def drafts(self) -> dict[str, str]:
        """Give the text of each draft."""
        found = rule_drafts(self.office, Hand(self.staff, "STAFF", NOW))
        assert isinstance(found, tuple)
        return {one.draft.ref: one.draft.text for one in found}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a demonstration with one person in each role."""
    database = tmp_path_factory.mktemp("atelier") / "register.sqlite3"
    office = open_office(database)
    people = furnish(office, "demonstration")
    with serve({DATABASE_VARIABLE: str(database)}) as address:
        yield Served(office, address, people["STAFF"])
    office.store.engine.dispose()


@pytest.fixture(scope="module")
def address(served: Served) -> str:
    """Give the address of the front."""
    return served.address


def come_in(visit: Visit, lang: str = "fr") -> None:
    """Come to the workshop as the staff."""
    visit.be(NAMES["STAFF"])
    visit.go(f"/atelier?lang={lang}")


def part(visit: Visit, name: str) -> None:
    """Pick a part of the work."""
    visit.click(visit.page.locator(f'[data-testid="stButtonGroup"] button:has-text("{name}")').first)


def start(visit: Visit, kind: str) -> str:
    """Start a draft from the light version; give its version."""
    another = visit.page.get_by_text("Commencer un autre brouillon")
    if another.count():
        another.click()
        visit.settle()
    visit.page.get_by_role("combobox", name="Partir de").first.fill("légère")
    visit.click(visit.page.get_by_role("option").filter(has_text="Version légère").first)
    visit.click(visit.page.locator("label").filter(has_text=kind).first)
    button = visit.page.get_by_role("button", name=re.compile("Commencer la version")).first
    version = button.inner_text().rpartition(" ")[2]
    button.click()
    expect(visit.page.get_by_text(f"socle-leger@{version}, enregistré").first).to_be_visible(timeout=PATIENCE_MS)
    visit.settle()
    return version


def type_in_cell(visit: Visit, row: int, text: str, across: float = WEIGHT) -> None:
    """Type in a cell of the first table, as a hand does: a double click, the text, Enter."""
    table = visit.page.locator('[data-testid="stDataFrame"] canvas').first
    table.scroll_into_view_if_needed()
    visit.page.wait_for_timeout(700)
    box = table.bounding_box()
    assert box is not None
    visit.page.mouse.dblclick(box["x"] + box["width"] * across, box["y"] + ROW_PX * (row + 1.5))
    visit.page.locator("textarea.gdg-input").wait_for()
    visit.page.locator("textarea.gdg-input").fill(text)
    before = visit.page.evaluate(SEEN)
    visit.page.keyboard.press("Enter")
    visit.settle(before)


def sound(visit: Visit, picture: str) -> None:
    """See that nobody is kept out, and take a picture for people."""
    visit.picture(picture)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator('[data-testid="stException"]').count() == 0
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()


def test_a_draft_is_written_tried_and_compared(visit: Visit, served: Served) -> None:
    if visit.size == "phone":  # tables are written on a screen that is wide enough; the cards are the way on a phone
        return
    come_in(visit)
    sound(visit, "atelier-empty")
    ref = f"socle-leger@{start(visit, 'des règles changent')}"
    sound(visit, "atelier-weights")
    type_in_cell(visit, 0, "douze")
    expect(visit.page.get_by_text("La dimension G (Gouvernance et participation), poids")).to_be_visible(
        timeout=PATIENCE_MS
    )
    sound(visit, "atelier-finding")
    type_in_cell(visit, 0, "32,5")
    expect(visit.page.get_by_text("Rien à corriger")).to_be_visible(timeout=PATIENCE_MS)
    assert "weight = 32.5" in served.drafts()[ref]
    part(visit, "Barèmes")
    type_in_cell(visit, 1, "60", 0.9)
    sound(visit, "atelier-scale")
    part(visit, "Essayer sur un rapport")
    visit.page.get_by_text("Avant et après").wait_for(timeout=PATIENCE_MS)
    sound(visit, "atelier-try")
    part(visit, "Rejouer les dossiers")
    visit.page.get_by_role("button", name=re.compile("Rejouer les 59 rapports")).click()
    visit.page.get_by_role("heading", name="En bref").wait_for(timeout=COMPILING_MS)
    sound(visit, "atelier-backtest")
    part(visit, "Différences")
    assert "G pèse 32,5 au lieu de 20" in visit.words()
    sound(visit, "atelier-diff")
    part(visit, "Vers la publication")
    sound(visit, "atelier-publish")
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("button", name="L’essai sur les dossiers (JSON)").click()
    assert ref.encode() in taken.value.path().read_bytes()


def test_a_card_is_written_and_kept_without_leaving_the_box(visit: Visit, served: Served) -> None:
    come_in(visit)
    version = start(visit, "une coquille est corrigée")
    part(visit, "Fiches")
    sound(visit, "atelier-card")
    box = visit.box("Libellé en français")
    box.fill("")
    box.press_sequentially("Gouvernance partagée", delay=20)
    expect(visit.page.get_by_text("enregistré").first).to_be_visible()
    until = time.monotonic() + PATIENCE_MS / 1000
    while "Gouvernance partagée" not in served.drafts()[f"socle-leger@{version}"] and time.monotonic() < until:
        visit.page.wait_for_timeout(250)
    assert "Gouvernance partagée" in served.drafts()[f"socle-leger@{version}"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_part_is_read_without_barrier(visit: Visit, served: Served, lang: str) -> None:
    assert served.drafts() or visit.size
    come_in(visit, lang)
    names = visit.page.locator('[data-testid="stButtonGroup"] button').all_inner_texts()
    for rank, name in enumerate(names[:10]):
        part(visit, name)
        sound(visit, f"atelier-{lang}-{rank}")

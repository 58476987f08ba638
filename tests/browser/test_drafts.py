"""Two browsers on one draft, and a browser closed while typing: nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, expect

from conditionality.desk.deposit import Typing
from conditionality.desk.drafting import Saved, look
from conditionality.desk.mandates import Hand
from conditionality.desk.office import open_office
from conditionality.desk.settings import DATABASE_VARIABLE
from tests.app.conftest import NAMES, NOW, House, furnish
from tests.app.enterprises import Market, settle
from tests.browser.conftest import serve
from tests.browser.front import PATIENCE_MS, SIZES, Visit
from tests.desk.path import STRONG

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTACTS = "Rencontres avec les parties prenantes (rencontres)"
COLLEAGUE = "Paul Pareil"


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Market, str]]:
    """Serve a demonstration with two enterprises; give it and its address."""
    database = tmp_path_factory.mktemp("drafts") / "register.sqlite3"
    office = open_office(database)
    found = settle(House(office, furnish(office, "demonstration")))
    with serve({DATABASE_VARIABLE: str(database)}) as address:
        yield found, address
    office.store.engine.dispose()


@pytest.fixture
def dossier(market: tuple[Market, str]) -> Iterator[str]:
    """Open a draft; throw it away at the end."""
    from conditionality.desk.deposit import delete  # noqa: PLC0415 - by the end alone

    one = market[0].draft(STRONG)
    yield one
    delete(market[0].office, market[0].hand("ENT"), one)


def come_in(browser: Browser, address: str, name: str, size: str = "wide") -> Visit:
    """Come in as a person, in a browser of their own."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
    context.set_default_timeout(PATIENCE_MS)
    visit = Visit(context.new_page(), address, size)
    visit.be(name)
    visit.go("/declare")
    return visit


def typing_of(market: tuple[Market, str], dossier: str) -> Typing:
    found = look(market[0].office, Hand(market[0].house.people["ENT"], "ENT", NOW), dossier)
    assert isinstance(found, Saved)
    return found.typing


def saved_as(market: tuple[Market, str], visit: Visit, dossier: str, field: str, text: str) -> None:
    """Wait until a text is in the draft of the desk."""
    for _ in range(PATIENCE_MS // 250):
        if typing_of(market, dossier).texts.get(field) == text:
            return
        visit.page.wait_for_timeout(250)
    assert typing_of(market, dossier).texts.get(field) == text


def test_a_browser_closed_while_typing_finds_the_text_on_return(
    browser: Browser, market: tuple[Market, str], dossier: str
) -> None:
    visit = come_in(browser, market[1], NAMES["ENT"])
    box = visit.box(CONTACTS)
    box.fill("")
    box.press_sequentially("37", delay=40)
    saved_as(market, visit, dossier, "stakeholder_contacts", "37")
    assert box.evaluate("one => document.activeElement === one")
    visit.page.context.close()
    again = come_in(browser, market[1], NAMES["ENT"])
    assert again.box(CONTACTS).input_value() == "37"
    again.page.context.close()


def test_the_hand_is_not_stopped_while_it_types(browser: Browser, market: tuple[Market, str], dossier: str) -> None:
    visit = come_in(browser, market[1], NAMES["ENT"])
    box = visit.box(CONTACTS)
    box.fill("")
    for letter in "1234567":
        box.press_sequentially(letter)
        visit.page.wait_for_timeout(450)
    saved_as(market, visit, dossier, "stakeholder_contacts", "1234567")
    assert box.input_value() == "1234567"
    visit.page.context.close()


def test_a_tab_that_is_left_at_once_asks_first_and_meanwhile_gives_the_text(
    browser: Browser, market: tuple[Market, str], dossier: str
) -> None:
    visit = come_in(browser, market[1], NAMES["ENT"])
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    visit.page.on("dialog", stay)
    visit.box(CONTACTS).fill("")
    visit.box(CONTACTS).press_sequentially("38")
    visit.page.evaluate("location.href = '/healthz'")
    saved_as(market, visit, dossier, "stakeholder_contacts", "38")
    assert asked == ["beforeunload"]
    visit.page.context.close()


def _rivalry(market: tuple[Market, str], visit: Visit, dossier: str) -> str:
    """Wait until two texts stand against each other, and give the one that was written first."""
    for _ in range(PATIENCE_MS // 250):
        found = typing_of(market, dossier)
        if found.rivals.get("stakeholder_contacts"):
            return found.texts["stakeholder_contacts"]
        visit.page.wait_for_timeout(250)
    raise AssertionError(typing_of(market, dossier))


def test_two_browsers_lose_nothing_and_the_second_chooses(
    browser: Browser, market: tuple[Market, str], dossier: str
) -> None:
    first, second = (come_in(browser, market[1], name) for name in (NAMES["ENT"], COLLEAGUE))
    first.box(CONTACTS).fill("7")
    second.box(CONTACTS).fill("9")
    told = _rivalry(market, first, dossier)
    # Which of the two is written first is for the machine to say; the other one is told, and chooses.
    second_one, lost, author = (second, "9", NAMES["ENT"]) if told == "7" else (first, "7", COLLEAGUE)
    keep = second_one.page.get_by_role("button", name=f"Garder « {lost} »", exact=False)
    expect(keep).to_be_visible(timeout=PATIENCE_MS)
    second_one.reads(f"saisi par {author}")
    assert [one.text for one in typing_of(market, dossier).rivals["stakeholder_contacts"]] == [lost]
    second_one.picture("drafts-choice")
    assert second_one.barriers() == []
    keep.click()
    saved_as(market, second_one, dossier, "stakeholder_contacts", lost)
    assert typing_of(market, dossier).rivals == {}
    for one in (first, second):
        one.page.context.close()


def test_what_another_browser_wrote_comes_by_itself_with_its_author(
    browser: Browser, market: tuple[Market, str], dossier: str
) -> None:
    first, second = (come_in(browser, market[1], name) for name in (NAMES["ENT"], COLLEAGUE))
    first.box(CONTACTS).fill("11")
    saved_as(market, first, dossier, "stakeholder_contacts", "11")
    told = second.page.get_by_text("11 (Ève Exemple)")
    expect(told).to_be_visible(timeout=PATIENCE_MS)
    assert second.box(CONTACTS).input_value() == "11"
    for one in (first, second):
        one.page.context.close()

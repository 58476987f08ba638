"""A person of the journey, in a browser of their own: comes in, presses, types, takes files away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from tests.browser.front import PATIENCE_MS, PICTURES, SEEN, SIZES, TAKES_PICTURES, settle, watch

DRAWN = "[data-testid='stApp'][data-test-script-state='notRunning'] h1"
DONE = "c’est inscrit au registre"
SURE = "Oui, j’ai lu ceci"
TICKS = 3
"""Looks at a box, and ticks where it is found without one."""

COMING = "[data-testid='stFileChipIconSpinner']"
BROKEN = "[data-testid='stException']"


@dataclass(slots=True)
class Person:
    """One person and their browser.

    Attributes:
        faults: Scripts that failed.
    """

    name: str
    context: BrowserContext
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def sign_in(self) -> None:
        """Go through the door; what comes next waits for the screen it needs."""
        self.page.goto(f"{self.address}/connexion")
        self.page.get_by_role("button", name=self.name).click()
        self.page.wait_for_url(f"{self.address}/", wait_until="commit")

    def drawn(self) -> None:
        """Wait until the screen is drawn whole; it broke nowhere."""
        self.page.locator(DRAWN).first.wait_for()
        settle(self.page)
        expect(self.page.locator(BROKEN)).to_have_count(0)

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(f"{self.address}{path}")
        self.drawn()

    def reads(self, words: str | re.Pattern[str]) -> None:
        """Wait until words stand on the screen."""
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible()

    def press(self, name: str, then: str | re.Pattern[str] = DONE) -> None:
        """Press a button, and wait for what it leads to, that was not there before."""
        expect(self.page.get_by_text(then).filter(visible=True)).to_have_count(0)
        self.page.get_by_role("button", name=name, exact=True).filter(visible=True).first.click()
        self.reads(then)
        self.drawn()

    def unfold(self, name: str) -> None:
        """Open what is folded."""
        self.page.locator("summary").filter(has_text=name).first.click()

    def pick(self, name: str) -> None:
        """Pick one choice of a list of buttons by how it begins, and wait until the screen follows."""
        begins = re.compile(f"^{re.escape(name)}")
        self.page.locator("[data-testid='stRadio'] label").filter(has_text=begins).first.click()
        self.drawn()

    def choose(self, label: str, words: str) -> None:
        """Choose in a list that unrolls."""
        self.page.get_by_role("combobox", name=label).first.click()
        self.page.get_by_role("option").filter(has_text=words).first.click()
        self.page.keyboard.press("Tab")

    def tick(self, label: str) -> None:
        """Tick a box, and see that it is."""
        self._tick(self.page.locator("[data-testid='stCheckbox'] label").filter(has_text=label).first)

    def _tick(self, label: Locator) -> None:
        """Tick a box; a tick given while the screen is drawn anew is lost: it is given again, as a person would."""
        box = label.locator("input[type=checkbox]")
        for _ in range(TICKS):
            if not box.is_checked():
                label.click()
            settle(self.page)
        expect(box).to_be_checked()

    def act(self, name: str, then: str | re.Pattern[str] = DONE) -> None:
        """Pick an act that asks for nothing more, and do it; what came of the act before is cleared away first."""
        self.page.reload()
        self.drawn()
        self.pick(name)
        sure = self.page.locator("[data-testid='stForm'] [data-testid='stCheckbox'] label").filter(has_text=SURE)
        button = self.page.locator("[data-testid='stForm'] button").filter(has_text=name)
        button.wait_for()
        if sure.count():
            self._tick(sure.first)
        button.click()
        self.reads(then)
        self.drawn()

    def type_in(self, label: str, words: str) -> None:
        """Type in a box."""
        self.page.get_by_label(label).first.fill(words)

    def give_file(self, file: Path, rank: int = 0) -> None:
        """Put a file in a box of files, and wait until it is taken and what follows is drawn."""
        before = self.page.evaluate(SEEN)
        self.page.locator("input[type=file]").nth(rank).set_input_files(file)
        self.reads(re.compile(re.escape(file.stem[:6])))
        expect(self.page.locator(COMING)).to_have_count(0)
        settle(self.page, before)

    def take_file(self, button: str | re.Pattern[str], folder: Path) -> Path:
        """Take a file away."""
        with self.page.expect_download() as taken:
            self.page.get_by_role("button", name=button).filter(visible=True).first.click()
        file = folder / taken.value.suggested_filename
        taken.value.save_as(file)
        return file

    def picture(self, name: str) -> None:
        """Take a picture of the whole screen for people to look at."""
        if not TAKES_PICTURES:
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size or {"width": 0, "height": 0}
        tall = self.page.evaluate("(document.querySelector('[data-testid=stMain]') ?? document.body).scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": min(max(size["height"], tall + 60), 6000)})
        self.page.screenshot(path=PICTURES / f"journey-{name}.png")
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})


@dataclass(slots=True)
class Company:
    """Who takes part: each in a browser of their own, opened when they first come in."""

    browser: Browser
    people: dict[str, Person] = field(default_factory=dict)

    def come(self, name: str, address: str, size: str = "wide") -> Person:
        """Let somebody come in through the door; who was there already signs in anew, at this address."""
        found = self.visit(name, address, size)
        found.sign_in()
        return found

    def visit(self, name: str, address: str, size: str = "wide") -> Person:
        """Let somebody visit without an account."""
        found = self.people.get(name)
        if found is None:
            width, height = SIZES[size]
            context = self.browser.new_context(
                viewport={"width": width, "height": height}, locale="fr-FR", accept_downloads=True
            )
            context.set_default_timeout(PATIENCE_MS)
            found = self.people[name] = Person(name, context, context.new_page(), address)
            watch(found.page)
            listen(found)
        found.address = address
        return found

    def leave(self) -> Sequence[str]:
        """Close every browser; give the scripts that failed."""
        for one in self.people.values():
            one.context.close()
        return [fault for one in self.people.values() for fault in one.faults]


def listen(person: Person) -> None:
    """Note the scripts that fail."""

    def note(fault: Error) -> None:
        person.faults.append(str(fault))

    person.page.on("pageerror", note)

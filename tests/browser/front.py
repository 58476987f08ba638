"""A visit to the front in a real browser: go, type, look, and hear what a screen reader would not."""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, FilePayload, Locator, Page

from app.entrance import COOKIE
from tests import repository

SIZES = {"wide": (1280, 900), "phone": (390, 844)}
PICTURES = repository.ROOT / "output" / "screens"
"""Where screenshots go; not committed. They are looked at by people."""

TAKES_PICTURES = "PYTEST_XDIST_WORKER" not in os.environ or bool(os.environ.get("PICTURES"))
"""A run in several processes (`make test`) has no time for pictures that nobody looks at, unless `PICTURES=1`."""

TALLEST = 9000
PATIENCE_MS = 120_000

WATCH = """() => {
  const watch = (window.watched = {states: 0, changes: 0});
  new MutationObserver((records) => {
    watch.changes += records.length;
    watch.states += records.filter((one) => one.attributeName === 'data-test-script-state').length;
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
"""Runs in each page before anything else: counts the states of the script and all that changes."""

SEEN = "() => ({born: performance.timeOrigin, states: window.watched?.states ?? 0})"

STILL = """async ({before, patience}) => {
  const MOVES_WITHIN = 30, QUIET = 5, start = performance.now();  // in looks, which follow slower on a busy machine
  const ends = (one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime);
  const drawn = () => document.querySelector("[data-testid='stApp'][data-test-script-state='notRunning']")
    && !document.querySelector("[data-testid='stSkeleton'], [data-testid='stFileChipIconSpinner']")
    && !document.getAnimations().some(ends);
  let quiet = 0, last = -1;
  for (let looks = 0; performance.now() - start < patience; looks += 1) {
    const moved = !before || before.born !== performance.timeOrigin || window.watched?.states > before.states;
    quiet = window.watched?.changes === last && drawn() ? quiet + 1 : 0;
    last = window.watched?.changes;
    if (quiet >= QUIET && (moved || looks >= MOVES_WITHIN)) return true;
    await new Promise((go) => setTimeout(go, 30));
  }
  return false;
}"""
"""Wait until the screen is drawn: what was asked has begun (or asked for nothing), has ended, and nothing moves."""

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_RUN = "axe.run({resultTypes: ['violations'], preload: {assets: ['media']}})"
"""All its rules; what it says of sound elements, and copies of style sheets that none of them reads, are spared."""

GRAVE = ("serious", "critical")


KEPT: dict[tuple[str, str], str] = {}
"""What the door gave to whom, by address and name: people who came in once need not go through the door each time."""


def watch(page: Page) -> None:
    """Watch a page from its next address on."""
    page.add_init_script(f"({WATCH})()")


def settle(page: Page, before: dict[str, float] | None = None) -> None:
    """Wait until the screen of a watched page is drawn."""
    given = {"before": before, "patience": PATIENCE_MS}
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            assert page.evaluate(STILL, given), "the screen is never still"
        except Error:  # another page came while one was waiting
            if time.monotonic() > until:
                raise
            page.wait_for_load_state()
        else:
            return


@dataclass(slots=True)
class Visit:
    """One visit.

    Attributes:
        asked: Every address the browser asked for.
        faults: Scripts that failed.
        said: What stands on the console.
    """

    page: Page
    address: str
    size: str
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Watch every page of this visit."""
        watch(self.page)

    def go(self, path: str) -> None:
        """Open an address of the front."""
        self.page.goto(f"{self.address}{path}")
        self.settle()

    def come_in(self, name: str) -> None:
        """Go through the door as a person, from the home page back to the home page."""
        self.go("/")
        self.page.get_by_role("link", name="Se connecter").click()
        self.page.wait_for_url("**/connexion*")
        self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}\b")).first.click()
        self.page.wait_for_url(f"{self.address}/")
        self.settle()

    def be(self, name: str) -> None:
        """Be a person who came in already; the first time, come in."""
        kept = KEPT.get((self.address, name))
        if kept is None:
            self.come_in(name)
            kept = next(str(one["value"]) for one in self.page.context.cookies() if one["name"] == COOKIE)
            KEPT[self.address, name] = kept
        else:
            self.page.context.add_cookies([{"name": COOKIE, "value": kept, "url": self.address}])

    def settle(self, before: dict[str, float] | None = None) -> None:
        """Wait until the screen is drawn.

        Args:
            before: What was seen of the page before something was asked of it.
        """
        settle(self.page, before)

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow a link by its words."""
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def click(self, one: Locator) -> None:
        """Click, and wait until what follows is drawn."""
        before = self.page.evaluate(SEEN)
        one.click()
        self.settle(before)

    def box(self, label: str) -> Locator:
        """Give the box under a label."""
        return self.page.get_by_label(label, exact=True).first

    def give(self, box: Locator, file: Path | FilePayload) -> None:
        """Put a file in a box of files, and wait until it has come and what follows is drawn."""
        before = self.page.evaluate(SEEN)
        box.set_input_files(file)
        self.settle(before)

    def type_in(self, label: str, text: str) -> None:
        """Type in a box and leave it by the keyboard."""
        before = self.page.evaluate(SEEN)
        self.box(label).fill(text)
        self.page.keyboard.press("Tab")
        self.settle(before)

    def words(self) -> str:
        """Give what is written on the screen."""
        return self.page.inner_text("body").replace("\u202f", " ").replace("\u00a0", " ")

    def reads(self, words: str) -> None:
        """Wait until words stand on the screen."""
        until = time.monotonic() + PATIENCE_MS / 1000
        while words not in self.words() and time.monotonic() < until:
            self.page.wait_for_timeout(100)
        assert words in self.words()

    def picture(self, name: str) -> None:
        """Take a picture of the whole screen, as tall as it is, for people to look at."""
        if not TAKES_PICTURES:
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        width, height = SIZES[self.size]
        tall = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": width, "height": max(height, min(tall + 60, TALLEST))})
        self.settle()
        self.page.screenshot(path=PICTURES / f"{name}-{self.size}.png")
        self.page.set_viewport_size({"width": width, "height": height})

    def barriers(self) -> list[str]:
        """Give what keeps people out: serious and critical violations that axe finds, with the elements."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate(AXE_RUN)
        grave = [one for one in found["violations"] if one["impact"] in GRAVE]
        return [f"{one['id']}: {json.dumps([node['html'][:200] for node in one['nodes'][:4]])}" for one in grave]

    def is_wider_than_the_screen(self) -> bool:
        """Tell whether one would have to scroll sideways to read."""
        wide = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        return bool(wide > SIZES[self.size][0])

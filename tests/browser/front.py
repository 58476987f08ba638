"""A visit to the front in a real browser: go, type, look, and hear what a screen reader would not."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from playwright.sync_api import Locator, Page

from tests import repository

SIZES = {"wide": (1280, 900), "phone": (390, 844)}
PICTURES = repository.ROOT / "output" / "screens"
"""Where screenshots go; not committed. They are looked at by people."""

TALLEST = 9000
SETTLE_MS = 500

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")


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

    def go(self, path: str) -> None:
        """Open an address of the front."""
        self.page.goto(f"{self.address}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the screen is drawn."""
        self.page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", timeout=60_000)
        self.page.wait_for_timeout(SETTLE_MS)

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_timeout(SETTLE_MS)
        self.settle()

    def follow(self, name: str) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_timeout(SETTLE_MS)
        self.settle()

    def box(self, label: str) -> Locator:
        """Give the box under a label."""
        return self.page.get_by_label(label, exact=True).first

    def type_in(self, label: str, text: str) -> None:
        """Type in a box and leave it by the keyboard."""
        self.box(label).fill(text)
        self.page.keyboard.press("Tab")
        self.page.wait_for_timeout(SETTLE_MS)
        self.settle()

    def words(self) -> str:
        """Give what is written on the screen."""
        return self.page.inner_text("body").replace("\u202f", " ").replace("\u00a0", " ")

    def picture(self, name: str) -> None:
        """Take a picture of the whole screen, as tall as it is."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        width, height = SIZES[self.size]
        tall = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": width, "height": max(height, min(tall + 60, TALLEST))})
        self.page.wait_for_timeout(SETTLE_MS)
        self.page.screenshot(path=PICTURES / f"{name}-{self.size}.png")
        self.page.set_viewport_size({"width": width, "height": height})

    def barriers(self) -> list[str]:
        """Give what keeps people out: serious and critical violations that axe finds, with the elements."""
        self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate("axe.run()")
        grave = [one for one in found["violations"] if one["impact"] in GRAVE]
        return [f"{one['id']}: {json.dumps([node['html'][:200] for node in one['nodes'][:4]])}" for one in grave]

    def is_wider_than_the_screen(self) -> bool:
        """Tell whether one would have to scroll sideways to read."""
        wide = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        return bool(wide > SIZES[self.size][0])

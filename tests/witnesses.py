"""Programs from outside that the tests call as witnesses: a real browser, and Poppler's PDF tools.

Find them here, or install what is absent: `python3 -m tests.witnesses` (done by `make test`). A system program is
taken where there is one, then Debian's package when we are root, then, for the browser, Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""The first is the same browser without what a person would see around the page: half the work."""

POPPLER = ("pdffonts", "pdfsig", "pdftoppm", "pdftotext")
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A browser that asks nothing of the outside: it meets the application under test and nobody else."""


class MissingWitnessError(Exception):
    """A program that the tests need is not on this machine."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"none of these is here: {', '.join(names)}; run `python3 -m tests.witnesses`")


def find(*names: str) -> Path | None:
    """Give the first of these programs that is on this machine."""
    return next((Path(path) for name in names if (path := shutil.which(name))), None)


def browser() -> Path | None:
    """Give the browser of the system, or the one that Playwright installed."""
    return find(*BROWSERS) or _playwright_browser()


def need(*names: str) -> Path:
    """Give the first of these programs, or say how to get it.

    Raises:
        MissingWitnessError: None of them is on this machine.
    """
    found = find(*names)
    if found is None:
        raise MissingWitnessError(names)
    return found


def main() -> None:
    """Install what is absent, in as few steps as it takes."""
    wanted: list[tuple[str, ...]] = []
    if browser() is None:
        wanted.append(BROWSERS[:2])
    if any(find(name) is None for name in POPPLER):
        wanted.append(("poppler-utils",))
    if wanted and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], check=True, env=quiet)
        install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *map(_offered, wanted)]
        subprocess.run(install, check=True, env=quiet, stdout=subprocess.DEVNULL)
    if browser() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    for name in POPPLER:
        need(name)


def _offered(packages: tuple[str, ...]) -> str:
    """Give the first of these packages that this system offers, else the last."""

    def known(name: str) -> bool:
        return subprocess.run(["apt-cache", "-qq", "show", name], check=False, capture_output=True).returncode == 0

    return next(filter(known, packages), packages[-1])


def _playwright_browser() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - absent until the set-up has run
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


if __name__ == "__main__":
    main()

"""A real server of the front on this machine, and a real browser that may speak to nobody else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import repository, witnesses
from tests.browser.front import KEPT, PATIENCE_MS, SIZES, Visit

PATIENCE_SECONDS = 300


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the public front, without a register; give its address."""
    with serve({}) as found:
        yield found


@contextmanager
def serve(variables: Mapping[str, str]) -> Iterator[str]:
    """Serve the front as `make app` does, on a free port, and give its address.

    Args:
        variables: Of the environment, beside those of this process.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app/asgi.py", f"--server.port={port}"]
    known = {name: value for name, value in os.environ.items() if not name.startswith("CONDITIONALITY_")}
    with subprocess.Popen(
        command, cwd=repository.ROOT, env={**known, **variables}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            KEPT.clear()  # another server may be given the same port
            server.terminate()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=list(witnesses.BROWSER_FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> dict[str, BrowserContext]:
    """Open a browser of each size for the whole run: what it was given of the library it keeps, as people's do."""
    return {
        size: browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", accept_downloads=True)
        for size, (width, height) in SIZES.items()
    }


@pytest.fixture(params=SIZES)
def visit(request: pytest.FixtureRequest, windows: dict[str, BrowserContext], address: str) -> Iterator[Visit]:
    """Open a visit, wide then on a phone; nothing was asked of another host and no script failed."""
    context = windows[request.param]
    context.set_default_timeout(PATIENCE_MS)
    page: Page = context.new_page()
    opened = Visit(page, address, str(request.param))
    page.on("request", lambda one: opened.asked.append(one.url))
    page.on("pageerror", lambda fault: opened.faults.append(str(fault)))
    page.on("console", lambda said: opened.said.append(f"{said.type}: {said.text}"))
    yield opened
    forget(context, address)
    host = address.removeprefix("http")
    elsewhere = [url for url in opened.asked if not url.startswith((f"http{host}", f"ws{host}", "data:", "blob:"))]
    assert elsewhere == []
    assert opened.faults == []
    assert [one for one in opened.said if "Content Security Policy" in one or "Content-Security-Policy" in one] == []


def forget(context: BrowserContext, address: str) -> None:
    """Close every page, and forget who came in and what pages noted: the next visit is of somebody else."""
    for page in context.pages:
        if page.url.startswith(address):
            page.evaluate("localStorage.clear()")
        page.close()
    context.clear_cookies()

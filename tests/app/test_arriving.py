"""Where one arrives has the address `/`, whatever it is called."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from app import pages
from app.arriving import NAMES, Arriving, arrives_at
from app.entrance import COOKIE
from tests.app.conftest import House
from tests.running import run


async def _frame(request: Request) -> Response:
    return PlainTextResponse(request.url.path)


FRONT = Starlette(routes=[Route("/{name}", _frame)], middleware=[Middleware(Arriving)])


def ask(path: str, query: str = "", cookie: str = "") -> tuple[int, str]:
    """Ask for a page; give the status, and where it leads."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"host", b"region.example"), *([(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else [])]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": headers}
    run(FRONT(scope, receive, send))
    leads = next((value.decode() for name, value in sent[0]["headers"] if name == b"location"), "")
    return sent[0]["status"], leads


def test_the_home_page_by_its_name_is_the_home_page() -> None:
    assert ask("/home") == (307, "/")
    assert ask("/home", "lang=en") == (307, "/?lang=en")
    assert ask("/simulate") == (200, "")


def test_what_an_address_asks_for_cannot_leave_the_site() -> None:
    status, leads = ask("/home", "x=\r\nSet-Cookie:a")
    assert status == 307
    assert leads.startswith("/?")
    assert "\n" not in leads


def test_each_role_arrives_at_its_first_screen(house: House) -> None:
    house.sign_in("STAFF")
    secret = house.secret
    first = pages.screens_of("STAFF")[0].name
    assert arrives_at(secret) == first
    assert ask(f"/{first}", "lang=en", secret) == (307, "/?lang=en")
    assert ask(f"/{first}") == (200, "")


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_name_is_that_of_a_screen(name: str) -> None:
    assert pages.find(name) is not None

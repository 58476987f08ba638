"""The screen where one arrives has the address `/`: its own name, typed or kept as a bookmark, leads there."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app import entrance, pages
from app.entrance import COOKIE
from conditionality.desk.sign_in import who_is

NAMES = frozenset({pages.HOME.name, *(screens[0].name for screens in pages.SCREENS.values() if screens)})
"""Names of the screens where somebody arrives."""


class Arriving:
    """A layer of the server that knows who asks."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead to `/` who asks by its name for the screen where they arrive."""
        name = str(scope.get("path", "")).strip("/")
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and name in NAMES:
            request = Request(scope)
            if name == await run_in_threadpool(arrives_at, request.cookies.get(COOKIE, "")):
                query = quote(scope["query_string"].decode("latin-1"), safe="=&%+,:;-_.~")
                answer = RedirectResponse(f"/?{query}" if query else "/", 307, {"Cache-Control": "no-store"})
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)


def arrives_at(secret: str) -> str:
    """Give the name of the screen where one arrives.

    Args:
        secret: What the cookie holds; empty for somebody who is not signed in.
    """
    office = entrance.office()
    signed = who_is(office, secret, entrance.now()) if office is not None and secret else None
    mine = pages.screens_of(signed.role) if signed else ()
    return (mine[0] if mine else pages.HOME).name

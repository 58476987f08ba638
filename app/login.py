"""The routes of the door: its page, signing in, signing out; the cookie is set and removed here and nowhere else.

A form sent from another site is refused: the browser says where it comes from (`Sec-Fetch-Site`, else `Origin`), and
one that says nothing is not believed. Each sign-in makes a new secret, and closes the visit that stood before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app import entrance
from app.door import Door, door_page
from app.entrance import COOKIE
from app.guard import language_of
from conditionality.desk.mandates import clock
from conditionality.desk.office import Office, is_demonstration
from conditionality.desk.sign_in import accounts, sign_in, sign_out, who_is
from conditionality.storage.faults import ConflictError
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, say

MOST_BYTES: Final = 4_000
"""Largest form taken: a code and a language."""

FORBIDDEN, ABSENT, BUSY = 403, 404, 503

Doing = Callable[[Office, Request, Mapping[str, str], Lang], Response]


async def connexion(request: Request) -> Response:
    """Give the page of the door."""
    return await run_in_threadpool(_page, request, language_of(request.scope))


async def login(request: Request) -> Response:
    """Open a visit for the account chosen, and go to the first screen."""
    form = await _form(request)
    return await run_in_threadpool(_guarded, request, form, _open)


async def logout(request: Request) -> Response:
    """Close the visit on the server, and go to the first screen."""
    form = await _form(request)
    return await run_in_threadpool(_guarded, request, form, _close)


ROUTES = (
    Route("/connexion", connexion, methods=["GET"]),
    Route("/login", login, methods=["POST"]),
    Route("/logout", logout, methods=["POST"]),
)


def is_from_here(headers: Headers) -> bool:
    """Tell whether a form was sent by a page of ours."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc in {headers.get("x-forwarded-host"), headers.get("host")}


def is_secure(request: Request) -> bool:
    """Tell whether the browser speaks over TLS, to us or to the proxy before us."""
    return "https" in {request.url.scheme, request.headers.get("x-forwarded-proto", "").partition(",")[0].strip()}


async def _form(request: Request) -> Mapping[str, str]:
    """Read a small form; nothing when it is larger than any of ours."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return {}
    return {name: found[-1] for name, found in parse_qs(body.decode("ascii", "replace")).items()}


def _guarded(request: Request, form: Mapping[str, str], doing: Doing) -> Response:
    lang: Lang = "en" if form.get("lang") == "en" else "fr"
    office = entrance.office()
    if office is None:
        return _page(request, lang, say(lang, "There is no register here: only the public pages are open."), ABSENT)
    if not is_from_here(request.headers):
        return _page(request, lang, say(lang, "This form was not sent from this site. Use the one below."), FORBIDDEN)
    try:
        return doing(office, request, form, lang)
    except ConflictError as fault:
        return _page(request, lang, sentence(fault.finding, lang), BUSY)


def _open(office: Office, request: Request, form: Mapping[str, str], lang: Lang) -> Response:
    if not is_demonstration(office):
        said = say(lang, "Nobody was signed in: accounts are chosen in a demonstration only.")
        return _page(request, lang, said, FORBIDDEN)
    secret = sign_in(office, form.get("account", ""), entrance.now())
    if not secret:
        return _page(
            request, lang, say(lang, "Nobody was signed in: this account is not known. Choose one."), FORBIDDEN
        )
    sign_out(office, request.cookies.get(COOKIE, ""))
    answer = _home(lang)
    answer.set_cookie(COOKIE, secret, path="/", httponly=True, samesite="lax", secure=is_secure(request))
    return answer


def _close(office: Office, request: Request, _form: Mapping[str, str], lang: Lang) -> Response:
    sign_out(office, request.cookies.get(COOKIE, ""))
    answer = _home(lang)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=is_secure(request))
    return answer


def _home(lang: Lang) -> Response:
    return RedirectResponse("/" if lang == "fr" else "/?lang=en", 303, {"Cache-Control": "no-store"})


def _page(request: Request, lang: Lang, said: str = "", status: int = 200) -> Response:
    office, at = entrance.office(), entrance.now()
    door = Door(lang, said=said)
    if office is not None:
        signed = who_is(office, request.cookies.get(COOKIE, ""), at)
        offered = accounts(office, clock(at).today) if is_demonstration(office) else None
        door = Door(lang, signed, offered, said)
    return HTMLResponse(door_page(door), status, {"Cache-Control": "no-store"})

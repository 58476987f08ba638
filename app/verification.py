"""The route where the QR code of a certificate leads; it needs no account, no script and no cookie."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app import entrance, proving
from app.certificate_page import certificate_html, message_html
from conditionality.desk.platform import certificate_page
from conditionality.storage.faults import ConflictError
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, say

NUMBER = re.compile(r"C-[0-9]{4}-[0-9]{4,8}-[0-9a-z]{4,32}", re.ASCII)
"""The number of a certificate; nothing else is asked of the register."""

SPOKEN = re.compile(r"\s*(fr|en)(?:-[a-z0-9]+)*\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?))?\s*", re.ASCII | re.IGNORECASE)
MOST_SPOKEN = 1_000
"""Longest list of languages that is read, in signs."""

ABSENT, BUSY = 404, 503
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Vary": "Accept-Language"}


async def certificate(request: Request) -> Response:
    """Give the page of a certificate."""
    return await run_in_threadpool(_answer, request)


ROUTES = (Route("/verify/{number:path}", certificate, methods=["GET"]),)


def spoken(request: Request) -> Lang:
    """Give the language that the address names, else the one that the browser likes best, else French.

    Args:
        request: With its headers.
    """
    asked = parse_qs(request.url.query).get("lang", [""])[-1]
    if asked:
        return "en" if asked == "en" else "fr"
    found = map(SPOKEN.fullmatch, request.headers.get("accept-language", "")[:MOST_SPOKEN].split(","))
    liked = [(float(one[2] or 1), one[1].lower()) for one in found if one]
    best = max(liked, key=lambda one: one[0], default=(0.0, "fr"))
    return "en" if best[1] == "en" and best[0] > 0 else "fr"


def _answer(request: Request) -> Response:
    lang, asked = spoken(request), str(request.path_params["number"])
    number = asked if NUMBER.fullmatch(asked) else ""
    office, today = entrance.office(), proving.today()
    if office is None:
        title = say(lang, "There is no register here")
        text = say(lang, "Nothing can be said of a certificate without one. Run make demo for "
                         "a demonstration register.")  # fmt: skip
        return _page(message_html(title, text, number, lang), BUSY)
    try:
        found = certificate_page(office, number, today) if number else None
    except ConflictError as fault:
        title = say(lang, "Nothing can be said now")
        return _page(message_html(title, sentence(fault.finding, lang), number, lang), BUSY)
    if found is None:
        title = say(lang, "This certificate is not known")
        text = say(lang, "The register knows no certificate of this number. Compare the address with the one printed "
                         "on the paper; if they are the same, do not rely on the paper.")  # fmt: skip
        return _page(message_html(title, text, number, lang), ABSENT)
    return _page(certificate_html(found, today, lang))


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, HEADERS)

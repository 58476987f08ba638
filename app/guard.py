"""What stands between the browser and the front: refused paths, security headers, the language of the page frame.

The library sends one page frame, in English, for every address. Here it gets the language asked, our style sheet and
our script, and the headers that keep the browser from loading anything from elsewhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import MutableMapping
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from conditionality.wording.speech import Lang, say

REFUSED = ("/_stcore/metrics", "/_stcore/agent")
"""Paths of the library that answer without an account and that no screen needs."""

CONDITIONAL = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
"""Headers left out of a request for the page frame, which is changed on its way back."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; frame-src 'none'; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)

OTHERS = ("/_stcore", "/static/", "/media/", "/assets/", "/component", "/connexion", "/verify/")
"""Addresses that are not the page frame: the library's own, and pages that we write ourselves."""

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
SERVICE = re.compile(r"<link[^>]*service-desc[^>]*>")


class Guard:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or not, and change what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(REFUSED):
            await PlainTextResponse("404", status_code=404)(scope, receive, send)
        elif _is_frame(scope):
            await self._frame(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send, POLICY.format(scripts="")))

    async def _frame(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Gather the answer, and change it when it is the page frame."""
        kept = [(name, value) for name, value in scope["headers"] if name not in CONDITIONAL]
        start: MutableMapping[str, Any] = {}
        parts: list[bytes] = []

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        await self.app({**scope, "headers": kept}, receive, gather)
        body, policy = b"".join(parts), POLICY.format(scripts="")
        if "text/html" in Headers(raw=start["headers"]).get("content-type", ""):
            page = rewrite(body.decode(), language_of(scope))
            body, policy = page.encode(), POLICY.format(scripts=_digests(page))
            headers = MutableHeaders(raw=list(start["headers"]))
            headers["content-length"] = str(len(body)) if scope["method"] != "HEAD" else headers["content-length"]
            del headers["etag"]
            start["headers"] = headers.raw
        out = _with_headers(send, policy)
        await out(start)
        await out({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _is_frame(scope: Scope) -> bool:
    path = str(scope["path"])
    return not path.startswith(OTHERS) and scope["method"] in {"GET", "HEAD"}


def language_of(scope: Scope) -> Lang:
    """Give the language that an address asks for; French by default."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["fr"])[0]
    return "en" if asked == "en" else "fr"


def rewrite(page: str, lang: Lang) -> str:
    """Put the page frame in a language and add our style sheet and script."""
    page = SERVICE.sub("", COMMENT.sub("", page)).replace('<html lang="en">', f'<html lang="{lang}">', 1)
    page = page.replace("<title>Streamlit</title>", "<title>Conditionality</title>", 1)
    needed = say(lang, "This site needs JavaScript. Allow it in your browser, then open the page again.")
    page = NO_SCRIPT.sub(f"<noscript><p>{needed}</p></noscript>", page)
    ours = '<link rel="stylesheet" href="./assets/front.css"><script defer src="./assets/front.js"></script>'
    return page.replace("</head>", f"{ours}</head>", 1)


def _digests(page: str) -> str:
    found = (b64encode(sha256(inline.encode()).digest()).decode() for inline in INLINE.findall(page))
    return "".join(f" 'sha256-{digest}'" for digest in found)


def _with_headers(send: Send, policy: str) -> Send:
    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            for name, value in HEADERS.items():
                headers[name] = value
            headers["Content-Security-Policy"] = policy
            message = {**message, "headers": headers.raw}
        await send(message)

    return out

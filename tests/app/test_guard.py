"""What stands between the browser and the front."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.guard import Guard, language_of, rewrite
from conditionality.wording.speech import Lang
from tests.running import run

FRAME = (
    '<!-- made by --><html lang="en"><head><title>Streamlit</title>'
    '<link rel="service-desc" href="./x.json" /><script>\n  var a = 1\n</script></head>'
    "<body><noscript><p>You need</p></noscript></body></html>"
)


class Library:
    """An application that answers like the library: a page frame for every path."""

    def __init__(self) -> None:
        self.asked: list[Scope] = []

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        zipped = any(name == b"accept-encoding" for name, _ in scope["headers"])
        body = gzip.compress(FRAME.encode()) if zipped else FRAME.encode()
        kind = b"application/json" if scope["path"].startswith("/_stcore") else b"text/html; charset=utf-8"
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"etag", b'"1"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def get(
    path: str, query: str = "", method: str = "GET", headers: Iterable[tuple[bytes, bytes]] = ()
) -> tuple[int, dict[str, str], bytes]:
    """Ask the guarded application for a path."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "path": path,
        "method": method,
        "query_string": query.encode(),
        "headers": [*headers],
    }
    run(Guard(Library())(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(one.get("body", b"") for one in sent[1:])


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/mcp"])
def test_what_answers_without_an_account_and_is_of_no_use_is_refused(path: str) -> None:
    assert get(path)[0] == 404


@pytest.mark.parametrize(("query", "lang"), [("", "fr"), ("lang=en", "en"), ("lang=xx", "fr"), ("a=1&lang=en", "en")])
def test_the_page_frame_is_in_the_language_asked(query: str, lang: Lang) -> None:
    _, headers, body = get("/simulate", query)
    assert f'<html lang="{lang}">' in body.decode()
    assert headers["content-length"] == str(len(body))
    assert "etag" not in headers


def test_a_browser_that_takes_compressed_pages_gets_the_same_frame() -> None:
    body = get("/", headers=[(b"accept-encoding", b"gzip")])[2]
    assert "<title>Conditionality</title>" in body.decode()


def test_the_frame_says_what_is_needed_without_javascript_and_names_no_foreign_service() -> None:
    page = rewrite(FRAME, "fr")
    assert "Ce site a besoin de JavaScript" in page
    assert "You need" not in page
    assert "service-desc" not in page


def test_only_the_inline_script_of_the_frame_may_run() -> None:
    _, headers, body = get("/")
    inline = re.findall(r"<script>(.*?)</script>", body.decode(), re.DOTALL)
    digest = b64encode(sha256(inline[0].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/js/index.js", "/healthz"])
def test_every_answer_has_strict_headers(path: str) -> None:
    headers = get(path)[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_a_head_request_has_no_body() -> None:
    status, _, body = get("/", method="HEAD")
    assert (status, body) == (200, b"")


def test_the_language_of_an_address() -> None:
    assert language_of({"query_string": b"lang=en"}) == "en"
    assert language_of({"query_string": b"lang=fr&lang=en"}) == "fr"

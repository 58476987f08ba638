"""The page where the QR code of a certificate leads: what the register says, in two languages, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message

from app import entrance
from app.guard import Guard
from app.verification import ROUTES
from conditionality.desk.award_requests import Revocation
from conditionality.desk.certificates import certificates_of
from conditionality.desk.certify import revoke
from conditionality.desk.listing import leave
from conditionality.findings import finding
from conditionality.storage.faults import ConflictError
from tests.app.platform_house import Shown, make, suspend_it
from tests.desk.people import PEOPLE, done
from tests.running import run

FRONT = Starlette(routes=ROUTES, middleware=[Middleware(Guard)])


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """Open the front onto a register with a certificate."""
    made = make(tmp_path)
    monkeypatch.setattr(entrance, "office", lambda: made.office)
    monkeypatch.setattr(entrance, "now", lambda: made.region.now)
    yield made
    made.office.store.engine.dispose()


def ask(path: str, accept: str = "", method: str = "GET") -> tuple[int, dict[str, str], str]:
    """Ask for a page; give its status, its headers and its text with ordinary spaces."""
    sent: list[Message] = []
    path, _, query = path.partition("?")

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http", "method": method, "scheme": "http", "path": path, "query_string": query.encode(),
        "headers": [(b"accept-language", accept.encode())], "server": ("region.example", 80), "root_path": "",
    }  # fmt: skip
    run(FRONT(scope, receive, send))
    text = b"".join(one.get("body", b"") for one in sent[1:]).decode()
    return sent[0]["status"], {a.decode(): b.decode() for a, b in sent[0]["headers"]}, text.replace("\u00a0", " ")


def test_the_page_says_who_what_and_until_when(shown: Shown) -> None:
    with shown.office.reading() as connection:
        row = certificates_of(connection, shown.dossier)[0]
    status, headers, text = ask(f"/verify/{shown.number}")
    assert status == 200
    for words in ("en vigueur", "Coopérative Essai", "900 000 001 00009", "socle-leger@1.0.0", "2026-CP-014",
                  "Organisation acceptée", "ni suspendu", f"<h1>Certificat {shown.number}</h1>"):  # fmt: skip
        assert words in text, words
    digits = row["fingerprint"][:16]
    assert " ".join(digits[at : at + 4] for at in range(0, 16, 4)) in text
    assert row["fingerprint"] not in text
    assert 'href="../verify?lang=fr"' in text
    assert f'href="./{shown.number}?lang=en"' in text
    assert "<script" not in text
    assert headers["content-security-policy"].count("script-src 'self';") == 1
    assert headers["cache-control"] == "no-store"


def test_the_page_names_no_person_and_gives_no_answer(shown: Shown) -> None:
    text = ask(f"/verify/{shown.number}")[2]
    assert [name for name, *_ in PEOPLE if name.capitalize() in text or f"{name}@" in text] == []
    assert [one for one in shown.region.people.values() if one in text] == []


@pytest.mark.parametrize(
    ("query", "accept", "lang"),
    [
        ("", "", "fr"),
        ("", "en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("", "fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("", "de,en;q=0.3,fr;q=0.7", "fr"),
        ("", "de, en;q=0.5", "en"),
        ("", "en;q=0", "fr"),
        ("", "q=x;;,en;q=9", "fr"),
        ("", "es", "fr"),
        ("?lang=fr", "en", "fr"),
        ("?lang=en", "fr", "en"),
        ("?lang=xx", "en", "fr"),
    ],
)
def test_the_language_is_that_of_the_address_else_of_the_browser_else_french(
    shown: Shown, query: str, accept: str, lang: str
) -> None:
    text = ask(f"/verify/{shown.number}{query}", accept)[2]
    assert f'<html lang="{lang}">' in text
    assert ("in force" in text) == (lang == "en")


def test_a_revoked_certificate_says_so(shown: Shown) -> None:
    shown.region.wait(10)
    asked = Revocation(ground="issued_in_error", reason="Le nom était faux.")
    done(revoke(shown.office, shown.region.hand("claude"), shown.number, asked))
    status, _, text = ask(f"/verify/{shown.number}?lang=en")
    assert status == 200
    assert "The region revoked it on" in text
    assert "neither expired" not in text
    assert "Le nom était faux" not in text


def test_a_suspended_certificate_says_so(shown: Shown) -> None:
    suspend_it(shown)
    text = ask(f"/verify/{shown.number}")[2]
    assert "suspendu" in text
    assert "La région l’a suspendu le" in text or "La région l'a suspendu le" in text
    assert "ni suspendu" not in text


def test_who_left_the_platform_left_the_certificate(shown: Shown) -> None:
    done(leave(shown.office, shown.region.hand("alix"), shown.dossier))
    assert "no longer stands" in ask(f"/verify/{shown.number}?lang=en")[2]


def test_an_expired_certificate_says_so_and_one_not_yet_too(shown: Shown) -> None:
    shown.region.wait(-2)
    assert "It takes effect only on" in ask(f"/verify/{shown.number}?lang=en")[2]
    shown.region.wait(4000)
    assert "It is no longer valid since" in ask(f"/verify/{shown.number}?lang=en")[2]


@pytest.mark.parametrize(
    "number",
    ["", "C-2026-0001-elsewhere", "C-2026-0001-", "c", "C-2026-0001-wörd", "<b>x</b>", "a/b", "C-2026-0001-a'--",
     "C-2026-0001-" + "a" * 5000, "_stcore/health"],
)  # fmt: skip
def test_an_unknown_number_is_told_in_a_sentence(shown: Shown, number: str) -> None:
    status, _, text = ask(f"/verify/{number}?lang=en")
    assert status == 404
    assert "The register knows no certificate of this number" in text
    assert "<b>x</b>" not in text
    assert len(text) < 3000


def test_without_a_register_the_page_says_what_to_do() -> None:
    status, _, text = ask("/verify/C-2026-0001-abcdefgh")
    assert status == 503
    assert "make demo" in text


def test_a_register_that_is_busy_says_so(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        word = "busy"
        raise ConflictError(word, finding("store-busy"))

    monkeypatch.setattr("app.verification.certificate_page", busy)
    assert ask(f"/verify/{shown.number}")[0] == 503


def test_nothing_can_be_sent_there(shown: Shown) -> None:
    assert ask(f"/verify/{shown.number}", method="POST")[0] == 405
    assert ask(f"/verify/{shown.number}", method="HEAD")[0] == 200

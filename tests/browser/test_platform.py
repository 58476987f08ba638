"""The platform and the verification in a real browser: found, checked, followed from the paper; nobody kept out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from conditionality.desk.authority import open_authority
from conditionality.desk.refs import FOLDER_VARIABLE
from conditionality.desk.settings import DATABASE_VARIABLE, KEYS_VARIABLE
from tests import repository
from tests.app.platform_house import Shown, make
from tests.browser.conftest import serve
from tests.browser.front import PICTURES, TAKES_PICTURES, Visit
from tests.desk.shortcut import authority

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANGUAGES = ("fr", "en")
SCREENS = {"home": "/", "platform": "/platform", "organisation": "/platform?organisation=cooperative-essai-2026-0001",
           "verify": "/verify"}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Make a register with one organisation that has a plan."""
    found = make(tmp_path_factory.mktemp("platform"), plan=True)
    yield found
    found.office.store.engine.dispose()


@pytest.fixture(scope="module")
def address(made: Shown, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve it, its rule books published and its signer trusted; give the address."""
    folder = tmp_path_factory.mktemp("served")
    books, keys = folder / "books", folder / "keys"
    shutil.copytree(repository.ROOT / "referentials", books)
    lines = [f"{sha256(one.read_bytes()).hexdigest()}  {one.relative_to(books)}" for one in books.glob("*/*.toml")]
    (books / "published.lock").write_text("\n".join(lines), encoding="utf-8")
    open_authority(keys, datetime.now(UTC))
    (keys / "of-the-test.der").write_bytes(authority().roots[0])
    database = str(made.office.store.engine.url.database)
    with serve({DATABASE_VARIABLE: database, FOLDER_VARIABLE: str(books), KEYS_VARIABLE: str(keys)}) as found:
        yield found


def with_lang(path: str, lang: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


def sound(visit: Visit, picture: str) -> None:
    """See that nobody is kept out, and take a picture for people."""
    visit.picture(picture)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator('[data-testid="stException"]').count() == 0
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()


def send(visit: Visit, path: Path) -> str:
    """Send a file, and give what the screen then says."""
    visit.give(visit.page.locator('input[type="file"]'), path)
    visit.page.locator(".checks").wait_for()
    visit.settle()
    return visit.words()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_every_public_screen_of_a_register_opens_without_barrier(visit: Visit, name: str, lang: str) -> None:
    visit.go(with_lang(SCREENS[name], lang))
    assert visit.page.get_attribute("html", "lang") == lang
    sound(visit, f"public-{name}-{lang}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_certificate_is_valid_and_one_byte_less_is_not(visit: Visit, made: Shown, tmp_path: Path, lang: str) -> None:
    content, whole, spoilt = made.file(), tmp_path / "certificat.pdf", tmp_path / "autre.pdf"
    whole.write_bytes(content)
    spoilt.write_bytes(content[:2000] + bytes([content[2000] ^ 1]) + content[2001:])
    visit.go(with_lang("/verify", lang))
    found = send(visit, whole)
    assert ("Ce certificat est valable." if lang == "fr" else "This certificate is valid.") in found
    sound(visit, f"public-verify-valid-{lang}")
    visit.go(with_lang("/verify", lang))
    found = send(visit, spoilt)
    assert ("Ce certificat n’est PAS valable." if lang == "fr" else "This certificate is NOT valid.") in found
    assert ("ne tient pas" if lang == "fr" else "does not hold") in found
    sound(visit, f"public-verify-spoilt-{lang}")


def test_an_audit_file_is_scored_again(visit: Visit, made: Shown, tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(made.file("audit"))
    visit.go("/verify")
    assert "octet pour octet" in send(visit, path)
    sound(visit, "public-verify-audit")


def test_a_buyer_finds_an_organisation_and_follows_its_certificate(visit: Visit, made: Shown) -> None:
    visit.go("/platform")
    visit.type_in("Nom, produit, activité ou code", "vélo")
    visit.follow("Coopérative Essai")
    visit.page.wait_for_url("**/platform*organisation=cooperative-essai-2026-0001*")
    visit.settle()
    assert visit.page.locator("h1").inner_text() == "Coopérative Essai"
    visit.page.get_by_role("link", name="Ce que le registre dit de ce certificat").click()
    visit.page.wait_for_url(f"**/verify/{made.number}*")
    visit.reads("en vigueur")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("known", [True, False])
def test_the_page_of_the_square_code_keeps_nobody_out(visit: Visit, made: Shown, lang: str, known: bool) -> None:
    number = made.number if known else "C-2026-0099-elsewhere"
    answer = visit.page.goto(f"{visit.address}/verify/{number}?lang={lang}")
    assert answer is not None
    assert answer.status == (200 if known else 404)
    if TAKES_PICTURES:
        visit.page.screenshot(path=_picture(f"public-code-{lang}-{known}-{visit.size}"), full_page=True)
    assert visit.barriers() == []
    wide = visit.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]


def _picture(name: str) -> Path:
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES / f"{name}.png"

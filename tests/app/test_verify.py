"""The screen that verifies: one answer and each check, whatever is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from app import entrance, proving
from conditionality.desk.award_requests import Revocation
from conditionality.desk.certify import revoke
from conditionality.desk.rulebooks import load_library
from conditionality.wording.speech import Lang
from tests.app.front import MAIN, sound, words
from tests.app.platform_house import Shown, make, suspend_it
from tests.desk.people import done

SENT = "certificat.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Make one register for the tests that only look."""
    found = make(tmp_path_factory.mktemp("verify"))
    yield found
    found.office.store.engine.dispose()


@pytest.fixture
def shown(made: Shown, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Open the front onto it."""
    return look(made, monkeypatch)


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """Open the front onto a register of one's own."""
    found = look(make(tmp_path_factory.mktemp("fresh")), monkeypatch)
    yield found
    found.office.store.engine.dispose()


def look(made: Shown, monkeypatch: pytest.MonkeyPatch) -> Shown:
    monkeypatch.setattr(entrance, "office", lambda: made.office)
    monkeypatch.setattr(entrance, "now", lambda: made.region.now)
    return made


def send(content: bytes | None, lang: Lang = "fr") -> AppTest:
    """Open the screen and send a file."""
    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = lang
    sound(front.run())
    front.switch_page("screens/public/verify.py")
    front.query_params["lang"] = lang
    sound(front.run())
    if content is not None:
        front.file_uploader(key="certificate").upload(SENT, content, "application/pdf")
        sound(front.run())
    return front


@pytest.mark.parametrize(("lang", "said"), [("fr", "Ce certificat est valable."), ("en", "This certificate is valid.")])
def test_a_certificate_as_it_was_received_is_valid(shown: Shown, lang: Lang, said: str) -> None:
    front = send(shown.file(), lang)
    assert front.success[0].value.startswith(said)
    found = words(front)
    assert found.count("<li>") >= 9
    assert "Coopérative Essai" in found
    assert f'href="./verify/{shown.number}?lang={lang}"' in found
    assert ("non contrôlé" if lang == "fr" else "not checked") in found


def test_an_audit_file_is_scored_again(shown: Shown) -> None:
    front = send(shown.file("audit"))
    assert "octet pour octet" in front.success[0].value
    assert "non contrôlé" not in words(front)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _: b"", "n’est pas un PDF"),
        (lambda _: b"\x00\xff" * 5000, "n’est pas un PDF"),
        (lambda file: file[: len(file) // 2], "s’arrête avant sa fin"),
        (lambda file: file[:2000] + bytes([file[2000] ^ 1]) + file[2001:], ""),
        (lambda file: file + b"\n% more", ""),
        (lambda _: b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", "ne porte aucun sceau"),
    ],
)
def test_a_file_that_is_not_whole_is_told_in_a_sentence(
    shown: Shown, spoil: Callable[[bytes], bytes], said: str
) -> None:
    front = send(spoil(shown.file()))
    assert not front.success
    assert front.error[0].value.startswith("Ce certificat n’est PAS valable.")
    assert said in front.error[0].value
    assert "<li>" in words(front)


def test_rules_under_which_a_scheme_was_opened_are_published(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown.office, "library", load_library())
    front = send(shown.file(), "en")
    assert front.success


def test_rules_that_are_not_the_published_ones_are_told(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(load_library(), lock={"socle-leger@1.0.0": "0" * 64})
    monkeypatch.setattr(shown.office, "library", other)
    front = send(shown.file(), "en")
    assert not front.success
    assert "<li>" in words(front)


def test_a_file_too_large_is_not_read(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "MOST_BYTES", 1_000_000)
    front = send(shown.file() + b"0" * 1_000_000)
    assert "n’a pas été lu" in front.error[0].value
    assert "<li>" not in words(front)


def test_after_a_revocation_the_screen_says_so(fresh: Shown) -> None:
    file = fresh.file()
    asked = Revocation(ground="issued_in_error", reason="Le nom était faux.")
    done(revoke(fresh.office, fresh.region.hand("claude"), fresh.number, asked))
    front = send(file)
    assert "La région l’a retiré le" in front.error[0].value
    assert "Le nom était faux" not in words(front)


def test_during_a_suspension_the_screen_says_so(fresh: Shown) -> None:
    file = fresh.file()
    suspend_it(fresh)
    assert "suspendu" in send(file).error[0].value


def test_once_expired_the_screen_says_so(fresh: Shown) -> None:
    file = fresh.file()
    fresh.region.wait(4000)
    assert "It expired: its last day was" in send(file, "en").error[0].value


def test_without_a_register_what_is_not_checked_is_said(made: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    file = made.file("audit")
    monkeypatch.setattr(entrance, "now", lambda: made.region.now)
    front = send(file)
    assert "make demo" in front.info[0].value
    assert "Non contrôlé" in front.warning[0].value
    assert "Vérifiez aussi le certificat sur la page de la région" in words(front)


@pytest.mark.parametrize(("lang", "said"), [("fr", "Vous tenez une feuille"), ("en", "You hold a sheet of paper")])
def test_before_a_file_is_sent_the_screen_says_what_is_checked(shown: Shown, lang: Lang, said: str) -> None:
    assert said in words(send(None, lang))

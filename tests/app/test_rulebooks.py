"""Reading the rules like a book."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import session
from conditionality.desk.refs import FOLDER_VARIABLE
from conditionality.desk.rulebooks import folder
from conditionality.wording.speech import Lang
from tests.app.front import open_screen, sound, words


def chapter(front: AppTest, name: str) -> AppTest:
    front.button_group[0].set_value(name)
    return sound(front.run())


@pytest.mark.parametrize(("lang", "said"), [("fr", "proposé, pas encore adopté"), ("en", "proposed, not yet adopted")])
def test_the_first_chapter_says_what_the_book_is(lang: Lang, said: str) -> None:
    assert said in words(open_screen("rulebooks", lang))


def test_a_chapter_holds_a_card_for_each_indicator_with_its_scale() -> None:
    front = chapter(open_screen("rulebooks"), "G")
    assert len([one for one in front.subheader if str(one.value).startswith("G")]) == 6
    assert words(front).count("<caption>Barème</caption>") == 6
    assert "à partir de" in words(front)


def test_the_last_chapter_tells_gates_and_recommendations() -> None:
    found = words(chapter(open_screen("rulebooks"), "*"))
    assert "Recommandations, la première qui s’applique" in found
    assert "bloque l’aide" in found


def test_every_book_can_be_read_and_taken_away() -> None:
    front = open_screen("rulebooks")
    for ref in ("hdi@2024.1.0", "socle-leger@1.0.0", "filiere-alimentaire@1.0.0"):
        front.selectbox(key="read_book").set_value(ref)
        sound(front.run())
        assert len(front.get("download_button")) == 3
        assert ref in words(front)


def test_one_version_alone_has_nothing_to_be_compared_with() -> None:
    assert "Il n’y a qu’une version" in words(open_screen("rulebooks"))


@pytest.mark.parametrize(("lang", "told"), [("fr", "G pèse 22,5 au lieu de 20"), ("en", "G weighs 22.5 instead of 20")])
def test_two_versions_are_compared_in_sentences(
    lang: Lang, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder(), tmp_path, dirs_exist_ok=True)
    book = tmp_path / "socle-regional"
    text = (book / "1.0.0.toml").read_text(encoding="utf-8")
    later = text.replace('version = "1.0.0"', 'version = "1.10.0"', 1).replace("weight = 20\n", "weight = 22.5\n", 1)
    (book / "1.10.0.toml").write_text(later, encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    session.books.clear()
    try:
        front = open_screen("rulebooks", lang)
        front.selectbox(key="compare:socle-regional@1.0.0").set_value("socle-regional@1.10.0")
        found = words(sound(front.run()))
    finally:
        session.books.clear()
    assert told in found
    assert "socle-regional@1.0.0 à socle-regional@1.10.0" in found or "1.0.0 to socle-regional@1.10.0" in found

"""Reading the rules like a book."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

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

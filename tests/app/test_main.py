"""The frame: two languages, no screen that fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st

from conditionality.wording.speech import Lang
from tests import repository
from tests.app.front import SCREENS, go, open_screen, press, words

TITLES: dict[tuple[str, Lang], str] = {
    ("home", "fr"): "De l’argent public contre des engagements mesurés",
    ("home", "en"): "Public money against commitments that are measured",
    ("simulate", "fr"): "Simuler mon score",
    ("simulate", "en"): "Simulate my score",
    ("score", "fr"): "Comprendre un score",
    ("score", "en"): "Understand a score",
    ("rulebooks", "fr"): "Lire les règles",
    ("rulebooks", "en"): "Read the rules",
}


@pytest.mark.parametrize(("name", "lang"), TITLES)
def test_every_screen_opens_in_both_languages(name: str, lang: Lang) -> None:
    assert [one.value for one in open_screen(name, lang).title] == [TITLES[name, lang]]


def test_every_screen_says_what_decides() -> None:
    for name in SCREENS:
        assert "la région décide" in words(open_screen(name))


def test_the_language_changes_in_one_click_and_stays_from_screen_to_screen() -> None:
    front = press(open_screen("home"), "speak_en")
    assert front.title[0].value == TITLES["home", "en"]
    assert front.query_params["lang"] == "en"
    assert go(front, "simulate").title[0].value == TITLES["simulate", "en"]
    assert press(front, "speak_fr").title[0].value == TITLES["simulate", "fr"]


def test_an_unknown_language_is_french() -> None:
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    from tests.app.front import MAIN  # noqa: PLC0415

    front = AppTest.from_file(MAIN, default_timeout=60)
    front.query_params["lang"] = "xx"
    assert front.run().title[0].value == TITLES["home", "fr"]


def test_the_home_screen_counts_what_there_is_to_read() -> None:
    found = words(open_screen("home"))
    assert "<dt>référentiels à lire</dt><dd>4</dd>" in found


def test_every_screen_names_a_published_file_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(repository.ROOT / "referentials", tmp_path / "rules")
    file = tmp_path / "rules" / "hdi" / "2024.1.0.toml"
    file.write_bytes(file.read_bytes() + b"\n")
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(tmp_path / "rules"))
    st.cache_resource.clear()
    try:
        front = open_screen("home", "en")
        assert [one.value.partition(" is ")[0] for one in front.error] == ["The published file hdi/2024.1.0.toml"]
        assert "<dt>rule books to read</dt><dd>3</dd>" in words(front)
        assert len(go(front, "rulebooks").error) == 1
    finally:
        st.cache_resource.clear()

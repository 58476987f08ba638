"""The score explained on the screen."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from conditionality.wording.speech import Lang
from tests.app.front import go, open_screen, press, sound, type_in, words


def scored(lang: Lang = "fr") -> AppTest:
    """Open the score of the example."""
    return press(open_screen("score", lang), "example")


def test_without_answers_the_screen_says_what_to_do() -> None:
    front = open_screen("score")
    assert "rien n’a été saisi" in words(front)
    assert not front.get("vega_lite_chart")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_chart_has_its_table_and_a_text(lang: Lang) -> None:
    front = scored(lang)
    charts = front.get("vega_lite_chart")
    assert len(charts) == 3
    assert all(one.proto.alt for one in charts)
    assert words(front).count("<table>") >= 3 + 1


def test_contributions_are_shown_by_dimension_or_by_indicator() -> None:
    front = scored()
    assert "<caption>Ce que chacun apporte au total</caption>" in words(front)
    assert '<th scope="row">G1</th>' not in words(front)
    next(one for one in front.button_group if one.key == "waterfall").set_value("indicator")
    assert '<th scope="row">G1</th>' in words(sound(front.run()))


def test_the_explanation_has_three_lengths_and_the_choice_is_kept() -> None:
    front = scored()
    page = words(front)
    assert "L311-3-1" in page
    next(one for one in front.button_group if one.key == "length").set_value("full")
    sound(front.run())
    assert len(words(front)) > len(page)
    go(front, "home")
    assert "Empreintes" in words(go(front, "score"))


def test_each_indicator_is_explained() -> None:
    front = scored()
    assert words(front).count('<section class="mark">') == 39


def test_the_headline_of_an_unfinished_form_announces_no_recommendation() -> None:
    front = go(type_in(open_screen("simulate"), "employees", "12"), "score")
    lead = str(front.markdown[0].value)
    assert "recommandation\u00a0:" not in lead
    assert "Refusé" not in lead
    assert "Formulaire à compléter" in words(front)


def test_papers_can_be_taken_away() -> None:
    assert [str(getattr(one, "label", "")) for one in scored().get("download_button")] == [
        "Explication (PDF)",
        "Fiche de score (JSON)",
        "Déclaration (JSON)",
    ]

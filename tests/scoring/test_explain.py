"""The explanation: complete, in both languages, without a word left out."""

from __future__ import annotations

import re

import pytest

from conditionality.scoring.explain import explain, line, mention
from conditionality.scoring.score import score
from conditionality.wording.sheet import Sheet, as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.scoring.workshop import report, rules, scorer

HARD: dict[str, object] = {"labels": None, "form": None, "board_women": 1, "board_men": 1, "energy": 301, "staff": 60}


def sheet(lang: Lang, length: str, **changes: object) -> Sheet:
    return explain(score(scorer(), report(**changes)), rules(), lang, length)  # type: ignore[arg-type]


def test_the_line_says_who_how_much_what_and_why() -> None:
    card = score(scorer(), report())
    assert line(card, rules(), "en") == (
        "Atelier inventé: 80.0 out of 100; recommendation: accepted. The total reaches 60 and every floor is reached."
    )
    assert "80,0 sur 100" in line(card, rules(), "fr")


def test_without_a_total_the_line_says_so() -> None:
    blocked = rules().model_copy(update={"missing": "block"})
    from conditionality.scoring.score import make_scorer  # noqa: PLC0415 - only this test compiles a changed rule book

    card = score(make_scorer(blocked, scorer().machine.program.on), report(form=None))
    assert card.total.status == "not_computable"
    assert "pas de score" in line(card, blocked, "fr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_full_sheet_has_the_four_parts_of_the_decree_and_the_mention(lang: Lang) -> None:
    full = sheet(lang, "full")
    headings = [section.heading for section in full.sections]
    assert [one[:2] for one in headings[1:5]] == ["1.", "2.", "3.", "4."]
    assert "CADA" in full.mention
    assert "R311-3-1-1" in full.mention
    assert full.lang == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_full_sheet_speaks_of_every_indicator_with_its_points(lang: Lang) -> None:
    full = sheet(lang, "full", **HARD)
    operations = next(section for section in full.sections if section.heading.startswith("4."))
    for one in rules().indicators:
        assert any(text.startswith(f"{one.id}.") for text in operations.paragraphs), one.id
    text = as_text(full)
    assert "{" not in text
    assert "None" not in text


def test_french_and_english_sheets_share_their_numbers_but_not_their_words() -> None:
    for length in ("line", "page", "full"):
        french, english = (as_text(sheet(lang, length, **HARD)) for lang in LANGUAGES)
        assert french != english
        assert len(re.findall(r"\d", french)) == pytest.approx(len(re.findall(r"\d", english)), abs=12)


def test_an_incomplete_report_is_told_with_what_is_left_to_answer() -> None:
    text = as_text(sheet("fr", "page", form=None))
    assert "incomplète" in text
    assert "Forme de gouvernance" in text


def test_no_history_is_told_where_it_could_change_something() -> None:
    assert "plusieurs années" in as_text(sheet("fr", "line", staff=60, index=74))
    assert "plusieurs années" not in as_text(sheet("fr", "line"))


def test_an_incomplete_report_has_no_recommendation_in_its_line() -> None:
    for changes in ({"form": None}, {"clean": None}):
        text = line(score(scorer(), report(**changes)), rules(), "fr").replace("\u00a0", " ")
        assert "pas de recommandation" in text
        assert "recommandation : accepté" not in text


def test_floors_not_reached_and_gates_that_fail_are_named() -> None:
    text = as_text(sheet("en", "page", board_women=0, form="none", clean=False))
    assert "Floor not reached: Governance: 0.0 ≥ 30." in text
    assert "Gate that fails: Up to date with obligations." in text


def test_a_draft_is_a_simulation() -> None:
    draft = rules().model_copy(update={"status": "proposed"})
    assert "simulation" in as_text(explain(score(scorer(), report()), draft, "fr", "line"))


def test_the_mention_names_who_to_write_to() -> None:
    assert "Région Démonstration" in mention(rules(), "fr")
    assert "la région" in mention(rules().model_copy(update={"publisher": None}), "fr")


def test_the_rows_of_contributions_add_up_to_the_total_shown() -> None:
    card = score(scorer(), report(**HARD))
    dims = [one.contribution for one in card.dimensions if one.contribution is not None]
    adjustment = card.total.adjustment
    shown = sum(float(one.shown) for one in dims) + (float(adjustment.shown) if adjustment else 0)
    assert card.total.contribution is not None
    assert shown == pytest.approx(float(card.total.contribution.shown))

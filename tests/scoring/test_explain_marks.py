"""Sentences about single indicators, for each kind of line."""

from __future__ import annotations

import pytest

from conditionality.scoring.explain_marks import make_teller
from conditionality.scoring.score import score
from conditionality.wording.speech import LANGUAGES, Lang
from tests.scoring.workshop import report, rules, scorer

CASES: list[tuple[str, dict[str, object], str]] = [
    ("G1", {}, "from 100/3: 100.0 points"),
    ("G1", {"board_women": 1}, "above 0: 40.0 points"),
    ("G1", {"board_women": 0}, "in all other cases: 0.0 points"),
    ("G1", {"board_women": 1, "board_men": 1}, "fewer than three members: its weight goes to the others"),
    ("G2", {}, "50.0 points"),
    ("G2", {"form": None}, "no answer, replaced by rule: 0.0 points"),
    ("G3", {"staff": 60, "index": 74}, "no line of the scale is reached: 0.0 points"),
    ("G3", {}, "not asked, given the other answers: its weight goes to the others"),
    ("E1", {}, "on the line from 30 (100 points) to 60 (0 points): 50.0 points (scale for «other»)"),
    ("E2", {"labels": ()}, "nothing ticked: 0.0 points"),
    ("E2", {"labels": None}, "not answered: its weight goes to the others"),
    ("E3", {}, "by formula: 100.0 points"),
    ("E3", {"energy": 301}, "points set by rule (far above the target): 5.0 points"),
]


@pytest.mark.parametrize(("name", "changes", "expected"), CASES)
def test_the_line_in_words(name: str, changes: dict[str, object], expected: str) -> None:
    card = score(scorer(), report(**changes))
    told = next(one for one in card.indicators if one.id == name)
    indicator = next(one for one in rules().indicators if one.id == name)
    assert make_teller(rules(), "en").line(told, indicator) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reason_is_told_with_its_two_numbers_and_a_verdict(lang: Lang) -> None:
    card = score(scorer(), report())
    text = make_teller(rules(), lang).reason(card.reasons[0])
    spaced = text.replace("\u202f", " ").replace("\u00a0", " ")
    assert spaced == {"fr": "total : 80,0 ≥ 60 ? oui", "en": "total: 80.0 ≥ 60? yes"}[lang]


def test_two_numbers_shown_alike_are_told_exactly() -> None:
    card = score(scorer(), report())
    close = card.reasons[0].model_copy(
        update={
            "left": card.reasons[0].left and card.reasons[0].left.model_copy(update={"shown": "60"}),
            "holds": False,
        }
    )
    assert make_teller(rules(), "en").reason(close) == "total: 80 ≥ 60? no"

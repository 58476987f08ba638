"""A back-test as people read it, in both languages."""

from __future__ import annotations

import pytest

from conditionality.scoring.effect import Backtest
from conditionality.scoring.effect_sheet import EffectWriter, write_effect
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import Lang
from tests.scoring.crowd import heavier, reports
from tests.scoring.test_backtest import made
from tests.scoring.workshop import rules

CROWD = reports(
    [
        (2025, {"board_women": 1}),
        (2025, {"form": "none", "board_women": 1}),
        (2025, {}),
        (2026, {"clean": False, "delay": None}),
        (2026, {"staff": 60}),
    ]
)


@pytest.fixture(scope="module")
def paper() -> Backtest:
    return made(CROWD)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "what would change",
                "Totals that rise:",
                "Largest falls",
                "Granted to those no longer accepted",
                "By size",
            ),
        ),
        ("fr", ("ce qui changerait", "Totaux qui montent", "Plus fortes baisses", "plus acceptées", "Par taille")),
    ],
)
def test_everything_is_told_in_the_language(paper: Backtest, lang: Lang, words: tuple[str, ...]) -> None:
    text = as_text(write_effect(paper, rules(), heavier(), lang), 200)
    assert [word for word in words if word not in text] == []
    assert "{" not in text


def test_counts_of_the_sheet_are_those_of_the_paper(paper: Backtest) -> None:
    writer = EffectWriter(paper, rules(), heavier(), "en")
    grid = next(writer.matrix(paper.outcomes))
    counts = [[0 if cell == "·" else int(cell) for cell in row[1:]] for row in grid.rows]
    assert counts == [list(row) for row in paper.outcomes.reports]
    groups = writer.groups(paper.groupings[0])
    assert sum(int(row[1]) for row in groups.rows) == paper.reports


def test_a_move_is_told_with_its_causes_and_the_rest(paper: Backtest) -> None:
    writer = EffectWriter(paper, rules(), heavier(), "en")
    told = writer.mover(paper.fallers[0])
    assert told.startswith(f"{paper.fallers[0].report_id}, Atelier inventé: ")
    assert "Why: " in told
    assert len(writer.causes(paper.fallers[0])) == len(paper.fallers[0].causes) + bool(paper.fallers[0].rest)
    changed = next(one for one in (*paper.fallers, *paper.risers) if one.outcome_before != one.outcome_after)
    assert "Recommendation: accepted, then in progress." in writer.mover(changed)


def test_what_nobody_answers_and_what_is_a_sample_are_told(paper: Backtest) -> None:
    doubt = paper.model_copy(update={"reports": 9000})
    text = as_text(write_effect(doubt, rules(), heavier(), "en"), 2000)
    assert "worked out over 5 reports: those whose number has the smallest CRC-32" in text
    assert "every report is scored as a first one" in text
    nobody = made(reports([(2025, {"delay": None})]))
    told = as_text(write_effect(nobody, rules(), heavier(), "en"), 2000)
    assert "No report answers «Payment delay», that the new rules read for E1 Payment delay" in told


def test_totals_that_are_not_there_are_told() -> None:
    lost = made(reports([(2025, {"delay": None, "board_women": 1})]))
    gone = lost.model_copy(update={"total": lost.total.model_copy(update={"unscored": 1})})
    assert "Without a total under either version: 1." in as_text(write_effect(gone, rules(), heavier(), "en"), 300)

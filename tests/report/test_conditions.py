"""Conditions in words, with the figures of the day."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.formula.parse import parse
from conditionality.report.conditions import say_condition
from conditionality.wording.speech import Lang
from tests.report import dairy


def told(formula: str, lang: Lang = "en", day: date = dairy.DAY) -> str:
    """Say a condition of the dairy."""
    node, found = parse(formula)
    assert node is not None, found
    return say_condition(node, dairy.form(day), lang)


@pytest.mark.parametrize(
    ("formula", "lang", "sentence"),
    [
        ("staff >= council_from", "en", "staff is at least 11"),
        ("staff >= council_from", "fr", "effectif atteint 11"),
        (
            "min(staff, council_from) > 3 and women > 0",
            "en",
            "the smallest of (staff; 11) is over 3 and “Women on the board” is over 0",
        ),
        ("council_from in [11, 20]", "en", "11 is one of (11; 20)"),
    ],
)
def test_a_condition_is_said_with_labels_and_figures(formula: str, lang: Lang, sentence: str) -> None:
    assert told(formula, lang) == sentence


def test_options_are_said_by_their_labels() -> None:
    assert "advisory board" in told("form == 'advisory'")
    assert "comité consultatif" in told("form == 'advisory'", "fr")


def test_a_parameter_has_the_figure_of_the_day_or_none() -> None:
    assert told("staff >= council_from", day=date(2028, 1, 1)) == "staff is at least 20"
    assert "council_from" in told("staff >= council_from", day=date(2020, 1, 1))

"""Reasons of an outcome: every threshold, floor and gate with its two numbers."""

from __future__ import annotations

import pytest

from conditionality.scoring.reasons import read_formula
from conditionality.scoring.score import score
from tests.scoring.workshop import report, scorer


def told(**changes: object) -> list[tuple[object, ...]]:
    card = score(scorer(), report(**changes))
    return [
        (one.kind, one.of, one.left and one.left.shown, one.word, one.right and one.right.shown, one.holds)
        for one in card.reasons
    ]


def test_an_accepted_report_says_threshold_floor_and_gates() -> None:
    assert told() == [
        ("threshold", "accepted", "80.0", "ge", "60", True),
        ("floor", "G", "80.0", "ge", "30", True),
        ("gate", "clean", None, None, None, False),
        ("gate", "equality", "0", "ge", "3", False),
    ]


def test_a_refused_threshold_is_told_with_both_numbers() -> None:
    found = told(board_women=0, form="none", delay=60)
    assert ("threshold", "accepted", "33.0", "ge", "60", False) in found
    assert ("floor", "G", "0.0", "ge", "30", False) in found


def test_an_outcome_that_needs_nothing_has_no_reason_of_its_own() -> None:
    assert not [one for one in told(board_women=0, form="none", delay=60) if one[1] == "progress"]


def test_the_search_stops_at_the_outcome() -> None:
    assert not [one for one in told(clean=False) if one[0] == "threshold"]


def test_an_unknown_condition_is_told_as_such() -> None:
    assert ("gate", "clean", None, None, None, None) in told(clean=None)


def test_a_text_that_is_no_formula_is_our_fault() -> None:
    with pytest.raises(ValueError, match=r"1 \+"):
        read_formula("1 +")

"""Marks as written on the scorecard: entries, values, nodes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from conditionality.formula.values import MISSING, Value
from conditionality.scoring.marks import answer_text, fields_read, plain_text
from conditionality.scoring.score import score
from tests.scoring.workshop import report, rules, scorer


def test_the_fields_an_indicator_reads_are_those_its_rules_name_in_order() -> None:
    by_id = {one.id: one for one in rules().indicators}
    assert fields_read(rules(), by_id["G1"]) == ("board_women", "board_men")
    assert fields_read(rules(), by_id["E1"]) == ("sector", "delay") or fields_read(rules(), by_id["E1"]) == (
        "delay",
        "sector",
    )
    assert fields_read(rules(), by_id["E3"]) == ("energy",)


def test_entries_are_what_was_given_or_why_there_is_nothing() -> None:
    card = score(scorer(), report(delay="45.125", form=None))
    by_id = {one.id: one for one in card.indicators}
    assert [(one.field, one.given) for one in by_id["E1"].entries if one.field == "delay"] == [("delay", "45.125")]
    assert [(one.given, one.why_empty) for one in by_id["G2"].entries] == [(None, "unanswered")]
    assert [(one.given, one.why_empty) for one in by_id["G3"].entries] == [(None, "not-asked")]
    assert by_id["E2"].answer == "ab; eu; msc"


def test_a_node_shows_its_weight_share_floor_and_adjustment() -> None:
    card = score(scorer(), report())
    governance, environment = card.dimensions
    assert governance.weight is not None
    assert governance.share is not None
    assert (governance.weight.exact, governance.share.exact, governance.parent) == (
        Fraction(40),
        Fraction(2, 5),
        "total",
    )
    assert governance.floor is not None
    assert environment.floor is None
    assert (governance.floor.exact, governance.floor_holds, environment.floor_holds) == (Fraction(30), True, None)
    clamped = score(scorer(), report(delay=30)).dimensions[1]
    # (2*100 + 80 + 100)/4 = 95, bonus 10, at most 90: -15 on 60 % of the total
    assert clamped.adjustment is not None
    assert clamped.adjustment.exact == -9


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (42, "42"),
        (Fraction(85, 2), "42.5"),
        (Fraction(1070538475, 10**8), "10.70538475"),
        (frozenset({"msc", "ab"}), "ab; msc"),
        (date(2025, 2, 1), "2025-02-01"),
        ("advisory", "advisory"),
    ],
)
def test_a_value_as_plain_text_loses_nothing(value: Value, text: str) -> None:
    assert plain_text(value) == text


def test_numbers_and_empties_are_no_answer_text() -> None:
    assert [answer_text(one) for one in (3, Fraction(1, 3), MISSING)] == [None, None, None]
    assert answer_text("food") == "food"

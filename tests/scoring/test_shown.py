"""Shown numbers: rounded for show only, and adding up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.rounding import round_to
from conditionality.formula.values import MISSING
from conditionality.scoring.score import score
from conditionality.scoring.shown import amount, apportion, mark_register, value_amount
from tests.scoring.workshop import report, rules, scorer

PARTS = st.lists(st.fractions(min_value=-200, max_value=200, max_denominator=997), min_size=1, max_size=40)


@given(PARTS, st.integers(0, 3))
def test_rounded_parts_add_up_to_the_rounded_total_and_stay_near(parts: list[Fraction], digits: int) -> None:
    total = round_to(sum(parts, Fraction(0)), digits)
    rounded = apportion(parts, total, digits)
    assert sum(rounded) == total
    assert all(abs(shown - part) < Fraction(2, 10**digits) for shown, part in zip(rounded, parts, strict=True))
    assert all((shown * 10**digits).denominator == 1 for shown in (Fraction(one) for one in rounded))


def test_nothing_to_share_out_gives_nothing() -> None:
    assert apportion([], 0, 1) == ()


def test_an_amount_is_exact_and_shown_half_up() -> None:
    found = amount(Fraction(475, 6), 1)
    assert found is not None
    assert (found.exact, found.shown) == (Fraction(475, 6), "79.2")
    tie = amount(Fraction(25, 1000), 2)
    assert tie is not None
    assert tie.shown == "0.03"


def test_what_is_no_number_has_no_amount() -> None:
    assert amount(MISSING, 1) is None
    assert value_amount(True) is None
    assert value_amount("text") is None


def test_a_value_is_shown_without_trailing_zeros() -> None:
    assert [value_amount(one).shown for one in (Fraction(5, 2), 100, Fraction(100, 3))] == ["2.5", "100", "33.3333"]  # type: ignore[union-attr]


def test_staged_numbers_are_worked_out_from_the_shown_numbers_below() -> None:
    staged = rules().model_copy(update={"display": rules().display.model_copy(update={"staged": True, "decimals": 0})})
    from conditionality.scoring.score import make_scorer  # noqa: PLC0415 - only this test compiles a changed rule book

    card = score(make_scorer(staged, scorer().machine.program.on), report(labels=None, delay=50))
    # E exactly: (2 * 100/3 + 100) / 3 = 500/9 = 55.6; staged: (2 * 33 + 100) / 3 = 55.3, shown 55
    e = card.dimensions[1]
    assert e.score is not None
    assert (e.score.exact, e.score.shown) == (Fraction(500, 9), "55")
    # total exactly (40*80 + 60*500/9)/100 = 65.33; staged (40*80 + 60*55)/100 = 65
    assert card.total.score is not None
    assert (Decimal(card.total.score.shown), card.total.score.exact) == (Decimal(65), Fraction(196, 3))


def test_each_part_shows_its_own_value_to_the_last_digit_and_adds_up_at_every_node() -> None:
    for changes in (
        {},
        {"delay": 37},
        {"board_women": 1, "delay": 41, "energy": 133},
        {"delay": 30, "labels": ("msc",)},
    ):
        card = score(scorer(), report(**changes))
        assert card.total.score is not None
        brought = [*(one.contribution for one in card.dimensions), *(one.contribution for one in card.indicators)]
        assert all(abs(Fraction(one.shown) - one.exact) < Fraction(1, 10) for one in brought if one is not None)
        tops = [one.contribution for one in card.dimensions]
        assert sum(Fraction(one.shown) for one in tops if one is not None) == Fraction(card.total.score.shown)
        for dimension in card.dimensions:
            below = [one.contribution for one in card.indicators if one.node == dimension.id]
            parts = [*below, dimension.adjustment]
            shown = sum(Fraction(one.shown) for one in parts if one is not None)
            assert dimension.contribution is not None
            assert shown == Fraction(dimension.contribution.shown)


def test_the_register_of_a_mark() -> None:
    assert [mark_register(rules(), one) for one in ("G1", "G", "total")] == ["G1.points", "G.score", "total.score"]

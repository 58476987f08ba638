"""Counts of winners and losers, on marks given by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from conditionality.scoring.batch.columns import Column
from conditionality.scoring.batch.marks import MarkColumn
from conditionality.scoring.gathering import column_of, texts_column
from conditionality.scoring.splits import grouping, judge, pair, tally
from tests.scoring.workshop import rules

OUTCOMES = ("blocked", "accepted", "progress")


def totals(*shown: str | None) -> MarkColumn:
    states = np.array([3 if one is None else 0 for one in shown], np.uint8)
    return MarkColumn("number", np.array([Fraction(one or 0) for one in shown], np.float64), states)


def outcomes(*names: str) -> MarkColumn:
    codes = np.array([OUTCOMES.index(one) for one in names], np.float64)
    return MarkColumn("code", codes, np.zeros(len(names), np.uint8), OUTCOMES)


BEFORE = judge(
    rules(),
    totals("50.1", "70", None, "30", "10"),
    outcomes("progress", "accepted", "blocked", "progress", "accepted"),
    1,
)
AFTER = judge(
    rules(),
    totals("50.3", "69.9", "20", None, "10"),
    outcomes("accepted", "progress", "progress", "blocked", "accepted"),
    1,
)


def test_every_report_is_counted_once() -> None:
    found = tally(pair(BEFORE, AFTER, 1, None))
    assert (found.up, found.down, found.same, found.lost, found.found, found.unscored) == (1, 1, 1, 1, 1, 0)
    assert (found.better, found.worse, found.other) == (2, 2, 0)
    assert (found.accepted_before, found.accepted_after, found.no_longer, found.newly) == (2, 2, 1, 1)
    assert found.stake is None


def test_moves_are_exact_in_units_of_the_last_digit() -> None:
    moves = tally(pair(BEFORE, AFTER, 1, None)).moves
    assert (moves.reports, moves.mean) == (3, Fraction(1, 30))
    assert (moves.least, moves.median, moves.most) == (Fraction(-1, 10), Fraction(0), Fraction(1, 5))


def test_money_is_added_up_to_the_cent() -> None:
    grants = column_of("money", [Fraction("0.1"), Fraction("1000.29"), 5, None, 7])
    stake = tally(pair(BEFORE, AFTER, 1, grants)).stake
    assert stake is not None
    assert (stake.known, stake.granted_cents, stake.lost_cents, stake.won_cents) == (4, 101239, 100029, 10)


def test_groups_stand_in_the_order_of_their_numbers_and_the_unknown_comes_last() -> None:
    sizes = texts_column(["250+", "50-249", None, "10-49", "0-9"])
    groups = grouping(pair(BEFORE, AFTER, 1, None), "size", sizes).groups
    assert [one.value for one in groups] == ["0-9", "10-49", "50-249", "250+", None]
    assert [one.tally.reports for one in groups] == [1] * 5


def test_a_group_without_anybody_is_left_out() -> None:
    column = Column("code", np.zeros(5, np.int64), options=("a", "b"))
    assert [one.value for one in grouping(pair(BEFORE, AFTER, 1, None), "legal_form", column).groups] == ["a"]


def test_a_recommendation_that_is_not_told_stands_nowhere() -> None:
    none = MarkColumn("code", np.zeros(1), np.array([3], np.uint8), OUTCOMES)
    review = judge(rules(), totals("5"), none, 1)
    found = tally(pair(judge(rules(), totals("5"), outcomes("accepted"), 1), review, 1, None))
    assert (found.better, found.worse, found.other, found.no_longer) == (0, 0, 1, 1)

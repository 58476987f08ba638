"""The largest moves: ten each way at most, the largest first, told apart by number."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from conditionality.scoring.movers import MOST_MOVERS, bonuses, largest, movers
from conditionality.scoring.population import Population
from conditionality.scoring.splits import Judged, Pair
from tests.scoring.crowd import reports, sides
from tests.scoring.test_backtest import made


def moved(*moves: int) -> Pair:
    rows = len(moves)
    nought, yes = np.zeros(rows, np.int64), np.ones(rows, np.bool_)
    before = Judged(nought, yes, nought, nought)
    after = Judged(np.array(moves), yes, nought, nought)
    return Pair(before, after, Fraction(1, 10), None, yes)


def test_ties_are_told_apart_by_number() -> None:
    ids = tuple(f"r{rank:02}" for rank in reversed(range(14)))
    both = moved(*([-5] * 12), -9, 3)
    found = largest(Population(14, {}, ids), both, upwards=False)
    assert len(found) == MOST_MOVERS
    assert found[0] == 12
    assert [ids[row] for row in found[1:]] == [f"r{rank:02}" for rank in range(2, 11)]
    assert largest(Population(14, {}, ids), both, upwards=True) == [13]


def test_who_does_not_move_is_no_mover() -> None:
    assert largest(Population(2, {}), moved(0, 0), upwards=True) == []


def test_a_move_names_its_organisation_and_at_most_three_causes() -> None:
    found = made(reports([(2025, {"form": "none", "board_women": 0, "labels": ("ab",)})])).fallers
    assert [one.name for one in found] == ["Atelier inventé"]
    assert all(len(one.causes) <= 3 for one in found)


def test_bonuses_are_the_points_outside_the_weights() -> None:
    assert bonuses(sides()[0]) == {"E4"}
    assert movers(*sides(), Population(0, {}), moved(), upwards=True) == ()

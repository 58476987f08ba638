"""Indicators that move on average, the sample they are looked at on, and answers that nobody gave."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from conditionality.scoring import shifts as module
from conditionality.scoring.batch.columns import Column
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import Population
from conditionality.scoring.shifts import MOST_LOOKED_AT, sample, shifts, unasked
from tests.scoring.crowd import population, reports, sides
from tests.scoring.test_backtest import cards
from tests.scoring.workshop import report, rules


def test_means_are_those_of_the_scorecards() -> None:
    crowd = reports([(2025, {"form": "none"}), (2026, {"delay": 60}), (2025, {"labels": None})])
    found = shifts(*sides(), population(crowd))
    pairs = cards(crowd)
    for one in found.indicators:
        for told, side in ((one.before, 0), (one.after, 1)):
            marks = [next(mark for mark in pair[side].indicators if mark.id == one.id) for pair in pairs]
            brought = [Fraction(0) if mark.contribution is None else mark.contribution.exact for mark in marks]
            assert told is not None
            assert abs(told - sum(brought, Fraction(0)) / len(brought)) <= Fraction(1, 10_000)
    assert found.reports == 3
    assert found.indicators


def test_a_sample_does_not_depend_on_the_order_of_the_reports() -> None:
    rows = MOST_LOOKED_AT + 500
    ids = tuple(f"r{rank}" for rank in range(rows))
    values = np.arange(rows)
    first = sample(Population(rows, {"staff": Column("number", values)}, ids))
    again = sample(Population(rows, {"staff": Column("number", values[::-1])}, ids[::-1]))
    assert first.rows == MOST_LOOKED_AT
    assert first.ids == again.ids
    assert list(first.columns["staff"].values) == list(again.columns["staff"].values)


def test_reports_without_numbers_are_sampled_by_rank() -> None:
    assert sample(Population(MOST_LOOKED_AT + 1, {})).rows == MOST_LOOKED_AT
    small = Population(3, {})
    assert sample(small) is small


def test_a_question_that_nobody_answers_is_told_with_what_reads_it() -> None:
    found = {one.field: one for one in unasked(sides()[0], gather([report(delay=None, labels=None)], rules()))}
    assert found["delay"].indicators == ("E1",)
    assert (found["labels"].required, found["delay"].required) == (False, True)
    assert "staff" not in found


def test_a_mean_over_nobody_is_nought() -> None:
    assert module._mean(np.zeros(0)) == 0

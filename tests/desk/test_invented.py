"""Invented populations: the same each time, within the questions, parts within wholes, for one period."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from conditionality.desk.cuts import SECTOR, SIZE
from conditionality.desk.demo_region import SEED, make_region
from conditionality.desk.invented import invent
from conditionality.desk.refs import shipped
from conditionality.scoring.side import Side

BOOKS = shipped()
LIGHT = BOOKS["socle-leger"]
REPORTS = [one for one in make_region(BOOKS, SEED).reports if one.referential == LIGHT.ref]


@pytest.mark.parametrize("name", BOOKS)
def test_an_invented_population_is_the_same_each_time_and_within_the_questions(name: str) -> None:
    rules = BOOKS[name]
    like = [one for one in make_region(BOOKS, SEED).reports if one.referential == rules.ref]
    one, again = invent(rules, 500, like), invent(rules, 500, like)
    assert one.rows == 500
    assert set(one.columns) == set(again.columns)
    assert all(np.array_equal(column.values, again.columns[key].values) for key, column in one.columns.items())
    assert {SIZE, SECTOR} == set(one.groups)
    for field in rules.fields:
        column = one.columns.get(field.id)
        if column is not None and column.kind == "number":
            there = column.values[column.answered(np.arange(500))]
            least = float(field.min) if not isinstance(field.min, date) and field.min is not None else -np.inf
            most = float(field.max) if not isinstance(field.max, date) and field.max is not None else np.inf
            assert there.min(initial=least) >= least
            assert there.max(initial=least) <= most


def test_a_part_of_an_invented_report_is_no_more_than_its_whole() -> None:
    made = invent(LIGHT, 2_000, REPORTS)
    whole, part = (made.columns[name] for name in ("employees", "staff_permanent"))
    rows = np.arange(2_000)
    both = whole.answered(rows) & part.answered(rows)
    assert both.sum() > 500
    assert (part.values[both] <= whole.values[both]).all()


def test_invented_reports_differ_and_are_for_one_period() -> None:
    made = invent(LIGHT, 2_000, REPORTS)
    assert len(np.unique(made.columns["period.from"].values)) == 1
    marks = Side(LIGHT).run(made, ("total.shown", "outcome"))
    assert len(np.unique(marks["total.shown"].values)) > 50
    assert len(np.unique(marks["outcome"].codes())) > 1

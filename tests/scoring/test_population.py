"""Populations: which columns answer a version, and one row as a report."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given

from conditionality.formula.values import MISSING
from conditionality.scoring.batch.columns import Column
from conditionality.scoring.gathering import column_of, gather
from conditionality.scoring.population import Population, fitting, report_of, take
from tests.scoring.crowd import crowds, reports
from tests.scoring.workshop import report, rules


@given(crowds)
def test_a_row_gives_the_report_back(drawn: list[tuple[int, dict[str, object]]]) -> None:
    crowd = reports(drawn)
    found = gather(crowd, rules())
    for row, one in enumerate(crowd):
        assert report_of(found, row, rules()) == one


def test_a_column_of_another_kind_answers_nothing() -> None:
    columns = {
        "delay": column_of("yes_no", [True]),
        "staff": column_of("integer", [3]),
        "other": Column("number", np.ones(1)),
    }
    assert set(fitting(rules(), columns)) == {"staff"}


def test_an_option_that_the_version_does_not_have_is_no_answer() -> None:
    columns = {
        "form": column_of("choice", ["advisory", "ess_law", "none"]),
        "labels": column_of("choices", [frozenset({"ab", "demeter"}), frozenset({"msc"}), frozenset()]),
    }
    found = fitting(rules(), columns)
    assert [found["form"].value(row) for row in range(3)] == ["advisory", MISSING, "none"]
    assert [found["labels"].value(row) for row in range(3)] == [frozenset({"ab"}), frozenset({"msc"}), frozenset()]


def test_rows_are_taken_in_the_order_asked() -> None:
    column = column_of("integer", [5, None, 7])
    assert [take(column, np.array([2, 1, 0])).value(row) for row in range(3)] == [7, MISSING, 5]
    whole = Column("number", np.array([1.0, 2.0]))
    assert take(whole, np.array([1])).value(0) == 2


def test_without_a_period_the_first_day_of_the_version_is_taken() -> None:
    found = report_of(Population(1, {"staff": column_of("integer", [3])}), 0, rules())
    assert (found.report_id, found.period.from_) == ("1", rules().in_force.from_)
    assert found.values() == {"staff": 3}


def test_free_text_and_days_are_answers_too() -> None:
    extra = rules().fields[0].model_copy(update={"id": "told", "kind": "text"})
    day = rules().fields[0].model_copy(update={"id": "since", "kind": "date", "min": None})
    version = rules().model_copy(update={"fields": (*rules().fields, extra, day)})
    given_on = report().period.from_
    columns = {"told": column_of("text", ["words"]), "since": column_of("date", [given_on])}
    assert report_of(Population(1, columns), 0, version).values() == {"told": "words", "since": given_on}


def test_a_figure_keeps_its_decimals() -> None:
    found = report_of(Population(1, {"delay": column_of("decimal", [Fraction("0.1")])}), 0, rules())
    assert found.values()["delay"] == Fraction(1, 10)

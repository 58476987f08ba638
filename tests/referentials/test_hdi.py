"""The Human Development Index: every published row of 2022 comes out, to the last of its three decimals."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from conditionality.scoring.score import score
from tests import repository
from tests.referentials import shelf

VERSION = "hdi@2024.1.0"
YEAR = {"from": date(2022, 1, 1), "to": date(2022, 12, 31)}
COLUMNS = {"life_expectancy": "life_expectancy", "expected_schooling": "expected_schooling",
           "mean_schooling": "mean_schooling", "gni_per_capita": "gni_pc"}  # fmt: skip
GROUPS = {"Very High": "very_high", "High": "high", "Medium": "medium", "Low": "low"}

with (repository.ROOT / "tests" / "cases" / "hdi" / "hdi_2022.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def test_the_list_is_whole() -> None:
    assert len(ROWS) == 204


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["iso3"])
def test_a_published_row_comes_out(row: dict[str, str]) -> None:
    answers = {field: Decimal(row[column]) for field, column in COLUMNS.items()}
    report = shelf.report(VERSION, row["iso3"].replace(".", "-"), YEAR, answers)
    card = score(shelf.scorer(VERSION, YEAR["from"]), report)
    assert card.total.rounded is not None
    assert card.total.rounded.exact == Fraction(row["hdi_published"])
    assert card.status == "complete"
    if row["group_published"]:
        assert card.grade == GROUPS[row["group_published"]]


def test_groups_read_the_rounded_index() -> None:
    uganda = next(row for row in ROWS if row["iso3"] == "UGA")
    answers = {field: Decimal(uganda[column]) for field, column in COLUMNS.items()}
    card = score(shelf.scorer(VERSION, YEAR["from"]), shelf.report(VERSION, "uga", YEAR, answers))
    assert card.total.score is not None
    assert card.total.score.exact < Fraction(55, 100)
    assert card.grade == "medium"


def test_a_figure_that_is_missing_gives_no_index() -> None:
    card = score(shelf.scorer(VERSION, YEAR["from"]), shelf.report(VERSION, "none", YEAR, {"life_expectancy": 80}))
    assert card.total.status == "not_computable"
    assert card.status == "incomplete"


def test_the_version_holds_for_the_years_of_its_report() -> None:
    span = shelf.referential(VERSION).in_force
    assert span.holds_on(YEAR["from"])
    assert not span.holds_on(date(2023, 1, 1))

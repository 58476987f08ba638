"""A published index that nobody here wrote comes out at three decimals, row by row: the language of the rules holds.

Source of the rows: `tests/cases/hdi/README.md`.
"""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from conditionality.formula.values import tidy
from conditionality.referential.read import read_referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine, Trace
from tests import repository

RULES = repository.ROOT / "referentials" / "hdi" / "2024.1.0.toml"
ROWS = repository.ROOT / "tests" / "cases" / "hdi" / "hdi_2022.csv"
FIELDS = {
    "life_expectancy": "life_expectancy",
    "expected_schooling": "expected_schooling",
    "mean_schooling": "mean_schooling",
    "gni_per_capita": "gni_pc",
}


@cache
def machine() -> ExactMachine:
    """Give the index, ready to be worked out for 2022."""
    referential = read_referential(RULES.read_bytes()).referential
    assert referential is not None
    return ExactMachine(compile_program(referential, date(2022, 1, 1)))


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Give the published rows."""
    with ROWS.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def scored(row: dict[str, str]) -> Trace:
    """Work out one row."""
    return machine().run({field: tidy(Fraction(row[column])) for field, column in FIELDS.items()})


def test_all_204_published_values_agree_at_three_decimals() -> None:
    wrong = {row["iso3"]: row["hdi_published"] for row in rows() if
             scored(row)["total.rounded"] != Fraction(row["hdi_published"])}  # fmt: skip
    assert wrong == {}
    assert len(rows()) == 204


def test_all_192_published_groups_agree_and_read_the_rounded_index() -> None:
    grouped = [row for row in rows() if row["group_published"]]
    wrong = [row["iso3"] for row in grouped if
             scored(row)["group.grade"] != row["group_published"].lower().replace(" ", "_")]  # fmt: skip
    assert wrong == []
    assert len(grouped) == 192


def test_the_unrounded_index_would_misplace_one_country() -> None:
    bounds = ((Fraction(8, 10), "Very High"), (Fraction(7, 10), "High"), (Fraction(55, 100), "Medium"), (0, "Low"))
    misplaced = 0
    for row in rows():
        index = scored(row)["total.score"]
        assert isinstance(index, int | Fraction)
        group = next(name for bound, name in bounds if index >= bound)
        misplaced += bool(row["group_published"]) and group != row["group_published"]
    assert misplaced == 1


def test_logarithm_and_root_are_told_approximate_and_nothing_else_is() -> None:
    rough = scored(rows()[0]).approximate()
    assert {"GNI.points", "income.score", "total.score"} <= rough
    assert rough.isdisjoint({"LE.points", "education.score", "GNI.value", "GNI.weight", "LE.share", "health.share"})


@pytest.mark.parametrize("row", rows()[:3], ids=lambda row: row["iso3"])
def test_the_three_parts_carry_a_third_each(row: dict[str, str]) -> None:
    trace = scored(row)
    assert [trace[f"{name}.share"] for name in ("health", "education", "income")] == [Fraction(1, 3)] * 3

"""The batch machine says what the exact machine says, on random référentiels and on those that are shipped.

`python -m benchmarks.agreement` does the same over millions of reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from conditionality.formula.values import Value
from conditionality.scoring.compile import compile_program
from conditionality.scoring.score import run_values
from tests.desk.region import region
from tests.referentials.shelf import VERSIONS, referential
from tests.scoring.batch.compared import differing, every_output, wrongly_shown
from tests.scoring.batch.random_books import first_day, random_book
from tests.scoring.batch.random_plain import DAY, plain_book
from tests.scoring.batch.random_reports import given_reports, random_reports

pytestmark = pytest.mark.slow

BOOKS = 20
REPORTS = 300


@pytest.mark.parametrize("seed", range(BOOKS))
def test_no_register_of_a_random_report_differs_between_the_two_machines(seed: int) -> None:
    book, day = random_book(seed), first_day(seed)
    program, reports = compile_program(book, day), random_reports(book, REPORTS + seed, seed, day)
    assert differing(program, reports.columns(), reports.rows, every_output(book), reports.all_values()) == []


@pytest.mark.parametrize("seed", range(BOOKS))
def test_no_decision_of_a_plain_book_differs_between_the_two_machines(seed: int) -> None:
    book = plain_book(seed)
    program, reports = compile_program(book, DAY), random_reports(book, 10 * REPORTS + seed, seed, DAY)
    decided = ("total.shown", "letter.grade", "outcome")
    assert differing(program, reports.columns(), reports.rows, decided, reports.all_values()) == []


@pytest.mark.parametrize("seed", range(0, BOOKS, 4))
def test_shown_registers_are_what_a_scorecard_shows(seed: int) -> None:
    book, day = random_book(seed), first_day(seed)
    program = compile_program(book, day)
    assert wrongly_shown(program, random_reports(book, REPORTS, seed, day).all_values()) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_no_register_of_a_random_report_differs_under_the_shipped_rules(version: str) -> None:
    rules, day = referential(version), date(2025, 1, 1)
    program, reports = compile_program(rules, day), random_reports(rules, REPORTS, 1, day)
    assert differing(program, reports.columns(), reports.rows, every_output(rules), reports.all_values()) == []


@cache
def demonstration() -> Mapping[tuple[str, date], list[Mapping[str, Value]]]:
    """Give the answers of the demonstration region by version and first day of the period."""
    found: dict[tuple[str, date], list[Mapping[str, Value]]] = defaultdict(list)
    for report in region().reports:
        found[(report.referential, report.period.from_)].append(run_values(report))
    return found


def test_no_register_of_a_demonstration_report_differs_between_the_two_machines() -> None:
    for (version, day), values in demonstration().items():
        rules = referential(version)
        program, reports = compile_program(rules, day), given_reports(rules, values)
        assert differing(program, reports.columns(), reports.rows, every_output(rules), values) == [], (version, day)

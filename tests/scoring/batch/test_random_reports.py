"""Random reports: the same from the same seed, both machines read the same answers, ties are frequent."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np

from conditionality.scoring.batch.columns import rows_of
from tests.scoring.batch.palettes import figures_of
from tests.scoring.batch.random_books import random_book
from tests.scoring.batch.random_reports import given_reports, random_reports

DAY = date(2025, 1, 1)
ROWS = 400


def test_columns_say_what_the_values_say() -> None:
    for seed in range(5):
        reports = random_reports(random_book(seed), ROWS, seed, DAY)
        assert list(rows_of(reports.columns(), np.arange(ROWS))) == list(reports.all_values())
        assert reports.values(7) == list(reports.all_values())[7]


def test_reports_at_hand_come_back_from_their_columns() -> None:
    book = random_book(2)
    values = list(random_reports(book, ROWS, 2, DAY).all_values())
    again = given_reports(book, values)
    assert list(rows_of(again.columns(), np.arange(ROWS))) == values


def test_a_seed_gives_the_same_reports_again() -> None:
    book = random_book(1)
    one, other, third = (list(random_reports(book, ROWS, seed, DAY).all_values()) for seed in (5, 5, 6))
    assert one == other
    assert one != third


def test_answers_fall_on_the_figures_of_the_rules_and_some_are_missing() -> None:
    book = random_book(4)
    figures = {Fraction(one) for one in figures_of(book)}
    reports = list(random_reports(book, ROWS, 4, DAY).all_values())
    given = [one["n2"] for one in reports if "n2" in one]
    assert sum(one in figures for one in given) > len(given) / 4
    empty = 1 - sum(map(len, reports)) / (ROWS * (len(book.fields) + 2))
    assert 0.05 < empty < 0.2

"""Expected results against what the rules give: numbers exactly, unless they were worked out in doubles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from conditionality.desk.golden import (
    Difference,
    Expectation,
    GoldenCase,
    columns_of,
    differences,
    marks_of,
    near,
    plain_number,
)
from conditionality.report.model import NumberAnswer, Period, Report
from conditionality.scoring.score import make_scorer, score
from tests.desk.versions import FIRST, rules

RULES = rules(FIRST)
DAY = date(2025, 1, 1)
REPORT = Report(
    report_id="r",
    referential=RULES.ref,
    period=Period(from_=DAY, to=date(2025, 12, 31)),
    answers=(NumberAnswer(field="a", number=Decimal(46)), NumberAnswer(field="b", number=Decimal(90))),
)


def told(*expected: Expectation, report: Report = REPORT) -> tuple[Difference, ...]:
    return differences([GoldenCase("c", report, expected, line=4)], RULES)


def test_what_is_as_expected_is_no_difference() -> None:
    right = (
        Expectation("total", Fraction(230, 3)),
        Expectation("total_shown", Fraction("76.7")),
        Expectation("outcome", "accepted"),
        Expectation("status", "complete"),
        Expectation("dimension:G", Fraction(230, 3)),
        Expectation("points:a", Fraction(50)),
        Expectation("status:a", "scored"),
    )
    assert told(*right) == ()


@pytest.mark.parametrize(
    ("column", "wanted", "found", "exact"),
    [
        ("total", Fraction(77), "76.666667", "230/3"),
        ("total", Fraction("76.7"), "76.666667", "230/3"),
        ("points:a", Fraction(100), "50", "50"),
        ("points:a", "missing", "50", "50"),
        ("outcome", "refused", "accepted", ""),
        ("grade", "A", "", ""),
    ],
)
def test_a_difference_gives_both_sides_and_the_exact_number(
    column: str, wanted: Fraction | str, found: str, exact: str
) -> None:
    assert told(Expectation(column, wanted)) == (Difference("c", column, plain_number(wanted), found, exact, 4),)


def test_a_mark_that_is_not_there_is_its_status() -> None:
    empty = replace_answers(REPORT)
    assert told(Expectation("points:a", Fraction(0)), Expectation("status", "incomplete"), report=empty) == ()
    card = score(make_scorer(RULES, DAY), empty)
    assert marks_of(card)["unanswered"] == "a, b"


def replace_answers(report: Report) -> Report:
    return report.model_copy(update={"answers": ()})


def test_a_number_of_six_decimals_is_right_within_a_millionth() -> None:
    close = Expectation("total", Fraction("76.666667"), near(Decimal("76.666667")))
    assert told(close) == ()
    assert near(Decimal("76.66667")) == 0
    assert len(told(replace(close, wanted=Fraction("76.666669")))) == 1


def test_the_columns_are_those_of_a_table_of_scores_then_gates_and_grades() -> None:
    assert columns_of(RULES) == (
        *("status", "total", "total_shown", "grade", "outcome", "dimension:G", "points:a", "points:b"),
    )

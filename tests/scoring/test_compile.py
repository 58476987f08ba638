"""Compilation: what day it is for, what is asked, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.errors import RejectedReferentialError
from conditionality.scoring.compile import compile_program, is_dated, parameter_on
from tests.scoring.small import book, empty, run

ASKED = """
fields.a = "decimal"
fields.b = { kind = "decimal", asked_if = "a > 10" }
fields.c = { kind = "decimal", asked_if = "b > 0" }
indicators = [{ id = "V1", value = "b" }, { id = "V2", value = "a" }, { id = "V3", value = "c" }]
"""
DATED = """
fields = { a = "decimal" }
parameters = [{ id = "level", values = [{ from = 2024-01-01, value = 10 }, { from = 2025-01-01, value = 20 }] }]
indicators = [{ id = "V1", value = "a + level" }]
"""


def test_a_question_that_is_asked_keeps_its_answer() -> None:
    trace = run(ASKED, a=11, b=5, c=7)
    assert (trace["b"], trace["c"]) == (5, 7)


def test_a_question_that_is_not_asked_does_not_concern_even_when_answered() -> None:
    trace = run(ASKED, a=10, b=5, c=7)
    assert empty(trace["b"]) == "not_concerned not-asked"
    assert trace["V1.status"] == "does_not_concern"
    assert empty(trace["c"]) == "not_concerned not-asked"


def test_a_question_is_asked_while_its_condition_cannot_be_told() -> None:
    trace = run(ASKED, b=5)
    assert trace["b"] == 5
    assert empty(trace["V2.value"]) == "missing unanswered"


@pytest.mark.parametrize(
    ("day", "expected"), [("2024-01-01", 10), ("2024-12-31", 10), ("2025-01-01", 20), ("2030-06-30", 20)]
)
def test_the_start_of_the_period_picks_the_value_of_a_parameter(day: str, expected: int) -> None:
    assert run(DATED, on=date.fromisoformat(day), a=0)["V1.value"] == expected


def test_a_parameter_is_missing_before_its_first_date() -> None:
    parameter = book(DATED).parameters[0]
    assert empty(parameter_on(parameter, date(2023, 12, 31))) == "missing no-value-on-date"


def test_a_period_that_is_not_given_is_missing() -> None:
    text = 'fields = { a = "date" }\nindicators = [{ id = "V1", value = "years_between(a, period.to)" }]'
    assert empty(run(text, a=date(2020, 1, 1))["V1.value"]) == "missing no-period"
    assert run(text, {"period.to": date(2025, 12, 31)}, a=date(2020, 1, 1))["V1.value"] == 5


@pytest.mark.parametrize("value", ["unknown + 1", "1 +", "V1.points", "a == 'x'"])
def test_rules_with_findings_are_refused(value: str) -> None:
    text = f'fields = {{ a = "decimal" }}\nindicators = [{{ id = "V1", value = "{value}" }}]'
    with pytest.raises(RejectedReferentialError, match=r"example@1\.0\.0"):
        compile_program(book(text), date(2025, 1, 1))


def test_the_day_matters_only_with_parameters_or_dates_in_force() -> None:
    plain = 'fields = { a = "decimal" }\nindicators = [{ id = "V1", value = "a" }]'
    assert not is_dated(book(plain))
    assert is_dated(book(DATED))
    assert is_dated(book(plain.replace('value = "a"', 'value = "a", in_force = { from = 2020-01-01 }')))


def test_a_field_may_be_called_like_the_indicator_that_scores_it() -> None:
    trace = run(
        'fields = { V1 = "decimal" }\nindicators = [{ id = "V1" }, { id = "V2", value = "V1 + V1.points" }]', V1=7
    )
    assert (trace["V1"], trace["V1.points"], trace["V2.value"]) == (7, 7, 14)


def test_a_case_of_a_scale_may_be_a_named_scale_that_reads_marks() -> None:
    text = """
fields = { a = "decimal", c = ["x", "y"] }
scales = [{ id = "against", scale = { formula = "x - V2.points" } }]
[[indicators]]
id = "V1"
value = "a"
scale = { by = "c", cases = { x = "against" }, otherwise = { formula = "x" } }
[[indicators]]
id = "V2"
value = "a / 4"
"""
    assert run(text, a=80, c="x")["V1.points"] == 60
    assert run(text, a=80, c="y")["V1.points"] == 80

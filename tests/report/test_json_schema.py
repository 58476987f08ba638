"""The JSON Schema that third parties check a report with, beside our own reader."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conditionality.findings import errors
from conditionality.report.form import Form, make_form
from conditionality.report.json_schema import is_always_needed, make_schema, schema_json
from conditionality.report.json_text import write_json
from conditionality.report.read import read_report
from conditionality.report.write import to_json
from tests.report import dairy

SCHEMA: dict[str, Any] = json.loads(schema_json(dairy.form()))
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(tree: object) -> list[str]:
    """Give where a report breaks the schema."""
    return sorted("/".join(map(str, one.absolute_path)) for one in VALIDATOR.iter_errors(tree))


def plain(**changes: object) -> dict[str, Any]:
    """Give a report as a stranger's program holds it."""
    tree: dict[str, Any] = json.loads(dairy.as_json(**changes))
    return tree


def test_the_schema_is_one_by_the_standard() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:conditionality:laiterie@1.0.0:2026-01-01"


def test_a_report_of_ours_passes() -> None:
    assert faults(plain()) == []
    assert faults(json.loads(to_json(dairy.report(labels=..., report_text="Rien.")))) == []


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (plain(women=...), ["answers"]),
        (plain(women=None), ["answers/women"]),
        (plain(women=-1, organic=101, staff=Decimal("2.5")), ["answers/organic", "answers/staff", "answers/women"]),
        (plain(form="scop", labels=["ab", "ab"]), ["answers/form", "answers/labels"]),
        (plain(labels="ab", council="oui"), ["answers/council", "answers/labels"]),
        (plain(minutes_on="21/11/2026"), ["answers/minutes_on"]),
        (plain(report_text="a\u0000b"), ["answers/report_text"]),
        (plain(unknown=1), ["answers"]),
        ({**plain(), "referential": "fromagerie@1.0.0"}, ["referential"]),
        ({**plain(), "organisation": {"siret": "732829320"}}, ["organisation/siret"]),
        ({**plain(), "report_id": "  "}, ["report_id"]),
        ({**plain(), "period": {"from": "2026-01-01"}}, ["period"]),
    ],
)
def test_what_breaks_a_rule_that_a_schema_can_say_is_refused(tree: object, expected: list[str]) -> None:
    assert faults(tree) == expected
    assert errors(read_report(dairy.loose(tree), dairy.rules())[1]) or expected in (
        ["answers"],
        ["answers/women"],
        ["answers/labels"],
    )


def test_what_may_be_left_empty_may_be_null() -> None:
    assert faults(plain(growth=None, council=None, labels=None, minutes_on=None, report_text=None)) == []


def test_only_what_is_needed_in_every_case_is_required(form: Form) -> None:
    always = {"staff", "women", "men", "delay", "organic", "purchases", "form"}
    assert {one.id for one in form.questions if is_always_needed(one)} == always
    assert set(SCHEMA["properties"]["answers"]["required"]) == always


def test_each_question_is_told_in_both_languages() -> None:
    asked = SCHEMA["properties"]["answers"]["properties"]
    assert asked["staff"]["title"] == "Effectif / Staff"
    assert asked["labels"]["title"] == "Labels"
    assert asked["staff"]["description"].split("\n") == [
        "Au dernier jour de la période. Unité\u00a0: personnes.",
        "On the last day of the period. Unit: people.",
    ]
    assert "advisory: comité consultatif" in asked["form"]["description"]
    assert "Only if: staff is at least 11." in asked["council"]["description"]
    assert "Needed if: staff is at least 50." in asked["report_text"]["description"]
    assert "At least 1 Jan 2020. At most 31 Dec 2030." in asked["minutes_on"]["description"]
    assert "description" not in asked["women"]


def test_bounds_are_written_digit_by_digit() -> None:
    rules = dairy.rules()
    fields = tuple(
        one.model_copy(update={"max": Decimal("100.10000000000000000001")}) if one.id == "organic" else one
        for one in rules.fields
    )
    form = make_form(rules.model_copy(update={"fields": fields}), dairy.DAY)
    assert b'"maximum": 100.10000000000000000001' in schema_json(form)
    assert make_schema(form)["type"] == "object"


numbers = st.integers(-5, 200) | st.decimals(-5, 200, places=2)
answers = st.fixed_dictionaries(
    {
        "staff": numbers,
        "women": st.integers(-1, 9),
        "men": st.integers(0, 9),
        "delay": numbers,
        "organic": numbers,
        "purchases": numbers,
        "form": st.sampled_from(["coop", "none", "NONE", None, "aucune"]),
    },
    optional={
        "growth": st.none() | numbers,
        "council": st.none() | st.booleans() | st.integers(0, 1),
        "minutes_on": st.none() | st.dates().map(str) | st.text(max_size=10),
        "labels": st.none() | st.lists(st.sampled_from(["ab", "msc", "fair", "x"]), max_size=4),
        "report_text": st.none() | st.text(max_size=20),
        "old_count": st.none() | numbers,
        "other": st.none(),
    },
)

BEYOND_A_SCHEMA = {
    *("date-impossible", "date-too-early", "date-too-late", "period-reversed", "siret-siren-part", "siret-check-digit"),
    *("siret-zero", "siret-ends-in-zeros", "number-too-large"),
}
"""What a schema cannot say: calendars, check digits, the order of two days."""


@given(
    answers,
    st.none() | st.fixed_dictionaries({}, optional={"siret": st.none() | st.from_regex(r"[0-9]{14}", fullmatch=True)}),
    st.sampled_from(["2026-12-31", "2025-02-31", "2025-01-01"]),
)
def test_what_the_schema_takes_our_reader_takes_but_for_what_no_schema_can_say(
    given_answers: dict[str, object], organisation: object, last: str
) -> None:
    period = {"from": "2026-01-01", "to": last}
    content = write_json({**dairy.tree(), "answers": given_answers, "organisation": organisation, "period": period})
    report, found = read_report(content, dairy.rules())
    valid = VALIDATOR.is_valid(json.loads(content))
    if valid:
        assert {one.code for one in errors(found)} <= BEYOND_A_SCHEMA
    if report is not None and set(SCHEMA["properties"]["answers"]["required"]) <= set(report.values()):
        assert faults(json.loads(to_json(report))) == []

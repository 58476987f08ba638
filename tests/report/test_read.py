"""One report from JSON: the report, or everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.findings import errors
from conditionality.referential.model import Referential
from conditionality.report.json_text import Json, parse_json, write_json
from conditionality.report.model import (
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Organisation,
    Period,
    Report,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.places import Place
from conditionality.report.read import read_answers, read_draft, read_plain, read_report, read_tree, unknown_field
from tests.report import dairy


def test_a_report_is_read(rules: Referential) -> None:
    assert read_report(dairy.as_json(report_text=" Rien. "), rules) == (
        Report(
            report_id="L-2026",
            organisation=Organisation(siret=dairy.SIRET, name="Laiterie inventée"),
            referential="laiterie@1.0.0",
            period=Period(from_=date(2026, 1, 1), to=date(2026, 12, 31)),
            answers=(
                TruthAnswer(field="council", yes=True),
                NumberAnswer(field="delay", number=Decimal("42.5")),
                OptionAnswer(field="form", option="coop"),
                OptionsAnswer(field="labels", options=("ab", "msc")),
                NumberAnswer(field="men", number=Decimal(4)),
                DateAnswer(field="minutes_on", date=date(2026, 11, 21)),
                NumberAnswer(field="organic", number=Decimal("61.25")),
                NumberAnswer(field="purchases", number=Decimal("1234567.89")),
                TextAnswer(field="report_text", text="Rien."),
                NumberAnswer(field="staff", number=Decimal(34)),
                NumberAnswer(field="women", number=Decimal(3)),
            ),
        ),
        (),
    )


def test_null_is_unanswered_and_no_option_ticked_is_an_answer(rules: Referential) -> None:
    report, found = read_report(dairy.as_json(women=None, labels=[], report_text=""), rules)
    assert found == ()
    assert report is not None
    answered = {one.field: one for one in report.answers}
    assert "women" not in answered
    assert "report_text" not in answered
    assert answered["labels"] == OptionsAnswer(field="labels", options=())


def test_an_organisation_may_have_neither_number_nor_name(rules: Referential) -> None:
    for organisation in ({}, {"siret": None, "name": ""}, None):
        report, found = read_report(write_json({**dairy.tree(), "organisation": organisation}), rules)
        assert found == ()
        assert report is not None
        assert report.organisation == Organisation()


def test_the_rules_may_be_named_without_their_version(rules: Referential) -> None:
    report, _ = read_report(write_json({**dairy.tree(), "referential": "laiterie"}), rules)
    assert report is not None
    assert report.referential == "laiterie@1.0.0"


def test_a_draft_keeps_the_good_answers(rules: Referential) -> None:
    content = dairy.as_json(women=-1, delay="soixante")
    assert read_report(content, rules)[0] is None
    draft, found = read_draft(content, rules)
    assert draft is not None
    assert {"women", "delay"}.isdisjoint(draft.values())
    assert "men" in draft.values()
    assert [one.path for one in found] == ["answers.women", "answers.delay"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"nonsense"])
def test_without_a_number_or_a_period_there_is_no_draft(content: bytes, rules: Referential) -> None:
    draft, found = read_draft(content, rules)
    assert draft is None
    assert errors(found)


def test_an_answer_asked_in_other_years_is_left_aside(rules: Referential) -> None:
    tree = {**dairy.tree(old_count=3), "period": {"from": "2027-01-01", "to": "2027-12-31"}}
    report, found = read_report(write_json(tree), rules)
    assert report is not None
    assert "old_count" not in report.values()
    assert [(one.code, one.level) for one in found] == [("answer-not-in-force", "warning")]


def test_answers_are_read_even_without_a_period(rules: Referential) -> None:
    answers, found = read_answers({"staff": Decimal(3), "women": "x"}, rules, None)
    assert [one.field for one in answers] == ["staff"]
    assert [one.code for one in found] == ["json-wants-number"]


def test_the_nearest_field_is_proposed(rules: Referential) -> None:
    assert dict(unknown_field("wommen", rules, Place()).params)["nearest"] == "women"


WRONG: dict[str, list[Any]] = {
    "staff": [True, "34", [], {}],
    "council": [Decimal(1), "oui", "true", []],
    "form": [Decimal(1), True, ["coop"], {}],
    "labels": ["ab", Decimal(1), {"ab": True}],
    "minutes_on": [Decimal(46347), True, ["2026-11-21"]],
    "report_text": [Decimal(1), False, ["a"]],
}


@pytest.mark.parametrize(("field", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_value_of_another_kind_is_refused(field: str, value: Json, rules: Referential) -> None:
    asked = next(one for one in rules.fields if one.id == field)
    answer, found = read_plain(asked, value, Place(field))
    assert answer is None
    assert [one.code.startswith("json-wants-") for one in found] == [True]


@pytest.mark.parametrize(
    ("key", "value"), [("answers", None), ("period", []), ("report_id", None), ("referential", None)]
)
def test_what_every_report_needs_is_asked_for(key: str, value: Json, rules: Referential) -> None:
    tree, _ = parse_json(dairy.as_json())
    assert isinstance(tree, dict)
    found = read_tree({**tree, key: value}, rules)[1]
    assert [one.path for one in found] == [key]


@given(
    st.dictionaries(
        st.text(max_size=6),
        st.none() | st.booleans() | st.text(max_size=5) | st.integers(-9, 9) | st.lists(st.text(max_size=3)),
    )
)
def test_any_tree_is_read_or_refused(answers: dict[str, object]) -> None:
    content = write_json({**dairy.tree(), "answers": answers, "period": answers, "organisation": answers})
    assert errors(read_report(content, dairy.rules())[1])


@given(
    st.sampled_from([one.id for one in dairy.rules().fields]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=4,
    ),
)
def test_any_value_of_an_answer_is_read_or_refused_at_its_place(field: str, value: object) -> None:
    report, found = read_report(dairy.as_json(**{field: value}), dairy.rules())
    assert (report is None) == bool(errors(found))
    assert all(one.path == f"answers.{field}" for one in found)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    report, found = read_report(content, dairy.rules())
    assert report is None
    assert errors(found)

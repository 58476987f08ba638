"""The next report begins with what does not change, as proposals."""

from __future__ import annotations

from datetime import date

from conditionality.report.form import Form, make_form
from conditionality.report.model import OptionsAnswer, Period
from conditionality.report.periods import next_period
from conditionality.report.prefill import next_draft, propose
from tests.report import dairy

LAST = dairy.report()


def test_only_answers_to_be_carried_over_are_proposed(form: Form) -> None:
    proposals = propose(LAST, form).proposals
    assert [one.field for one in proposals] == ["women", "men", "form", "labels"]
    assert {(one.report_id, one.period) for one in proposals} == {("L-2026", LAST.period)}


def test_what_was_not_answered_is_not_proposed(form: Form) -> None:
    assert [one.field for one in propose(dairy.report(women=..., labels=...), form).proposals] == ["men", "form"]


def test_an_answer_that_the_new_rules_do_not_take_is_said(form: Form) -> None:
    fields = tuple(
        one.model_copy(update={"options": one.options[1:]}) if one.id == "labels" else one
        for one in form.referential.fields
    )
    later = make_form(form.referential.model_copy(update={"fields": fields}), date(2027, 1, 1))
    found = propose(LAST, later)
    assert [one.field for one in found.proposals] == ["women", "men", "form"]
    assert [(one.code, one.path, one.level) for one in found.findings] == [
        ("answer-not-carried", "answers.labels", "warning")
    ]


def test_the_next_draft_is_the_same_organisation_in_the_next_period() -> None:
    period = next_period(LAST.period, "P1Y")
    draft = next_draft(LAST, dairy.form(period.from_), "L-2027", period)
    assert (draft.report_id, draft.organisation, draft.referential) == ("L-2027", LAST.organisation, LAST.referential)
    assert draft.period == Period(from_=date(2027, 1, 1), to=date(2027, 12, 31))
    assert [one.field for one in draft.answers] == ["form", "labels", "men", "women"]
    assert draft.answers[1] == OptionsAnswer(field="labels", options=("ab", "msc"))

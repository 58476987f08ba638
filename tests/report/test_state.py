"""What is asked and needed as the answers come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.values import MISSING, Value
from conditionality.referential.blocks import Table
from conditionality.report.form import Form, make_form
from conditionality.report.state import FormState, QuestionState, state
from tests.report import dairy


def of(found: FormState, field: str) -> QuestionState:
    """Give the state of a field that is in the form."""
    one = found.of(field)
    assert one is not None
    return one


def asked_if(field: str, condition: str, day: date = dairy.DAY, **updates: object) -> Form:
    """Give the form with another condition on one field."""
    rules = dairy.rules()
    fields = tuple(one.model_copy(update={"asked_if": condition}) if one.id == field else one for one in rules.fields)
    return make_form(rules.model_copy(update={"fields": fields, **updates}), day)


@pytest.mark.parametrize(
    ("values", "asked", "decided"),
    [({"staff": 11}, True, True), ({"staff": 10}, False, True), ({}, True, False), ({"staff": MISSING}, True, False)],
)
def test_a_condition_that_cannot_be_told_asks(
    form: Form, values: Mapping[str, Value], asked: bool, decided: bool
) -> None:
    found = of(state(form, values), "council")
    assert (found.asked, found.decided) == (asked, decided)


def test_what_depends_on_a_question_that_is_not_asked_is_not_asked(form: Form) -> None:
    found = of(state(form, {"staff": 4, "council": True}), "minutes_on")
    assert (found.asked, found.decided) == (False, True)


def test_the_answer_to_a_question_that_is_not_asked_is_still_an_answer(form: Form) -> None:
    found = of(state(form, {"staff": 4, "council": True}), "council")
    assert (found.asked, found.required, found.answered) == (False, False, True)


def test_a_parameter_has_the_value_of_the_day() -> None:
    values = {"staff": 15}
    assert of(state(dairy.form(date(2027, 1, 1)), values), "council").asked
    assert not of(state(dairy.form(date(2028, 1, 1)), values), "council").asked


def test_a_parameter_before_its_first_date_cannot_be_told() -> None:
    found = of(state(make_form(dairy.rules(), date(2024, 1, 1)), {"staff": 15}), "council")
    assert (found.asked, found.decided) == (True, False)


def test_a_condition_may_require(form: Form) -> None:
    assert of(state(form, {"staff": 50}), "report_text").required
    assert not of(state(form, {"staff": 49}), "report_text").required
    assert not of(state(form, {}), "report_text").required


def test_progress_counts_the_answers_that_are_needed_now(form: Form) -> None:
    assert state(form, {}).progress == 0
    four = state(form, {"staff": 4, "women": 2, "men": 2, "growth": 3})
    assert (four.answered_required, four.required, four.progress) == (3, 7, Fraction(3, 7))
    assert four.missing == ("purchases", "form", "delay", "organic")
    assert state(form, dairy.report().values()).progress == 1


def test_a_form_that_needs_nothing_is_done() -> None:
    assert FormState(()).progress == 1
    assert FormState(()).of("staff") is None


def test_a_condition_may_read_the_period_a_table_and_what_is_not_in_force() -> None:
    assert of(state(asked_if("growth", "period.from >= date('2026-01-01')"), {}), "growth").asked
    assert not of(state(asked_if("growth", "period.to < date('2026-12-31')"), {}), "growth").asked
    later = asked_if("growth", "old_count > 0", date(2027, 1, 1))
    assert not of(state(later, {"old_count": 5}), "growth").asked
    assert of(state(asked_if("growth", "nothing > 0"), {}), "growth").asked
    table = Table(id="limits", columns=("size", "least"), rows=((Decimal(0), Decimal(5)), (Decimal(100), Decimal(9))))
    read = asked_if("growth", "women >= interp(limits, staff, 'least')", tables=(table,))
    assert of(state(read, {"women": 7, "staff": 50}), "growth").asked
    assert not of(state(read, {"women": 6, "staff": 50}), "growth").asked


def test_a_table_of_texts_is_read_by_its_key() -> None:
    table = Table(id="sizes", key="text", columns=("form", "least"), rows=(("coop", Decimal(5)), ("none", Decimal(9))))
    read = asked_if("growth", "women >= lookup(sizes, form, 'least')", tables=(table,))
    assert of(state(read, {"women": 5, "form": "coop"}), "growth").asked
    assert not of(state(read, {"women": 5, "form": "none"}), "growth").asked


def test_a_circle_of_conditions_ends() -> None:
    rules = dairy.rules()
    circle = {"council": "minutes_on > date('2026-01-01')"}
    fields = tuple(one.model_copy(update={"asked_if": circle.get(one.id, one.asked_if)}) for one in rules.fields)
    found = state(make_form(rules.model_copy(update={"fields": fields}), dairy.DAY), {})
    assert of(found, "council").asked


@given(
    st.dictionaries(
        st.sampled_from([one.id for one in dairy.rules().fields]),
        st.one_of(st.integers(-5, 100), st.booleans(), st.sampled_from(["coop", "none"]), st.just(MISSING)),
    )
)
def test_any_answers_have_a_state(values: Mapping[str, Value]) -> None:
    found = state(dairy.form(), values)
    assert 0 <= found.progress <= 1
    assert set(found.missing) == {one.field for one in found.questions if one.required and not one.answered}
    assert all(one.asked for one in found.questions if one.required)

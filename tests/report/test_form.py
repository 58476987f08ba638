"""The form made from a rule book: sections, order, who reads what, what is in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.referential.terms import InForce, Words
from conditionality.report.form import GENERAL, Form, fields_on, make_form
from tests.report import dairy


def ids(form: Form) -> dict[str, list[str]]:
    """Give the fields of each section."""
    return {one.id: [question.id for question in one.questions] for one in form.sections}


def changed(**fields: Mapping[str, object]) -> Referential:
    """Give the rule book with some fields changed."""
    rules = dairy.rules()
    return rules.model_copy(
        update={"fields": tuple(one.model_copy(update=fields.get(one.id, {})) for one in rules.fields)}
    )


def test_a_field_stands_with_the_first_dimension_that_reads_it(form: Form) -> None:
    assert ids(form) == {
        "general": ["growth", "purchases", "minutes_on", "old_count"],
        "G": ["staff", "women", "men", "form", "report_text"],
        "T": ["delay", "organic", "council", "labels"],
    }


def test_the_general_section_comes_first_and_has_no_label_of_its_own(form: Form) -> None:
    assert (form.sections[0].id, form.sections[0].label) == (GENERAL, None)
    assert form.sections[1].label == Words(fr="Gouvernance", en="Governance")


def test_a_field_may_name_its_section_even_by_a_branch_of_it() -> None:
    form = make_form(changed(growth={"section": "T1"}, men={"section": "unknown"}), dairy.DAY)
    assert "growth" in ids(form)["T"]
    assert "men" in ids(form)["general"]


def test_a_question_knows_the_indicators_that_read_it(form: Form) -> None:
    read_by = {one.id: one.read_by for one in form.questions}
    assert read_by["staff"] == ("balance", "council")
    assert read_by["women"] == ("balance",)
    assert read_by["form"] == ("form", "delay")
    assert read_by["growth"] == ()


def test_sources_and_proofs_come_from_the_indicators_whose_value_it_makes(form: Form) -> None:
    women, staff = form.by_id["women"], form.by_id["staff"]
    assert [one.cite.fr for one in women.sources] == ["guide inventé, page 3"]
    assert [one.en for one in women.evidence] == ["list of members", "minutes of the election"]
    assert staff.sources == ()
    assert staff.evidence == ()


def test_an_indicator_out_of_force_reads_nothing_but_keeps_the_place() -> None:
    form = dairy.form(date(2025, 1, 1))
    assert form.by_id["organic"].read_by == ()
    assert "organic" in ids(form)["T"]


def test_a_field_out_of_force_is_left_out() -> None:
    assert "old_count" in dairy.form(date(2026, 12, 31)).by_id
    assert "old_count" not in dairy.form(date(2027, 1, 1)).by_id
    assert "old_count" not in fields_on(dairy.rules(), date(2027, 1, 1))


def test_a_section_left_without_questions_is_not_shown() -> None:
    past = InForce(from_=date(2020, 1, 1), until=date(2020, 12, 31))
    names = ("growth", "purchases", "minutes_on", "old_count")
    form = make_form(changed(**{name: {"in_force": past} for name in names}), dairy.DAY)
    assert [one.id for one in form.sections] == ["G", "T"]


def test_conditions_are_ready_to_be_worked_out(form: Form) -> None:
    council, text = form.by_id["council"], form.by_id["report_text"]
    assert council.asked_if is not None
    assert council.required is True
    assert not isinstance(text.required, bool)
    assert form.by_id["growth"].required is False


def test_a_condition_that_cannot_be_read_asks_and_requires() -> None:
    form = make_form(changed(growth={"asked_if": "staff >=", "required": "staff >="}), dairy.DAY)
    assert form.by_id["growth"].asked_if is None
    assert form.by_id["growth"].required is True


def test_a_question_finds_its_section(form: Form) -> None:
    section = form.section_of("delay")
    assert section is not None
    assert section.id == "T"
    assert form.section_of("nothing") is None


def test_the_form_knows_the_last_day_of_its_period(form: Form) -> None:
    assert form.last_day == date(2026, 12, 31)


def test_a_circle_of_dimensions_or_results_ends() -> None:
    rules = dairy.rules()
    branches = tuple(
        one.model_copy(update={"parent": {"T": "T1", "T1": "T"}.get(one.id, one.parent)}) for one in rules.dimensions
    )
    results = tuple(one.model_copy(update={"value": "board + women"}) for one in rules.results)
    form = make_form(rules.model_copy(update={"dimensions": branches, "results": results}), dairy.DAY)
    assert {one.id for one in form.sections} <= {"general", "G"}
    assert "men" in form.by_id


def test_a_form_without_any_rule_asks_all_its_fields_in_general() -> None:
    field = AskedField(id="a", kind="text", label=Words(fr="a", en="a"))
    bare = dairy.rules().model_copy(update={"fields": (field,), "indicators": (), "dimensions": (), "results": ()})
    assert ids(make_form(bare, dairy.DAY)) == {"general": ["a"]}

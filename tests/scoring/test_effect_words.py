"""Words of a back-test: names of groups, outcomes and grades, and the sentence of each cause."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.scoring.effect import NO_GRADE, Cause, Why
from conditionality.scoring.effect_words import (
    cause_sentence,
    cut_title,
    field_name,
    grade_name,
    grading_name,
    group_label,
    mark_name,
    node_name,
    outcome_name,
)
from conditionality.wording.speech import Lang
from tests.scoring.crowd import heavier
from tests.scoring.workshop import rules


def cause(why: Why) -> Cause:
    return Cause(
        id="G1", kind="indicator", why=why, by=Fraction(-9, 4), points_before=Fraction(80), points_after=Fraction(40),
        share_before=Fraction(1, 4), share_after=Fraction(1, 5),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("added", "new indicator, 40.0 points for 20.0% of the total"),
        ("removed", "no longer an indicator; it had 80.0 points for 25.0% of the total"),
        ("unanswered", "it asks what the report does not answer"),
        ("state", "it counts and did not, or no longer counts"),
        ("points", "its points go from 80.0 to 40.0"),
        ("share", "80.0 points; its share of the total goes from 25.0% to 20.0%"),
        ("both", "its points go from 80.0 to 40.0, its share of the total from 25.0% to 20.0%"),
    ],
)
def test_a_cause_is_a_sentence(why: Why, said: str) -> None:
    assert cause_sentence(cause(why), rules(), heavier(), "en") == f"G1 Balance of the board: −2.25 ({said})"
    assert "Mixité du conseil" in cause_sentence(cause(why), rules(), heavier(), "fr")


def test_an_adjustment_names_its_node() -> None:
    one = Cause(id="E", kind="adjustment", why="points", by=Fraction(1, 2))
    assert cause_sentence(one, rules(), rules(), "en").startswith("Environment: +0.50 (a rule of the node")
    total = one.model_copy(update={"id": "total"})
    assert cause_sentence(total, rules(), rules(), "fr").startswith("Total\u00a0: +0,50")


@pytest.mark.parametrize(
    ("by", "value", "lang", "told"),
    [
        ("size", "10-49", "en", "10 to 49 persons"),
        ("size", "small", "en", "small"),
        ("sector", "C", "fr", "C · Industrie manufacturière"),
        ("territory", "Fablenay", "en", "Fablenay"),
        ("sector", None, "en", "not known"),
    ],
)
def test_groups_are_named(by: str, value: str | None, lang: Lang, told: str) -> None:
    assert group_label(by, value, lang) == told


def test_what_has_no_label_keeps_its_id() -> None:
    assert (cut_title("size", "en"), cut_title("legal_form", "en")) == ("By size", "By legal_form")
    assert mark_name("Z9", rules(), heavier(), "en") == node_name("Z9", rules(), heavier(), "en") == "Z9"
    assert (field_name("staff", rules(), "en"), field_name("nobody", rules(), "en")) == ("Staff", "nobody")


def test_outcomes_and_grades_have_their_labels() -> None:
    assert outcome_name("accepted", rules(), "fr") == "accepté"
    assert outcome_name("not_computable", rules(), "en") == "cannot be computed"
    assert outcome_name("elsewhere", rules(), "en") == "elsewhere"
    assert (grade_name("A", "klass", rules(), "en"), grade_name(NO_GRADE, "klass", rules(), "en")) == ("A", "no grade")
    assert grade_name("Z", "nothing", rules(), "en") == "Z"
    assert grading_name("klass", rules(), "en") == "Grades"
    unlabelled = rules().outcomes[1].model_copy(update={"label": None})
    bare = rules().model_copy(update={"outcomes": (unlabelled,)})
    assert outcome_name("accepted", bare, "en") == "accepted"

"""Gates, grades and outcomes as models: what is said when nothing is said."""

from __future__ import annotations

from conditionality.codec import canonical, read_paper
from conditionality.referential.outputs import Display, Grading, Outcome
from tests.referential import books


def test_a_grading_reads_the_rounded_total_unless_it_says_otherwise() -> None:
    assert Grading(id="g").on == "total.rounded"


def test_an_outcome_without_a_condition_always_holds() -> None:
    assert Outcome.model_validate({"id": "x", "kind": "plan", "reason": {"fr": "x", "en": "x"}}).when == "True"


def test_numbers_are_shown_with_one_decimal_ties_away_from_zero() -> None:
    assert (Display().decimals, Display().mode, Display().staged) == (1, "half_up", False)


def test_grades_with_variants_read_back_equal() -> None:
    for grading in books.whole().gradings:
        assert read_paper(Grading, canonical(grading)) == grading

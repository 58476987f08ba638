"""The published form of the figures, and their comparison."""

from __future__ import annotations

import pytest

from conditionality.assembly.count import count
from conditionality.assembly.figures import differences, figures
from conditionality.assembly.publish import published
from conditionality.wording.findings import sentence
from tests.assembly import cases

RESULT = count(cases.vote_of(cases.base()))


def test_fractions_heads_and_percentages_are_written_as_published() -> None:
    found = figures(RESULT)
    assert found["quorum_overall"] == "10/11"
    assert (found["mass_for"], found["mass_for_pct"]) == ("1/2", "50.0000")
    assert found["favourable_colleges"] == "2/3"


def test_what_differs_is_told_with_both_figures() -> None:
    expected = {"outcome": "NOT_ADOPTED", "mass_for": "2/4", "colleges": {"A": {"status": "EMPTY"}}, "display_bp": 3}
    found = differences(RESULT, expected)
    assert [(one.path, one.given) for one in found] == [
        ("expected.outcome", "NOT_ADOPTED"),
        ("expected.colleges.A.status", "EMPTY"),
        ("expected.display_bp", "3"),
    ]
    assert sentence(found[0], "en") == (
        "expected.outcome: The file expects NOT_ADOPTED, and the count gives ADOPTED. Check which is right."
    )


@pytest.mark.parametrize("wanted", ["1/0", "one half", "0.5", 0, True, None, "50/101"])
def test_nothing_else_stands_for_a_fraction(wanted: object) -> None:
    assert [one.path for one in differences(RESULT, {"mass_for": wanted})] == ["expected.mass_for"]


def test_a_figure_that_nobody_counts_differs() -> None:
    (found,) = differences(RESULT, {"mood": "good"})
    assert dict(found.params)["found"] == "–"


def test_what_is_published_of_a_secret_ballot_leaves_out_what_is_withheld() -> None:
    made = cases.base() | {"rules": {"secret": True}}
    del made["chair"]
    found = figures(published(count(cases.vote_of(made))))
    assert "favourable_colleges" not in found
    colleges = found["colleges"]
    assert isinstance(colleges, dict)
    assert colleges["A"] == {"status": "ACTIVE", "effective_weight": "2/5"}

"""Checks of the colleges, their weights and the rules."""

from __future__ import annotations

from typing import Any

import pytest

from conditionality.assembly.json_text import Tree
from conditionality.assembly.read import read_tree
from tests.assembly import cases

CODES = {
    "WEIGHTS_DO_NOT_SUM_TO_10000": "vote-weights-sum",
    "WEIGHT_ABOVE_MAX": "vote-weight-above",
    "WEIGHT_BELOW_MIN": "vote-weight-below",
    "TOO_FEW_COLLEGES": "vote-too-few-colleges",
}
"""Names of the published checks, and the codes of our findings."""


def college(name: str, weight: int) -> dict[str, Any]:
    return {"id": name, "weight_bp": weight, "electors": 1, "present": 1, "for": 1, "against": 0, "abstain": 0}


@pytest.mark.parametrize("case", cases.tree("worked")["config_checks"], ids=lambda case: case["id"])
def test_the_published_configurations_are_accepted_or_refused(case: dict[str, Any]) -> None:
    colleges = tuple(college(name, weight) for name, weight in case["weights_bp"].items())
    reading = read_tree({"colleges": colleges})
    expected = []
    for error in case["expected_errors"]:
        code, _, name = error.partition(":")
        expected.append((CODES[code], f"colleges[{name}].weight_bp" if name else "colleges"))
    assert sorted((one.code, one.path) for one in reading.findings) == sorted(expected)
    assert (reading.vote is None) == bool(expected)


def test_ten_equal_colleges_need_no_weights() -> None:
    colleges = tuple({**college(f"C{rank}", 0), "weight_bp": None} for rank in range(10))
    bare = tuple({key: value for key, value in one.items() if key != "weight_bp"} for one in colleges)
    assert read_tree({"colleges": bare}).findings == ()


def test_wrong_bounds_silence_the_weights_only() -> None:
    colleges = (college("A", 9_000), college("B", 500), college("C", 500))
    reading = read_tree({"colleges": colleges, "rules": {"bounds_bp": "all"}})
    assert [one.code for one in reading.findings] == ["vote-list"]


def test_a_rule_that_is_wrong_does_not_hide_the_others() -> None:
    rules: dict[str, Tree] = {
        "bounds_bp": (6_000, 100),
        "threshold": "half",
        "quorum_overall": {"num": 7, "den": 2},
        "tie": 3,
    }
    found = read_tree({"colleges": (college("A", 4_000),), "rules": rules}).findings
    codes = {(one.code, one.path) for one in found}
    assert {("vote-bounds-order", "rules.bounds_bp"), ("vote-out-of-reach", "rules.quorum_overall")} <= codes
    assert {("json-wants-object", "rules.threshold"), ("vote-word", "rules.tie")} <= codes


def test_a_college_that_cannot_be_read_does_not_hide_the_weight_of_another() -> None:
    found = read_tree({"colleges": (college("A", 6_000), 3, college("C", 4_000))}).findings
    assert [(one.code, one.path) for one in found] == [
        ("json-wants-object", "colleges[2]"),
        ("vote-weight-above", "colleges[A].weight_bp"),
    ]


def test_weights_that_nobody_gave_are_not_looked_at_while_a_college_is_unread() -> None:
    bare = {key: value for key, value in college("A", 0).items() if key != "weight_bp"}
    found = read_tree({"colleges": (3, *({**bare, "id": f"C{rank}"} for rank in range(11)))}).findings
    assert [one.code for one in found] == ["json-wants-object"]

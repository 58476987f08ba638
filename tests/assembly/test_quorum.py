"""Heads needed, statuses of colleges, and what must hold before anything is decided."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.quorum import (
    active_colleges,
    first_failure,
    gather,
    needed_heads,
    overall_quorum,
    quorum_tests,
    status_of,
)
from conditionality.assembly.rules import QuorumRule
from tests.assembly import cases


def rule(num: int, den: int, *, strict: bool = False) -> QuorumRule:
    return QuorumRule(num=num, den=den, strict=strict, counts_proxies=False)


@pytest.mark.parametrize("case", cases.tree("worked")["needed_heads"], ids=str)
def test_worked_heads_agree(case: dict[str, Any]) -> None:
    assert needed_heads(case["base"], rule(case["num"], case["den"], strict=case["strict"])) == case["needed"]


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 7), st.integers(1, 7), st.booleans())
def test_the_heads_needed_are_the_fewest_that_hold(base: int, heads: int, num: int, den: int, strict: bool) -> None:
    found = gather(heads, base, rule(num, den, strict=strict))
    assert found.holds == (heads >= found.needed)


def test_an_empty_base_never_reaches_a_quorum() -> None:
    assert not gather(0, 0, rule(0, 1)).holds


def college(**figures: int) -> dict[str, Any]:
    made = {
        "electors": 6,
        "recused": 0,
        "present": 0,
        "represented": 0,
        "for": 0,
        "against": 0,
        "abstain": 0,
        "nppv": 0,
    }
    return made | figures


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        (college(electors=0), "EMPTY"),
        (college(recused=6), "EMPTY"),
        (college(), "NO_BALLOT"),
        (college(present=6, nppv=6), "NO_BALLOT"),
        (college(present=1, **{"for": 1}), "BELOW_QUORUM"),
        (college(present=1, represented=1, **{"for": 2}), "BELOW_QUORUM"),
        (college(present=2, abstain=1), "ACTIVE"),
        (college(recused=4, present=1, against=1), "ACTIVE"),
    ],
)
def test_a_college_is_active_or_has_its_reason_not_to_be(figures: dict[str, Any], status: str) -> None:
    made = cases.base()
    made["colleges"][1] = {"id": "B", "weight_bp": 3_000, **figures}
    vote = cases.vote_of(made)
    assert status_of(vote.colleges[1], vote) == status
    assert ("B" in active_colleges(vote)) == (status == "ACTIVE")


def test_recused_members_may_be_counted_as_absent() -> None:
    made = cases.base() | {"rules": {"recusal_quorum": "count_as_absent"}}
    made["colleges"][1] = {"id": "B", "weight_bp": 3_000, **college(recused=6)}
    vote = cases.vote_of(made)
    assert status_of(vote.colleges[1], vote) == "NO_BALLOT"
    assert overall_quorum(vote).base == 4 + 6 + 4


def test_the_second_call_waives_the_quorums_and_says_so() -> None:
    made = cases.base() | {"call": 2, "rules": {"quorum_overall": {"num": 1, "den": 1}}}
    tests = quorum_tests(cases.vote_of(made))
    assert (tests[0].code, tests[0].holds, tests[0].waived) == ("OVERALL", False, True)
    assert first_failure(tests) is None
    assert first_failure(quorum_tests(cases.vote_of(made | {"call": 1}))) == "OVERALL"


def test_a_second_call_still_blocks_where_every_college_is_required() -> None:
    made = cases.base() | {"call": 2, "rules": {"inactive_mode": "block"}}
    made["colleges"][1] = {"id": "B", "weight_bp": 3_000, **college()}
    assert first_failure(quorum_tests(cases.vote_of(made))) == "COLLEGE_BLOCKS"


def test_each_comparison_holds_its_two_numbers() -> None:
    tests = {one.code: (one.found, one.bound) for one in quorum_tests(cases.vote_of(cases.base()))}
    assert tests == {
        "OVERALL": (Fraction(10, 11), Fraction(1, 2)),
        "TOO_FEW_ACTIVE_COLLEGES": (3, 3),
        "ACTIVE_WEIGHT": (1, Fraction(1, 2)),
        "BOUNDS_INFEASIBLE": (Fraction(3, 2), 1),
    }

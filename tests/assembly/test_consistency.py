"""Checks of heads, ballots, rounds, calls and secrecy (each fault stands in tests/cases/votes/malformed.json)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from conditionality.assembly.read import read_vote
from tests.assembly import cases, strategies


def found(made: dict[str, Any]) -> list[str]:
    return [one.code for one in read_vote(json.dumps(made).encode())[1]]


@given(strategies.votes())
def test_figures_that_fit_have_no_fault(made: dict[str, Any]) -> None:
    assert not [code for code in found(made) if code != "vote-bounds-wide"]


@pytest.mark.parametrize(("days", "codes"), [(2, ["vote-second-call-early"]), (3, [])])
def test_three_days_lie_between_the_calls(days: int, codes: list[str]) -> None:
    dates = {"first_call_on": "2026-11-20", "on": f"2026-11-{20 + days}"}
    assert found(cases.base() | {"call": 2} | dates) == codes
    assert found(cases.base() | {"call": 1} | dates) == []


def test_a_college_without_seats_told_is_not_compared_with_them() -> None:
    made = cases.base()
    del made["colleges"][0]["seats"]
    assert found(made) == []


def test_three_secret_ballots_are_enough_and_an_inactive_college_needs_none() -> None:
    made = cases.base() | {"rules": {"secret": True}}
    del made["chair"]
    made["colleges"][1] |= {"electors": 12, "recused": 0, "present": 1, "for": 1, "against": 0}
    assert found(made) == []


def test_recused_members_who_are_too_many_are_told_once() -> None:
    made = cases.base()
    made["colleges"][0] |= {"recused": 9}
    assert found(made) == ["vote-recused-over"]


def test_a_motion_that_carries_what_it_needs_has_no_fault() -> None:
    refusal = {"kind": "refuse", "heard": True, "ground": "gate_failed_after_hearing", "reason": "D2 failed."}
    derogation = {"kind": "accept", "departs": True, "reason": "The only school of the valley."}
    for motion in (refusal, derogation, {"kind": "defer"}):
        assert found(cases.base() | {"motion": motion}) == []

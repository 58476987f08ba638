"""The consent round: a quorum, no objection, no masses."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.assembly.count import count
from tests.assembly import cases


def test_one_objection_opens_the_vote() -> None:
    made = cases.base("consent")
    made["colleges"][2] |= {"present": 2, "stance": "no_objection"}
    result = count(cases.vote_of(made))
    assert (result.outcome, result.reason, result.totals) == ("NO_DECISION", "OBJECTION", None)
    assert [one.criterion for one in result.colleges[1].objections] == ["D2"]
    assert result.checks[-1].found == Fraction(2)
    assert result.checks[-1].bound == Fraction(3)


def test_without_objection_the_motion_is_adopted() -> None:
    made = cases.base("consent") | {"motion": {"kind": "plan"}}
    made["colleges"][1] = {**made["colleges"][0], "id": "B", "weight_bp": 3_000}
    made["colleges"][2] |= {"present": 2, "stance": "no_objection"}
    result = count(cases.vote_of(made))
    assert (result.outcome, result.reason) == ("ADOPTED", "CONSENT")
    assert (result.totals, result.multiplier) == (None, None)


@pytest.mark.parametrize(("call", "ends"), [(1, ("NO_QUORUM", "TOO_FEW_ACTIVE_COLLEGES")), (2, ("ADOPTED", "CONSENT"))])
def test_the_quorum_is_still_asked(call: int, ends: tuple[str, str]) -> None:
    made = cases.base("consent") | {"call": call}
    made["colleges"][1] = {**made["colleges"][0], "id": "B", "weight_bp": 3_000}
    result = count(cases.vote_of(made))
    assert (result.outcome, result.reason) == ends
    assert result.colleges[2].status == "NO_BALLOT"

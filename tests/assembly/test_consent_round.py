"""A consent round: adopted without objection, opened to the vote with one."""

from __future__ import annotations

import pytest

from conditionality.assembly.consent_round import CollegeStance, count_consent, make_consent
from conditionality.assembly.motions import Motion
from conditionality.assembly.vote import Objection
from conditionality.codec import canonical, read_paper
from tests.assembly.sittings import item

PLAN = Motion(kind="plan")
OBJECTION = Objection(reason="No date.", criterion="D2")


def content(*colleges: str) -> tuple[CollegeStance, ...]:
    return tuple(CollegeStance(college=one, stance="no_objection") for one in colleges)


def objecting(college: str, *objections: Objection) -> CollegeStance:
    return CollegeStance(college=college, stance="objection", objections=objections)


def test_without_objection_the_motion_is_adopted_without_masses() -> None:
    result = count_consent(item(), PLAN, content("A", "B", "C"), name="M1").result
    assert result is not None
    assert (result.id, result.outcome, result.reason, result.totals) == ("M1", "ADOPTED", "CONSENT", None)


def test_one_objection_opens_the_vote() -> None:
    result = count_consent(item(), PLAN, (*content("A", "B"), objecting("C", OBJECTION))).result
    assert result is not None
    assert (result.outcome, result.reason) == ("NO_DECISION", "OBJECTION")
    assert result.colleges[2].objections == (OBJECTION,)


def test_a_consent_round_has_the_quorum_of_a_vote() -> None:
    result = count_consent(item("A1", "B1"), PLAN, content("A", "B")).result
    assert result is not None
    assert (result.outcome, result.reason) == ("NO_QUORUM", "OVERALL")


@pytest.mark.parametrize(
    ("stances", "motion", "found"),
    [
        (content("A", "B"), PLAN, ["vote-stance-missing"]),
        (content("A", "B", "C", "X"), PLAN, ["vote-college-unknown"]),
        ((*content("A", "B", "C"), objecting("A", OBJECTION)), PLAN, ["sitting-stance-twice"]),
        ((*content("A", "B"), objecting("C")), PLAN, ["vote-objection-missing"]),
        (content("A", "B", "C"), Motion(kind="defer"), ["vote-consent-motion"]),
    ],
)
def test_a_round_that_cannot_stand_is_not_counted(
    stances: tuple[CollegeStance, ...], motion: Motion, found: list[str]
) -> None:
    counted = count_consent(item(), motion, stances)
    assert (counted.result, [one.code for one in counted.findings]) == (None, found)


def test_of_two_stances_of_a_college_the_first_counts() -> None:
    vote = make_consent(item(), PLAN, (objecting("A", OBJECTION), *content("A")))
    assert vote.colleges[0].stance == "objection"


def test_a_stance_is_read_back_equal() -> None:
    paper = objecting("A", OBJECTION)
    assert read_paper(CollegeStance, canonical(paper)) == paper

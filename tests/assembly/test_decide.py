"""From masses to a decision."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from conditionality.assembly.decide import decide, favourable, is_tie, safeguards, support_of, supporting
from conditionality.assembly.rules import DEFAULT_RULES, TWO_THIRDS, AssemblyRules, Threshold
from conditionality.assembly.tally import Masses
from conditionality.assembly.vote import Chair
from tests.assembly import cases

THIRD, HALF = Fraction(1, 3), Fraction(1, 2)


def rules(**changes: object) -> AssemblyRules:
    return DEFAULT_RULES.model_copy(update=changes)


def ends(
    masses: dict[str, Masses], given: AssemblyRules = DEFAULT_RULES, chair: Chair | None = None
) -> tuple[str, str]:
    vote = cases.vote_of(cases.base()).model_copy(update={"rules": given, "chair": chair})
    verdict = decide(vote, masses)
    return verdict.outcome, verdict.reason


EVEN = {"A": Masses(HALF, Fraction(0)), "B": Masses(Fraction(1, 8), Fraction(1, 8)), "C": Masses(Fraction(0), HALF / 4)}
TIED = {"A": Masses(Fraction(1, 4), Fraction(1, 4)), "B": Masses(Fraction(1, 4), Fraction(1, 4))}


def test_support_is_counted_on_votes_cast_or_on_every_ballot() -> None:
    masses = Masses(Fraction(2, 5), Fraction(1, 5), Fraction(2, 5))
    assert support_of(masses, rules()) == Fraction(2, 3)
    assert support_of(masses, rules(base="present")) == Fraction(2, 5)
    assert support_of(Masses(abstain=Fraction(1)), rules(base="present")) is None


def test_the_threshold_comes_before_the_safeguards() -> None:
    assert ends({"A": Masses(Fraction(1, 10), Fraction(9, 10))}) == ("NOT_ADOPTED", "THRESHOLD")
    assert ends({"A": Masses(Fraction(1))}) == ("NO_DECISION", "INSUFFICIENT_SUPPORT")
    assert ends(EVEN) == ("ADOPTED", "THRESHOLD")


def test_two_thirds_are_reached_and_one_half_is_exceeded() -> None:
    exact = {"A": Masses(THIRD, THIRD / 2), "B": Masses(THIRD, THIRD / 2)}
    assert ends(exact, rules(threshold=TWO_THIRDS)) == ("ADOPTED", "THRESHOLD")
    assert ends(exact, rules(threshold=Threshold(num=2, den=3, strict=True))) == ("NOT_ADOPTED", "THRESHOLD")
    assert ends(TIED, rules(threshold=Threshold(num=1, den=2, strict=False))) == ("ADOPTED", "THRESHOLD")


@pytest.mark.parametrize(
    ("given", "chair", "expected"),
    [
        ({}, Chair(vote="for"), ("ADOPTED", "CASTING_VOTE")),
        ({}, Chair(vote="against"), ("NOT_ADOPTED", "CASTING_VOTE")),
        ({}, Chair(vote="nppv"), ("NOT_ADOPTED", "TIE")),
        ({}, Chair(vote="for", recused=True), ("NOT_ADOPTED", "TIE")),
        ({}, Chair(vote="for", present=False), ("NOT_ADOPTED", "TIE")),
        ({}, None, ("NOT_ADOPTED", "TIE")),
        ({"secret": True}, Chair(vote="for"), ("NOT_ADOPTED", "TIE")),
        ({"tie": "not_adopted"}, Chair(vote="for"), ("NOT_ADOPTED", "TIE")),
        ({"tie": "defer"}, Chair(vote="for"), ("NO_DECISION", "TIE")),
        ({"threshold": TWO_THIRDS}, Chair(vote="for"), ("NOT_ADOPTED", "THRESHOLD")),
        ({"double_majority": True}, Chair(vote="for"), ("NOT_ADOPTED", "COLLEGE_MAJORITY")),
    ],
)
def test_a_tie_is_broken_by_the_chair_or_not_at_all(
    given: dict[str, Any], chair: Chair | None, expected: tuple[str, str]
) -> None:
    assert ends(TIED, rules(**given), chair) == expected


def test_on_every_ballot_a_tie_is_one_half_and_not_for_equal_to_against() -> None:
    present = rules(base="present")
    assert is_tie(HALF, present)
    assert not is_tie(THIRD, present)
    thirds = {"A": Masses(THIRD, THIRD, THIRD)}
    assert ends(thirds, present, Chair(vote="for")) == ("NOT_ADOPTED", "THRESHOLD")


def test_colleges_are_counted_that_bring_support_and_that_are_favourable() -> None:
    assert (supporting(EVEN), favourable(EVEN)) == (2, 1)
    assert [one.code for one in safeguards(EVEN, rules(double_majority=True))] == [
        "SUPPORT_MASS",
        "SUPPORTING_COLLEGES",
        "COLLEGE_MAJORITY",
    ]
    assert ends(EVEN, rules(double_majority=True)) == ("NOT_ADOPTED", "COLLEGE_MAJORITY")

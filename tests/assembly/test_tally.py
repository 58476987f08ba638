"""Masses of colleges and of the assembly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.assembly.tally import Masses, add, college_masses, display_bp, effective_weights, one_vote
from conditionality.assembly.vote import College
from tests.assembly import cases

FIFTH = Fraction(1, 5)


def college(for_: int, against: int, abstain: int) -> College:
    return College(id="A", electors=99, present=99, for_=for_, against=against, abstain=abstain)


@pytest.mark.parametrize(
    ("change", "ballots", "masses"),
    [
        ({}, (1, 0, 9), (Fraction(1, 50), 0, Fraction(9, 50))),
        ({"abstention": "ignored_within_college"}, (1, 0, 9), (FIFTH, 0, 0)),
        ({"abstention": "ignored_within_college"}, (0, 0, 9), (0, 0, FIFTH)),
        ({"intra": "majority"}, (5, 4, 20), (FIFTH, 0, 0)),
        ({"intra": "majority"}, (4, 5, 0), (0, FIFTH, 0)),
        ({"intra": "majority"}, (4, 4, 1), (0, 0, FIFTH)),
        ({"intra": "majority", "abstention": "ignored_within_college"}, (0, 0, 1), (0, 0, FIFTH)),
    ],
)
def test_ballots_become_masses_by_the_rules(
    change: dict[str, str], ballots: tuple[int, int, int], masses: tuple[Fraction, Fraction, Fraction]
) -> None:
    found = college_masses(college(*ballots), FIFTH, DEFAULT_RULES.model_copy(update=change))
    assert (found.for_, found.against, found.abstain) == masses
    assert found.whole == FIFTH


def test_one_vote_of_a_small_college_weighs_more() -> None:
    assert one_vote(college(1, 1, 1), FIFTH) == Fraction(1, 15)
    assert one_vote(college(10, 9, 1), FIFTH) == Fraction(1, 100)


def test_the_weight_of_inactive_colleges_is_shared_or_void() -> None:
    made = cases.base()
    made["colleges"][2] |= {"present": 1, "for": 1, "against": 0, "nppv": 0, "electors": 9}
    for mode, whole in (("redistribute_bounded", Fraction(1)), ("lapse", Fraction(7, 10))):
        found = effective_weights(cases.vote_of(made | {"rules": {"inactive_mode": mode}}))
        assert found is not None
        assert sum(found.weights.values()) == whole


parts = st.integers(0, 500)


@given(parts, parts, parts.filter(bool))
def test_the_three_lines_always_total_one_hundred_percent(for_: int, against: int, abstain: int) -> None:
    masses = Masses(Fraction(for_, 7), Fraction(against, 7), Fraction(abstain, 7))
    shown = display_bp(masses)
    assert sum(shown) == 10_000
    exact = (masses.for_, masses.against, masses.abstain)
    assert all(abs(line - 10_000 * part / masses.whole) < 1 for line, part in zip(shown, exact, strict=True))


def test_what_is_left_goes_to_abstentions_then_against() -> None:
    third = Fraction(1, 3)
    assert display_bp(Masses(third, third, third)) == (3_333, 3_333, 3_334)
    assert display_bp(Masses(Fraction(1), Fraction(1), Fraction(1, 3))) == (4_286, 4_286, 1_428)
    assert display_bp(Masses(Fraction(33_333, 100_000), Fraction(33_335, 100_000), Fraction(33_332, 100_000))) == (
        3_333,
        3_334,
        3_333,
    )


def test_masses_add_up() -> None:
    assert add([Masses(FIFTH), Masses(against=FIFTH), Masses(FIFTH)]) == Masses(2 * FIFTH, FIFTH)
    assert add([]) == Masses()

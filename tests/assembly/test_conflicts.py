"""Ties with the organisation of a dossier: found by its SIREN or by what was declared, and put in words."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conditionality.assembly.conflicts import (
    Conflicts,
    Interest,
    acknowledged,
    conflict_sentences,
    detect_conflicts,
    siren,
    unanswered,
)
from conditionality.assembly.kinds import Ground
from conditionality.assembly.roster import Seat
from conditionality.assembly.sitting import Recusal
from conditionality.codec import canonical, read_paper
from conditionality.wording.findings import sentence

HEAD, SHOP, OTHER = "12345678200010", "12345678200028", "98765432100017"


def seat(person: str, siret: str | None = None) -> Seat:
    return Seat(
        person=person, college="ECO", organisation_siret=siret, organisation_name=f"Organisation {person}",
        mandate_from=date(2026, 1, 1),
    )  # fmt: skip


def interest(person: str, siret: str = SHOP, ground: Ground = "competitor", why: str | None = None) -> Interest:
    return Interest(person=person, siret=siret, ground=ground, why=why)


SEATS = (seat("M1", SHOP), seat("M2", OTHER), seat("M3"))


def test_a_member_of_the_same_organisation_is_found_whatever_the_establishment() -> None:
    found = detect_conflicts("D1", HEAD, SEATS).found
    assert [(one.person, one.ground, one.found_by) for one in found] == [
        ("M1", "employee_officer_or_owner", "own_organisation")
    ]


def test_a_declared_interest_is_found_and_those_of_others_are_not() -> None:
    declared = (interest("M2"), interest("M3", OTHER), interest("M9"))
    found = detect_conflicts("D1", HEAD, SEATS[1:], declared).found
    assert [(one.person, one.ground, one.found_by) for one in found] == [("M2", "competitor", "declared_interest")]


def test_one_tie_is_told_for_each_ground_and_the_organisation_comes_first() -> None:
    declared = (
        interest("M1", ground="employee_officer_or_owner"), interest("M1", ground="visited_this_campaign"),
        interest("M1", HEAD, "visited_this_campaign"),
    )  # fmt: skip
    found = detect_conflicts("D1", HEAD, SEATS, declared).found
    assert [(one.ground, one.found_by) for one in found] == [
        ("employee_officer_or_owner", "own_organisation"), ("visited_this_campaign", "declared_interest"),
    ]  # fmt: skip


def test_a_tie_acknowledged_is_a_recusal_and_one_left_is_a_warning() -> None:
    conflicts = detect_conflicts("D1", HEAD, SEATS, (interest("M3", ground="other", why="An old quarrel."),))
    assert acknowledged(conflicts.found[1]) == Recusal(
        person="M3", ground="other", why="An old quarrel.", source="detected"
    )
    (left,) = unanswered(conflicts, (Recusal(person="M1", ground="competitor"),))
    assert (left.code, left.given, left.level) == ("sitting-bond-unanswered", "M3", "warning")
    assert sentence(left, "en").startswith("members[M3]: A tie was found")
    assert unanswered(conflicts, tuple(acknowledged(one) for one in conflicts.found)) == ()


def test_ties_are_said_in_both_languages() -> None:
    conflicts = detect_conflicts("D1", HEAD, SEATS, (interest("M3", ground="other", why="An old quarrel."),))
    english, french = conflict_sentences(conflicts, "en"), conflict_sentences(conflicts, "fr")
    assert english[0].startswith("M1 (Organisation M1): employee, officer or owner; the member speaks for")
    assert "An old quarrel." in english[1]
    assert "salarié" in french[0]
    assert conflict_sentences(Conflicts(dossier="D1", siret=HEAD), "en") == (
        "No tie was found between a member and this organisation.",
    )


def test_the_paper_is_read_back_equal_and_grounds_are_a_closed_list() -> None:
    conflicts = detect_conflicts("D1", HEAD, SEATS, (interest("M2"),))
    assert read_paper(Conflicts, canonical(conflicts)) == conflicts
    with pytest.raises(ValidationError):
        Interest.model_validate({"person": "M1", "siret": HEAD, "ground": "dislike"})


sirets = st.sampled_from([HEAD, SHOP, OTHER, "11111111100011"])
seats = st.lists(st.builds(seat, st.sampled_from(["M1", "M2", "M3"]), st.none() | sirets), max_size=4).map(tuple)
interests = st.lists(
    st.builds(interest, st.sampled_from(["M1", "M2", "M9"]), sirets, st.sampled_from(get_args(Ground))), max_size=6
).map(tuple)


@given(sirets, seats, interests)
def test_a_member_is_found_if_and_only_if_something_ties_it(
    siret: str, electors: tuple[Seat, ...], declared: tuple[Interest, ...]
) -> None:
    found = {one.person for one in detect_conflicts("D1", siret, electors, declared).found}
    own = {one.person for one in electors if one.organisation_siret and siren(one.organisation_siret) == siren(siret)}
    said = {one.person for one in declared if siren(one.siret) == siren(siret)}
    assert found == own | (said & {one.person for one in electors})

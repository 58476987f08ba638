"""Ballots by the wrong hand, ballots twice, persons who are no members: refused, and said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.motions import Motion
from conditionality.assembly.sitting import Recusal
from conditionality.assembly.sitting_checks import check_ballot, check_facts, count_item
from conditionality.findings import errors
from conditionality.wording.findings import sentence
from tests.assembly.sittings import MEMBERS, SEATS, ballot, ballots, item, items, right_ballots, seat

PLAN = Motion(kind="plan")
FACTS = item(*(one for one in MEMBERS if one not in {"A3", "B3", "C3"}), recused=("C2",), proxies=(("A3", "A1"),))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("A1+", None),
        ("A1>A3+", None),
        ("A3+", ("sitting-ballot-by-holder", "ballots[1].person")),
        ("A2>A3+", ("sitting-ballot-by-holder", "ballots[1].on_behalf_of")),
        ("A1>A2+", ("sitting-ballot-in-person", "ballots[1].on_behalf_of")),
        ("B1>B3+", ("sitting-ballot-no-proxy", "ballots[1].on_behalf_of")),
        ("C1>C2+", ("sitting-ballot-no-proxy", "ballots[1].on_behalf_of")),
        ("B3+", ("vote-ballot-absent", "members[B3].vote")),
        ("C2+", ("vote-ballot-recused", "members[C2].vote")),
        ("Z1+", ("vote-ballot-consultative", "members[Z1].vote")),
        ("X1+", ("vote-member-unknown", "ballots[1].person")),
        ("X1>A2+", ("vote-member-unknown", "ballots[1].on_behalf_of")),
        ("A1>X2+", ("vote-member-unknown", "ballots[1].on_behalf_of")),
    ],
)
def test_a_ballot_is_taken_or_refused_with_its_reason(given: str, found: tuple[str, str] | None) -> None:
    (one,) = ballots(given)
    assert [(told.code, told.path) for told in check_ballot(FACTS, PLAN, one)] == ([found] if found else [])
    counted = count_item(FACTS, PLAN, (one,))
    assert (counted.result is None) == (found is not None)
    assert found is None or found in [(told.code, told.path) for told in counted.findings]


def test_a_reason_is_asked_before_the_ballot_is_taken() -> None:
    assert [one.code for one in check_ballot(FACTS, PLAN, ballot("A1", "against"))] == ["vote-reason-missing"]
    assert check_ballot(FACTS, PLAN, ballot("A1", "against", "Too early.")) == ()
    assert check_ballot(FACTS, Motion(kind="defer"), ballot("A1", "against")) == ()


def test_nobody_votes_twice_not_even_by_two_hands() -> None:
    cast = ballots("A1+ A1>A3+")
    for again in (ballot("A1", "abstain"), ballot("A1", "abstain", of="A3")):
        assert [one.code for one in check_ballot(FACTS, PLAN, again, cast)] == ["sitting-ballot-twice"]
        assert count_item(FACTS, PLAN, (*cast, again)).result is None
    assert check_ballot(FACTS, PLAN, ballot("B1"), cast) == ()


def test_a_ballot_of_an_ended_mandate_is_refused() -> None:
    gone = item(seats=(*SEATS, seat("A9", ends=date(2026, 2, 1))))
    assert [one.code for one in check_ballot(gone, PLAN, ballot("A9"))] == ["vote-ballot-mandate"]


def test_who_comes_in_after_the_ballot_of_the_holder_stops_the_count() -> None:
    cast = ballots("A1+ A1>A3+ B1+ C1+")
    before, after = item("A1", "A2", "B1", "B2", "C1", proxies=(("A3", "A1"),)), item(proxies=(("A3", "A1"),))
    assert count_item(before, PLAN, cast).result is not None
    counted = count_item(after, PLAN, cast)
    assert counted.result is None
    assert [one.code for one in errors(counted.findings)] == ["sitting-ballot-in-person"]


def test_persons_who_are_no_members_are_found_wherever_they_are_named() -> None:
    stranger = Recusal(person="X1", ground="competitor")
    facts = item("A1", "A1", "a2", recusals=(stranger,), proxies=(("X2", "X3"),), chair="X4")
    assert [(one.code, one.path) for one in check_facts(facts)] == [
        ("vote-member-unknown", "roll.present[3]"),
        ("vote-member-unknown", "recusals[1].person"),
        ("vote-member-unknown", "proxies[1].grantor"),
        ("vote-member-unknown", "proxies[1].holder"),
        ("sitting-called-twice", "roll.present[2]"),
    ]
    counted = count_item(facts, PLAN)
    assert ("vote-member-unknown", "chair.member") in [(one.code, one.path) for one in counted.findings]
    assert "«A2»" in sentence(check_facts(facts)[0], "en")


def test_what_is_counted_is_the_vote_of_the_members() -> None:
    counted = count_item(item(), PLAN, ballots("A1+ A2+ A3- B1+ B2+ B3+ C1= C2+ C3-"), name="M1")
    assert counted.result is not None
    assert (counted.result.id, counted.result.outcome) == ("M1", "ADOPTED")
    totals = counted.result.totals
    assert totals is not None
    assert str(totals.support and totals.support.exact) == "20/27"  # (.4·2/3 + .3 + .3·1/3) / that + .4/3 + .3/3


@given(st.data())
def test_right_ballots_are_taken_one_by_one_and_counted(data: st.DataObject) -> None:
    facts = data.draw(items())
    cast = data.draw(right_ballots(facts))
    for rank, one in enumerate(cast):
        assert check_ballot(facts, PLAN, one, cast[:rank]) == ()
    counted = count_item(facts, PLAN, cast)
    assert errors(counted.findings) == ()
    assert counted.result is not None
    assert sum(one.cast + (one.ballots.nppv if one.ballots else 0) for one in counted.result.colleges) == len(cast)


hands = st.builds(
    ballot, st.sampled_from(MEMBERS), st.sampled_from(["for", "abstain"]), of=st.none() | st.sampled_from(MEMBERS)
)


@given(items(), st.lists(hands, max_size=6).map(tuple))
def test_a_ballot_counts_or_is_found_never_set_aside(facts: object, cast: object) -> None:
    counted = count_item(facts, PLAN, cast)  # type: ignore[arg-type]  # as drawn
    taken = sum(one.vote is not None for one in counted.vote.members)
    assert counted.result is None or taken == len(cast)  # type: ignore[arg-type]  # as drawn

"""An item of a sitting becomes the vote that a file with named members would give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conditionality.assembly.json_text import Tree
from conditionality.assembly.motions import Motion
from conditionality.assembly.read import as_tree, read_tree
from conditionality.assembly.shape import piece
from conditionality.assembly.sitting import MOST_REASONS, Ballot, Recusal, Roll, hand_of, make_vote, roll_of
from conditionality.codec import canonical, plain, read_paper
from conditionality.findings import Finding
from tests.assembly.sittings import MEMBERS, SEATS, ballot, ballots, item, items, right_ballots, seat

PLAN = Motion(kind="plan")
LEFT_OUT = ("electors", "recused", "present", "represented", "for", "against", "abstain", "nppv")


def figures(college: str, *, facts_ballots: str, **more: object) -> tuple[int, ...]:
    vote = make_vote(item(**more), PLAN, ballots(facts_ballots))  # type: ignore[arg-type]  # as `item` takes them
    one = next(one for one in vote.colleges if one.id == college)
    return (one.electors, one.recused, one.present, one.represented, one.for_, one.against, one.abstain, one.nppv)


def test_heads_and_ballots_of_a_college_come_from_its_members() -> None:
    assert figures("A", facts_ballots="A1+ A2- A3=") == (3, 0, 3, 0, 1, 1, 1, 0)
    assert figures("B", facts_ballots="B1. B2+", recused=("B3",)) == (3, 1, 2, 0, 1, 0, 0, 1)


def test_an_absent_member_votes_by_the_hand_of_the_holder_who_may_vote_differently() -> None:
    facts = item("A1", "A2", "B1", "C1", proxies=(("A3", "A1"),))
    vote = make_vote(facts, PLAN, ballots("A1+ A1>A3-"))
    one = vote.colleges[0]
    assert (one.present, one.represented, one.for_, one.against) == (2, 1, 1, 1)
    cast = {member.id: (member.vote, member.reason) for member in vote.members if member.vote}
    assert cast == {"A1": ("for", None), "A3": ("against", "Because.")}


def test_a_ballot_by_another_hand_does_not_count() -> None:
    facts = item("A1", "A2", "B1", "C1", proxies=(("A3", "A1"),))
    for wrong in ("A3+", "A2>A3+", "A1>A2+", "B1>A3+"):
        assert all(member.vote is None for member in make_vote(facts, PLAN, ballots(wrong)).members)


def test_a_grantor_who_comes_in_votes_in_person_again() -> None:
    absent, there = item("A1", proxies=(("A3", "A1"),)), item("A1", "A3", proxies=(("A3", "A1"),))
    assert (hand_of("A3", roll_of(absent)), hand_of("A3", roll_of(there))) == ("A1", "A3")


def test_a_recused_member_holds_no_proxy_and_none_is_cast_for_one() -> None:
    facts = item("A1", "B1", recused=("A1", "B2"), proxies=(("A3", "A1"), ("B2", "B1")))
    assert (hand_of("A3", roll_of(facts)), hand_of("B2", roll_of(facts))) == ("A3", "B2")


def test_of_two_ballots_of_a_voter_the_first_counts() -> None:
    vote = make_vote(item(), PLAN, ballots("A1+ A1-"))
    assert (vote.colleges[0].for_, vote.colleges[0].against) == (1, 0)


def test_seats_out_of_their_mandate_count_nowhere_and_are_named_only_where_they_turn_up() -> None:
    gone = seat("A9", ends=date(2026, 2, 1))
    unseen = make_vote(item(seats=(*SEATS, gone)), PLAN)
    assert "A9" not in [one.id for one in unseen.members]
    there = make_vote(item(*MEMBERS, "A9", "X1", seats=(*SEATS, gone)), PLAN)
    assert [one.mandate_to for one in there.members if one.id == "A9"] == [date(2026, 2, 1)]
    assert unseen.colleges == there.colleges


def test_the_chair_is_looked_up_on_the_roll() -> None:
    vote = make_vote(item(), PLAN, ballots("A1+"))
    assert vote.chair is not None
    assert (vote.chair.member, vote.chair.vote, vote.chair.present, vote.chair.recused) == ("A1", "for", True, False)
    recused = make_vote(item(recused=("A1",)), PLAN).chair
    assert recused is not None
    assert recused.recused
    assert make_vote(item(chair=None), PLAN).chair is None


def test_the_ground_and_the_words_of_a_recusal_go_with_the_member() -> None:
    said = Recusal(person="A2", ground="other", why="An old quarrel.", source="detected")
    member = next(one for one in make_vote(item(recusals=(said,)), PLAN).members if one.id == "A2")
    assert (member.recused, member.recused_why) == ("other", "An old quarrel.")


def test_a_consultative_college_has_heads_and_no_ballots() -> None:
    assert figures("Z", facts_ballots="Z1+") == (3, 0, 3, 0, 0, 0, 0, 0)


@given(st.data())
def test_the_vote_is_the_one_that_a_file_with_these_members_gives(data: st.DataObject) -> None:
    facts = data.draw(items())
    vote = make_vote(facts, PLAN, data.draw(right_ballots(facts)), name="M1")
    tree = as_tree(plain(vote))
    assert isinstance(tree, dict)
    listed = tree["colleges"]
    assert isinstance(listed, tuple)
    bare = tuple(
        {key: value for key, value in one.items() if key not in LEFT_OUT} for one in listed if isinstance(one, dict)
    )
    chair: dict[str, Tree] = {"chair": {"member": facts.chair}} if facts.chair else {}
    reading = read_tree({**tree, "colleges": bare, **chair})
    assert [one for one in reading.findings if one.level == "error"] == []
    assert reading.vote == vote


@given(st.data())
def test_the_order_of_ballots_does_not_matter(data: st.DataObject) -> None:
    facts = data.draw(items())
    cast = data.draw(right_ballots(facts))
    assert make_vote(facts, PLAN, cast) == make_vote(facts, PLAN, tuple(data.draw(st.permutations(cast))))


def test_reasons_fit_on_one_ballot() -> None:
    half = "a" * (MOST_REASONS // 2)
    with pytest.raises(ValidationError):
        ballot("A1", "against", half, half)
    found: list[Finding] = []
    tree: dict[str, Tree] = {"person": "A1", "choice": "against", "reasons": (half, half)}
    assert piece(Ballot, tree, "ballot", found).paper == ballot("A1", "against")
    assert [(one.code, one.path) for one in found] == [("vote-text-too-long", "ballot.reasons")]


@pytest.mark.parametrize(
    "paper",
    [
        Roll(dossier="D1", present=("A1", "A2")),
        Recusal(person="A1", ground="competitor"),
        ballot("A1", "for", "Yes.", of="A2"),
    ],
    ids=["roll", "recusal", "ballot"],
)
def test_papers_are_read_back_equal(paper: Roll | Recusal | Ballot) -> None:
    assert read_paper(type(paper), canonical(paper)) == paper

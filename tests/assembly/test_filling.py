"""Figures of colleges and chair made from the members."""

from __future__ import annotations

from conditionality.assembly.eligibility import Roll
from conditionality.assembly.filling import chair_figures, college_figures, filled
from conditionality.assembly.vote import Chair
from tests.assembly import cases

VOTE = cases.vote_of(cases.base("named"))
ROLL = Roll({one.id: one for one in VOTE.members}, VOTE.proxies, 1, VOTE.on)


def test_members_make_the_figures_of_their_college() -> None:
    first = VOTE.colleges[0]
    assert (first.electors, first.recused, first.present, first.represented) == (3, 1, 1, 1)
    assert (first.for_, first.against, first.abstain, first.nppv) == (2, 0, 0, 0)
    assert VOTE.colleges[2].nppv == 1
    assert VOTE.colleges[3].present == 1


def test_secret_ballots_are_not_made_from_members() -> None:
    assert "for" not in college_figures("A", ROLL, ballots=False)
    assert college_figures("A", ROLL, ballots=True)["for"] == 2


def test_the_chair_has_the_ballot_of_the_member() -> None:
    assert VOTE.chair == Chair(member="b2", vote="for")
    recused = ROLL.members["a3"].model_copy(update={"vote": "for"})
    assert chair_figures(recused, ROLL) == {"present": True, "recused": True}


def test_what_is_no_object_is_not_filled() -> None:
    assert filled(3, {"present": 2}) == 3

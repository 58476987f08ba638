"""The papers of a vote."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.assembly.vote import Chair, College, Vote
from conditionality.codec import canonical
from tests.assembly import cases


def test_the_bytes_of_a_vote_are_the_form_of_the_file() -> None:
    content = canonical(cases.vote_of(cases.base()))
    assert b'"for":2' in content
    assert b'"voice":"consultative"' in content


def test_a_vote_is_frozen_and_takes_no_unknown_key() -> None:
    vote = cases.vote_of(cases.base())
    with pytest.raises(ValidationError):
        setattr(vote, "call", 2)  # noqa: B010 - the type checker refuses the plain assignment, as it should
    with pytest.raises(ValidationError):
        Vote.model_validate({"colleges": (), "rules": vote.rules, "weather": "fine"})


def test_a_chair_is_present_and_not_recused_unless_said() -> None:
    chair = Chair(vote="for")
    assert (chair.present, chair.recused, chair.member) == (True, False, None)


def test_heads_that_are_not_told_are_none_at_all() -> None:
    college = College(id="A", electors=3, present=2, for_=1, against=1, abstain=0)
    assert (college.recused, college.represented, college.nppv, college.weight_bp) == (0, 0, 0, None)

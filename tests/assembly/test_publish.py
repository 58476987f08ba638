"""What may be published of a vote."""

from __future__ import annotations

from conditionality.assembly.count import count
from conditionality.assembly.publish import published, without_secrets
from tests.assembly import cases


def test_a_secret_ballot_tells_the_whole_and_no_college() -> None:
    made = cases.base() | {"rules": {"secret": True, "double_majority": True}}
    result = count(cases.vote_of(made))
    told = published(result)
    assert all(one.ballots is None and one.mass_for is None and one.favourable is None for one in told.colleges)
    assert {one.code for one in told.checks if one.found is None} == {"SUPPORTING_COLLEGES", "COLLEGE_MAJORITY"}
    assert told.totals is not None
    assert result.totals is not None
    assert (told.totals.favourable_colleges, told.totals.supporting_colleges) == (None, None)
    assert told.totals.mass_for == result.totals.mass_for
    assert (told.outcome, told.reason) == (result.outcome, result.reason)
    assert result.totals.favourable_colleges == 2


def test_a_secret_ballot_without_quorum_tells_no_college_either() -> None:
    made = cases.base() | {"rules": {"secret": True, "quorum_overall": {"num": 1, "den": 1}}}
    told = published(count(cases.vote_of(made)))
    assert told.totals is None
    assert all(one.ballots is None for one in told.colleges)


def test_an_open_ballot_is_published_whole() -> None:
    vote = cases.vote_of(cases.base())
    assert published(count(vote)) == count(vote)
    assert without_secrets(vote) == vote


def test_nothing_kept_of_a_secret_vote_tells_a_ballot() -> None:
    made = cases.base() | {"rules": {"secret": True}}
    kept = without_secrets(cases.vote_of(made))
    assert kept.chair is not None
    assert kept.chair.vote is None
    assert {(one.for_, one.against, one.abstain, one.nppv) for one in kept.colleges} == {(0, 0, 0, 0)}
    del made["chair"]
    assert without_secrets(cases.vote_of(made)).chair is None

"""Records of votes, chained."""

from __future__ import annotations

from conditionality.assembly.trace import VoteRecord, first_break, record, recount
from conditionality.codec import canonical, fingerprint, read_paper
from tests.assembly import cases

FIRST = record(cases.vote_of(cases.base("named")))


def test_a_record_reads_back_and_counts_the_same_again() -> None:
    assert read_paper(VoteRecord, canonical(FIRST)) == FIRST
    assert recount(FIRST) == "same"
    assert fingerprint(record(cases.vote_of(cases.base("named")))) == fingerprint(FIRST)


def test_a_ballot_changed_afterwards_is_seen() -> None:
    college = FIRST.vote.colleges[1].model_copy(update={"for_": 0, "against": 2})
    colleges = (FIRST.vote.colleges[0], college, *FIRST.vote.colleges[2:])
    touched = FIRST.model_copy(update={"vote": FIRST.vote.model_copy(update={"colleges": colleges})})
    assert recount(touched) == "differs"


def test_a_secret_vote_keeps_no_ballot_and_cannot_be_counted_again() -> None:
    made = cases.base() | {"rules": {"secret": True}}
    del made["chair"]
    kept = record(cases.vote_of(made))
    assert recount(kept) == "secret"
    assert not any(one.for_ or one.against or one.abstain for one in kept.vote.colleges)


def test_a_chain_shows_where_it_was_cut() -> None:
    second = record(cases.vote_of(cases.base()), fingerprint(FIRST))
    third = record(cases.vote_of(cases.base("consent")), fingerprint(second))
    assert first_break((FIRST, second, third)) == 0
    assert first_break((FIRST, third)) == 2
    assert first_break((second,)) == 1
    assert first_break(()) == 0

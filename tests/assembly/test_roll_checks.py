"""Checks of members, proxies and ballots (each fault stands in tests/cases/votes/malformed.json)."""

from __future__ import annotations

from typing import Any, get_args

from conditionality.assembly.eligibility import BallotFault, ProxyFault
from conditionality.assembly.read import read_vote
from conditionality.assembly.roll_checks import BALLOT_CODES, PROXY_CODES
from conditionality.wording.findings import sentence
from tests.assembly import cases


def found(*changes: tuple[str, Any]) -> list[str]:
    content = cases.changed(cases.base("named"), {"set": dict(changes)})
    return [sentence(one, "en") for one in read_vote(content)[1]]


def test_every_fault_has_its_code() -> None:
    assert set(PROXY_CODES) == set(get_args(ProxyFault))
    assert set(BALLOT_CODES) == set(get_args(BallotFault))


def test_a_recused_ballot_is_refused_and_not_put_aside() -> None:
    assert found(("members/2/vote", "for")) == [
        "members[a3].vote: «a3» is recused on this item and may not vote, not even by proxy. Remove the ballot."
    ]


def test_a_proxy_that_does_not_count_names_both_members() -> None:
    assert found(("members/1/present", True)) == [
        "proxies[1]: The proxy of «a2» to «a1» is suspended: «a2» is present."
    ]


def test_what_is_wrong_with_a_member_silences_what_hangs_on_it() -> None:
    assert found(("members/3/present", "yes")) == [
        "members[b1].present: true or false is expected here, as a bare word; «yes» was found."
    ]


def test_a_reason_is_asked_for_where_the_motion_wants_one() -> None:
    assert found(("members/4/vote", "against")) == [
        "members[b2].reason: A ballot «against» on this motion carries a reason. Add it before the ballot is taken."
    ]
    assert found(("members/4/vote", "against"), ("motion", {"kind": "defer"})) == []

"""Mandates, recusals, presence, proxies and who may vote."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.count import count
from conditionality.assembly.eligibility import (
    Roll,
    ballot_fault,
    has_mandate,
    heads_of,
    proxy_faults,
    represented,
    takes_part,
)
from conditionality.assembly.figures import figures
from conditionality.assembly.vote import Member, Proxy
from tests.assembly import cases

DAY = date(2026, 11, 21)


def member(name: str, *, present: bool = True, college: str = "A", **more: object) -> Member:
    return Member(id=name, college=college, present=present).model_copy(update=more)


def roll(*members: Member, proxies: tuple[tuple[str, str], ...] = (), most: int = 1) -> Roll:
    listed = tuple(Proxy(grantor=grantor, holder=holder) for grantor, holder in proxies)
    return Roll({one.id: one for one in members}, listed, most, DAY)


def test_a_mandate_runs_from_its_first_day_to_its_last() -> None:
    one = member("a", mandate_from=DAY, mandate_to=DAY)
    assert has_mandate(one, DAY)
    assert not has_mandate(one, date(2026, 11, 20))
    assert not has_mandate(one, date(2026, 11, 22))
    assert has_mandate(one, None)


def test_a_recused_member_takes_no_part_even_in_the_room() -> None:
    assert takes_part(member("a"), DAY)
    assert not takes_part(member("a", recused="competitor"), DAY)
    assert not takes_part(member("a", present=False), DAY)


ABSENT = member("g", present=False)


@pytest.mark.parametrize(
    ("held", "fault"),
    [
        (roll(ABSENT, member("h"), proxies=(("g", "h"),)), None),
        (roll(ABSENT, member("h", mandate_to=date(2020, 1, 1)), proxies=(("g", "h"),)), "no_mandate"),
        (roll(member("g", present=False, recused="other"), member("h"), proxies=(("g", "h"),)), "grantor_recused"),
        (roll(member("g"), member("h"), proxies=(("g", "h"),)), "grantor_present"),
        (roll(ABSENT, member("h", recused="competitor"), proxies=(("g", "h"),)), "holder_recused"),
        (roll(ABSENT, member("h", present=False), proxies=(("g", "h"),)), "holder_absent"),
        (roll(ABSENT, member("h", college="B"), proxies=(("g", "h"),)), "other_college"),
        (roll(ABSENT, member("h"), member("x"), proxies=(("g", "h"), ("h", "x"))), "holder_gave"),
        (roll(ABSENT, member("h"), member("x"), proxies=(("g", "h"), ("x", "g"))), "grantor_received"),
        (roll(ABSENT, member("h"), member("x", present=False), proxies=(("g", "h"), ("x", "h"))), "too_many"),
        (roll(ABSENT, member("h"), member("x", present=False), proxies=(("g", "h"), ("x", "h")), most=2), None),
    ],
)
def test_a_proxy_counts_or_has_its_reason_not_to(held: Roll, fault: str | None) -> None:
    assert proxy_faults(held)[0] == fault
    assert ("g" in represented(held)) == (fault is None)


def test_who_may_not_vote_is_told_why() -> None:
    held = roll(ABSENT, member("h"), proxies=(("g", "h"),))
    by_proxy = represented(held)
    assert ballot_fault(held.members["g"], held, by_proxy) is None
    assert ballot_fault(member("x", present=False), held, by_proxy) == "absent"
    assert ballot_fault(member("x", recused="competitor"), held, by_proxy) == "recused"
    assert ballot_fault(member("x", mandate_from=date(2027, 1, 1)), held, by_proxy) == "mandate"


def test_the_heads_of_a_college_are_its_running_mandates() -> None:
    held = roll(
        member("g", present=False, vote="against"),
        member("h", vote="for"),
        member("r", recused="competitor", vote="for"),
        member("old", mandate_to=date(2020, 1, 1), vote="for"),
        member("b", college="B", vote="for"),
        proxies=(("g", "h"),),
    )
    heads = heads_of("A", held)
    assert (heads.electors, heads.recused, heads.present, heads.represented) == (3, 1, 1, 1)
    assert dict(heads.ballots) == {"for": 1, "against": 1}


@given(st.integers())
def test_who_cast_which_ballot_of_a_college_does_not_matter(seed: int) -> None:
    made, chance = cases.base("named"), Random(seed)
    del made["chair"]
    for one in made["members"]:
        one["reason"] = "Said aloud."
    shuffled = {**made, "members": [dict(one) for one in made["members"]]}
    for name in "ABC":
        voters = [one for one in shuffled["members"] if one["college"] == name and "vote" in one]
        votes = [one["vote"] for one in voters]
        chance.shuffle(votes)
        for one, vote in zip(voters, votes, strict=True):
            one["vote"] = vote
    chance.shuffle(shuffled["members"])
    assert figures(count(cases.vote_of(shuffled))) == figures(count(cases.vote_of(made)))

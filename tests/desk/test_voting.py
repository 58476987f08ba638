"""Votes through the desk: who may cast, with which reason, what is counted, and what the engine makes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from conditionality.assembly.kinds import Choice
from conditionality.desk.cases import log_of
from conditionality.desk.hearing_requests import Cast
from conditionality.desk.motions import ballots_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, NotDone
from conditionality.desk.voting import (
    cast,
    close_ballot,
    close_item,
    open_ballot,
)
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import MEMBERS, WHY, choices, codes, record_of, sat, seat, state


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


@pytest.fixture
def weak(office: Office, region: Region) -> str:
    """Bring a dossier for which the score proposes a plan before the assembly."""
    return ready(office, region)


def test_a_recused_member_leaves_and_a_holder_votes_for_the_grantor(
    office: Office, region: Region, strong: str
) -> None:
    sitting = sat(office, region, strong)
    done(sitting.recuse("eco1", strong))
    done(sitting.proxy("cons1", "cons2"))
    done(sitting.proxy("eco1", "eco2"))
    sitting.item(strong, (one for one in MEMBERS if one != "cons1"))
    motion = sitting.ballot(strong, "accept")
    assert codes(sitting.cast(motion, "eco1", "for")) == ["interested"]
    assert codes(sitting.cast(motion, "eco2", "for", grantor="eco1")) == ["interested"]
    assert codes(sitting.cast(motion, "cons3", "for", grantor="cons1")) == ["sitting-ballot-by-holder"]
    assert codes(sitting.cast(motion, "cons3", "for", grantor="acad1")) == ["sitting-ballot-in-person"]
    assert codes(sitting.cast(motion, "cons1", "for")) == ["sitting-ballot-by-holder"]
    done(sitting.cast(motion, "cons2", "against", WHY))
    done(sitting.cast(motion, "cons2", "for", grantor="cons1"))
    assert codes(sitting.cast(motion, "cons2", "for", grantor="cons1")) == ["already_voted"]
    sitting.vote(motion, choices("for", (one for one in MEMBERS if one not in {"eco1", "cons1", "cons2"})))
    told = record_of(office, motion)
    eco = next(one for one in told.result.colleges if one.id == "ECO")
    cons = next(one for one in told.result.colleges if one.id == "CONS")
    assert (eco.recused, eco.present, eco.cast) == (1, 2, 2)
    assert (cons.present, cons.represented, cons.cast) == (2, 1, 3)
    assert state(office, strong) == "AVIS_ACCEPT"
    with office.reading() as connection:
        rows = [one for one in log_of(connection, motion) if one.on_behalf_of]
    assert [(one.actor, one.on_behalf_of) for one in rows] == [(sitting.code("cons2"), sitting.code("cons1"))]


def test_a_ballot_without_its_reason_is_blocked_and_not_thrown_away(
    office: Office, region: Region, strong: str
) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = sitting.ballot(strong, "accept")
    assert codes(sitting.cast(motion, "cons1", "against")) == ["vote-reason-missing"]
    done(sitting.cast(motion, "cons1", "against", WHY))
    assert codes(sitting.cast(motion, "cons1", "against", WHY)) == ["already_voted"]
    with office.reading() as connection:
        assert [(one.choice, one.reasons) for _, one in ballots_of(connection, motion)] == [("against", (WHY,))]


def test_the_ballot_of_the_chair_tips_a_tie(office: Office, region: Region, strong: str) -> None:
    seat(office, region, "fanny")
    sitting = sat(office, region, strong)
    sitting.item(strong, (*MEMBERS, "fanny"))
    motion = sitting.ballot(strong, "accept")
    for_ = (*MEMBERS[:3], *MEMBERS[6:9], "reg1", "fanny")
    for name in for_:
        done(sitting.cast(motion, name, "for"))
    sitting.vote(motion, choices("against", (one for one in MEMBERS if one not in for_)))
    told = record_of(office, motion).result
    assert (told.outcome, told.reason) == ("ADOPTED", "CASTING_VOTE")
    assert state(office, strong) == "AVIS_ACCEPT"


def test_a_tie_without_the_ballot_of_the_chair_falls(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong, MEMBERS[:12])
    motion = sitting.ballot(strong, "accept")
    for name in MEMBERS[:6]:
        done(sitting.cast(motion, name, "for"))
    sitting.vote(motion, choices("against", MEMBERS[6:12]))
    told = record_of(office, motion).result
    assert (told.outcome, told.reason) == ("NOT_ADOPTED", "TIE")
    assert state(office, strong) == "IN_DELIBERATION"


@pytest.mark.parametrize(("colleges_for", "outcome"), [(3, "NOT_ADOPTED"), (4, "ADOPTED")])
def test_an_acceptance_that_departs_from_the_score_asks_two_thirds_and_a_written_reason(
    office: Office, region: Region, weak: str, colleges_for: int, outcome: str
) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    assert codes(sitting.move(weak, "accept")) == ["hearing-motion-reason"]
    motion = sitting.ballot(weak, "accept", WHY)
    for name in MEMBERS[: 3 * colleges_for]:
        done(sitting.cast(motion, name, "for"))
    sitting.vote(motion, choices("against", MEMBERS[3 * colleges_for :]))
    told = record_of(office, motion)
    assert told.vote.motion is not None
    assert told.vote.motion.departs
    assert told.result.outcome == outcome


def test_the_secretary_drafts_and_the_chair_moves(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = done(sitting.move(strong, "accept", by="eden")).subject
    assert state(office, motion, "motion") == "DRAFT"
    assert done(sitting.move(strong, "accept")).subject == motion
    assert state(office, motion, "motion") == "MOVED"
    assert codes(sitting.move(strong, "accept", by="cons1")) == ["hearing-motion-there"]
    assert codes(sitting.move(strong, "accept", by="claude")) == ["role"]
    assert codes(open_ballot(office, region.hand("eden"), motion)) == ["role"]
    assert codes(open_ballot(office, region.hand("fanny"), f"{strong}.m9")) == ["not_begun"]


def test_while_a_ballot_is_open_nothing_else_moves_on_the_item(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = sitting.ballot(strong, "accept")
    assert codes(sitting.roll(strong)) == ["hearing-ballot-running"]
    assert codes(sitting.recuse("cons1", strong)) == ["hearing-ballot-running"]
    assert codes(sitting.proxy("cons1", "cons2")) == ["hearing-ballot-running"]
    assert codes(close_item(office, region.hand("fanny"), strong)) == ["hearing-ballot-running"]
    other = done(sitting.move(strong, "plan")).subject
    assert codes(open_ballot(office, region.hand("fanny"), other)) == ["hearing-ballot-running"]
    assert codes(close_ballot(office, region.hand("eden"), motion)) == ["role"]


def test_whoever_instructs_a_dossier_does_not_vote_on_it(office: Office, region: Region, strong: str) -> None:
    seat(office, region, "claude")
    seat(office, region, "dominique")
    sitting = sat(office, region, strong)
    sitting.item(strong, (*MEMBERS, "claude", "dominique"))
    motion = sitting.ballot(strong, "accept")
    assert codes(sitting.cast(motion, "claude", "for")) == ["instructed"]
    done(sitting.cast(motion, "dominique", "for"))
    for name in ("eden", "alix"):
        refused = cast(office, region.hand(name), motion, Cast(choice="for"))
        assert codes(refused) == ["role"]


def test_ten_members_vote_at_once_and_every_ballot_is_there_once(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = sitting.ballot(strong, "accept")
    hands = [sitting.member(name) for name in MEMBERS[:10]]
    picks: tuple[Choice, ...] = ("for", "against", "abstain", "for", "nppv")
    asked = [Cast(choice=picks[rank % 5], reason=WHY) for rank in range(10)]
    with ThreadPoolExecutor(20) as threads:
        twice = [*zip(hands, asked, strict=True), *zip(hands, asked, strict=True)]
        outcomes = list(threads.map(lambda one: cast(office, one[0], motion, one[1]), twice))
    assert sum(isinstance(one, Done) for one in outcomes) == 10
    assert {one.denied for one in outcomes if isinstance(one, NotDone)} == {"already_voted"}
    with office.reading() as connection:
        taken = [one for _, one in ballots_of(connection, motion)]
    assert sorted(one.person for one in taken) == sorted(one.person for one in hands)
    wanted = {hand.person: one.choice for hand, one in zip(hands, asked, strict=True)}
    assert {one.person: one.choice for one in taken} == wanted

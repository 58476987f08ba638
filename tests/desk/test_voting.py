"""Votes through the desk: who may cast, with which reason, what is counted, and what the engine makes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from conditionality.assembly.kinds import Choice
from conditionality.assembly.trace import VoteRecord
from conditionality.assembly.trace import recount as count_again
from conditionality.codec import canonical, fingerprint
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.hearing import answer_contradictory, open_contradictory, pass_answer_time
from conditionality.desk.hearing_requests import Cast, Contradictory, NewMotion, Observations
from conditionality.desk.improve import amend_plan
from conditionality.desk.motions import ballots_of, motion_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, NotDone
from conditionality.desk.papers import version_of
from conditionality.desk.recount import recount
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.sitting_papers import stored
from conditionality.desk.voting import (
    Amendment,
    amend_motion,
    cast,
    close_ballot,
    close_item,
    move_motion,
    open_ballot,
)
from conditionality.dossier.assembly_events import MotionProclaimed
from conditionality.dossier.deliberation_events import Deferred, PlanAdvised, RefusalAdvised
from conditionality.dossier.follow_up_events import PlanProposed
from conditionality.dossier.kinds import Role
from conditionality.storage import records
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import MEMBERS, WHY, Sitting, choices, sat
from tests.desk.test_hearing import codes, state

FOUR = ("cons1", "acad1", "synd1", "eco1")


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


@pytest.fixture
def weak(office: Office, region: Region) -> str:
    """Bring a dossier for which the score proposes a plan before the assembly."""
    return ready(office, region)


def seat(office: Office, region: Region, name: str, role: Role = "MEM") -> None:
    """Give a person a seat in the college of the region."""
    mandate = NewMandate(person=region.people[name], role=role, college="REG", from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), mandate))


def record_of(office: Office, motion: str) -> VoteRecord:
    with office.reading() as connection:
        found = motion_of(connection, motion)
        assert found is not None
        return stored(connection, VoteRecord, found.trace)


def event_of(office: Office, subject: str, kind: type) -> object:
    with office.reading() as connection:
        return next(one.payload for one in reversed(log_of(connection, subject)) if isinstance(one.payload, kind))


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


def test_the_plan_voted_is_the_plan_proposed(office: Office, region: Region, weak: str) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    motion = done(sitting.move(weak, "plan")).subject
    with office.reading() as connection:
        before = version_of(connection, weak)
    assert before is not None
    steps = tuple(one.id for one in before.plan.actions)
    done(amend_motion(office, region.hand("eden"), motion, Amendment(steps=steps, reason=WHY)))
    done(open_ballot(office, region.hand("fanny"), motion))
    late = amend_motion(office, region.hand("eden"), motion, Amendment(steps=steps, reason=WHY))
    assert codes(late) == ["hearing-motion-frozen"]
    with office.reading() as connection:
        voted = version_of(connection, weak)
    done(amend_plan(office, region.hand("alix"), weak, Amendment(steps=steps, reason="Pendant le vote.")))
    sitting.vote(motion, choices("for"))
    with office.reading() as connection:
        after = version_of(connection, weak)
    assert after is not None
    advised, proposed = event_of(office, weak, PlanAdvised), event_of(office, after.subject, PlanProposed)
    assert isinstance(advised, PlanAdvised)
    assert isinstance(proposed, PlanProposed)
    assert voted is not None
    assert advised.plan == proposed.plan == after.digest == voted.digest != before.digest
    assert (state(office, weak), state(office, after.subject, "plan")) == ("AVIS_PLAN", "PROPOSED")


def test_when_an_acceptance_falls_the_engine_drafts_a_plan_to_fill_in(
    office: Office, region: Region, strong: str
) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    sitting.vote(sitting.ballot(strong, "accept"), choices("against"))
    sitting.vote(sitting.ballot(strong, "plan"), choices("for"))
    assert state(office, strong) == "AVIS_PLAN"


def heard(office: Office, region: Region, dossier: str) -> None:
    """Hear an organisation."""
    asked = Contradictory(reason="Une condition manque.", opened_by="motion_to_refuse")
    assert codes(open_contradictory(office, region.hand("alix"), dossier, asked)) == ["role"]
    done(open_contradictory(office, region.hand("claude"), dossier, asked))
    words = Observations(words="Voici nos observations.")
    assert codes(answer_contradictory(office, region.hand("basile"), dossier, words)) == ["not_own"]
    done(answer_contradictory(office, region.hand("alix"), dossier, words))


def test_nobody_is_refused_without_having_been_heard(office: Office, region: Region, weak: str) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    refused = sitting.move(weak, "refuse", WHY, "eligibility_not_met")
    assert codes(refused) == ["hearing-refuse-unheard"]
    sitting.vote(sitting.ballot(weak, "plan"), choices("against"))
    assert codes(sitting.move(weak, "refuse", WHY, "eligibility_not_met")) == ["hearing-refuse-unheard"]


def test_a_refusal_comes_last_with_a_listed_ground_and_reasons(office: Office, region: Region, weak: str) -> None:
    heard(office, region, weak)
    sitting = sat(office, region, weak)
    sitting.item(weak)
    assert codes(sitting.move(weak, "refuse", WHY, "eligibility_not_met")) == ["hearing-refuse-early"]
    sitting.vote(sitting.ballot(weak, "plan"), choices("against"))
    assert codes(sitting.move(weak, "plan")) == ["hearing-motion-voted"]
    assert codes(sitting.move(weak, "refuse")) == ["hearing-motion-reason", "vote-motion-ground"]
    motion = sitting.ballot(weak, "refuse", WHY, "eligibility_not_met")
    assert codes(sitting.cast(motion, "cons1", "for")) == ["vote-reason-missing"]
    sitting.vote(motion, choices("for"))
    told = event_of(office, weak, RefusalAdvised)
    assert isinstance(told, RefusalAdvised)
    assert (told.ground, told.reason, state(office, weak)) == ("eligibility_not_met", WHY, "AVIS_REFUSE")


def test_the_time_to_answer_ends_by_the_clock(office: Office, region: Region, weak: str) -> None:
    done(open_contradictory(office, region.hand("eden"), weak, Contradictory(reason="Une condition manque.")))
    assert codes(pass_answer_time(office, region.hand("clock"), weak)) == ["hearing-answer-time-runs"]
    region.wait(20)
    done(pass_answer_time(office, region.hand("clock"), weak))
    with office.reading() as connection:
        case = case_of(connection, weak, "dossier")
    assert (case.state, case.heard) == ("READY", True)


def fall(sitting: Sitting, dossier: str) -> None:
    """Let an item end without a motion adopted."""
    office, region = sitting.office, sitting.region
    sitting.item(dossier)
    assert codes(close_item(office, region.hand("fanny"), dossier)) == ["hearing-motion-left"]
    sitting.vote(sitting.ballot(dossier, "plan"), choices("against"))
    assert codes(close_item(office, region.hand("eden"), dossier)) == ["role"]
    done(close_item(office, region.hand("fanny"), dossier))
    sitting.end()


def test_what_nobody_adopts_is_put_off_once_then_goes_without_an_avis(
    office: Office, region: Region, weak: str
) -> None:
    fall(sat(office, region, weak), weak)
    put_off = event_of(office, weak, Deferred)
    assert isinstance(put_off, Deferred)
    assert put_off.asked_by == "assembly"
    assert put_off.reason.startswith("Aucune motion")
    assert state(office, weak) == "READY"
    again = sat(office, region, weak)
    fall(again, weak)
    with office.reading() as connection:
        case = case_of(connection, weak, "dossier")
    assert (case.state, case.avis) == ("SENT_TO_REGION", "not_reached")


def test_a_second_deferral_only_when_the_organisation_asks(office: Office, region: Region, weak: str) -> None:
    first = sat(office, region, weak)
    first.item(weak)
    assert codes(first.move(weak, "defer")) == ["hearing-motion-reason"]
    first.vote(first.ballot(weak, "defer", "Apporter le bilan."), choices("for"))
    assert codes(first.move(weak, "plan")) == ["hearing-item-shut"]
    first.end()
    second = sat(office, region, weak)
    second.item(weak)
    assert codes(second.move(weak, "defer", WHY)) == ["hearing-deferred-already"]
    asked = NewMotion(kind="defer", reason=WHY, enterprise_asks=True)
    motion = done(move_motion(office, region.hand("fanny"), weak, asked)).subject
    done(open_ballot(office, region.hand("fanny"), motion))
    second.vote(motion, choices("for"))
    told = event_of(office, weak, Deferred)
    assert isinstance(told, Deferred)
    assert (told.asked_by, state(office, weak)) == ("enterprise", "READY")


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


def test_when_members_leave_there_is_no_quorum_at_the_ballot(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = done(sitting.move(strong, "accept")).subject
    done(sitting.roll(strong, MEMBERS[:6]))
    assert codes(open_ballot(office, region.hand("fanny"), motion)) == ["hearing-no-quorum"]
    done(sitting.roll(strong))
    done(open_ballot(office, region.hand("fanny"), motion))
    sitting.vote(motion, choices("for", MEMBERS[:6]))
    assert state(office, strong) == "ON_AGENDA"
    with office.reading() as connection:
        assert case_of(connection, strong, "dossier").call == 2


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


def test_a_vote_counts_again_to_the_same_bytes_and_records_are_chained(
    office: Office, region: Region, weak: str
) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    first = sitting.ballot(weak, "accept", WHY)
    sitting.vote(first, choices("against"))
    second = sitting.ballot(weak, "plan")
    sitting.vote(second, choices("for"))
    one, two = record_of(office, first), record_of(office, second)
    assert (count_again(one), count_again(two)) == ("same", "same")
    assert (one.previous, two.previous) == ("", fingerprint(one))
    with office.reading() as connection:
        said = next(one.payload for one in log_of(connection, first) if isinstance(one.payload, MotionProclaimed))
        assert records.read(connection, said.trace) == canonical(one)
        assert recount(connection, first) == recount(connection, second) == ()
        assert recount(connection, f"{weak}.m9") == ()


def test_another_record_than_the_ballots_make_is_told(
    office: Office, region: Region, strong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = sitting.ballot(strong, "accept")
    sitting.vote(motion, choices("for"))
    told = record_of(office, motion)
    colleges = (told.vote.colleges[0].model_copy(update={"for_": 1}), *told.vote.colleges[1:])
    false = replace_record(told, colleges)
    monkeypatch.setattr(records, "read", reading(records.read, canonical(told), canonical(false)))
    with office.reading() as connection:
        found = recount(connection, motion)
    assert [one.code for one in found] == ["recount-differs", "recount-other-vote"]


def replace_record(told: VoteRecord, colleges: tuple[object, ...]) -> VoteRecord:
    return told.model_copy(update={"vote": told.vote.model_copy(update={"colleges": colleges})})


def reading(true: object, honest: bytes, false: bytes) -> object:
    """Give a reader of records that finds a false record in the place of the honest one."""

    def read(connection: object, digest: str) -> bytes:
        content = true(connection, digest)  # type: ignore[operator]
        return false if content == honest else content

    return read

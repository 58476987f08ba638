"""One item: opened with its quorum, or sent to a second call."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.floor import conflicts_of, recusals_of, room_of
from conditionality.desk.hearing import (
    convene,
    open_item,
    open_session,
    plan_session,
    second_call,
)
from conditionality.desk.hearing_requests import Convocation, NewSession
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.voting import (
    open_ballot,
)
from conditionality.dossier.deliberation_events import ItemOpened, QuorumMissed
from conditionality.storage.outbox import waiting
from tests.desk.path import STRONG, ready
from tests.desk.people import MINE, Region, done
from tests.desk.session import MEMBERS, choices, codes, convened, planned, sat, state


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


def test_no_item_is_opened_without_session_roll_and_quorum(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = convened(office, region, dossier)
    assert codes(open_item(office, region.hand("fanny"), dossier)) == ["hearing-session-not-open", "hearing-no-quorum"]
    sitting.open()
    assert codes(open_item(office, region.hand("fanny"), dossier)) == ["hearing-roll-missing", "hearing-no-quorum"]
    assert codes(sitting.roll(dossier, ("cons1", "claude"))) == ["vote-member-unknown"]
    done(sitting.roll(dossier, ("cons1", "acad1", "synd1", "eco1", "reg1", "reg2", "reg3")))
    short = open_item(office, region.hand("fanny"), dossier)
    assert codes(short) == ["hearing-no-quorum"]
    assert isinstance(short, NotDone)
    assert "7 of 15 electors are there, 8 are needed" in short.sentences("en")[0]
    assert codes(open_item(office, region.hand("eden"), dossier)) == ["role"]
    done(sitting.roll(dossier, MEMBERS[:6]))
    colleges = open_item(office, region.hand("fanny"), dossier)
    assert codes(colleges) == ["hearing-no-quorum"]
    done(sitting.roll(dossier))
    assert codes(second_call(office, region.hand("fanny"), dossier)) == ["hearing-quorum-there"]
    done(open_item(office, region.hand("fanny"), dossier))


def test_without_quorum_the_same_agenda_comes_back_three_days_later_and_decides(office: Office, region: Region) -> None:
    dossier, other = ready(office, region, texts=STRONG), ready(office, region, "basile", STRONG)
    sitting = sat(office, region, dossier, other)
    sitting.item(other)
    sitting.vote(sitting.ballot(other, "accept"), choices("for"))
    done(sitting.roll(dossier, ("cons1", "acad1")))
    assert codes(second_call(office, region.hand("eden"), dossier)) == ["role"]
    done(second_call(office, region.hand("fanny"), dossier))
    with office.reading() as connection:
        missed = next(one.payload for one in log_of(connection, dossier) if isinstance(one.payload, QuorumMissed))
        day = room_of(connection, sitting.session).day
    assert (missed.session, missed.second_call_on) == (sitting.session, day + timedelta(days=3))
    sitting.end()
    early = NewSession(on=day + timedelta(days=2), place="Salle d'essai", second_call_of=sitting.session)
    assert codes(plan_session(office, region.hand("eden"), early)) == ["vote-second-call-early"]
    again = planned(office, region, second_call_of=sitting.session, days=4)
    strange = convene(office, region.hand("eden"), again.session, Convocation(dossiers=(other,)))
    assert codes(strange) == ["hearing-not-missed"]
    done(convene(office, region.hand("eden"), again.session, Convocation(dossiers=(dossier,))))
    region.wait(4)
    done(open_session(office, region.hand("fanny"), again.session))
    again.item(dossier, ("cons1", "acad1"))
    again.vote(again.ballot(dossier, "accept"), choices("for", ("cons1", "acad1")))
    assert state(office, dossier) == "AVIS_ACCEPT"
    again.end()
    assert state(office, dossier) == "SENT_TO_REGION"


def tie(office: Office, region: Region, name: str) -> None:
    """Let a member also act for the organisation of the dossier."""
    mandate = NewMandate(person=region.people[name], role="ENT", organisation=MINE, from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), mandate))


def test_a_tie_is_found_proposed_and_must_be_answered_before_the_item_is_opened(office: Office, region: Region) -> None:
    tie(office, region, "eco1")
    dossier = ready(office, region, texts=STRONG)
    sitting = convened(office, region, dossier)
    with office.reading() as connection:
        found = conflicts_of(connection, dossier)
        letters = [one.key for one in waiting(connection) if f"{dossier}:tie:" in one.key]
    assert found is not None
    assert [(one.person, one.ground) for one in found.found] == [(region.people["eco1"], "employee_officer_or_owner")]
    assert letters == [f"{dossier}:tie:{sitting.session}:2026-01-15:{region.people['eco1']}"]
    sitting.open()
    done(sitting.roll(dossier))
    refused = open_item(office, region.hand("fanny"), dossier)
    assert codes(refused) == ["hearing-tie-unanswered"]
    assert isinstance(refused, NotDone)
    assert "Eco1" in refused.sentences("fr")[0]
    done(sitting.recuse("eco1", dossier, "employee_officer_or_owner"))
    assert codes(sitting.recuse("eco1", dossier)) == ["hearing-declared-already"]
    done(open_item(office, region.hand("fanny"), dossier))
    with office.reading() as connection:
        opened = next(one.payload for one in log_of(connection, dossier) if isinstance(one.payload, ItemOpened))
        out = recusals_of(connection, sitting.session, dossier)
    assert opened.recused == (region.people["eco1"],)
    assert [(one.ground, one.source) for one in out] == [("employee_officer_or_owner", "detected")]


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

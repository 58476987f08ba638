"""A sitting through the desk: convene, declare, give a proxy, call the roll, open an item."""

from __future__ import annotations

import json
from datetime import date, time, timedelta

import pytest

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.floor import conflicts_of, in_france, recusals_of, room_of
from conditionality.desk.hearing import (
    convene,
    declare_interest,
    open_item,
    open_session,
    plan_session,
    postpone_session,
    remove_item,
    second_call,
)
from conditionality.desk.hearing_requests import Convocation, Interest, NewSession, Postponement, Removal
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.dossier.deliberation_events import ItemOpened, PutOnAgenda, QuorumMissed
from conditionality.dossier.kinds import MachineName
from conditionality.storage.outbox import waiting
from tests.desk.path import STRONG, ready, scored
from tests.desk.people import MINE, Region, done
from tests.desk.session import MEMBERS, advised, choices, convened, planned, sat


def state(office: Office, subject: str, machine: MachineName = "dossier") -> str:
    with office.reading() as connection:
        return case_of(connection, subject, machine).state


def codes(outcome: Outcome) -> list[str]:
    """Give the codes of what stopped an act, each of which has its sentences."""
    assert isinstance(outcome, NotDone), outcome
    assert all(outcome.sentences("fr")), outcome
    assert all(outcome.sentences("en")), outcome
    return [one.code for one in outcome.findings] or [outcome.denied or ",".join(outcome.unmet)]


def test_a_dossier_goes_from_ready_to_the_region(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = advised(office, region, dossier)
    assert state(office, dossier) == "SENT_TO_REGION"
    assert state(office, sitting.session, "session") == "PUBLISHED"


def test_members_are_convened_with_a_calendar_entry_and_the_organisation_is_told(
    office: Office, region: Region
) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = convened(office, region, dossier)
    with office.reading() as connection:
        letters = {one.key: one for one in waiting(connection)}
        put = next(one.payload for one in log_of(connection, dossier) if isinstance(one.payload, PutOnAgenda))
        room = room_of(connection, sitting.session)
    called = [key for key in letters if key.startswith(f"{sitting.session}:convocation:")]
    assert len(called) == len(MEMBERS) + 2
    content = json.loads(letters[called[0]].content)
    assert content["calendar_fr"].startswith("BEGIN:VCALENDAR")
    assert f"UID:{sitting.session}@conditionality" in content["calendar"]
    assert dossier in content["body_fr"]
    assert any(key.startswith(f"{dossier}:agenda:") for key in letters)
    assert (put.session, put.item, room.dossiers, room.state) == (sitting.session, 1, (dossier,), "CONVENED")
    assert room.agenda is not None
    assert len(room.agenda.items[0].pieces) == 2


def test_members_are_convened_five_days_before_at_least(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = planned(office, region, days=4)
    late = convene(office, region.hand("eden"), sitting.session, Convocation(dossiers=(dossier,)))
    assert codes(late) == ["sitting-convened-late"]
    assert state(office, dossier) == "READY"


def test_only_a_dossier_that_is_ready_is_put_on_an_agenda_and_once(office: Office, region: Region) -> None:
    unready = scored(office, region, texts=STRONG)
    sitting = planned(office, region)
    asked = Convocation(dossiers=(unready, unready, "D-2026-0099"))
    found = convene(office, region.hand("eden"), sitting.session, asked)
    assert codes(found) == ["sitting-dossier-twice", "hearing-not-ready", "hearing-dossier-unknown"]
    assert state(office, sitting.session, "session") == "PLANNED"


def test_the_secretary_alone_plans_and_convenes(office: Office, region: Region) -> None:
    asked = NewSession(on=date(2026, 3, 2), place="Salle d'essai", starts_at=time(14, 30))
    assert codes(plan_session(office, region.hand("claude"), asked)) == ["role"]
    session = done(plan_session(office, region.hand("eden"), asked)).subject
    past = plan_session(office, region.hand("eden"), asked.model_copy(update={"on": date(2026, 1, 2)}))
    assert codes(past) == ["hearing-day-past"]
    with office.reading() as connection:
        room = room_of(connection, session)
    assert room.about.starts_at == in_france(date(2026, 3, 2), time(14, 30))
    assert session == "S-2026-01"


def test_an_item_leaves_the_agenda_with_a_reason(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = convened(office, region, dossier)
    asked = Removal(reason="L'organisation le demande.")
    assert codes(remove_item(office, region.hand("claude"), dossier, asked)) == ["role"]
    done(remove_item(office, region.hand("eden"), dossier, asked))
    assert state(office, dossier) == "READY"
    sitting.open()
    assert codes(open_item(office, region.hand("fanny"), dossier)) == ["not_from_here"]


def test_a_session_is_opened_on_its_day_by_the_chair(office: Office, region: Region) -> None:
    sitting = convened(office, region, ready(office, region, texts=STRONG))
    assert codes(open_session(office, region.hand("fanny"), sitting.session)) == ["hearing-other-day"]
    region.wait(10)
    assert codes(open_session(office, region.hand("eden"), sitting.session)) == ["role"]
    done(open_session(office, region.hand("fanny"), sitting.session))
    assert codes(open_session(office, region.hand("fanny"), sitting.session)) == ["not_from_here"]


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


def test_another_ground_is_said_in_words_and_grounds_are_a_closed_list(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = convened(office, region, dossier)
    other = Interest(dossier=dossier, ground="other")
    assert codes(declare_interest(office, sitting.member("cons1"), sitting.session, other)) == ["vote-recused-why"]
    absent = Interest(dossier="D-2026-0099", ground="competitor")
    assert codes(declare_interest(office, sitting.member("cons1"), sitting.session, absent)) == ["hearing-item-absent"]
    assert codes(declare_interest(office, region.hand("claude"), sitting.session, other)) == ["role"]
    with pytest.raises(ValueError, match="ground"):
        Interest.model_validate({"dossier": dossier, "ground": "bad mood"})


def test_a_proxy_goes_to_one_member_of_the_same_college_without_chains(office: Office, region: Region) -> None:
    sitting = convened(office, region, ready(office, region, texts=STRONG))
    assert codes(sitting.proxy("cons1", "acad1")) == ["vote-proxy-other-college"]
    assert codes(sitting.proxy("cons1", "cons1"))[0] == "vote-proxy-self"
    done(sitting.proxy("cons1", "cons2"))
    assert codes(sitting.proxy("cons1", "cons3")) == ["vote-proxy-twice"]
    assert codes(sitting.proxy("cons3", "cons2")) == ["vote-proxy-too-many"]
    assert codes(sitting.proxy("cons2", "cons3")) == ["vote-proxy-grantor-received"]
    assert codes(sitting.proxy("cons3", "claude")) == ["vote-member-unknown"]


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


def test_what_changed_since_the_screen_was_drawn_is_told(office: Office, region: Region) -> None:
    sitting = convened(office, region, ready(office, region, texts=STRONG))
    region.wait(10)
    done(open_session(office, region.hand("fanny"), sitting.session, {sitting.session: 2}))
    stale = open_session(office, region.hand("fanny"), sitting.session, {sitting.session: 2})
    assert codes(stale) == ["not_from_here"]
    dossier = sitting.dossiers[0]
    done(sitting.roll(dossier))
    seen = {dossier: 1}
    assert codes(open_item(office, region.hand("fanny"), dossier, seen)) == ["changed-since-opened"]


def test_a_session_is_put_off_and_convened_again(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = convened(office, region, dossier)
    with office.reading() as connection:
        day = room_of(connection, sitting.session).day
    same = Postponement(on=day, reason="Grève des trains.")
    assert codes(postpone_session(office, region.hand("eden"), sitting.session, same)) == ["hearing-day-past"]
    later = Postponement(on=day + timedelta(days=7), reason="Grève des trains.")
    done(postpone_session(office, region.hand("eden"), sitting.session, later))
    assert (state(office, dossier), state(office, sitting.session, "session")) == ("READY", "PLANNED")
    done(convene(office, region.hand("eden"), sitting.session, Convocation(dossiers=(dossier,))))
    with office.reading() as connection:
        room = room_of(connection, sitting.session)
        letters = {one.key: json.loads(one.content) for one in waiting(connection)}
    assert (room.day, room.dossiers) == (later.on, (dossier,))
    again = next(content for key, content in letters.items() if key.startswith(f"{sitting.session}:convocation:2:"))
    assert "SEQUENCE:1" in again["calendar"]
    assert any(key.startswith(f"{sitting.session}:postponed:1:") for key in letters)

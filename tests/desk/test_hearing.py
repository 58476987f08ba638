"""A sitting through the desk: convene, declare, give a proxy, call the roll, open an item."""

from __future__ import annotations

from datetime import date, time

import pytest

from conditionality.desk.floor import in_france, room_of
from conditionality.desk.hearing import (
    convene,
    declare_interest,
    open_item,
    open_session,
    plan_session,
    remove_item,
)
from conditionality.desk.hearing_requests import Convocation, Interest, NewSession, Removal
from conditionality.desk.office import Office
from tests.desk.path import STRONG, ready, scored
from tests.desk.people import Region, done
from tests.desk.session import (
    advised,
    codes,
    convened,
    planned,
    state,
)


def test_a_dossier_goes_from_ready_to_the_region(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = advised(office, region, dossier)
    assert state(office, dossier) == "SENT_TO_REGION"
    assert state(office, sitting.session, "session") == "PUBLISHED"


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
    asked = NewSession(on=date(2026, 3, 2), place="Salle d'essai", starts_at="14:30")
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

"""A session read back for its minutes."""

from __future__ import annotations

from conditionality.desk.floor import room_of
from conditionality.desk.hearing import remove_item, second_call
from conditionality.desk.hearing_requests import Dissent, Removal
from conditionality.desk.minutes import close_session
from conditionality.desk.office import Office
from conditionality.desk.session_record import session_record
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import MEMBERS, choices, sat


def test_items_are_told_as_they_were_held(office: Office, region: Region) -> None:
    one, two = ready(office, region, texts=STRONG), ready(office, region, "basile")
    sitting = sat(office, region, one, two)
    sitting.item(one)
    sitting.vote(sitting.ballot(one, "defer", "Apporter le bilan."), choices("for"))
    done(sitting.roll(two, MEMBERS[:2]))
    done(second_call(office, region.hand("fanny"), two))
    done(close_session(office, region.hand("fanny"), sitting.session))
    note = Dissent(dossier=one, person=sitting.code("synd1"), text="Non.")
    with office.reading() as connection:
        told = session_record(connection, room_of(connection, sitting.session), region.people["eden"], (note,))
    first, second = told.items
    assert (first.advice, first.reason, len(first.votes), len(first.dissents)) == (
        "Deferred",
        "Apporter le bilan.",
        1,
        1,
    )
    assert (second.advice, len(second.votes), second.votes[0][1].outcome) == ("QuorumMissed", 1, "NO_QUORUM")
    assert (told.chair, told.secretary, len(told.head)) == ("Fanny", "Eden", 64)
    assert told.opened_at is not None
    assert told.closed_at is not None
    assert told.opened_at < told.closed_at


def test_an_item_that_was_removed_is_not_told(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    sitting = sat(office, region, dossier)
    done(remove_item(office, region.hand("eden"), dossier, Removal(reason="Faute de temps.")))
    done(close_session(office, region.hand("fanny"), sitting.session))
    with office.reading() as connection:
        told = session_record(connection, room_of(connection, sitting.session), region.people["eden"])
    assert told.items == ()

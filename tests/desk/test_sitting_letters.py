"""Letters of a sitting."""

from __future__ import annotations

import json

from conditionality.desk.cases import log_of
from conditionality.desk.floor import room_of
from conditionality.desk.office import Office
from conditionality.dossier.deliberation_events import PutOnAgenda
from conditionality.storage.outbox import waiting
from tests.desk.path import STRONG, ready
from tests.desk.people import Region
from tests.desk.session import MEMBERS, convened


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
    assert "14:30" in content["body_fr"]
    assert "DTSTART:20260115T133000Z" in content["calendar"]
    assert any(key.startswith(f"{dossier}:agenda:") for key in letters)
    assert (put.session, put.item, room.dossiers, room.state) == (sitting.session, 1, (dossier,), "CONVENED")
    assert room.agenda is not None
    assert len(room.agenda.items[0].pieces) == 2

"""A session put off to another day."""

from __future__ import annotations

import json
from datetime import time, timedelta

from conditionality.desk.floor import in_france, room_of
from conditionality.desk.hearing import (
    convene,
    postpone_session,
)
from conditionality.desk.hearing_requests import Convocation, Postponement
from conditionality.desk.office import Office
from conditionality.storage.outbox import waiting
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import codes, convened, state


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
    assert room.agenda is not None
    assert room.agenda.starts_at == in_france(later.on, time(14, 30)) == room.about.starts_at
    again = next(content for key, content in letters.items() if key.startswith(f"{sitting.session}:convocation:2:"))
    assert "SEQUENCE:1" in again["calendar"]
    assert any(key.startswith(f"{sitting.session}:postponed:1:") for key in letters)

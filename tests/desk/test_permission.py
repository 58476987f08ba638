"""Reading is asked for like any act."""

from __future__ import annotations

import pytest

from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import StoppedError
from conditionality.desk.permission import allow, denied
from tests.desk.people import MINE, Region, done


def test_who_may_not_read_is_stopped_and_told_why(office: Office, region: Region) -> None:
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    with office.reading() as connection:
        allow(connection, region.hand("alix"), "read_answers", dossier)
        assert denied(connection, region.hand("alix"), "read_answers", dossier) == ""
        assert denied(connection, region.hand("basile"), "read_answers", dossier) == "other_answers"
        assert denied(connection, Hand("nobody", "ENT", region.now), "read_answers", dossier) == "role"
        with pytest.raises(StoppedError):
            allow(connection, region.hand("basile"), "read_answers", dossier)
        with pytest.raises(StoppedError):
            allow(connection, Hand("nobody", "ENT", region.now), "read_answers", dossier)

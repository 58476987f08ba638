"""What the desk knows of a session comes from its log, and what was frozen stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from conditionality.assembly.roster import Assembly
from conditionality.codec import read_paper
from conditionality.desk.cases import log_of
from conditionality.desk.floor import as_in_france, facts_of, in_france, room_of, rules_today, seats_of, ties_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import StoppedError
from conditionality.desk.register import NewMandate, constitute, end_mandate, give_mandate
from conditionality.dossier.assembly_events import SessionOpened
from conditionality.storage import records
from tests.desk.path import STRONG, ready
from tests.desk.people import MINE, OTHER, Region, done
from tests.desk.session import convened, sat


@pytest.mark.parametrize(
    ("on", "hour", "written"),
    [
        (date(2026, 3, 28), time(18), "2026-03-28T18:00:00+01:00"),
        (date(2026, 3, 29), time(18), "2026-03-29T18:00:00+02:00"),
        (date(2026, 10, 24), time(9), "2026-10-24T09:00:00+02:00"),
        (date(2026, 10, 25), time(9), "2026-10-25T09:00:00+01:00"),
    ],
)
def test_an_hour_of_france_knows_summer(on: date, hour: time, written: str) -> None:
    assert in_france(on, hour).isoformat() == written


def test_a_moment_is_told_by_the_hour_of_france() -> None:
    assert as_in_france(datetime(2026, 7, 1, 12, tzinfo=UTC)).isoformat() == "2026-07-01T14:00:00+02:00"
    assert as_in_france(datetime(2026, 1, 5, 12, tzinfo=UTC)).isoformat() == "2026-01-05T13:00:00+01:00"


def test_rules_are_frozen_when_the_session_is_opened(office: Office, region: Region) -> None:
    sitting = convened(office, region, ready(office, region, texts=STRONG))
    with office.reading() as connection:
        now = read_paper(Assembly, records.read(connection, rules_today(connection)))
    other = now.model_copy(update={"name": "Autre nom"})
    done(constitute(office, region.hand("clock"), other))
    with office.reading() as connection:
        assert room_of(connection, sitting.session).assembly.name == "Autre nom"
    sitting.open()
    done(constitute(office, region.hand("clock"), now))
    with office.reading() as connection:
        room = room_of(connection, sitting.session)
        opened = next(one.payload for one in room.log if isinstance(one.payload, SessionOpened))
        assert rules_today(connection) != room.rules == opened.rules
        assert room.assembly.name == "Autre nom"


def test_what_is_not_there_is_told(office: Office) -> None:
    with office.reading() as connection:
        with pytest.raises(StoppedError) as unknown:
            room_of(connection, "S-2026-99")
        with pytest.raises(StoppedError) as without:
            rules_today(connection)
    assert unknown.value.why.findings[0].code == "hearing-session-unknown"
    assert without.value.why.findings[0].code == "hearing-no-assembly"


def test_a_seat_is_a_running_mandate_with_its_organisation(office: Office, region: Region) -> None:
    mandate = NewMandate(
        person=region.people["dominique"], role="MEM", organisation=OTHER, college="ECO", from_on=date(2026, 1, 1)
    )
    given = done(give_mandate(office, region.hand("clock"), mandate)).subject
    with office.reading() as connection:
        seat = next(one for one in seats_of(connection) if one.person == region.people["dominique"])
    assert (seat.organisation_name, seat.college, seat.mandate_to) == ("Atelier Exemple", "ECO", None)
    done(end_mandate(office, region.hand("clock"), given, date(2026, 1, 31)))
    with office.reading() as connection:
        seat = next(one for one in seats_of(connection) if one.person == region.people["dominique"])
    assert seat.mandate_to == date(2026, 1, 31)


def test_ties_are_found_in_seats_in_delegations_and_in_what_was_declared_before(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    spokesman = NewMandate(
        person=region.people["dominique"], role="MEM", organisation=MINE, college="ECO", from_on=date(2026, 1, 1)
    )
    done(give_mandate(office, region.hand("clock"), spokesman))
    sitting = sat(office, region, dossier)
    done(sitting.recuse("cons1", dossier))
    with office.reading() as connection:
        ties = ties_of(connection, dossier, room_of(connection, sitting.session).day)
        facts = facts_of(connection, room_of(connection, sitting.session), dossier, region.people["fanny"])
        assert log_of(connection, sitting.session)
    found = {(one.person, one.ground, one.found_by) for one in ties.found}
    assert found == {
        (region.people["dominique"], "employee_officer_or_owner", "own_organisation"),
        (region.people["cons1"], "competitor", "declared_interest"),
    }
    assert (facts.chair, facts.title) == (None, f"Coopérative Essai ({dossier})")

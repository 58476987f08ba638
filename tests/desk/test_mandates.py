"""Mandates: the legal day, the roles held today, and who is written to."""

from __future__ import annotations

from datetime import UTC, date, datetime

from conditionality.desk.mandates import Hand, Mandate, actor_of, clock, organisations, people, who_acts_for, who_holds
from conditionality.desk.office import Office
from conditionality.dossier.permissions import Actor
from tests.desk.people import MINE, Region


def test_the_day_of_a_hand_is_that_of_france() -> None:
    assert Hand("p", "ENT", datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).today == date(2026, 7, 2)


def test_a_mandate_runs_on_its_first_and_last_day() -> None:
    mandate = Mandate("M-1", "p", "MEM", "", "CONS", "2026-01-01", "2026-01-31")
    assert mandate.runs_on(date(2026, 1, 1))
    assert mandate.runs_on(date(2026, 1, 31))
    assert not mandate.runs_on(date(2026, 2, 1))
    assert not mandate.runs_on(date(2025, 12, 31))


def test_the_clock_and_the_public_need_no_mandate(office: Office, region: Region) -> None:
    with office.reading() as connection:
        assert actor_of(connection, clock(region.now)) == Actor("clock", "SYS")
        assert actor_of(connection, Hand("anybody", "PUB", region.now)) == Actor("anybody", "PUB")
        assert actor_of(connection, Hand("anybody", "STAFF", region.now)) is None


def test_the_register_knows_people_by_role_and_organisation(office: Office, region: Region) -> None:
    hand = region.hand("alix")
    with office.reading() as connection:
        assert [one.name for one in who_acts_for(connection, MINE, hand.today)] == ["Alix"]
        assert {one.name for one in who_holds(connection, "STAFF", hand.today)} == {"Claude", "Dominique"}
        assert len(people(connection)) == len(region.people)
        assert {one.siret for one in organisations(connection)} >= {MINE}

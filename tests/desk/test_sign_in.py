"""The counter of the door: who may come in, and how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from conditionality.desk.mandates import clock
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.outcome import Done, Outcome
from conditionality.desk.register import NewMandate, NewPerson, give_mandate, register_person
from conditionality.desk.sign_in import IDLE, SEEN_EVERY, Account, Signed, accounts, sign_in, sign_out, who_is
from conditionality.dossier.register import Mode

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
HAND = clock(NOW)


def subject(outcome: Outcome) -> str:
    assert isinstance(outcome, Done)
    return outcome.subject


def mandate(office: Office, person: str, until: date | None = None, college: str = "") -> None:
    asked = NewMandate(person=person, role="MEM", college=college, from_on=date(2026, 1, 1), to_on=until)
    subject(give_mandate(office, HAND, asked))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "register.sqlite3")
    yield made
    made.store.engine.dispose()


def furnished(office: Office, mode: Mode) -> str:
    subject(declare(office, mode, NOW))
    person = subject(register_person(office, HAND, NewPerson(name="Maya Membre")))
    mandate(office, person, college="unions")
    return person


def test_an_account_is_a_person_in_a_role_held_today(office: Office) -> None:
    person = furnished(office, "demonstration")
    gone = subject(register_person(office, HAND, NewPerson(name="Ancien")))
    mandate(office, gone, until=date(2026, 6, 30))
    mandate(office, person)
    assert accounts(office, NOW.date()) == (Account(person, "MEM", "Maya Membre", "unions"),)


def test_a_visit_is_found_by_its_secret_until_it_is_closed(office: Office) -> None:
    person = furnished(office, "demonstration")
    secret = sign_in(office, f"{person}:MEM", NOW)
    assert who_is(office, secret, NOW) == Signed(person, "MEM", "Maya Membre")
    assert who_is(office, "", NOW) is None
    assert sign_out(office, secret)
    assert not sign_out(office, secret)
    assert who_is(office, secret, NOW) is None


def test_two_visits_never_share_a_secret(office: Office) -> None:
    person = furnished(office, "demonstration")
    assert sign_in(office, f"{person}:MEM", NOW) != sign_in(office, f"{person}:MEM", NOW)


def test_being_there_puts_the_idle_limit_off(office: Office) -> None:
    person = furnished(office, "demonstration")
    secret = sign_in(office, f"{person}:MEM", NOW)
    assert who_is(office, secret, NOW + IDLE - SEEN_EVERY)
    assert who_is(office, secret, NOW + 2 * IDLE - 2 * SEEN_EVERY)
    assert who_is(office, secret, NOW + 3 * IDLE) is None


@pytest.mark.parametrize("key", ["", "p-x:MEM", "MEM"])
def test_an_unknown_account_opens_nothing(office: Office, key: str) -> None:
    furnished(office, "demonstration")
    assert sign_in(office, key, NOW) == ""


def test_a_production_database_opens_no_visit(office: Office) -> None:
    person = furnished(office, "production")
    assert sign_in(office, f"{person}:MEM", NOW) == ""

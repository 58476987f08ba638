"""A database is made once for one use: one of production never becomes a demonstration."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine

from conditionality.desk.database import create_database, read_mode, refuse_production, status, upgrade_database
from conditionality.desk.office import declare, open_office
from conditionality.desk.outcome import NotDone
from conditionality.desk.place import Place
from conditionality.storage.migrate import latest, upgrade
from tests.desk.people import BEGINNING
from tests.storage.acts import Address


def empty(bare: Engine) -> Place:
    bare.dispose()
    return Place(bare.url.render_as_string(hide_password=False), "bare")


def test_an_empty_database_is_made_for_one_use(bare: Engine) -> None:
    place = empty(bare)
    assert create_database(place, "production", BEGINNING) == ()
    assert create_database(place, "production", BEGINNING) == ()
    [fault] = create_database(place, "demonstration", BEGINNING)
    assert (fault.code, dict(fault.params)["known"]) == ("database-mode", "production")


def test_a_production_database_refuses_demonstration_for_ever(fresh: Callable[[], Address]) -> None:
    declared, silent = (Place(fresh(), "x") for _ in range(2))
    create_database(declared, "production", BEGINNING)
    office = open_office(declared.where)
    assert isinstance(declare(office, "demonstration", BEGINNING), NotDone)
    office.store.engine.dispose()
    assert [one.code for one in refuse_production(declared)] == ["database-mode"]
    assert refuse_production(silent) == ()  # nothing in it yet


def test_a_demonstration_stays_one(fresh: Callable[[], Address]) -> None:
    place = Place(fresh(), "x")
    create_database(place, "demonstration", BEGINNING)
    assert refuse_production(place) == ()
    assert [one.code for one in create_database(place, "production", BEGINNING)] == ["database-mode"]


def test_an_old_database_is_brought_up_to_date(bare: Engine) -> None:
    upgrade(bare, "0001")
    place = empty(bare)
    assert [one.code for one in create_database(place, "production", BEGINNING)] == ["database-old"]
    assert upgrade_database(place) == ("0001", ())
    assert upgrade_database(place) == (latest(), ())


def test_a_status_counts_what_there_is(address: Address) -> None:
    create_database(Place(address, "x"), "production", BEGINNING)
    office = open_office(address)
    found = status(office, latest())
    assert (found.mode, found.head.height, found.letters) == ("production", 1, 0)
    assert dict(found.counts) == {"organisations": 0, "people": 0, "dossiers": 0}
    office.store.engine.dispose()


def test_a_mode_is_one_of_two() -> None:
    assert read_mode("production") == ("production", ())
    mode, [fault] = read_mode("essai")
    assert (mode, fault.code) == (None, "database-mode-unknown")

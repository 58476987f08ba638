"""Where the demonstration register stands: kept, replaced whole, never in the place of real cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conditionality.desk.counting import Counter
from conditionality.desk.demo_place import (
    KEYS,
    MARK,
    REGISTER,
    Wanted,
    kept_register,
    make_register,
    refuse_register,
)
from conditionality.desk.demo_register import Made, told_of
from conditionality.desk.office import declare, open_office
from conditionality.dossier.register import Mode
from conditionality.referential.library import Library
from tests.desk.demo_world import NOW
from tests.desk.region import scored

EMPTY = Made({}, (), {}, 0)


def made_at(where: Path, mode: Mode = "demonstration") -> Made:
    office = open_office(where, Library({}))
    declare(office, mode, NOW)
    found = told_of(office, NOW)
    office.store.engine.dispose()
    return found


@pytest.fixture
def wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wanted:
    """Ask for a register whose building is spared."""
    monkeypatch.setattr("conditionality.desk.demo_place.build_register", lambda where, *_, **__: made_at(where))
    return Wanted(tmp_path / "home", 7, NOW)


def test_a_register_is_built_beside_then_stands_in_its_place(wanted: Wanted) -> None:
    assert make_register(wanted, scored(), Counter()) == (EMPTY, ())
    assert sorted(one.name for one in wanted.folder.iterdir()) == [KEYS, MARK, REGISTER]
    assert sorted(one.suffix for one in (wanted.folder / KEYS).iterdir()) == [".p12", ".pem"]


def test_a_register_of_the_same_program_and_seed_is_kept(wanted: Wanted) -> None:
    assert kept_register(wanted) is None
    make_register(wanted, scored(), Counter())
    assert kept_register(wanted) == EMPTY
    assert kept_register(replace(wanted, seed=8)) is None
    assert kept_register(replace(wanted, anew=True)) is None
    (wanted.folder / MARK).write_text("{}", encoding="utf-8")
    assert kept_register(wanted) is None


def test_a_new_register_takes_the_place_of_the_old_one_with_its_side_files(wanted: Wanted) -> None:
    make_register(wanted, scored(), Counter())
    old = wanted.register.stat().st_ino
    (wanted.folder / f"{REGISTER}-wal").write_bytes(b"")
    make_register(wanted, scored(), Counter())
    assert wanted.register.stat().st_ino != old
    assert sorted(one.name for one in wanted.folder.iterdir()) == [KEYS, MARK, REGISTER]


def test_what_fails_leaves_the_old_register(wanted: Wanted, monkeypatch: pytest.MonkeyPatch) -> None:
    make_register(wanted, scored(), Counter())
    before = wanted.register.read_bytes()

    def fail(where: Path, *_: object, **__: object) -> Made:
        where.write_bytes(b"half")
        raise RuntimeError

    monkeypatch.setattr("conditionality.desk.demo_place.build_register", fail)
    with pytest.raises(RuntimeError):
        make_register(wanted, scored(), Counter())
    assert wanted.register.read_bytes() == before
    assert kept_register(wanted) == EMPTY
    assert sorted(one.name for one in wanted.folder.iterdir()) == [KEYS, MARK, REGISTER]


@pytest.mark.parametrize("what", ["production", "foreign"])
def test_what_is_no_demonstration_is_never_touched(wanted: Wanted, what: str) -> None:
    wanted.folder.mkdir()
    if what == "production":
        made_at(wanted.register, "production")
    else:
        wanted.register.write_bytes(b"something else of mine")
    before = wanted.register.read_bytes()
    assert refuse_register(wanted.folder) != ()
    made, found = make_register(wanted, scored(), Counter())
    assert made is None
    assert found != ()
    assert wanted.register.read_bytes() == before

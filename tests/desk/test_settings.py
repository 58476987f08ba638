"""The settings of a deployment: every fault at once, and never a password in what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.desk.authority import open_authority
from conditionality.desk.database import create_database, read_mode
from conditionality.desk.office import Office
from conditionality.desk.place import Place
from conditionality.desk.settings import open_from_settings, read_settings
from tests.desk.people import BEGINNING


def codes(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [one.code for one in found]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    wrong = {
        "CONDITIONALITY_DATABASE": "",
        "CONDITIONALITY_ADDRESS": "www.region.example",
        "CONDITIONALITY_COURT": "Tribunal\nville",
        "CONDITIONALITY_KEYS": str(tmp_path / "none.p12"),
        "CONDITIONALITY_REFERENTIALS": str(tmp_path / "none"),
    }
    settings, found = read_settings(wrong)
    assert settings is None
    assert codes(found) == ["setting-absent", "setting-address", "setting-line", "keys-absent", "library-absent"]
    assert [one.path for one in found[:4]] == [
        "CONDITIONALITY_DATABASE", "CONDITIONALITY_ADDRESS", "CONDITIONALITY_COURT", "CONDITIONALITY_KEYS",
    ]  # fmt: skip


def test_the_office_of_a_deployment_has_its_name_and_address(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite3"
    assert create_database(Place(file, "x"), "production", BEGINNING) == ()
    office = open_from_settings({
        "CONDITIONALITY_DATABASE": str(file),
        "CONDITIONALITY_REGION": "Région Essai",
        "CONDITIONALITY_ADDRESS": "https://aides.example/",
        "CONDITIONALITY_SERVICE": " Service des aides, 1 place d'Essai, 00000 Ville ",
    })  # fmt: skip
    assert isinstance(office, Office)
    assert (office.region, office.address) == ("Région Essai", "https://aides.example")
    assert (office.service, office.court) == ("Service des aides, 1 place d'Essai, 00000 Ville", "")
    assert "socle-leger@1.0.0" in office.library.files
    office.store.engine.dispose()


def test_a_database_is_opened_never_made(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite3"
    assert codes(open_from_settings({"CONDITIONALITY_DATABASE": str(file)})) == ["database-absent"]
    assert not file.exists()


@pytest.mark.parametrize("count", [0, 2])
def test_a_folder_of_keys_holds_one(tmp_path: Path, count: int) -> None:
    for rank in range(count):
        (tmp_path / f"{rank}.p12").write_bytes(b"x")
    _, found = read_settings({"CONDITIONALITY_DATABASE": "x", "CONDITIONALITY_KEYS": str(tmp_path)})
    assert codes(found) == ["keys-not-one"]


def test_a_key_of_demonstration_signs_nothing_in_production(tmp_path: Path) -> None:
    open_authority(tmp_path / "keys", BEGINNING)
    for mode, opens in (("production", False), ("demonstration", True)):
        named, _ = read_mode(mode)
        assert named is not None
        create_database(Place(tmp_path / mode, mode), named, BEGINNING)
        settings = {"CONDITIONALITY_DATABASE": str(tmp_path / mode), "CONDITIONALITY_KEYS": str(tmp_path / "keys")}
        office = open_from_settings(settings)
        assert isinstance(office, Office) == opens
        if isinstance(office, Office):
            assert office.authority is not None
            assert office.authority.roots
            office.store.engine.dispose()
        else:
            assert codes(office) == ["keys-demonstration"]


def test_a_key_that_does_not_open_is_told(tmp_path: Path) -> None:
    (tmp_path / "key.p12").write_bytes(b"not a key")
    _, found = read_settings({"CONDITIONALITY_DATABASE": "x", "CONDITIONALITY_KEYS": str(tmp_path / "key.p12")})
    assert codes(found) == ["seal-not-opened"]

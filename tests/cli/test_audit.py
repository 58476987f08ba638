"""`audit`: verify says what holds and what does not, log prints a case, export writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.office import open_office
from conditionality.storage.engine import open_engine
from tests.cli.conftest import Run
from tests.desk.people import MINE, done, settle
from tests.storage.acts import tamper

AT = ("--database", "r.sqlite3")


@pytest.fixture
def dossier(run: Run, tmp_path: Path) -> str:
    """Make a register with a draft in it."""
    run("database", "create", "--mode", "demonstration", *AT)
    office = open_office(tmp_path / "r.sqlite3")
    region = settle(office)
    found = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    office.store.engine.dispose()
    return found


def test_a_sound_register_holds(run: Run, dossier: str) -> None:
    told = run("audit", "verify", *AT)
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("Tout tient.\n")
    tree = run("audit", "verify", "--json", *AT).tree
    assert (tree["holds"], tree["first"], tree["counts"]["cases"]) == (True, None, 1)


def test_the_first_event_that_does_not_hold_is_named(run: Run, dossier: str, tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "r.sqlite3")
    tamper(engine, "UPDATE ledger SET actor = 'p-other' WHERE height IN (7, 9)")
    engine.dispose()
    told = run("audit", "verify", "--lang", "en", *AT)
    assert told.code == 1
    assert "The first event that does not hold is 7." in told.out
    assert "ledger[7]" in told.err
    assert "ledger[9]" in told.err
    assert run("audit", "verify", "--json", *AT).tree["first"] == 7


def test_a_case_is_printed_and_exported(run: Run, dossier: str) -> None:
    told = run("audit", "log", dossier, *AT)
    assert told.code == 0
    assert "Alix" in told.out
    assert [one["kind"] for one in run("audit", "log", dossier, "--json", *AT).tree["events"]] == ["Created"]
    assert run("audit", "export", dossier, "case.zip", *AT).code == 0
    assert run("audit", "verify", "case.zip").code == 0


def test_a_case_or_a_zip_that_is_not_there_is_told(run: Run, dossier: str) -> None:
    assert run("audit", "log", "D-2026-0099", *AT).code == 1
    assert run("audit", "export", "D-2026-0099", "case.zip", *AT).code == 1
    assert run("audit", "verify", "nope.zip").code == 2
    Path("letter.txt").write_text("Madame")
    assert run("audit", "verify", "letter.txt").code == 1

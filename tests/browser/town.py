"""A small region at today's date for the journey: two enterprises, staff, an assembly of five colleges, a new key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

from conditionality.assembly.roster import Assembly, CollegeStatute
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.desk.authority import open_authority
from conditionality.desk.mandates import clock
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.refs import FOLDER_VARIABLE
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewPerson,
    NewScheme,
    constitute,
    give_mandate,
    open_scheme,
    register_organisation,
    register_person,
)
from conditionality.desk.rulebooks import LOCK, load_library
from conditionality.desk.settings import DATABASE_VARIABLE, KEYS_VARIABLE
from conditionality.dossier.kinds import Role
from conditionality.referential.library import Library, lock_text
from tests import repository
from tests.desk.path import STRONG
from tests.desk.people import COLLEGES, MINE, OTHER, done

ORGANISATIONS = {MINE: "Biscuiterie Inventée", OTHER: "Atelier Imaginaire"}
PEOPLE: tuple[tuple[str, Role, str, str], ...] = (
    ("Alix Invente", "ENT", MINE, ""),
    ("Basile Imagine", "ENT", OTHER, ""),
    ("Claude Région", "STAFF", "", ""),
    ("Eden Secrétaire", "SEC", "", ""),
    ("Fanny Présidente", "CHAIR", "", ""),
    *((f"Membre {college}", "MEM", "", college) for college in COLLEGES),
    ("Membre Concurrent", "MEM", "", "ECO"),
)  # fmt: skip
"""Name, role, SIRET, college."""

REGISTER, KEYS, BOOKS = "register.sqlite3", "keys", "referentials"
RECUSED = "Membre Concurrent"
VOTERS = tuple(f"Membre {college}" for college in COLLEGES)


RULES = "socle-leger/1.0.0.toml"


def found_town(folder: Path) -> None:
    """Make the register, the key and the published rule books in a folder."""
    now = datetime.now(UTC)
    open_authority(folder / KEYS, now)
    office = open_office(folder / REGISTER, publish(folder / BOOKS))
    declare(office, "demonstration", now - timedelta(days=1))
    furnish(office, now - timedelta(hours=12))
    office.store.engine.dispose()


def settings_of(folder: Path) -> dict[str, str]:
    """Give the settings of the front that open what is in a folder."""
    places = {DATABASE_VARIABLE: REGISTER, KEYS_VARIABLE: KEYS, FOLDER_VARIABLE: BOOKS}
    return {variable: str(folder / name) for variable, name in places.items()}


def publish(books: Path) -> Library:
    """Publish the light rule book as a region does: its status, then its line in the lock."""
    copytree(repository.ROOT / "referentials", books)
    rules = books / RULES
    rules.write_text(rules.read_text(encoding="utf-8").replace('"proposed"', '"published"', 1), encoding="utf-8")
    (books / LOCK).write_text(lock_text(load_library(books).files), encoding="utf-8")
    return load_library(books)


def furnish(office: Office, at: datetime) -> None:
    """Register organisations, people with their mandates, a scheme and the assembly."""
    hand, day = clock(at), at.date()
    for siret, name in ORGANISATIONS.items():
        done(register_organisation(office, hand, NewOrganisation(siret=siret, name=name, town="Ville-Exemple")))
    for name, role, siret, college in PEOPLE:
        asked = NewPerson(name=name, mail=f"{name.split()[0].lower()}@example.org")
        person = done(register_person(office, hand, asked)).subject
        mandate = NewMandate(person=person, role=role, organisation=siret, college=college, from_on=day)
        done(give_mandate(office, hand, mandate))
    scheme = NewScheme(
        scheme="aide-essai", title="Aide d’essai", version="socle-leger@1.0.0", cycle=str(day.year),
        opens_on=day - timedelta(days=30), closes_on=day + timedelta(days=300),
    )  # fmt: skip
    done(open_scheme(office, hand, scheme))
    statutes = tuple(CollegeStatute(id=one, label_fr=one, label_en=one, weight_bp=2000) for one in COLLEGES)
    assembly = Assembly(id="essai", name="Assemblée d’essai", rules=DEFAULT_RULES, colleges=statutes)
    done(constitute(office, hand, assembly))


def filled_form(folder: Path, answers: Mapping[str, str] = STRONG) -> Path:
    """Write the answers of last year as the report file that an enterprise sends."""
    year = datetime.now(UTC).year - 1
    read = {
        name: text == "yes" if text in {"yes", "no"} else int(text) if text.isdigit() else text
        for name, text in answers.items()
    }
    report = {
        "report_id": "essai", "organisation": {"siret": MINE}, "referential": "socle-leger@1.0.0",
        "period": {"from": f"{year}-01-01", "to": f"{year}-12-31"}, "answers": read,
    }  # fmt: skip
    path = folder / "rempli.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    return path

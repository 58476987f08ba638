"""The settings of a deployment: read from the environment, every fault told at once, then the office that they open."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from conditionality.desk.database import refuse_production
from conditionality.desk.keys import read_keys
from conditionality.desk.office import Office, is_demonstration, open_office
from conditionality.desk.place import Place, check_database, place_of
from conditionality.desk.refs import FOLDER_VARIABLE
from conditionality.desk.rulebooks import NoRuleBooksError, load_library
from conditionality.findings import Finding, errors, finding
from conditionality.referential.library import Library

if TYPE_CHECKING:
    from conditionality.desk.authority import Authority

Found = tuple[Finding, ...]

DATABASE_VARIABLE: Final = "CONDITIONALITY_DATABASE"
REGION_VARIABLE: Final = "CONDITIONALITY_REGION"
ADDRESS_VARIABLE: Final = "CONDITIONALITY_ADDRESS"
SERVICE_VARIABLE: Final = "CONDITIONALITY_SERVICE"
COURT_VARIABLE: Final = "CONDITIONALITY_COURT"
KEYS_VARIABLE: Final = "CONDITIONALITY_KEYS"
PASSPHRASE_VARIABLE: Final = "CONDITIONALITY_KEYS_PASSPHRASE"  # noqa: S105 - the name of a variable

VARIABLES: Final = (
    DATABASE_VARIABLE, REGION_VARIABLE, ADDRESS_VARIABLE, SERVICE_VARIABLE, COURT_VARIABLE, KEYS_VARIABLE,
    PASSPHRASE_VARIABLE, FOLDER_VARIABLE,
)  # fmt: skip
"""Every variable of a deployment."""

LONGEST_LINE: Final = 400
"""Signs of a postal address, at most."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment is set to.

    Attributes:
        place: Where the database is.
        region: Name of the region, as papers print it.
        address: Address of the web front, without a slash at the end.
        library: The rule books.
        authority: What signs; none where nothing is signed.
        service: Name and postal address of the service in charge; empty when it is not told.
        court: Name and postal address of the administrative court; empty when it is not told.
    """

    place: Place
    region: str
    address: str
    library: Library
    authority: Authority | None = None
    service: str = ""
    court: str = ""


def read_settings(environment: Mapping[str, str], database: str = "") -> tuple[Settings | None, Found]:
    """Read the settings, and tell all that is wrong with them.

    Args:
        environment: Variables by name.
        database: A file or an address that takes the place of the variable.

    Returns:
        The settings; or nothing, with every reason. A warning of the rule books does not stop.
    """
    place, slips = place_of(database or environment.get(DATABASE_VARIABLE, ""), DATABASE_VARIABLE)
    library, more = _library(environment.get(FOLDER_VARIABLE, ""))
    authority, others = read_keys(
        environment.get(KEYS_VARIABLE, ""), environment.get(PASSPHRASE_VARIABLE, ""), KEYS_VARIABLE
    )
    address = environment.get(ADDRESS_VARIABLE, "").rstrip("/") or "http://localhost:8501"
    service, court = (environment.get(one, "").strip() for one in (SERVICE_VARIABLE, COURT_VARIABLE))
    lines = (*_line(service, SERVICE_VARIABLE), *_line(court, COURT_VARIABLE))
    found = (*slips, *_address(address), *lines, *others, *more)
    if place is None or errors(found):
        return None, found
    region = environment.get(REGION_VARIABLE, "").strip() or "Région"
    return Settings(place, region, address, library, authority, service, court), found


def open_from_settings(environment: Mapping[str, str] | None = None, database: str = "") -> Office | Found:
    """Open the office of a deployment; a database that is absent, old or too new is told, never made or moved.

    Args:
        environment: Variables by name; default, those of this process.
        database: A file or an address that takes the place of the variable.
    """
    settings, found = read_settings(os.environ if environment is None else environment, database)
    if settings is None:
        return errors(found)
    if faults := check_database(settings.place):
        return faults
    authority = settings.authority
    office = open_office(
        settings.place.where, settings.library, authority, region=settings.region, address=settings.address
    )
    office.service, office.court = settings.service, settings.court
    if authority is not None and authority.is_demonstration and not is_demonstration(office):
        office.store.engine.dispose()
        return (finding("keys-demonstration", KEYS_VARIABLE),)
    return office


def refuse_named(environment: Mapping[str, str]) -> Found:
    """Tell why a demonstration may not be made here: the database that the settings name is one of production."""
    named = environment.get(DATABASE_VARIABLE, "")
    if not named:
        return ()
    place, slips = place_of(named, DATABASE_VARIABLE)
    return slips if place is None else refuse_production(place)


def roots_from_settings(environment: Mapping[str, str] | None = None) -> tuple[bytes, ...]:
    """Give the certificates to trust that stand beside the region's key; none where there is no key."""
    known = os.environ if environment is None else environment
    authority, _ = read_keys(known.get(KEYS_VARIABLE, ""), known.get(PASSPHRASE_VARIABLE, ""), KEYS_VARIABLE)
    return authority.roots if authority is not None else ()


def _library(named: str) -> tuple[Library, Found]:
    try:
        library = load_library(Path(named) if named else None)
    except NoRuleBooksError:
        return Library({}), (finding("library-absent", given=named, variable=FOLDER_VARIABLE),)
    return library, library.findings


def _line(text: str, variable: str) -> Found:
    """Say when a setting is not one line that can be printed."""
    return () if text.isprintable() and len(text) <= LONGEST_LINE else (finding("setting-line", variable, given=text),)


def _address(text: str) -> Found:
    try:
        parts = urlsplit(text)
    except ValueError:
        return (finding("setting-address", ADDRESS_VARIABLE, given=text),)
    fits = parts.scheme in {"http", "https"} and parts.netloc and not (parts.query or parts.fragment)
    return () if fits else (finding("setting-address", ADDRESS_VARIABLE, given=text),)

"""The office that the front opens onto, shared by its own routes and its screens; none where there is no database."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from conditionality.desk.office import Office, is_demonstration
from conditionality.desk.settings import DATABASE_VARIABLE, open_from_settings
from conditionality.wording.findings import sentence

HOME_VARIABLE = "CONDITIONALITY_HOME"
"""Environment variable: the state folder."""

FILE = "register.sqlite3"
"""The database inside the state folder, when no other is named."""

AHEAD_VARIABLE = "CONDITIONALITY_DAYS_AHEAD"
"""Environment variable: days by which the clock of a demonstration is ahead, to live its time limits in an hour."""

MOST_AHEAD = 3_660
"""Ten years."""

COOKIE = "conditionality"
"""Name of the cookie that holds the secret of a visit."""

LOG = logging.getLogger("conditionality")


def now() -> datetime:
    """Give the time, in UTC; that of a demonstration may be set ahead."""
    return datetime.now(UTC) + ahead(os.environ.get(AHEAD_VARIABLE, ""))


def ahead(text: str) -> timedelta:
    """Give how far ahead the clock is; nothing outside a demonstration, or when it is no whole number of days.

    Args:
        text: Days, as the setting says them.
    """
    days = int(text) if text.isascii() and text.isdecimal() else 0
    if not 0 < days <= MOST_AHEAD:
        return timedelta()
    found = office()
    return timedelta(days=days) if found is not None and is_demonstration(found) else timedelta()


def place(environment: Mapping[str, str]) -> str:
    """Give where the database is; empty when none is named and the state folder holds none.

    Args:
        environment: Variables by name.
    """
    named, home = environment.get(DATABASE_VARIABLE, ""), environment.get(HOME_VARIABLE, "")
    file = Path(home) / FILE
    return named or (str(file) if home and file.is_file() else "")


@cache
def office() -> Office | None:
    """Give the office; nothing when there is no database, or when its settings do not hold: the log then says why.

    The public pages are then all there is.
    """
    where = place(os.environ)
    if not where:
        return None
    found = open_from_settings(database=where)
    if isinstance(found, Office):
        return found
    for one in found:
        LOG.error(sentence(one, "en"))
    return None

"""The office that the front opens onto, shared by its own routes and its screens; none where there is no database."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from conditionality.desk.office import Office, open_office

DATABASE_VARIABLE = "CONDITIONALITY_DATABASE"
"""Environment variable: the file of SQLite, or the address of a PostgreSQL database."""

HOME_VARIABLE = "CONDITIONALITY_HOME"
"""Environment variable: the state folder."""

FILE = "register.sqlite3"
"""The database inside the state folder, when no other is named."""

COOKIE = "conditionality"
"""Name of the cookie that holds the secret of a visit."""


def now() -> datetime:
    """Give the time, in UTC."""
    return datetime.now(UTC)


def place() -> Path | str | None:
    """Give where the database is; nothing when none is named and the state folder holds none."""
    named = os.environ.get(DATABASE_VARIABLE, "")
    if named:
        return named if "://" in named else Path(named)
    home = os.environ.get(HOME_VARIABLE, "")
    file = Path(home) / FILE
    return file if home and file.is_file() else None


@cache
def office() -> Office | None:
    """Give the office; nothing when there is no database: the public pages are then all there is."""
    where = place()
    return None if where is None else open_office(where)

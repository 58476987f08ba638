"""The office that the front opens onto, shared by its own routes and its screens; none where there is no database."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from conditionality.desk.office import Office
from conditionality.desk.settings import DATABASE_VARIABLE, open_from_settings
from conditionality.wording.findings import sentence

HOME_VARIABLE = "CONDITIONALITY_HOME"
"""Environment variable: the state folder."""

FILE = "register.sqlite3"
"""The database inside the state folder, when no other is named."""

COOKIE = "conditionality"
"""Name of the cookie that holds the secret of a visit."""

LOG = logging.getLogger("conditionality")


def now() -> datetime:
    """Give the time, in UTC."""
    return datetime.now(UTC)


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

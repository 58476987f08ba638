"""What the commands of a deployment share: the option that names the database, the office it opens, the moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from conditionality.desk.office import Office
from conditionality.desk.settings import open_from_settings
from conditionality.findings import Finding, finding
from conditionality.wording.speech import mark

DatabaseOption = Annotated[
    str,
    typer.Option(
        "--database",
        metavar=mark("DATABASE"),
        help=mark("File or address of the database; without it, that of the variable CONDITIONALITY_DATABASE."),
    ),
]

Found = tuple[Finding, ...]


def open_deployment(database: str) -> tuple[Office | None, Found]:
    """Open the office of the deployment; or nothing, with every reason."""
    found = open_from_settings(database=database)
    return (found, ()) if isinstance(found, Office) else (None, found)


def read_moment(text: str) -> tuple[datetime | None, Found]:
    """Read a moment; a day alone is its noon, in UTC; nothing is now.

    >>> read_moment("2026-01-31")[0].isoformat()
    '2026-01-31T12:00:00+00:00'
    """
    if not text:
        return datetime.now(UTC), ()
    try:
        if len(text) == len("2026-01-31"):
            return datetime.combine(date.fromisoformat(text), time(12), UTC), ()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None, (finding("moment-form", given=text),)
    return (moment, ()) if moment.utcoffset() is not None else (None, (finding("moment-form", given=text),))

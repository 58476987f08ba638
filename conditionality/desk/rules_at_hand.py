"""Rules that an act reads from the shelf: those of a version that holds; a published file that changed is named."""

from __future__ import annotations

from sqlalchemy import Connection, select

from conditionality.codec import fingerprint
from conditionality.desk.cases import log_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import stop
from conditionality.dossier.register import SchemeOpened
from conditionality.findings import finding
from conditionality.referential.library import read
from conditionality.referential.model import Referential
from conditionality.storage.schema import LEDGER

CHANGED = "published-changed"


def rules_at_hand(office: Office, ref: str) -> Referential:
    """Give the rules of `id@version`.

    Raises:
        StoppedError: The shelf has no such version, or it does not hold; a published file that changed, its own or one
            of those that it extends, is told by its name.
    """
    reading = read(office.library, ref) if ref in office.library.files else None
    if reading is not None and reading.referential is not None:
        return reading.referential
    changed = tuple(one for one in reading.findings if one.code == CHANGED) if reading is not None else ()
    raise stop(*(changed or (finding("scheme-version", "version", given=ref),)))


def check_scheme_file(office: Office, connection: Connection, ref: str) -> None:
    """Stop when the file of a version is no longer the one under which a scheme was opened.

    Raises:
        StoppedError: It is another one.
    """
    published = scheme_digest(connection, ref)
    if published is not None and published != fingerprint(office.library.files[ref]):
        raise stop(finding("scheme-rules-changed", "version", given=ref))


def scheme_digest(connection: Connection, ref: str) -> str | None:
    """Give the sha256 of the file of a version when a scheme was first opened under it; None when none was."""
    opened = select(LEDGER.c.subject).where(LEDGER.c.kind == SchemeOpened.__name__).order_by(LEDGER.c.height)
    for subject in connection.execute(opened).scalars():
        for entry in log_of(connection, subject):
            match entry.payload:
                case SchemeOpened(version=version, version_digest=str(digest)) if version == ref:
                    return digest
    return None

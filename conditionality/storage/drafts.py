"""Drafts: what somebody is still writing, outside the ledger; two windows cannot overwrite each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, select, update

from conditionality.storage.chain import stamp
from conditionality.storage.faults import StaleError, UnknownDraftError
from conditionality.storage.schema import DRAFT


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to save, or as it was read.

    Attributes:
        version: Version that was read, which the next save expects; 0 for a new draft.
        content: Bytes, in whatever form the desk gave them.
        saved_at: Aware time of the save.
    """

    id: str
    kind: str
    owner: str
    version: int
    content: bytes
    saved_at: datetime


def save(connection: Connection, draft: Draft) -> int:
    """Save a draft over the version it was read from, and give its new version.

    Raises:
        StaleError: Another window saved or removed it since.
        NaiveTimeError: The time has no zone.
    """
    columns = {"content": draft.content, "saved_at": stamp(draft.saved_at), "version": draft.version + 1}
    if draft.version == 0:
        _check(connection, draft.id, 0)
        connection.execute(DRAFT.insert().values(id=draft.id, kind=draft.kind, owner=draft.owner, **columns))
    else:
        same = (DRAFT.c.id == draft.id) & (DRAFT.c.version == draft.version)
        if connection.execute(update(DRAFT).where(same).values(**columns)).rowcount != 1:
            _check(connection, draft.id, draft.version)
    return draft.version + 1


def _check(connection: Connection, draft_id: str, expected: int) -> None:
    found = connection.execute(select(DRAFT.c.version).where(DRAFT.c.id == draft_id)).scalar() or 0
    if found != expected:
        raise StaleError(draft_id, expected, found)


def read(connection: Connection, draft_id: str) -> Draft:
    """Give a draft.

    Raises:
        UnknownDraftError: There is none.
    """
    row = connection.execute(select(DRAFT).where(DRAFT.c.id == draft_id)).first()
    if row is None:
        raise UnknownDraftError(draft_id)
    return _draft(row)


def of_owner(connection: Connection, owner: str) -> tuple[Draft, ...]:
    """Give the drafts of somebody, the latest saved first."""
    mine = select(DRAFT).where(DRAFT.c.owner == owner).order_by(DRAFT.c.saved_at.desc(), DRAFT.c.id)
    return tuple(_draft(row) for row in connection.execute(mine))


def discard(connection: Connection, draft_id: str, version: int) -> None:
    """Remove a draft for good: it was filed, or its owner gave it up.

    Raises:
        StaleError: Another window saved or removed it since.
    """
    same = (DRAFT.c.id == draft_id) & (DRAFT.c.version == version)
    if connection.execute(delete(DRAFT).where(same)).rowcount != 1:
        _check(connection, draft_id, version)


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    columns = dict(row._mapping)  # noqa: SLF001 - the public name of a row's columns in SQLAlchemy
    saved_at = datetime.fromisoformat(columns.pop("saved_at"))
    return Draft(saved_at=saved_at, **{**columns, "content": bytes(columns["content"])})

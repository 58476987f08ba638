"""The outbox: letters are written with the act they tell of, and sent later; one key, one letter, sent once.

Sending is at least once by nature (a machine may stop between the post office's answer and our mark): a letter is
claimed for a while before it is sent, so that two clocks running at once do not both send it, and is marked after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, select, update

from conditionality.storage.chain import stamp
from conditionality.storage.schema import OUTBOX


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to send.

    Attributes:
        key: What makes it this letter and no other (`dossier-7:receipt:1`); written twice, it is one letter.
        channel: How it goes (`mail`).
        recipient: Address or opaque id; removed with the letter when it is purged.
        content: The letter, in whatever form the desk gave it.
        due_at: Aware time from which it may be sent.
    """

    key: str
    channel: str
    recipient: str
    content: bytes
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that this sender alone may send until the claim ends.

    Attributes:
        attempts: How many times it was claimed, this one included.
    """

    id: int
    letter: Letter
    attempts: int


def post(connection: Connection, letter: Letter) -> bool:
    """Put a letter in the outbox; give False when a letter with its key is there already.

    Raises:
        NaiveTimeError: The time has no zone.
    """
    if connection.execute(select(OUTBOX.c.id).where(OUTBOX.c.key == letter.key)).first() is not None:
        return False
    columns = {"key": letter.key, "channel": letter.channel, "recipient": letter.recipient, "content": letter.content}
    connection.execute(OUTBOX.insert().values(**columns, due_at=stamp(letter.due_at), attempts=0))
    return True


def claim(connection: Connection, now: datetime, until: datetime, limit: int = 50) -> tuple[Claimed, ...]:
    """Take the letters that are due, oldest first; nobody else gets them before `until`.

    Raises:
        NaiveTimeError: A time has no zone.
    """
    due = select(OUTBOX).where(OUTBOX.c.sent_at.is_(None), OUTBOX.c.due_at <= stamp(now))
    rows = connection.execute(due.order_by(OUTBOX.c.due_at, OUTBOX.c.id).limit(limit)).all()
    for row in rows:
        later = update(OUTBOX).where(OUTBOX.c.id == row.id)
        connection.execute(later.values(due_at=stamp(until), attempts=row.attempts + 1))
    return tuple(Claimed(row.id, _letter(row), row.attempts + 1) for row in rows)


def mark_sent(connection: Connection, letter_id: int, at: datetime) -> None:
    """Say that a letter was sent; it is never claimed again.

    Raises:
        NaiveTimeError: The time has no zone.
    """
    unsent = update(OUTBOX).where(OUTBOX.c.id == letter_id, OUTBOX.c.sent_at.is_(None))
    connection.execute(unsent.values(sent_at=stamp(at)))


def waiting(connection: Connection) -> tuple[Letter, ...]:
    """Give the letters that are not sent, oldest first."""
    unsent = select(OUTBOX).where(OUTBOX.c.sent_at.is_(None)).order_by(OUTBOX.c.id)
    return tuple(_letter(row) for row in connection.execute(unsent))


def purge(connection: Connection, before: datetime) -> int:
    """Remove the letters sent before a time, addresses and all, and give how many; the acts stay in the ledger.

    Raises:
        NaiveTimeError: The time has no zone.
    """
    old = delete(OUTBOX).where(OUTBOX.c.sent_at < stamp(before))
    return connection.execute(old).rowcount


def _letter(row: Row[tuple[object, ...]]) -> Letter:
    due_at = datetime.fromisoformat(row.due_at)
    return Letter(row.key, row.channel, row.recipient, bytes(row.content), due_at)

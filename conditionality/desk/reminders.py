"""Reminders of pieces: posted with the letter that asks, sent later, dropped when the pieces come first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, delete, select

from conditionality.desk.work import Work
from conditionality.dossier.clocks import legal_day
from conditionality.storage.schema import OUTBOX

BEFORE_DAYS = 7
"""Days before the deadline on which the reminder goes out; half the time when there is less than twice that."""


def reminder_key(dossier: str, rank: int | str = "") -> str:
    """Give what the keys of the reminders of a dossier begin with: of all, or of one time that pieces were asked."""
    return f"{dossier}:pieces-reminder:{rank}"


def reminder_at(asked: datetime, deadline: date) -> datetime:
    """Give the moment at which a reminder goes out.

    >>> reminder_at(datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 30)).date()
    datetime.date(2026, 3, 23)
    """
    day = legal_day(asked)
    ahead = min(timedelta(days=BEFORE_DAYS), (deadline - day) / 2)
    return max(asked, datetime.combine(deadline - ahead, time(7), UTC))


def reminded_on(connection: Connection, dossier: str, rank: int) -> date | None:
    """Give the day on which the reminder of the pieces asked the nth time was really sent; nothing when it was not."""
    key = f"{reminder_key(dossier, rank)}:"
    query = select(OUTBOX.c.sent_at).where(OUTBOX.c.key.startswith(key, autoescape=True))
    sent = [str(one) for one in connection.execute(query).scalars() if one is not None]
    return legal_day(datetime.fromisoformat(max(sent))) if sent else None


def drop_reminders(work: Work, dossier: str) -> None:
    """Take back the reminders of a dossier that are not sent: what they ask for came, or is no longer asked."""
    mine = OUTBOX.c.key.startswith(reminder_key(dossier), autoescape=True)
    work.connection.execute(delete(OUTBOX).where(mine, OUTBOX.c.sent_at.is_(None)))

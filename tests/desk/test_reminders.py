"""Reminders: a week before the deadline, half way when time is short; known once sent; dropped when not needed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from conditionality.desk.office import Office
from conditionality.desk.reminders import drop_reminders, reminded_on, reminder_at, reminder_key
from conditionality.desk.work import Work
from conditionality.storage import outbox
from conditionality.storage.outbox import Letter
from tests.desk.people import Region, done

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        (date(2026, 3, 30), date(2026, 3, 23)),
        (date(2026, 3, 8), date(2026, 3, 5)),
        (date(2026, 3, 3), date(2026, 3, 3)),
    ],
)
def test_a_reminder_goes_out_before_the_deadline(deadline: date, day: date) -> None:
    at = reminder_at(AT, deadline)
    assert at >= AT
    assert at.date() == day


def post(office: Office, region: Region, key: str) -> None:
    """Post a letter."""

    def act(work: Work) -> str:
        work.tx.outbox(Letter(key, "mail", "a@example.org", b"{}", AT))
        return "-"

    done(office.act(region.hand("clock"), act))


def test_a_reminder_is_known_once_it_is_sent_and_dropped_before(office: Office, region: Region) -> None:
    sent, waiting, other = (f"{reminder_key(*one)}:p-1" for one in (("D-1", 1), ("D-1", 2), ("D-12", 1)))
    for key in (sent, waiting, other):
        post(office, region, key)
    with office.store.transaction() as tx:
        first = next(one for one in outbox.claim(tx.connection, AT, AT) if one.letter.key == sent)
        outbox.mark_sent(tx.connection, first.id, AT)

    def act(work: Work) -> str:
        assert reminded_on(work.connection, "D-1", 1) == date(2026, 3, 2)
        assert reminded_on(work.connection, "D-1", 2) is None
        drop_reminders(work, "D-1")
        return "-"

    done(office.act(region.hand("clock"), act))
    with office.reading() as connection:
        assert [one.key for one in outbox.waiting(connection)] == [other]
        assert reminded_on(connection, "D-1", 1) == date(2026, 3, 2)

"""Visits of signed-in persons: found by the digest of a secret, over at their hour, closed for good."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from conditionality.storage import web_sessions
from conditionality.storage.faults import NaiveTimeError
from conditionality.storage.schema import WEB_SESSION
from conditionality.storage.store import Store
from conditionality.storage.web_sessions import WebSession, digest_of
from tests.storage.acts import MORNING, audit, later

SECRET = "what the browser holds"  # noqa: S105 - of the test
VISIT = WebSession(digest_of(SECRET), "p-1", "STAFF", MORNING, later(480), MORNING)


@pytest.fixture
def opened(store: Store) -> Store:
    with store.transaction() as tx:
        web_sessions.start(tx.connection, VISIT)
    return store


def found(store: Store, token: str = SECRET, minutes: int = 1) -> WebSession | None:
    with store.reading() as connection:
        return web_sessions.find(connection, digest_of(token), later(minutes))


def test_a_visit_is_found_by_the_digest_of_its_secret_until_its_hour(opened: Store) -> None:
    assert found(opened) == VISIT
    assert found(opened, minutes=479) == VISIT
    assert found(opened, minutes=480) is None
    assert found(opened, "another") is None


def test_the_secret_itself_is_nowhere_and_a_visit_is_no_act(opened: Store) -> None:
    with opened.reading() as connection:
        row = connection.execute(select(WEB_SESSION)).one()
    assert SECRET not in str(row)
    assert audit(opened).events == 0


def test_a_closed_visit_opens_nothing_any_more(opened: Store) -> None:
    with opened.transaction() as tx:
        assert web_sessions.end(tx.connection, VISIT.token_digest)
        assert not web_sessions.end(tx.connection, VISIT.token_digest)
    assert found(opened) is None


def test_being_seen_does_not_make_a_visit_longer(opened: Store) -> None:
    with opened.transaction() as tx:
        web_sessions.mark_seen(tx.connection, VISIT.token_digest, later(60))
    assert found(opened) == replace(VISIT, seen_at=later(60))
    assert found(opened, minutes=480) is None


def test_what_is_over_is_purged_and_the_rest_stays(opened: Store) -> None:
    other = replace(VISIT, token_digest=digest_of("b"), expires_at=later(600))
    with opened.transaction() as tx:
        web_sessions.start(tx.connection, other)
        assert web_sessions.purge(tx.connection, later(480)) == 1
        assert web_sessions.purge(tx.connection, later(480)) == 0
    assert found(opened, "b", 500) == other


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    naive = replace(VISIT, expires_at=VISIT.expires_at.replace(tzinfo=None))
    with pytest.raises(NaiveTimeError), store.transaction() as tx:
        web_sessions.start(tx.connection, naive)

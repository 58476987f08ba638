"""Who is signed in on the web front: one row a visit, found by the digest of a secret that only the browser holds.

The browser's cookie holds 32 bytes of chance; the table holds their sha256 only, so that whoever reads the database
cannot enter in anybody's place. Nothing here is in the chain: a visit is not an act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Row, delete, select, update

from conditionality.storage.chain import stamp
from conditionality.storage.schema import WEB_SESSION


@dataclass(frozen=True, slots=True)
class WebSession:
    """A visit of a person in one role.

    Attributes:
        token_digest: What `digest_of` gives for the secret in the cookie.
        person: Code of the person.
        created_at: Aware time at which the person signed in.
        expires_at: Aware time from which the visit is over, whatever is done meanwhile.
        seen_at: Aware time at which the person was last seen.
    """

    token_digest: str
    person: str
    role: str
    created_at: datetime
    expires_at: datetime
    seen_at: datetime


def digest_of(token: str) -> str:
    """Give what stands in the table for a secret.

    >>> digest_of("abc")[:8]
    'ba7816bf'
    """
    return sha256(token.encode()).hexdigest()


def start(connection: Connection, session: WebSession) -> None:
    """Note that a person signed in.

    Raises:
        NaiveTimeError: A time has no zone.
    """
    columns = {"token_digest": session.token_digest, "person": session.person, "role": session.role}
    times = {"created_at": session.created_at, "expires_at": session.expires_at, "seen_at": session.seen_at}
    spelled = {name: stamp(at) for name, at in times.items()}
    connection.execute(WEB_SESSION.insert().values(**columns, **spelled))


def find(connection: Connection, token_digest: str, now: datetime) -> WebSession | None:
    """Give a visit that is not over; nothing when there is none.

    Raises:
        NaiveTimeError: The time has no zone.
    """
    running = (WEB_SESSION.c.token_digest == token_digest) & (WEB_SESSION.c.expires_at > stamp(now))
    row = connection.execute(select(WEB_SESSION).where(running)).first()
    return None if row is None else _session(row)


def mark_seen(connection: Connection, token_digest: str, now: datetime) -> None:
    """Note that the person is still there.

    Raises:
        NaiveTimeError: The time has no zone.
    """
    same = WEB_SESSION.c.token_digest == token_digest
    connection.execute(update(WEB_SESSION).where(same).values(seen_at=stamp(now)))


def end(connection: Connection, token_digest: str) -> bool:
    """Remove a visit: its secret opens nothing any more; give False when there was none."""
    same = WEB_SESSION.c.token_digest == token_digest
    return connection.execute(delete(WEB_SESSION).where(same)).rowcount == 1


def purge(connection: Connection, now: datetime) -> int:
    """Remove the visits that are over, and give how many.

    Raises:
        NaiveTimeError: The time has no zone.
    """
    over = WEB_SESSION.c.expires_at <= stamp(now)
    return connection.execute(delete(WEB_SESSION).where(over)).rowcount


def _session(row: Row[tuple[object, ...]]) -> WebSession:
    created_at, expires_at, seen_at = (
        datetime.fromisoformat(at) for at in (row.created_at, row.expires_at, row.seen_at)
    )
    return WebSession(row.token_digest, row.person, row.role, created_at, expires_at, seen_at)

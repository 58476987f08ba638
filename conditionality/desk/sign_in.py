"""The counter of the door: who may come in, a visit opened, found again and closed.

A visit is held by the server under the digest of a secret; the browser has the secret alone. It lasts a working day at
most, ends sooner when nobody uses it, and at once when the mandate behind it ends. Accounts are chosen freely in a
demonstration only: a production database opens no visit this way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import Connection

from conditionality.desk.mandates import Hand, actor_of, mandates, organisation, person
from conditionality.desk.office import Office, is_demonstration
from conditionality.desk.outcome import acting_role
from conditionality.dossier.kinds import Role
from conditionality.dossier.register import ROLES
from conditionality.storage import web_sessions
from conditionality.storage.web_sessions import WebSession, digest_of

TOKEN_BYTES = 32
"""Chance in the secret of a visit."""

LONGEST = timedelta(hours=10)
"""A working day: a visit never lasts longer."""

IDLE = timedelta(hours=2)
"""A visit that nobody used for that long is over."""

SEEN_EVERY = timedelta(minutes=5)
"""How often it is noted that the person is still there."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person in one role, to choose at the door of a demonstration.

    Attributes:
        name: Of the person; their code when the name was erased.
        place: Organisation or college for which the role is held; empty when there is none.
    """

    person: str
    role: Role
    name: str
    place: str = ""

    @property
    def key(self) -> str:
        """Name the account: `p-1:STAFF`."""
        return f"{self.person}:{self.role}"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who is signed in, in which role.

    Attributes:
        organisations: SIRETs of the organisations for which, or of which, the person acts in this role.
    """

    person: str
    role: Role
    name: str
    organisations: tuple[str, ...] = ()


def accounts(office: Office, day: date) -> tuple[Account, ...]:
    """Give the persons who hold a role on a day, once a role, in the order of their names."""
    found: dict[str, Account] = {}
    with office.reading() as connection:
        for one in mandates(connection):
            if one.runs_on(day):
                name = person(connection, one.person).name or one.person
                place = organisation(connection, one.organisation).name if one.organisation else one.college
                account = Account(one.person, one.role, name, place)
                found.setdefault(account.key, account)
    return tuple(sorted(found.values(), key=lambda one: (ROLES.index(one.role), one.name, one.person)))


def sign_in(office: Office, key: str, at: datetime) -> str:
    """Open a visit, and give its secret; empty when the database is no demonstration or holds no such account."""
    day = Hand("", "PUB", at).today
    account = next((one for one in accounts(office, day) if one.key == key), None)
    if account is None or not is_demonstration(office):
        return ""
    secret = token_urlsafe(TOKEN_BYTES)
    with office.store.transaction() as tx:
        web_sessions.purge(tx.connection, at)
        visit = WebSession(digest_of(secret), account.person, account.role, at, at + LONGEST, at)
        web_sessions.start(tx.connection, visit)
    return secret


def who_is(office: Office, secret: str, at: datetime) -> Signed | None:
    """Give who a secret lets in; nothing when the visit is over, unused for long, or its mandate ended."""
    if not secret:
        return None
    with office.reading() as connection:
        visit = web_sessions.find(connection, digest_of(secret), at)
        found = _signed(connection, visit, at) if visit is not None and at - visit.seen_at < IDLE else None
    if visit is not None and found is not None and at - visit.seen_at >= SEEN_EVERY:
        with office.store.transaction() as tx:
            web_sessions.mark_seen(tx.connection, visit.token_digest, at)
    return found


def sign_out(office: Office, secret: str) -> bool:
    """Close a visit on the server; give False when there was none."""
    with office.store.transaction() as tx:
        return web_sessions.end(tx.connection, digest_of(secret))


def _signed(connection: Connection, visit: WebSession, at: datetime) -> Signed | None:
    role = acting_role(visit.role)
    if actor_of(connection, Hand(visit.person, role, at)) is None:
        return None
    day = Hand(visit.person, role, at).today
    held = (one for one in mandates(connection, visit.person, role) if one.runs_on(day) and one.organisation)
    name = person(connection, visit.person).name or visit.person
    return Signed(visit.person, role, name, tuple(dict.fromkeys(one.organisation for one in held)))

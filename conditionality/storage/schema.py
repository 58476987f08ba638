"""The tables of the store, the same on SQLite and PostgreSQL.

Times are text (`2026-01-31T08:00:00.000000+00:00`, always UTC, always this width): they sort, and both engines give
back exactly what the chain hashed. `ledger`, `head` and `record` are guarded by triggers (`m0002_guards`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

Whole = BigInteger().with_variant(Integer(), "sqlite")

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)

LEDGER = Table(
    "ledger",
    METADATA,
    Column("height", Whole, primary_key=True, autoincrement=False),
    Column("parent", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_height", Whole, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("on_behalf_of", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    UniqueConstraint("subject", "subject_height"),
    sqlite_strict=True,
)
"""Events, one row each, never changed; `hash` covers every other column."""

HEAD = Table(
    "head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("height", Whole, nullable=False),
    Column("hash", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)
"""The last event, kept by the database itself; locking its row gives the turn to write on PostgreSQL."""

RECORD = Table(
    "record",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("content", LargeBinary),
    Column("salt", LargeBinary),
    Column("erasable", Integer, nullable=False),
    Column("size", Whole, nullable=False),
    Column("erased_by", Whole),
    CheckConstraint(
        "(content IS NOT NULL AND erased_by IS NULL AND (salt IS NOT NULL) = (erasable = 1))"
        " OR (content IS NULL AND salt IS NULL AND erasable = 1 AND erased_by IS NOT NULL)",
        name="kept_or_erased",
    ),
    sqlite_strict=True,
)
"""Bytes by digest; a row without content is the tombstone of what the event `erased_by` erased."""

DRAFT = Table(
    "draft",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("version", Whole, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("saved_at", Text, nullable=False),
    Index(None, "owner"),
    sqlite_strict=True,
)
"""What is not filed yet, outside the ledger."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", Whole, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("channel", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("sent_at", Text),
    Index(None, "sent_at", "due_at"),
    sqlite_strict=True,
)
"""Letters written in the transaction of the act they tell of, sent later; `key` keeps one act from writing twice."""

READ_MODEL = Table(
    "read_model",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("height", Whole, nullable=False),
    sqlite_strict=True,
)
"""How far each read model has followed the chain."""

WEB_SESSION = Table(
    "web_session",
    METADATA,
    Column("token_digest", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Index(None, "expires_at"),
    sqlite_strict=True,
)
"""Who is signed in on the web front, by the digest of a secret that only the browser holds."""

GUARDS = (
    "advance_head",
    *("guard_ledger_insert", "guard_ledger_update", "guard_ledger_delete"),
    *("guard_head_insert", "guard_head_update", "guard_head_delete"),
    *("guard_record_insert", "guard_record_update", "guard_record_delete"),
)
"""Triggers that every database has; PostgreSQL has one more for TRUNCATE on each of the three tables."""

"""The first tables: ledger, head, records, drafts, outbox, read models."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from conditionality.storage.faults import LedgerNotEmptyError

revision = "0001"
down_revision = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEPT_OR_ERASED = (
    "(content IS NOT NULL AND erased_by IS NULL AND (salt IS NOT NULL) = (erasable = 1))"
    " OR (content IS NULL AND salt IS NULL AND erasable = 1 AND erased_by IS NOT NULL)"
)


def upgrade() -> None:
    """Make the tables; the head stands at height 0."""
    _create_ledger()
    _create_record()
    _create_side_tables()
    op.execute(f"INSERT INTO head (id, height, hash) VALUES (1, 0, '{'0' * 64}')")  # noqa: S608 - a constant


def downgrade() -> None:
    """Drop the tables, unless the ledger holds events.

    Raises:
        LedgerNotEmptyError: It does.
    """
    height = op.get_bind().execute(sa.text("SELECT count(*) FROM ledger")).scalar_one()
    if height:
        raise LedgerNotEmptyError(height)
    for name in ("read_model", "outbox", "draft", "record", "head", "ledger"):
        op.drop_table(name)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _create_ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("height", _WHOLE, autoincrement=False, nullable=False),
        *(_text("parent"), _text("kind"), _text("subject")),
        sa.Column("subject_height", _WHOLE, nullable=False),
        *(_text("payload"), _text("at"), _text("actor"), _text("role"), _text("on_behalf_of"), _text("hash")),
        sa.PrimaryKeyConstraint("height", name="pk_ledger"),
        sa.UniqueConstraint("parent", name="uq_ledger_parent"),
        sa.UniqueConstraint("hash", name="uq_ledger_hash"),
        sa.UniqueConstraint("subject", "subject_height", name="uq_ledger_subject_subject_height"),
        sqlite_strict=True,
    )
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("height", _WHOLE, nullable=False),
        _text("hash"),
        sa.PrimaryKeyConstraint("id", name="pk_head"),
        sa.CheckConstraint("id = 1", name="ck_head_one_row"),
        sqlite_strict=True,
    )


def _create_record() -> None:
    op.create_table(
        "record",
        _text("digest"),
        sa.Column("content", sa.LargeBinary),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("erasable", sa.Integer, nullable=False),
        sa.Column("size", _WHOLE, nullable=False),
        sa.Column("erased_by", _WHOLE),
        sa.PrimaryKeyConstraint("digest", name="pk_record"),
        sa.CheckConstraint(_KEPT_OR_ERASED, name="ck_record_kept_or_erased"),
        sqlite_strict=True,
    )


def _create_side_tables() -> None:
    op.create_table(
        "draft",
        *(_text("id"), _text("kind"), _text("owner")),
        sa.Column("version", _WHOLE, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _text("saved_at"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sqlite_strict=True,
    )
    op.create_index("ix_draft_owner", "draft", ["owner"])
    op.create_table(
        "outbox",
        sa.Column("id", _WHOLE, autoincrement=True, nullable=False),
        *(_text("key"), _text("channel"), _text("recipient")),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _text("due_at"),
        sa.Column("attempts", sa.Integer, nullable=False),
        _text("sent_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_sent_at_due_at", "outbox", ["sent_at", "due_at"])
    op.create_table(
        "read_model",
        _text("name"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("height", _WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_read_model"),
        sqlite_strict=True,
    )

"""Who is signed in on the web front."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = ("token_digest", "person", "role", "created_at", "expires_at", "seen_at")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "web_session",
        *(sa.Column(name, sa.Text, nullable=False) for name in _COLUMNS),
        sa.PrimaryKeyConstraint("token_digest", name="pk_web_session"),
        sqlite_strict=True,
    )
    op.create_index("ix_web_session_expires_at", "web_session", ["expires_at"])


def downgrade() -> None:
    """Drop the table: everybody is signed out."""
    op.drop_table("web_session")

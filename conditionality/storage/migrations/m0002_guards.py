"""Guards: the database itself refuses to change or remove an event, or a record that was not asked to be erased.

On both engines: `ledger` takes an event at the head only, linked to it, and moves `head` along; no UPDATE, DELETE,
REPLACE or TRUNCATE of it passes. A `record` is changed only by losing content and salt, if it is erasable, at once.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from conditionality.storage.faults import LedgerNotEmptyError

revision = "0002"
down_revision = "0001"

_MISFIT = """
    NEW.height <> (SELECT height + 1 FROM head WHERE id = 1)
    OR NEW.parent <> (SELECT hash FROM head WHERE id = 1)
    OR EXISTS (SELECT 1 FROM ledger WHERE height = NEW.height OR hash = NEW.hash
        OR parent = NEW.parent OR (subject = NEW.subject AND subject_height = NEW.subject_height))
    OR NEW.subject_height <> 1 + coalesce((SELECT max(subject_height) FROM ledger WHERE subject = NEW.subject), 0)
"""
_HEAD_ASTRAY = """
    NEW.id <> 1 OR NEW.height <> OLD.height + 1
    OR NOT EXISTS (SELECT 1 FROM ledger WHERE height = NEW.height AND hash = NEW.hash)
"""
_NOT_AN_ERASURE = """
    OLD.erasable <> 1 OR NEW.erasable <> 1 OR OLD.content IS NULL OR NEW.content IS NOT NULL OR NEW.salt IS NOT NULL
    OR NEW.erased_by IS NULL OR NEW.digest <> OLD.digest OR NEW.size <> OLD.size
"""
_REFUSED: tuple[tuple[str, str, str], ...] = (
    ("ledger", "INSERT", _MISFIT),
    ("ledger", "UPDATE", ""),
    ("ledger", "DELETE", ""),
    ("head", "INSERT", ""),
    ("head", "UPDATE", _HEAD_ASTRAY),
    ("head", "DELETE", ""),
    ("record", "INSERT", "EXISTS (SELECT 1 FROM record WHERE digest = NEW.digest)"),
    ("record", "UPDATE", _NOT_AN_ERASURE),
    ("record", "DELETE", ""),
)
"""Table, what is refused, and when (always, if empty)."""

_ADVANCE = "UPDATE head SET height = NEW.height, hash = NEW.hash WHERE id = 1"


def upgrade() -> None:
    """Set the guards."""
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def downgrade() -> None:
    """Remove the guards, unless the ledger holds events.

    Raises:
        LedgerNotEmptyError: It does.
    """
    height = op.get_bind().execute(sa.text("SELECT count(*) FROM ledger")).scalar_one()
    if height:
        raise LedgerNotEmptyError(height)
    names = [(f"guard_{table}_{what.lower()}", table) for table, what, _ in _REFUSED]
    if op.get_bind().dialect.name == "sqlite":
        for name, _ in (*names, ("advance_head", "ledger")):
            op.execute(f"DROP TRIGGER {name}")
        return
    names += [(f"guard_{table}_truncate", table) for table in ("ledger", "head", "record")]
    for name, table in (*names, ("advance_head", "ledger")):
        op.execute(f"DROP TRIGGER {name} ON {table}")
        op.execute(f"DROP FUNCTION {name}()")


def _guard_sqlite() -> None:
    for table, what, when in _REFUSED:
        condition = f"WHEN {when}" if when else ""
        op.execute(
            f"CREATE TRIGGER guard_{table}_{what.lower()} BEFORE {what} ON {table} {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: this {what} is refused'); END"
        )
    op.execute(f"CREATE TRIGGER advance_head AFTER INSERT ON ledger BEGIN {_ADVANCE}; END")


def _guard_postgresql() -> None:
    for table, what, when in _REFUSED:
        _create_trigger(table, what, f"BEFORE {what}", "FOR EACH ROW", when)
    for table in ("ledger", "head", "record"):
        _create_trigger(table, "TRUNCATE", "BEFORE TRUNCATE", "FOR EACH STATEMENT", "")
    op.execute(
        f"CREATE FUNCTION advance_head() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_ADVANCE}; RETURN NULL; END $$"
    )
    op.execute("CREATE TRIGGER advance_head AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION advance_head()")


def _create_trigger(table: str, what: str, moment: str, each: str, when: str) -> None:
    name = f"guard_{table}_{what.lower()}"
    refuse = f"RAISE EXCEPTION '{table}: this {what} is refused' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {when} THEN {refuse} END IF; RETURN NEW;" if when else refuse
    op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$")
    op.execute(f"CREATE TRIGGER {name} {moment} ON {table} {each} EXECUTE FUNCTION {name}()")

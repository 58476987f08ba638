"""Move the shape of a database up or down by Alembic, from Python: no settings file, no shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from conditionality.storage.engine import connect_to_write

_STEPS = Path(__file__).with_name("migrations")


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(_STEPS), version_locations=[str(_STEPS)])


def latest() -> str:
    """Give the name of the last step."""
    return str(_script().get_current_head())


def current(connection: Connection) -> str:
    """Give the step a database stands at; empty before the first."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring a database up to a step; all of it in one transaction."""
    script = _script()
    _run(engine, lambda at, _: script._upgrade_revs(target, at))  # noqa: SLF001 - what Alembic's own command calls


def downgrade(engine: Engine, target: str = "base") -> None:
    """Bring a database down to a step.

    Raises:
        LedgerNotEmptyError: The ledger would be dropped and holds events.
    """
    script = _script()
    _run(engine, lambda at, _: script._downgrade_revs(target, at))  # noqa: SLF001 - what Alembic's own command calls


def _run(engine: Engine, plan: Callable[..., Any]) -> None:
    with connect_to_write(engine) as connection, connection.begin():
        context = MigrationContext.configure(connection, opts={"fn": plan})
        with Operations.context(context):
            context.run_migrations()

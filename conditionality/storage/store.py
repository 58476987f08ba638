"""The store: one transaction holds everything an act writes, or nothing of it.

>>> from conditionality.storage import engine, migrate
>>> from conditionality.storage.chain import Act, Entry
>>> from datetime import UTC, datetime
>>> memory = engine.open_engine("sqlite://")
>>> migrate.upgrade(memory)
>>> store = Store(memory)
>>> act = Act(datetime(2026, 1, 31, 8, tzinfo=UTC), actor="p-1", role="STAFF")
>>> with store.transaction() as tx:
...     report = tx.put(b"{}")
...     event = tx.append(Entry("submitted", "dossier-1", 0, act, {"report": report}))
>>> event.height, event.subject_height
(1, 1)
>>> memory.dispose()
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_bytes

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from conditionality.codec import canonical
from conditionality.storage import drafts, ledger, outbox, read_models, records
from conditionality.storage.chain import ERASED, Act, Entry, Event
from conditionality.storage.drafts import Draft
from conditionality.storage.engine import connect_to_write, is_busy, take_turn
from conditionality.storage.faults import BusyError
from conditionality.storage.outbox import Letter
from conditionality.storage.read_models import ReadModel


def _salt() -> bytes:
    return token_bytes(records.SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Transaction:
    """What one act writes.

    Attributes:
        connection: For reads inside the transaction (`ledger.of_subject(tx.connection, …)`).
    """

    connection: Connection
    salt: Callable[[], bytes]

    def put(self, content: bytes) -> str:
        """Store bytes that stay for ever, and give their digest."""
        return records.put(self.connection, content)

    def put_erasable(self, content: bytes) -> str:
        """Store bytes that the law may ask to erase, and give their salted digest: never the same twice."""
        return records.put(self.connection, content, self.salt())

    def append(self, entry: Entry) -> Event:
        """Append an event to the chain.

        Raises:
            StaleError: Somebody acted on the subject since it was read.
        """
        return ledger.append(self.connection, entry)

    def erase(self, digest: str, subject: str, expected: int, act: Act, ground: str) -> Event:
        """Erase a record and append the event that says so.

        Args:
            ground: Code of the rule that asks for it (`retention-ended`); never a person's name.

        Raises:
            NotErasableError: The record was not stored as erasable.
            ErasedRecordError: It was erased before.
            StaleError: Somebody acted on the subject since it was read.
        """
        records.check_erasable(self.connection, digest)
        body = self.put(canonical({"ground": ground}))
        event = self.append(Entry(ERASED, subject, expected, act, {"body": body, "erased": digest}))
        records.erase(self.connection, digest, event.height)
        return event

    def outbox(self, letter: Letter) -> bool:
        """Write a letter to send later; give False when a letter with its key is there already."""
        return outbox.post(self.connection, letter)

    def save_draft(self, draft: Draft) -> int:
        """Save a draft and give its new version.

        Raises:
            StaleError: Another window saved it since.
        """
        return drafts.save(self.connection, draft)

    def discard_draft(self, draft_id: str, version: int) -> None:
        """Remove a draft.

        Raises:
            StaleError: Another window saved it since.
        """
        drafts.discard(self.connection, draft_id, version)


@dataclass(frozen=True, slots=True)
class Store:
    """The database and the read models that follow its chain.

    Attributes:
        salt: Gives 32 bytes of chance for each erasable record.
    """

    engine: Engine
    models: tuple[ReadModel, ...] = ()
    salt: Callable[[], bytes] = _salt

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write everything of an act, or nothing: an exception inside undoes it all.

        Raises:
            ConflictError: Somebody acted first (`StaleError`), or no turn to write came in time (`BusyError`).
        """
        try:
            with connect_to_write(self.engine) as connection, connection.begin():
                take_turn(connection)
                yield Transaction(connection, self.salt)
                for model in self.models:
                    read_models.catch_up(connection, model)
        except DBAPIError as fault:
            if is_busy(fault):
                raise BusyError from fault
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one state of the store, whatever others write meanwhile."""
        one_state = {"isolation_level": "REPEATABLE READ"} if self.engine.name == "postgresql" else {}
        with self.engine.execution_options(**one_state).begin() as connection:
            yield connection

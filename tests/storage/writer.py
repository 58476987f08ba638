"""A process of its own that acts on a store, for the tests that race it or kill it."""

from __future__ import annotations

from multiprocessing.connection import Connection as Pipe

from conditionality.storage import ledger
from conditionality.storage.chain import Entry
from conditionality.storage.engine import open_engine
from conditionality.storage.faults import ConflictError
from conditionality.storage.outbox import Letter
from conditionality.storage.store import Store
from tests.storage.acts import MORNING, STAFF, Address, say


def act_for_ever(address: Address, name: str, pipe: Pipe) -> None:
    """Act on one subject until killed; say the rank of each act once it is acknowledged.

    Each act is two events, four records and a letter, so that half an act would be seen.
    """
    store = Store(open_engine(address))
    with store.reading() as connection:
        rank = ledger.subject_height(connection, name)
    while True:
        with store.transaction() as tx:
            say(tx, name, rank, f"{name} {rank}".encode())
            about = tx.put_erasable(b"x" * 5_000)
            tx.append(Entry("said", name, rank + 1, STAFF, {"about": about}))
            tx.outbox(Letter(f"{name}:{rank}", "mail", "o-1", b"", MORNING))
        rank += 2
        pipe.send(rank)


def race(address: Address, name: str, turns: int, pipe: Pipe) -> None:
    """Act on a shared subject a number of times, reading it again after each conflict; say how many there were."""
    store, conflicts, done = Store(open_engine(address)), 0, 0
    while done < turns:
        with store.reading() as connection:
            rank = ledger.subject_height(connection, "shared")
        try:
            with store.transaction() as tx:
                say(tx, "shared", rank, f"{name} {done}".encode())
            done += 1
        except ConflictError:
            conflicts += 1
    store.engine.dispose()
    pipe.send(conflicts)

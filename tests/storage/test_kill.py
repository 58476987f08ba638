"""A process killed at any moment leaves whole acts: every one it acknowledged, and none by half."""

from __future__ import annotations

from multiprocessing.connection import Connection as Pipe
from random import Random

import pytest
from sqlalchemy import func, select

from conditionality.storage import ledger
from conditionality.storage.schema import OUTBOX, RECORD
from conditionality.storage.store import Store
from tests.running import processes
from tests.storage import writer
from tests.storage.acts import Address, audit

KILLS = 30
LONGEST_LIFE_S = 0.12


def last_said(pipe: Pipe, least: int) -> int:
    """Give the last rank that the process acknowledged before it died."""
    while True:
        try:
            least = pipe.recv()
        except EOFError:
            return least


@pytest.mark.slow
def test_a_process_killed_at_any_moment_leaves_whole_acts(store: Store, address: Address) -> None:
    context, chance, acknowledged, alive = processes(), Random(7), 0, 0
    for _ in range(KILLS):
        reader, sender = context.Pipe(duplex=False)
        process = context.Process(target=writer.act_for_ever, args=(address, "a", sender))
        process.start()
        sender.close()
        assert reader.poll(120)  # it acts, also on a busy machine
        process.join(chance.uniform(0, LONGEST_LIFE_S))
        alive += process.is_alive()
        process.kill()
        process.join()
        said = last_said(reader, acknowledged)
        reader.close()
        assert said > acknowledged
        acknowledged = said
        with store.transaction():
            pass  # the turn comes once the database has noticed the death
        found = audit(store)
        with store.reading() as connection:
            rank = ledger.subject_height(connection, "a")
            letters = connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one()
            kept = connection.execute(select(func.count()).select_from(RECORD)).scalar_one()
        assert found.findings == ()
        assert rank >= acknowledged
        assert (found.events, letters * 2, kept) == (rank, rank, rank * 2)
        acknowledged = rank
    assert alive == KILLS

"""A process killed while it does real acts leaves whole acts: every one it acknowledged, and none by half."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection as Pipe
from random import Random

from sqlalchemy import Connection, select

from conditionality.desk.audit import audit
from conditionality.desk.office import Office
from conditionality.desk.read_models import MODELS
from conditionality.storage import ledger, records
from conditionality.storage.read_models import check
from conditionality.storage.schema import LEDGER, OUTBOX, RECORD
from tests.desk import walker
from tests.desk.path import STRONG, ready
from tests.desk.people import Region
from tests.desk.session import MEMBERS, sat
from tests.running import processes
from tests.storage.acts import Address
from tests.storage.acts import audit as audit_store

KILLS = 30
MOST_SAID = 14
"""Up to so much is said before the death: two rounds of a dossier, whatever the speed of the machine."""

PATIENCE_S = 120
"""For a process to start or to act on a busy machine."""

LETTERS = {"Submitted": "received", "RequestWithdrawn": "withdrawn"}
"""Acts that post a letter, and what its key holds."""


def balloting(office: Office, region: Region) -> str:
    """Open a ballot on a dossier of the other organisation."""
    dossier = ready(office, region, "basile", STRONG)
    sitting = sat(office, region, dossier)
    sitting.item(dossier)
    return sitting.ballot(dossier, "accept")


def let_live(pipe: Pipe, known: dict[str, int], chance: Random) -> None:
    """Let a process act until it has said so much, then up to as long as its longest act took; keep what it said."""
    longest, before = 0.0, time.monotonic()
    for rank in range(chance.randint(1, MOST_SAID)):
        assert pipe.poll(PATIENCE_S)  # it acts
        keep(pipe, known)
        now = time.monotonic()
        longest, before = max(longest, now - before if rank else 0.0), now
    time.sleep(chance.uniform(0, longest))


def keep(pipe: Pipe, known: dict[str, int]) -> None:
    """Keep the last height of a subject that the process acknowledged."""
    kind, subject, height = pipe.recv()
    if kind == "height":
        known[subject] = max(known.get(subject, 0), height)


def last_said(pipe: Pipe, known: dict[str, int]) -> None:
    """Keep all that the process said before it died."""
    try:
        while True:
            keep(pipe, known)
    except EOFError:
        return


def test_a_process_killed_at_any_moment_leaves_whole_acts(office: Office, region: Region, address: Address) -> None:
    context, chance, known, alive = processes(), Random(11), dict[str, int](), 0
    motion = balloting(office, region)
    for life in range(KILLS):
        reader, sender = context.Pipe(duplex=False)
        process = context.Process(target=walker.walk_for_ever, args=(address, region, motion, life, sender))
        process.start()
        sender.close()
        let_live(reader, known, chance)
        alive += process.is_alive()
        process.kill()
        process.join()
        last_said(reader, known)
        reader.close()
        with office.store.transaction():
            pass  # the turn comes once the database has noticed the death
        assert audit_store(office.store).findings == ()
        with office.reading() as connection:
            # An act may stand that there was no time to acknowledge; none that was acknowledged is lost.
            assert [one for one in known if ledger.subject_height(connection, one) < known[one]] == []
            assert_whole(connection)
    assert alive == KILLS
    assert sum(known.values()) >= KILLS
    assert known[motion] > len(MEMBERS) / 2
    found = audit(office)
    assert (found.holds, found.findings) == (True, ())
    with office.store.transaction() as tx:
        assert [check(tx.connection, model) for model in MODELS] == [(), ()]


def assert_whole(connection: Connection) -> None:
    """Check that no act stands by half: papers without event, a filing without its letter, a letter without its act."""
    named = set[str]()
    letters = set(connection.execute(select(OUTBOX.c.key)).scalars())
    kinds: dict[str, set[str]] = {}
    for row in ledger.after(connection):
        named |= {row.payload, *records.read_papers(connection, row.payload).values()}
        kinds.setdefault(row.subject, set()).add(row.kind)
    assert set(connection.execute(select(RECORD.c.digest)).scalars()) == named
    for subject, done in kinds.items():
        for kind, word in LETTERS.items():
            assert (kind in done) == any(key.startswith(f"{subject}:{word}") for key in letters), (subject, kind)
    subjects = set(connection.execute(select(LEDGER.c.subject)).scalars())
    assert {key.partition(":")[0] for key in letters if key.startswith("D-")} <= subjects

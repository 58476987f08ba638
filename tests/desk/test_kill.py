"""A process killed while it does real acts leaves whole acts: every one it acknowledged, and none by half."""

from __future__ import annotations

import time
from multiprocessing import get_context
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
from tests.storage.acts import Address
from tests.storage.acts import audit as audit_store

KILLS = 30
LONGEST_LIFE_S = 0.5

LETTERS = {"Submitted": "received", "RequestWithdrawn": "withdrawn"}
"""Acts that post a letter, and what its key holds."""


def balloting(office: Office, region: Region) -> str:
    """Open a ballot on a dossier of the other organisation."""
    dossier = ready(office, region, "basile", STRONG)
    sitting = sat(office, region, dossier)
    sitting.item(dossier)
    return sitting.ballot(dossier, "accept")


def last_said(pipe: Pipe, known: dict[str, int]) -> None:
    """Keep the last height of each subject that the process acknowledged before it died."""
    while True:
        try:
            kind, subject, height = pipe.recv()
        except EOFError:
            return
        if kind == "height":
            known[subject] = max(known.get(subject, 0), height)


def test_a_process_killed_at_any_moment_leaves_whole_acts(office: Office, region: Region, address: Address) -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.desk.walker"])
    chance, known, alive = Random(11), dict[str, int](), 0
    motion = balloting(office, region)
    for life in range(KILLS):
        reader, sender = context.Pipe(duplex=False)
        process = context.Process(target=walker.walk_for_ever, args=(address, region, motion, life, sender))
        process.start()
        sender.close()
        assert reader.poll(30)  # it acts
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        alive += process.is_alive()
        process.kill()
        process.join()
        last_said(reader, known)
        reader.close()
        with office.store.transaction():
            pass  # the turn comes once the database has noticed the death
        assert audit_store(office.store).findings == ()
        with office.reading() as connection:
            assert {one: ledger.subject_height(connection, one) for one in known}.items() >= known.items()
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

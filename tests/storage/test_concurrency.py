"""Two people at once, in threads and in processes: one chain, and the second is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from conditionality.storage import ledger, outbox, records
from conditionality.storage.drafts import Draft
from conditionality.storage.engine import open_engine
from conditionality.storage.faults import StaleError
from conditionality.storage.outbox import Letter
from conditionality.storage.store import Store
from tests.running import processes
from tests.storage import writer
from tests.storage.acts import MORNING, Address, audit, fill, later, say

TURNS = 15


def test_of_two_who_read_the_same_height_one_acts_and_the_other_is_told(store: Store, address: Address) -> None:
    together = Barrier(2)

    def act(name: bytes) -> str:
        mine = Store(open_engine(address))
        with mine.reading() as connection:
            rank = ledger.subject_height(connection, "a")
        together.wait()
        try:
            with mine.transaction() as tx:
                say(tx, "a", rank, name)
        except StaleError as fault:
            return fault.finding.code
        finally:
            mine.engine.dispose()
        return "acted"

    fill(store, ["a", "a"])
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(act, (b"one", b"other"))) == ["acted", "changed-since-opened"]
    assert (audit(store).holds, audit(store).events) == (True, 3)


def test_acts_on_different_subjects_never_conflict(store: Store) -> None:
    def act(name: str) -> None:
        for rank in range(TURNS):
            with store.transaction() as tx:
                say(tx, name, rank)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(act, "abcd"))
    assert (audit(store).holds, audit(store).events) == (True, 4 * TURNS)


def test_the_same_paper_put_by_several_at_once_stands_once(store: Store) -> None:
    def put(_: int) -> str:
        with store.transaction() as tx:
            return tx.put(b"same")

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(put, range(8)))) == 1
    assert audit(store).records == 1


def test_of_two_windows_on_a_draft_one_saves(store: Store) -> None:
    draft = Draft("d", "report", "o-1", 0, b"", MORNING)

    def save(content: bytes) -> bool:
        try:
            with store.transaction() as tx:
                tx.save_draft(replace(draft, content=content))
        except StaleError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, (b"one", b"other"))) == [False, True]


def test_two_clocks_at_once_claim_each_letter_once(store: Store) -> None:
    with store.transaction() as tx:
        for number in range(20):
            tx.outbox(Letter(f"k-{number}", "mail", "o-1", b"", MORNING))

    def claim(_: int) -> list[str]:
        with store.transaction() as tx:
            return [one.letter.key for one in outbox.claim(tx.connection, later(1), later(9), limit=7)]

    with ThreadPoolExecutor(3) as pool:
        keys = [key for claimed in pool.map(claim, range(3)) for key in claimed]
    assert sorted(keys) == sorted(f"k-{number}" for number in range(20))


def test_two_processes_on_one_subject_make_one_chain_and_lose_nothing(store: Store, address: Address) -> None:
    context = processes()
    pipes = [context.Pipe(duplex=False) for _ in range(2)]
    racers = [
        context.Process(target=writer.race, args=(address, f"racer{number}", TURNS, pipe[1]))
        for number, pipe in enumerate(pipes)
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(600)
    assert [racer.exitcode for racer in racers] == [0, 0]
    assert all(reader.poll() for reader, _ in pipes)
    for reader, sender in pipes:
        reader.close()
        sender.close()
    assert (audit(store).holds, audit(store).events) == (True, 2 * TURNS)
    with store.reading() as connection:
        said = {
            records.read(connection, records.read_papers(connection, event.payload)["body"])
            for event in ledger.of_subject(connection, "shared")
        }
    assert said == {f"racer{number} {turn}".encode() for number in range(2) for turn in range(TURNS)}

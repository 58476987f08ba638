"""Letters are written with the act, claimed by one sender, sent once."""

# ruff: noqa: PT012 - a transaction is several statements

from __future__ import annotations

from dataclasses import replace

import pytest

from conditionality.storage import outbox
from conditionality.storage.outbox import Letter
from conditionality.storage.store import Store
from tests.storage.acts import MORNING, later, say

LETTER = Letter("dossier-1:receipt:1", "mail", "o-1", b"Bonjour", MORNING)


def test_a_letter_written_twice_is_one_letter(store: Store) -> None:
    with store.transaction() as tx:
        assert tx.outbox(LETTER)
        assert not tx.outbox(replace(LETTER, content=b"again"))
    with store.reading() as connection:
        assert outbox.waiting(connection) == (LETTER,)


def test_a_letter_is_not_written_when_its_act_is_not(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as tx:
        tx.outbox(LETTER)
        say(tx, "a", 0)
        _ = 1 / 0
    with store.reading() as connection:
        assert outbox.waiting(connection) == ()


def test_only_what_is_due_is_claimed_oldest_first_and_by_one_sender(store: Store) -> None:
    with store.transaction() as tx:
        for number in (3, 1, 2):
            tx.outbox(replace(LETTER, key=f"k-{number}", due_at=later(number)))
    with store.transaction() as tx:
        mine = outbox.claim(tx.connection, later(2), until=later(10))
        assert [one.letter.key for one in mine] == ["k-1", "k-2"]
        assert [one.attempts for one in mine] == [1, 1]
    with store.transaction() as tx:
        assert [one.letter.key for one in outbox.claim(tx.connection, later(5), until=later(10))] == ["k-3"]


def test_what_was_sent_is_never_claimed_again_and_what_was_not_comes_back(store: Store) -> None:
    with store.transaction() as tx:
        tx.outbox(LETTER)
        tx.outbox(replace(LETTER, key="k-2"))
        first, second = outbox.claim(tx.connection, later(1), until=later(5))
        outbox.mark_sent(tx.connection, first.id, later(2))
        outbox.mark_sent(tx.connection, first.id, later(3))
    with store.transaction() as tx:
        (again,) = outbox.claim(tx.connection, later(6), until=later(9))
        assert (again.id, again.attempts) == (second.id, 2)
        assert [letter.key for letter in outbox.waiting(tx.connection)] == ["k-2"]
        assert outbox.claim(tx.connection, later(6), until=later(9)) == ()


def test_a_claim_takes_no_more_than_asked(store: Store) -> None:
    with store.transaction() as tx:
        for number in range(5):
            tx.outbox(replace(LETTER, key=f"k-{number}"))
        assert len(outbox.claim(tx.connection, later(1), until=later(5), limit=2)) == 2


def test_old_letters_go_once_they_are_sent_and_only_then(store: Store) -> None:
    with store.transaction() as tx:
        for number in range(3):
            tx.outbox(replace(LETTER, key=f"k-{number}"))
        for number, one in enumerate(outbox.claim(tx.connection, later(1), until=later(5), limit=2)):
            outbox.mark_sent(tx.connection, one.id, later(number))
        assert outbox.purge(tx.connection, later(1)) == 1
        assert outbox.purge(tx.connection, later(60)) == 1
        assert [letter.key for letter in outbox.waiting(tx.connection)] == ["k-2"]

"""Bytes by digest, salted or not, erased or not."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from conditionality.storage import records
from conditionality.storage.faults import (
    ErasedRecordError,
    MalformedPapersError,
    NotErasableError,
    UnfitNameError,
    UnknownRecordError,
)
from conditionality.storage.schema import RECORD
from conditionality.storage.store import Store
from tests.storage.acts import STAFF, audit


@given(st.binary(max_size=200), st.binary(min_size=32, max_size=32))
def test_the_salt_comes_before_the_content(content: bytes, salt: bytes) -> None:
    assert records.digest_of(content) == sha256(content).hexdigest()
    assert records.digest_of(content, salt) == sha256(salt + content).hexdigest()
    assert records.digest_of(content, salt) != records.digest_of(content)


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 500, "é 'quoted' \u202f".encode()])
def test_bytes_read_back_as_they_were_put_once(store: Store, content: bytes) -> None:
    with store.transaction() as tx:
        assert tx.put(content) == tx.put(content) == sha256(content).hexdigest()
    with store.reading() as connection:
        assert records.read(connection, sha256(content).hexdigest()) == content
        assert len(connection.execute(select(RECORD)).all()) == 1


def test_the_same_erasable_bytes_never_have_the_same_digest(store: Store) -> None:
    with store.transaction() as tx:
        one, other = tx.put_erasable(b"Marie"), tx.put_erasable(b"Marie")
        assert len({one, other, sha256(b"Marie").hexdigest()}) == 3
        assert records.read(tx.connection, one) == records.read(tx.connection, other) == b"Marie"


def test_an_erased_record_leaves_a_tombstone_that_says_which_event_asked(store: Store) -> None:
    with store.transaction() as tx:
        digest = tx.put_erasable(b"Marie")
        event = tx.erase(digest, "dossier-1", 0, STAFF, "retention-ended")
    with store.reading() as connection:
        with pytest.raises(ErasedRecordError) as caught:
            records.read(connection, digest)
        row = connection.execute(select(RECORD).where(RECORD.c.digest == digest)).one()
    assert caught.value.erased_by == event.height
    assert (row.content, row.salt, row.size) == (None, None, 5)
    assert audit(store).holds


def test_only_what_can_be_erased_is_erased_and_only_once(store: Store) -> None:
    with store.transaction() as tx:
        plain, personal = tx.put(b"a"), tx.put_erasable(b"b")
        tx.erase(personal, "d", 0, STAFF, "asked")
        for digest, fault in ((plain, NotErasableError), (personal, ErasedRecordError), ("0", UnknownRecordError)):
            with pytest.raises(fault):
                tx.erase(digest, "d", 1, STAFF, "asked")
            with pytest.raises(fault):
                records.erase(tx.connection, digest, 1)


def test_a_digest_that_nothing_stands_under_is_told(store: Store) -> None:
    with store.reading() as connection, pytest.raises(UnknownRecordError):
        records.read(connection, "0" * 64)


def test_papers_are_listed_under_one_digest_and_read_back(store: Store) -> None:
    with store.transaction() as tx:
        papers = {"report": tx.put(b"r"), "annex:1": tx.put_erasable(b"a")}
        payload = records.put_papers(tx.connection, papers)
        assert records.read_papers(tx.connection, payload) == papers
        with pytest.raises(UnknownRecordError):
            records.put_papers(tx.connection, {"report": "0" * 64})
        with pytest.raises(UnfitNameError):
            records.put_papers(tx.connection, {"Marie Durand": papers["report"]})


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a":1}', b"\xff", b"[" * 100_000])
def test_what_is_not_a_list_of_papers_is_told(content: bytes) -> None:
    with pytest.raises(MalformedPapersError):
        records.parse_papers("ab", content)

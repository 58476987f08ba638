"""Drafts: saved, read, discarded; two windows do not overwrite each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conditionality.storage import drafts
from conditionality.storage.drafts import Draft
from conditionality.storage.faults import StaleError, UnknownDraftError
from conditionality.storage.store import Store
from tests.storage.acts import MORNING, audit, later

DRAFT = Draft("d-1", "report", "o-1", 0, b'{"a":1}', MORNING)


def test_a_draft_reads_back_as_it_was_saved_at_the_next_version(store: Store) -> None:
    with store.transaction() as tx:
        assert tx.save_draft(DRAFT) == 1
    with store.transaction() as tx:
        assert tx.save_draft(replace(DRAFT, version=1, content=b"2", saved_at=later(5))) == 2
    with store.reading() as connection:
        assert drafts.read(connection, "d-1") == replace(DRAFT, version=2, content=b"2", saved_at=later(5))
    assert audit(store).events == 0


@pytest.mark.parametrize("version", [0, 1, 3])
def test_the_second_window_is_told_and_nothing_is_lost(store: Store, version: int) -> None:
    with store.transaction() as tx:
        tx.save_draft(DRAFT)
        tx.save_draft(replace(DRAFT, version=1, content=b"kept"))
    with pytest.raises(StaleError, match="d-1 is at 2"), store.transaction() as tx:
        tx.save_draft(replace(DRAFT, version=version, content=b"late"))
    with pytest.raises(StaleError), store.transaction() as tx:
        tx.discard_draft("d-1", version)
    with store.reading() as connection:
        assert drafts.read(connection, "d-1").content == b"kept"


def test_a_discarded_draft_is_gone(store: Store) -> None:
    with store.transaction() as tx:
        tx.save_draft(DRAFT)
        tx.discard_draft("d-1", 1)
    with store.reading() as connection, pytest.raises(UnknownDraftError):
        drafts.read(connection, "d-1")
    with pytest.raises(StaleError), store.transaction() as tx:
        tx.save_draft(replace(DRAFT, version=1))


def test_each_owner_sees_their_own_latest_first(store: Store) -> None:
    with store.transaction() as tx:
        for number, owner in enumerate(("o-1", "o-2", "o-1")):
            tx.save_draft(replace(DRAFT, id=f"d-{number}", owner=owner, saved_at=later(number)))
    with store.reading() as connection:
        assert [draft.id for draft in drafts.of_owner(connection, "o-1")] == ["d-2", "d-0"]

"""A file is looked at before it is kept, and kept so that it can be erased."""

from __future__ import annotations

from hashlib import sha256

import pytest
from sqlalchemy import select

from conditionality.storage import attachments
from conditionality.storage.attachments import Attachment, clean_name, examine
from conditionality.storage.chain import Entry
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.schema import LEDGER, RECORD
from conditionality.storage.store import Store
from conditionality.wording.findings import sentence
from tests.storage.acts import STAFF, audit

PDF = b"%PDF-1.7\nsmall"


def codes(found: object) -> list[str]:
    """Give the codes of the findings."""
    assert isinstance(found, tuple)
    return [one.code for one in found]


def test_a_sound_file_is_described_as_the_person_can_check_it() -> None:
    expected = Attachment("bilan.pdf", "application/pdf", sha256(PDF).hexdigest(), PDF)
    assert examine("C:\\Docs\\bilan.pdf", PDF) == expected


def test_each_reason_is_told_and_all_at_once() -> None:
    assert codes(examine("bilan.pdf", b"")) == ["attachment-empty"]
    assert codes(examine("bilan.exe", b"MZ\x90\x00" * 10, most_bytes=20)) == ["attachment-too-large", "attachment-kind"]
    assert codes(examine("bilan.xlsx", PDF)) == ["attachment-name"]
    assert codes(examine("bilan.pdf", PDF, kinds=("image/png",))) == ["attachment-kind"]


def test_the_size_just_allowed_passes() -> None:
    assert isinstance(examine("a.pdf", PDF, most_bytes=len(PDF)), Attachment)
    assert codes(examine("a.pdf", PDF, most_bytes=len(PDF) - 1)) == ["attachment-too-large"]


def test_the_sentence_says_the_size_and_the_limit() -> None:
    found = examine("a.pdf", PDF + b"x" * 2**20, most_bytes=2**20)
    assert isinstance(found, tuple)
    assert sentence(found[0], "en") == ("«a.pdf» weighs 1.1 MiB; at most 1.0 MiB can be joined. Reduce it or split it.")


@pytest.mark.parametrize(
    ("given", "clean"),
    [("/etc/passwd", "passwd"), ("a\x00\u202eb.pdf", "ab.pdf"), ("x" * 300 + ".pdf", "x" * 116 + ".pdf"), ("..", "..")],
)
def test_a_name_loses_its_folders_and_hidden_signs(given: str, clean: str) -> None:
    assert clean_name(given) == clean


def test_a_kept_file_reads_back_and_both_records_can_be_erased(store: Store) -> None:
    attachment = examine("CV Marie.pdf", PDF)
    assert isinstance(attachment, Attachment)
    with store.transaction() as tx:
        kept = attachments.keep(tx, attachment)
        tx.append(Entry("joined", "a", 0, STAFF, {"about": kept.description, "file": kept.content}))
        assert attachments.read(tx.connection, kept.description) == attachment
    with store.transaction() as tx:
        tx.erase(kept.description, "a", 1, STAFF, "asked")
        tx.erase(kept.content, "a", 2, STAFF, "asked")
        with pytest.raises(ErasedRecordError):
            attachments.read(tx.connection, kept.description)
        left = repr(tx.connection.execute(select(RECORD)).all()) + repr(tx.connection.execute(select(LEDGER)).all())
    assert "Marie" not in left
    assert sha256(PDF).hexdigest() not in left
    assert audit(store).holds

"""Bytes by digest: what is stored once is found under its sha256 for ever, or leaves a tombstone where it stood.

A plain record stands under sha256(content). An erasable one stands under sha256(salt + content), with 32 bytes of
chance for salt: once content and salt are erased, the digest that stays in the chain tells nothing, not even to
somebody who can guess what was written. The papers of an event are listed in one record (name to digest, canonical
JSON): the event needs one digest only, and the audit can follow every paper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from conditionality.codec import canonical
from conditionality.storage.chain import code
from conditionality.storage.faults import (
    ErasedRecordError,
    MalformedPapersError,
    NotErasableError,
    UnknownRecordError,
)
from conditionality.storage.schema import RECORD

SALT_BYTES: Final = 32

_ONE: Final = select(RECORD.c.content, RECORD.c.erased_by).where(RECORD.c.digest == bindparam("wanted"))
"""Made once: a register is read record by record."""


def digest_of(content: bytes, salt: bytes = b"") -> str:
    """Give the digest a record stands under, as 64 hexadecimal digits.

    >>> digest_of(b"")[:8], digest_of(b"", b"x" * 32) == digest_of(b"x" * 32)
    ('e3b0c442', True)
    """
    return sha256(salt + content).hexdigest()


def put(connection: Connection, content: bytes, salt: bytes = b"") -> str:
    """Store bytes and give their digest; bytes already there are not stored again.

    Args:
        salt: Nothing for a plain record, 32 bytes of chance for an erasable one.
    """
    digest = digest_of(content, salt)
    if not holds(connection, digest):
        row = {"digest": digest, "content": content, "salt": salt or None}
        connection.execute(RECORD.insert().values(**row, erasable=int(bool(salt)), size=len(content)))
    return digest


def holds(connection: Connection, digest: str) -> bool:
    """Say whether a record stands under this digest, erased or not."""
    return connection.execute(select(RECORD.c.digest).where(RECORD.c.digest == digest)).first() is not None


def read(connection: Connection, digest: str) -> bytes:
    """Give the content of a record.

    Raises:
        UnknownRecordError: No record has this digest.
        ErasedRecordError: Only the tombstone stays.
    """
    row = connection.execute(_ONE, {"wanted": digest}).first()
    if row is None:
        raise UnknownRecordError(digest)
    if row.content is None:
        raise ErasedRecordError(digest, row.erased_by)
    return bytes(row.content)


def erase(connection: Connection, digest: str, erased_by: int) -> None:
    """Erase the content and the salt of a record; digest, size and the event that asked for it stay.

    Raises:
        UnknownRecordError: No record has this digest.
        ErasedRecordError: It was erased before.
        NotErasableError: It was not stored as erasable.
    """
    check_erasable(connection, digest)
    gone = update(RECORD).where(RECORD.c.digest == digest)
    connection.execute(gone.values(content=None, salt=None, erased_by=erased_by))


def check_erasable(connection: Connection, digest: str) -> None:
    """Let through a record that can be erased.

    Raises:
        UnknownRecordError: No record has this digest.
        ErasedRecordError: It was erased before.
        NotErasableError: It was not stored as erasable.
    """
    row = connection.execute(select(RECORD.c.erasable, RECORD.c.erased_by).where(RECORD.c.digest == digest)).first()
    if row is None:
        raise UnknownRecordError(digest)
    if row.erased_by is not None:
        raise ErasedRecordError(digest, row.erased_by)
    if not row.erasable:
        raise NotErasableError(digest)


def put_papers(connection: Connection, papers: Mapping[str, str]) -> str:
    """Store the list of papers of an event, each of which stands here already, and give its digest.

    Raises:
        UnfitNameError: A name is not a plain code.
        UnknownRecordError: A paper is not stored.
    """
    for name, digest in papers.items():
        code("paper", name)
        if not holds(connection, digest):
            raise UnknownRecordError(digest)
    return put(connection, canonical(papers))


def read_papers(connection: Connection, payload: str) -> dict[str, str]:
    """Give the papers of an event, name to digest.

    Raises:
        UnknownRecordError: No record has this digest.
        MalformedPapersError: The record is something else.
    """
    return parse_papers(payload, read(connection, payload))


def parse_papers(payload: str, content: bytes) -> dict[str, str]:
    """Read a list of papers from its bytes.

    Raises:
        MalformedPapersError: The bytes are something else.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise MalformedPapersError(payload) from fault
    if not isinstance(found, dict) or not all(isinstance(digest, str) for digest in found.values()):
        raise MalformedPapersError(payload)
    return found

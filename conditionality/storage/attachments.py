"""Attachments: a file somebody joins to an act, looked at before it is kept, and kept so that it can be erased.

The file and what describes it (its name may be a person's) are two erasable records; the plain sha256, which the
person can compare with their own file, stands inside the description only.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from sqlalchemy import Connection

from conditionality.codec import canonical
from conditionality.findings import Finding, finding
from conditionality.storage import records
from conditionality.storage.sniff import SUFFIXES, UNKNOWN, media_type
from conditionality.storage.store import Transaction

MOST_BYTES: Final = 10 * 1024 * 1024
"""Largest attachment, in bytes, unless the caller says otherwise."""

_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that can be kept.

    Attributes:
        name: Its name without folders, cut at 120 characters.
        media_type: What its bytes are.
        sha256: Plain digest of its bytes, as the person can compute it.
    """

    name: str
    media_type: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """Digests of the two records of an attachment, for the list of papers of an event."""

    description: str
    content: str


def examine(
    name: str, content: bytes, most_bytes: int = MOST_BYTES, kinds: Collection[str] = tuple(SUFFIXES)
) -> Attachment | tuple[Finding, ...]:
    """Look at a file that somebody gives: give what can be kept, or every reason why not.

    Args:
        name: As the person's machine gave it.
        most_bytes: Largest size, in bytes.
        kinds: Media types that may be kept here.
    """
    short = clean_name(name)
    if not content:
        return (finding("attachment-empty", given=short),)
    found = []
    if len(content) > most_bytes:
        found.append(finding("attachment-too-large", given=short, size=_megabytes(len(content), up=True),
                             limit=_megabytes(most_bytes)))  # fmt: skip
    kind = media_type(content)
    suffixes = [suffix for one in SUFFIXES if one in kinds for suffix in SUFFIXES[one]]
    if kind == UNKNOWN or kind not in kinds:
        found.append(finding("attachment-kind", given=short, expected=", ".join(suffixes)))
    elif not short.lower().endswith(SUFFIXES[kind]):
        found.append(finding("attachment-name", given=short, expected=", ".join(SUFFIXES[kind])))
    return tuple(found) or Attachment(short, kind, sha256(content).hexdigest(), content)


def clean_name(name: str) -> str:
    r"""Give a file's name without folders or signs that do not print.

    >>> clean_name("C:\\Bilans\\bilan 2025.pdf"), clean_name("../../x")
    ('bilan 2025.pdf', 'x')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    printable = "".join(sign for sign in last if sign.isprintable()).strip()
    suffix = PurePosixPath(printable).suffix[:20]
    if len(printable) > _LONGEST_NAME:
        return printable[: _LONGEST_NAME - len(suffix)] + suffix
    return printable


def _megabytes(size: int, *, up: bool = False) -> str:
    tenths = -(-size * 10 // 2**20) if up else size * 10 // 2**20
    return f"{tenths // 10}.{tenths % 10}"


def keep(tx: Transaction, attachment: Attachment) -> Stored:
    """Store an attachment; both records can be erased later."""
    content = tx.put_erasable(attachment.content)
    about = {"content": content, "media_type": attachment.media_type, "name": attachment.name}
    return Stored(tx.put_erasable(canonical(about | {"sha256": attachment.sha256})), content)


def read(connection: Connection, description: str) -> Attachment:
    """Give back an attachment from the digest of its description.

    Raises:
        UnknownRecordError: A record is not there.
        ErasedRecordError: A record was erased.
    """
    about = json.loads(records.read(connection, description))
    content = records.read(connection, about["content"])
    return Attachment(about["name"], about["media_type"], about["sha256"], content)

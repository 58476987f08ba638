"""Take the files out of a certificate without being drowned by it: everything is bounded before it is unpacked.

The parser of PDF unpacks the streams that hold objects; so each stream is looked at first, in the bytes of the file:
its dictionary must be plain, and what it unpacks to must be small.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

import pikepdf

from conditionality.findings import Finding, finding

MOST_BYTES = 20_000_000
"""Largest certificate; an audit file with ten earlier reports takes less than one million."""

MOST_UNPACKED = 60_000_000
MOST_STREAMS = 5_000
MOST_FILES = 64
LARGEST_FILE = 10_000_000
LONGEST_DICTIONARY = 4_000
PIECE = 65_536

STREAM = re.compile(rb"(?<!end)stream\r?\n")
FILTER = re.compile(rb"/(\w+Decode)\b")
HIDDEN = re.compile(rb"#(?!2[fF])|/Filter\s*\d|/F(?:ilter)?\s*\(|\bCrypt\b")
"""What a plain dictionary never holds: spelled-out signs in a name, a filter named elsewhere, an outside file."""

PLAIN_FILTERS = ((), (b"FlateDecode",), (b"ASCII85Decode", b"FlateDecode"))


def check_readable(content: bytes) -> Finding | None:
    """Say why a file cannot be taken for a certificate at all, if so."""
    if len(content) > MOST_BYTES:
        return finding("certificate-too-large", given=len(content), limit=MOST_BYTES)
    if not content.startswith(b"%PDF-"):
        return finding("certificate-not-pdf")
    if not content.rstrip(b"\r\n").endswith(b"%%EOF"):
        return finding("certificate-cut")
    return finding("certificate-locked") if re.search(rb"/Encrypt\b", content) else None


def read_enclosures(content: bytes) -> Mapping[str, bytes] | Finding:
    """Give the files inside a PDF by name, or say why they are not read."""
    if not _is_light(content):
        return finding("certificate-not-opened")
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            found = tuple(_files(pdf))
    except Exception:  # noqa: BLE001 - whatever a stranger's bytes do to the parser, a person reads a sentence
        return finding("certificate-not-opened")
    enclosed = dict(found)
    return enclosed if len(enclosed) == len(found) else finding("certificate-not-opened")


def _is_light(content: bytes) -> bool:
    """Tell whether every stream is plain, and unpacks to little."""
    left = MOST_UNPACKED
    for rank, match in enumerate(STREAM.finditer(content)):
        head = content[max(0, match.start() - LONGEST_DICTIONARY) : match.start()]
        opening = head.rfind(b" obj")
        filters = tuple(FILTER.findall(head, max(opening, 0)))
        if rank >= MOST_STREAMS or opening < 0 or HIDDEN.search(head, opening) or filters not in PLAIN_FILTERS:
            return False
        if filters and filters[0] == b"FlateDecode":
            left -= _unpacked_size(memoryview(content)[match.end() :], left)
        elif filters and re.search(rb"/(?:ObjStm|XRef)\b", head):
            return False
        if left < 0:
            return False
    return True


def _unpacked_size(packed: memoryview, limit: int) -> int:
    """Measure what a stream unpacks to, no further than just above a limit."""
    unpacker, size, start = zlib.decompressobj(), 0, 0
    try:
        while not unpacker.eof and size <= limit and start < len(packed):
            piece = unpacker.unconsumed_tail or packed[start : start + PIECE]
            start += 0 if unpacker.unconsumed_tail else PIECE
            size += len(unpacker.decompress(piece, PIECE))
    except zlib.error:
        return size
    return size


def _files(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    named = pdf.Root.Names.EmbeddedFiles.Names if "/Names" in pdf.Root else pikepdf.Array()
    if len(named) > 2 * MOST_FILES:
        raise TooManyFilesError(len(named))
    for rank in range(0, len(named), 2):
        stream = named[rank + 1].EF.F
        yield str(named[rank]), _unpack(stream)


def _unpack(stream: pikepdf.Object) -> bytes:
    packed = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return packed
    content = zlib.decompressobj().decompress(packed, LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise TooManyFilesError(len(content))
    return content


class TooManyFilesError(Exception):
    """A file holds more than a certificate ever does."""

    def __init__(self, found: int) -> None:
        super().__init__(f"more than a certificate holds: {found}")

"""Open the zip inside a spreadsheet without being drowned by it: sizes are bounded before anything is unpacked.

What the zip claims about itself is never believed: only the parts we need are unpacked, and each under a limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from lzma import LZMAError
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from conditionality.findings import Finding
from conditionality.report.places import slip

MOST_BYTES = 50_000_000
"""Largest file."""

MOST_UNPACKED = 200_000_000
"""Largest sum of the parts of a file, unpacked."""

MOST_PARTS = 2_000

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of every part of an archive that we pack: the same content gives the same bytes."""

Parts = dict[str, bytes]


def unpack(content: bytes) -> tuple[Parts | None, tuple[Finding, ...]]:
    """Give the XML parts of a spreadsheet file, or what forbids to open it."""
    if len(content) > MOST_BYTES:
        return None, (slip("file-too-heavy", len(content), {"limit": MOST_BYTES}),)
    try:
        with ZipFile(BytesIO(content)) as archive:
            wanted = [one for one in archive.infolist() if _is_needed(one.filename)]
            size = sum(one.file_size for one in wanted)
            if size > MOST_UNPACKED or len(wanted) > MOST_PARTS:
                return None, (slip("file-unpacks-too-large", size, {"limit": MOST_UNPACKED}),)
            # A part is read up to the size it declares and its checksum is compared.
            return {one.filename: archive.read(one) for one in wanted}, ()
    except RuntimeError:
        return None, (slip("file-is-locked"),)
    except (BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, NotImplementedError, KeyError):
        return None, (slip("file-is-broken"),)


def pack(parts: Mapping[str, bytes], *, compression: int = ZIP_STORED) -> bytes:
    """Make a zip of parts: in their order, without dates, so that it is the same on any day."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_STORED if name == "mimetype" else compression
            entry.create_system = 0
            archive.writestr(entry, part)
    return stream.getvalue()


def _is_needed(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"

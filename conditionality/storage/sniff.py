"""Tell what a file is from its bytes: its name is what somebody says, its first bytes are what it is."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

UNKNOWN: Final = ""
"""Not one of the kinds that can be kept."""

_HEADS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"%PDF-", "application/pdf"),
)

_OFFICE_FOLDERS: Final = (
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)

_OPEN_DOCUMENTS: Final = frozenset({
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
})  # fmt: skip

_MOST_MEMBERS: Final = 5_000
_MOST_MEMBER_NAME: Final = 100

SUFFIXES: Final[dict[str, tuple[str, ...]]] = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    _OFFICE_FOLDERS[0][1]: (".xlsx",),
    _OFFICE_FOLDERS[1][1]: (".docx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods",),
    "text/plain": (".txt", ".csv", ".json", ".toml", ".md"),
}
"""Kinds that can be kept, and how their names end. Programs, web pages, drawings with scripts and archives cannot."""


def media_type(content: bytes) -> str:
    r"""Give the media type of a file's bytes; empty when it is none that can be kept.

    >>> media_type(b"%PDF-1.7\n"), media_type(b"Nom;Effectif\n"), media_type(b"MZ\x90\x00")
    ('application/pdf', 'text/plain', '')
    """
    for head, kind in _HEADS:
        if content.startswith(head):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    return "text/plain" if _is_text(content) else UNKNOWN


def _zipped(content: bytes) -> str:
    """Look at the list of members only: nothing is unpacked but the short `mimetype` of an open document."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if len(members) > _MOST_MEMBERS or any(name.endswith("vbaProject.bin") for name in names):
                return UNKNOWN
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= _MOST_MEMBER_NAME:
                said = archive.read("mimetype").decode("ascii", "replace")
                return said if said in _OPEN_DOCUMENTS else UNKNOWN
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return UNKNOWN
    return next((kind for name, kind in _OFFICE_FOLDERS if name in names), UNKNOWN)


def _is_text(content: bytes) -> bool:
    """Text is UTF-8 or a Windows page without control characters, and no web page or drawing."""
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in content):  # noqa: PLR2004 - the first printable sign
        return False
    start = content[:1_000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<", b"%!", b"#!", b"{\\rtf")):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return not any(byte in b"\x81\x8d\x8f\x90\x9d\x7f" for byte in content)
    return True

"""Tell what a file is from its content, whatever its name says, and what to ask for when it is of no use here."""

from __future__ import annotations

from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from conditionality.findings import Finding
from conditionality.report.places import slip

FileKind = Literal[
    "empty",
    "text",
    "xlsx",
    "ods",
    "parquet",
    "arrow",
    "json",
    "xls",
    "xlsb",
    "locked",
    "pdf",
    "html",
    "document",
    "archive",
    "image",
    "broken",
    "binary",
]

REFUSED: dict[FileKind, str] = {
    "empty": "empty-file",
    "json": "file-is-json",
    "xls": "file-is-xls",
    "xlsb": "file-is-xlsb",
    "locked": "file-is-locked",
    "pdf": "file-is-pdf",
    "html": "file-is-html",
    "document": "file-is-document",
    "archive": "file-is-archive",
    "image": "file-is-image",
    "broken": "file-is-broken",
    "binary": "file-is-binary",
}
"""Code of the finding for each kind that holds no table that can be read."""

ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<body")
_BLANK_SIGNS = b" \t\r\n\xef\xbb\xbf"


def kind_of(content: bytes) -> FileKind:
    """Tell what a file is.

    >>> kind_of(b"a;b"), kind_of(b"%PDF-1.7"), kind_of(b"")
    ('text', 'pdf', 'empty')
    """
    start = content[:64].lstrip(_BLANK_SIGNS)
    if not content.strip(_BLANK_SIGNS):
        return "empty"
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _zipped(content)
    if content.startswith(_OLD_OFFICE):
        return "locked" if "EncryptedPackage".encode("utf-16-le") in content else "xls"
    known = next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)
    if known or content.startswith(UTF16_MARKS):
        return known or "text"
    if b"\x00" in content:
        return "binary"
    if start.lower().startswith(_MARKUP):
        return "html"
    return "json" if start.startswith((b"{", b"[")) else "text"


def refuse(kind: FileKind) -> Finding:
    """Say why a file of this kind cannot be read as a table."""
    return slip(REFUSED[kind])


def _zipped(content: bytes) -> FileKind:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:200] if "mimetype" in names else b""
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, KeyError):
        return "broken"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if kind.startswith(ODS_TYPE):
        return "ods"
    if kind.startswith(OPEN_DOCUMENT) or "word/document.xml" in names or "ppt/presentation.xml" in names:
        return "document"
    return "archive"

"""What a file is, from its bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.storage.sniff import SUFFIXES, UNKNOWN, media_type

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(**members: str) -> bytes:
    """Make an archive; `__` stands for a slash and `_dot_` for a dot."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


XLSX = zipped(xl__workbook_dot_xml="<x/>")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (
            zipped(word__document_dot_xml="<x/>"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (zipped(mimetype=ODS, content_dot_xml="<x/>"), ODS),
        ("Nom;Effectif\nÉpi;12\n".encode(), "text/plain"),
        ("Nom;Effectif\nÉpi;12\n".encode("cp1252"), "text/plain"),
        (b'{"a": 1}', "text/plain"),
    ],
)
def test_a_file_that_can_be_kept_is_told(content: bytes, kind: str) -> None:
    assert media_type(content) == kind
    assert kind in SUFFIXES


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"<!DOCTYPE html><script>",
        b"\xef\xbb\xbf  <svg onload=x>",
        b"{\\rtf1",
        b"GIF89a\x01\x00",
        b"abc\x00def",
        b"a\x81b",
        zipped(a="b"),
        zipped(mimetype="application/epub+zip"),
        zipped(mimetype="x" * 1000),
        zipped(xl__workbook_dot_xml="<x/>", xl__vbaProject_dot_bin="macro"),
        XLSX[:-10],
        b"PK\x03\x04",
    ],
)
def test_any_other_file_is_not(content: bytes) -> None:
    assert media_type(content) == UNKNOWN


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", XLSX[:40]]))
def test_no_bytes_make_it_fail(content: bytes, head: bytes) -> None:
    assert media_type(head + content) in {UNKNOWN, *SUFFIXES}


@given(st.integers(0, len(XLSX) - 1), st.integers(0, 255))
def test_no_damaged_archive_makes_it_fail(where: int, byte: int) -> None:
    assert media_type(XLSX[:where] + bytes([byte]) + XLSX[where + 1 :]) in {UNKNOWN, *SUFFIXES}

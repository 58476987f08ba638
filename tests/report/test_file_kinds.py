"""What a file is, by its content and not by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.file_kinds import REFUSED, FileKind, kind_of, refuse
from conditionality.wording.findings import SENTENCES
from tests.report import workbooks


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"a;b\n1;2", "text"),
        ("a;b".encode("utf-16"), "text"),
        (b"\xfe\xff\x00a", "text"),
        (workbooks.xlsx(), "xlsx"),
        (workbooks.ods([["a"]]), "ods"),
        (workbooks.zipped({"xl/workbook.bin": b""}), "xlsb"),
        (workbooks.zipped({"word/document.xml": b""}), "document"),
        (workbooks.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "document"),
        (workbooks.zipped({"photo.txt": b""}), "archive"),
        (workbooks.zipped({}), "archive"),
        (workbooks.xlsx()[:2000], "broken"),
        (workbooks.OLD_OFFICE, "xls"),
        (workbooks.ENCRYPTED, "locked"),
        (b"PAR1xxxx", "parquet"),
        (b"ARROW1\x00\x00", "arrow"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "archive"),
        (b"  <HTML><body>", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "html"),
        (b'\n{"a": 1}', "json"),
        (b"[1]", "json"),
        (b"a\x00b", "binary"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:10]),
)
def test_a_file_is_told_from_its_content(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) == kind


def test_every_kind_that_cannot_be_read_has_its_sentence() -> None:
    assert {refuse(kind).code for kind in REFUSED} <= set(SENTENCES)


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_of_some_kind(content: bytes) -> None:
    assert kind_of(content)

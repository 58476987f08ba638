"""An OpenDocument sheet of ours is read back by an independent reader."""

from __future__ import annotations

import io
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from conditionality.desk.ods import KIND, write_ods


def test_the_kind_comes_first_and_is_not_packed() -> None:
    with ZipFile(io.BytesIO(write_ods([("a",)]))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read("mimetype")) == ("mimetype", 0, KIND.encode())


def test_texts_numbers_and_blanks_come_back() -> None:
    content = write_ods([("id", "total"), ("<é & «b»>", 79.5), (None, -3), ("", None)])
    lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert lines[:3] == [["id", "total"], ["<é & «b»>", 79.5], ["", -3.0]]


def test_signs_that_xml_cannot_hold_are_replaced() -> None:
    content = write_ods([("a\x00b\ud800",)])
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python() == [["a\ufffdb\ufffd"]]


@given(st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_no_content_breaks_the_file(text: str, number: float) -> None:
    lines = CalamineWorkbook.from_filelike(io.BytesIO(write_ods([("h", "n"), (text, number)]))).get_sheet_by_index(0)
    assert float(str(lines.to_python()[1][1])) == number

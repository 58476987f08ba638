"""The zip inside a spreadsheet: bounded, never believed, packed again the same on any day."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from conditionality.report import archive
from conditionality.report.archive import EPOCH, pack, unpack
from tests.report import workbooks


def codes(content: bytes) -> list[str]:
    """Give the codes of what forbids to open a file."""
    parts, found = unpack(content)
    assert parts is None
    return [one.code for one in found]


def test_only_the_parts_that_hold_figures_are_kept() -> None:
    content = workbooks.zipped({"a.xml": b"1", "b.rels": b"2", "mimetype": b"3", "media/photo.png": b"4" * 1000})
    assert unpack(content) == ({"a.xml": b"1", "b.rels": b"2", "mimetype": b"3"}, ())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = workbooks.zipped({"xl/workbook.xml": b"0" * 150_000_000, "xl/sheet.xml": b"0" * 51_000_000})
    assert len(bomb) < 300_000
    assert codes(bomb) == ["file-unpacks-too-large"]


def test_a_zip_that_says_less_than_it_holds_is_broken() -> None:
    honest = workbooks.zipped({"xl/workbook.xml": b"0" * 100_000})
    assert codes(workbooks.lying(honest, "xl/workbook.xml", 10)) == ["file-is-broken"]


def test_a_zip_that_says_more_than_it_holds_does_no_harm() -> None:
    honest = workbooks.zipped({"xl/workbook.xml": b"0" * 1000})
    assert unpack(workbooks.lying(honest, "xl/workbook.xml", 199_999_999)) == ({"xl/workbook.xml": b"0" * 1000}, ())


def test_too_many_parts_are_refused() -> None:
    crowd = {f"{rank}.xml": b"" for rank in range(archive.MOST_PARTS + 1)}
    assert codes(workbooks.zipped(crowd)) == ["file-unpacks-too-large"]


def test_a_file_that_is_too_heavy_is_not_opened() -> None:
    assert codes(b"0" * (archive.MOST_BYTES + 1)) == ["file-too-heavy"]


def test_a_zip_with_a_password_is_told() -> None:
    assert codes(workbooks.locked_zip(workbooks.xlsx())) == ["file-is-locked"]


@pytest.mark.parametrize("length", [4, 30, 500, -1, -22])
def test_a_cut_zip_is_broken(length: int) -> None:
    assert codes(workbooks.xlsx()[:length]) == ["file-is-broken"]


def test_a_zip_is_packed_the_same_on_any_day() -> None:
    content = pack({"mimetype": b"m", "a.xml": b"a" * 500}, compression=ZIP_DEFLATED)
    assert content == pack({"mimetype": b"m", "a.xml": b"a" * 500}, compression=ZIP_DEFLATED)
    with ZipFile(BytesIO(content)) as opened:
        assert {one.date_time for one in opened.infolist()} == {EPOCH}
        assert opened.infolist()[0].compress_type == 0
        assert opened.infolist()[1].compress_type == ZIP_DEFLATED
    assert unpack(content)[0] == {"mimetype": b"m", "a.xml": b"a" * 500}

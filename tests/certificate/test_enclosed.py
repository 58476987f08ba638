"""Files taken out of a certificate, under limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from conditionality.certificate.enclosed import MOST_BYTES, check_readable, read_enclosures
from conditionality.findings import Finding
from tests.certificate.granted import audit, public


def test_a_good_file_is_readable() -> None:
    assert check_readable(public()) is None
    assert check_readable(public() + b"\r\n") is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "certificate-not-pdf"),
        (b"%PDF-1.7\n", "certificate-cut"),
        (b"%PDF-" + b"0" * MOST_BYTES, "certificate-too-large"),
        (b"%PDF-1.7\n<</Encrypt 1 0 R>>\n%%EOF", "certificate-locked"),
    ],
    ids=["empty", "cut", "large", "locked"],
)
def test_a_file_that_is_none_is_told(content: bytes, code: str) -> None:
    found = check_readable(content)
    assert found is not None
    assert found.code == code


def changed(change: Callable[[pikepdf.Pdf], object], content: bytes = b"") -> bytes:
    with pikepdf.open(BytesIO(content or audit())) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def first(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.Names.EmbeddedFiles.Names[1].EF.F


def refused(content: bytes) -> bool:
    found = read_enclosures(content)
    return isinstance(found, Finding) and found.code == "certificate-not-opened"


BOMB = zlib.compress(b"0" * 12_000_000, 9)


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: first(pdf).write(BOMB, filter=pikepdf.Name.FlateDecode),
        lambda pdf: first(pdf).write(
            zlib.compress(BOMB), filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        ),
        lambda pdf: first(pdf).write(b"\x80", filter=pikepdf.Name.RunLengthDecode),
        lambda pdf: first(pdf).write(b"\x80", filter=pikepdf.Name.LZWDecode),
        lambda pdf: first(pdf).write(b"not packed", filter=pikepdf.Name.FlateDecode),
        lambda pdf: pdf.Root.Names.EmbeddedFiles.Names.extend([pikepdf.String("x"), first(pdf)] * 64),
        lambda pdf: pdf.Root.Names.EmbeddedFiles.__setitem__("/Names", pikepdf.Array([1, 2, 3])),
    ],
    ids=["bomb", "bomb in a bomb", "run length", "lzw", "not packed", "too many", "nonsense"],
)
def test_what_a_certificate_never_holds_is_not_opened(change: Callable[[pikepdf.Pdf], object]) -> None:
    assert refused(changed(change))


def test_a_name_that_hides_its_filter_is_not_opened() -> None:
    assert b"/FlateDecode" in public()
    assert refused(public().replace(b"/FlateDecode", b"/Fl#61teDecode", 1))


PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def raw(names: bytes, *more: bytes) -> bytes:
    """Write a file object by object, as no program would."""
    out, places = b"%PDF-1.7\n", []
    for rank, one in enumerate((b"<</Type/Catalog/Pages 2 0 R/Names " + names + b">>", PAGES, *more), 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (rank, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return out + head + table + b"trailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


@pytest.mark.parametrize(
    "content",
    [
        raw(b"[" * 400_000 + b"]" * 400_000),
        raw(b"<</A " * 200_000 + b"1" + b">>" * 200_000),
        raw(b"3 0 R", b"<</EmbeddedFiles 3 0 R/Names 3 0 R>>"),
        raw(b"<</EmbeddedFiles<</Names[(a) 3 0 R]>>>>", b"<</EF 3 0 R/F 3 0 R>>"),
        raw(b"<</EmbeddedFiles<</Names[" + b"(a) 1 0 R " * 200_000 + b"]>>>>"),
        raw(b"<</EmbeddedFiles<</Names[(a)]>>>>"),
    ],
    ids=["deep list", "deep dictionary", "circle", "circle of files", "too many names", "odd names"],
)
def test_deep_endless_and_crooked_files_are_told_at_once(content: bytes) -> None:
    assert refused(content)


def test_streams_that_are_small_one_by_one_are_counted_together() -> None:
    packed = zlib.compress(b"0" * 3_000_000, 9)
    one = b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed)
    assert refused(raw(b"null", *[one] * 30))


def test_no_bytes_raise() -> None:
    for content in (b"", b"%PDF-1.7", b"stream\n" * 6_000, b"1 0 obj\nstream\n" * 10, audit()[:5_000]):
        assert refused(content)


def test_a_file_inside_that_is_not_packed_is_read() -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        first(pdf).write(b"as it is")

    with pikepdf.open(BytesIO(audit())) as pdf:
        name = str(pdf.Root.Names.EmbeddedFiles.Names[0])
    found = read_enclosures(changed(bare))
    assert not isinstance(found, Finding)
    assert found[name] == b"as it is"


def test_objects_are_packed_in_one_way_only() -> None:
    sly = b"<</Type/ObjStm/N 1/First 4/Filter[/ASCII85Decode/FlateDecode]/Length 3>>\nstream\n~>x\nendstream"
    assert refused(raw(b"null", sly))

"""A paper fit for archives, with files inside it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf

from conditionality.certificate.archive import Enclosure, archive
from conditionality.certificate.colour import make_profile
from conditionality.certificate.enclosed import read_enclosures
from conditionality.certificate.paper import sheet_pdf
from tests.certificate.test_paper import MASTHEAD, SHEET

PAPER = sheet_pdf(SHEET, masthead=MASTHEAD, author="Région d’essai")
FILES = (Enclosure("b.json", b"{}", "Données"), Enclosure("a.toml", b"a = 1\n", "Règles", "Data"))


def test_the_same_inputs_give_the_same_bytes_in_any_order() -> None:
    assert archive(PAPER, FILES) == archive(PAPER, FILES[::-1])


def test_what_is_put_in_comes_out() -> None:
    assert read_enclosures(archive(PAPER, FILES)) == {"a.toml": b"a = 1\n", "b.json": b"{}"}
    assert read_enclosures(archive(PAPER)) == {}


def test_it_says_what_kind_of_archive_it_is_and_agrees_with_its_old_properties() -> None:
    with pikepdf.open(BytesIO(archive(PAPER, FILES))) as pdf, pdf.open_metadata() as words:
        assert (words["pdfaid:part"], words["pdfaid:conformance"]) == ("3", "B")
        assert words["dc:title"] == str(pdf.docinfo.Title)
        assert words["dc:language"] == {"fr"} or words["dc:language"] == ["fr"]
        assert words["pdf:Producer"] == str(pdf.docinfo.Producer)
        assert words["xmp:CreateDate"] == "2000-01-01T00:00:00+00:00" or words["xmp:CreateDate"].startswith(
            "2000-01-01"
        )


def test_its_colours_are_named_by_one_profile() -> None:
    with pikepdf.open(BytesIO(archive(PAPER))) as pdf:
        [intent] = list(pdf.Root.OutputIntents)
        assert intent.DestOutputProfile.read_bytes() == make_profile()
        assert intent.S == pikepdf.Name.GTS_PDFA1


def test_every_file_says_what_it_is_to_the_paper(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(archive(PAPER, FILES))) as pdf:
        told = {str(one.UF): (str(one.AFRelationship), str(one.EF.F.Subtype), str(one.Desc)) for one in pdf.Root.AF}
    assert told == {
        "a.toml": ("/Data", "/application/toml", "Règles"),
        "b.json": ("/Source", "/application/json", "Données"),
    }


def test_a_paper_without_old_properties_is_archived_too() -> None:
    with pikepdf.open(BytesIO(PAPER)) as pdf:
        del pdf.docinfo["/Trapped"]
        with pdf.open_metadata(update_docinfo=False) as words:
            del words["dc:language"]
        out = BytesIO()
        pdf.save(out)
    with pikepdf.open(BytesIO(archive(out.getvalue()))) as pdf, pdf.open_metadata() as words:
        assert words["pdfaid:part"] == "3"
        assert "dc:language" not in words

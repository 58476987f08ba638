"""What a screen reader finds in a printed paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from conditionality.certificate.paper import sheet_pdf
from conditionality.certificate.tags import Tagger
from conditionality.wording.sheet import Grid, Section, Sheet

LONG = tuple((f"ligne {rank}", str(rank)) for rank in range(120))
SHEET = Sheet("Titre", "Sous-titre", (Section("Partie", ("Texte.",), (Grid("", ("Nom", "Nombre"), LONG),)),), "Mention")


def tree(element: Any) -> Any:  # noqa: ANN401 - PDF objects
    """Give a structure element as nested lists of roles; pieces of content are left out."""
    below = [one for one in element.K if one.get("/Type") == "/StructElem"] if "/K" in element else []
    return [str(element.S), *map(tree, below)]


def test_the_structure_is_heading_paragraph_table_and_mention() -> None:
    with pikepdf.open(BytesIO(sheet_pdf(SHEET))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        found = tree(pdf.Root.StructTreeRoot.K)
    assert [one[0] for one in found[1:]] == ["/H1", "/P", "/H2", "/P", "/Table", "/P"]
    rows = found[5][1:]
    assert rows[0] == ["/TR", ["/TH"], ["/TH"]]
    assert len(rows) == 1 + len(LONG)


def test_every_number_on_a_page_has_its_place_in_the_structure() -> None:
    with pikepdf.open(BytesIO(sheet_pdf(SHEET))) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert len(pdf.pages) > 1
        for rank, page in enumerate(pdf.pages):
            drawn = page.Contents.read_bytes()
            assert page.StructParents == rank == numbers[2 * rank]
            assert drawn.count(b"BDC") == len(numbers[2 * rank + 1])
            assert drawn.count(b"BDC") + drawn.count(b"BMC") == drawn.count(b"EMC")


def test_a_head_drawn_again_is_not_said_again() -> None:
    tagger = Tagger()
    head = (("Table", "t"), ("TR", "t.0"), ("TH", "t.0.0"))
    assert not tagger.is_repeated(0, head)
    assert tagger.number(0, head) == 0
    assert tagger.number(0, (("P", "p"),)) == 1
    assert tagger.is_repeated(1, head)


def test_the_language_and_the_title_are_told() -> None:
    with pikepdf.open(BytesIO(sheet_pdf(SHEET))) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as words:
            assert words["dc:title"] == "Titre"

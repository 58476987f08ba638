"""A printed sheet: its fonts, its pages, its bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from fractions import Fraction
from io import BytesIO

import pikepdf
from pypdf import PdfReader
from pypdf.generic import Destination

from conditionality.certificate.paper import Masthead, sheet_pdf
from conditionality.certificate.pieces import Bar
from conditionality.wording.sheet import Grid, Section, Sheet
from tests import repository

ROWS = tuple(
    (f"{rank}. Un libellé qui se plie sur plusieurs lignes quand il est long" * 2, "12,5") for rank in range(160)
)
SHEET = Sheet(
    "Note expliquée : exemple",
    "Les Ateliers du Val",
    (
        Section("En bref", ("Le total est de 79,2\u202f%.", "Coût : 1\u202f234,50\u00a0€ <b>brut</b>.")),
        Section("Détail", (), (Grid("Indicateurs", ("Indicateur", "Points"), ROWS, frozenset({1})),)),
    ),
    "Mention légale en pied de dernière page.",
    "fr",
)
MASTHEAD = Masthead(
    (("Organisation", "Les Ateliers du Val"),),
    Bar("Total", "79,2 sur 100", Fraction(99, 125)),
    "Accepté",
    (Bar("Gouvernance", "90,4", Fraction(9, 10)), Bar("Environnement", "sans objet", None)),
)


def pages(content: bytes) -> list[str]:
    return [page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(content)).pages]


def fonts(content: bytes) -> dict[str, bool]:
    """Give the fonts named in a file, and whether each is embedded."""
    with pikepdf.open(BytesIO(content)) as pdf:
        named = [font for page in pdf.pages for _, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()]
        return {str(one.BaseFont): "/FontFile2" in one.get("/FontDescriptor", {}) for one in named}


def test_every_font_is_ours_and_embedded() -> None:
    found = fonts(sheet_pdf(SHEET, masthead=MASTHEAD))
    assert {name.partition("+")[2] for name in found} == {"SourceSans3-Regular", "SourceSans3-SemiBold"}
    assert all(found.values())


def test_each_page_says_its_number_and_how_many_there_are() -> None:
    found = pages(sheet_pdf(SHEET))
    assert len(found) > 2
    for rank, words in enumerate(found, 1):
        assert f"Page {rank} sur {len(found)}" in words


def test_the_head_of_a_table_comes_again_on_each_page() -> None:
    found = pages(sheet_pdf(SHEET))
    assert all("Indicateur" in words for words in found[:-1])


def test_the_mention_stands_on_the_last_page_only() -> None:
    found = pages(sheet_pdf(SHEET))
    assert ["Mention légale" in words for words in found] == [False] * (len(found) - 1) + [True]


def test_nothing_written_is_taken_for_marks() -> None:
    assert "1 234,50 € <b>brut</b>." in pages(sheet_pdf(SHEET))[0]


def test_the_masthead_says_who_how_much_and_what() -> None:
    first = pages(sheet_pdf(SHEET, masthead=MASTHEAD))[0]
    for words in ("Organisation", "79,2 sur 100", "Accepté", "Gouvernance", "90,4", "sans objet"):
        assert words in first


def test_the_outline_names_each_section() -> None:
    outline = PdfReader(BytesIO(sheet_pdf(SHEET))).outline
    assert [str(one.title) for one in outline if isinstance(one, Destination)] == [
        "Note expliquée : exemple",
        "En bref",
        "Détail",
    ]


PRINT = """
import hashlib
from tests.certificate.test_paper import MASTHEAD, SHEET
from conditionality.certificate.paper import sheet_pdf
print(hashlib.sha256(sheet_pdf(SHEET, masthead=MASTHEAD)).hexdigest())
"""


def test_two_processes_print_the_same_bytes() -> None:
    here = hashlib.sha256(sheet_pdf(SHEET, masthead=MASTHEAD)).hexdigest()
    run = subprocess.run([sys.executable, "-c", PRINT], capture_output=True, text=True, check=True, cwd=repository.ROOT)
    assert run.stdout.strip() == here


def test_an_empty_sheet_is_a_page() -> None:
    assert len(pages(sheet_pdf(Sheet("Title", "", (), "", "en")))) == 1

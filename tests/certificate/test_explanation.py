"""The explanation of a score on paper."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from conditionality.certificate.explanation import make_explanation_pdf, masthead
from tests.certificate.samples import ANSWERS, small_card, small_referential


def words(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace("\u00a0", " ")


def test_the_head_tells_who_under_which_rules_and_how_much() -> None:
    head = masthead(small_card(), small_referential(), "fr")
    assert head.facts[0] == ("Organisation", "Les Ateliers du Val & Cie (SIRET 12345678200002)")
    assert head.total.shown == "70,0 sur 100"
    assert head.verdict == "Accepté"
    assert [(one.label, one.shown) for one in head.bars] == [("Gouvernance", "50,0"), ("Environnement", "100,0")]


def test_a_dimension_without_a_score_has_no_bar() -> None:
    answers = tuple(one for one in ANSWERS if one.field != "seats")
    bar = masthead(small_card(answers), small_referential(), "en").bars[0]
    assert bar.shown == "0.0"
    assert bar.share == 0


def test_the_paper_holds_the_law_the_calculation_and_the_fingerprints() -> None:
    card = small_card()
    found = words(make_explanation_pdf(card, small_referential(), "fr"))
    assert "L311-3-1" in found
    assert "Région d’essai" in found
    assert card.fingerprints.referential in found.replace("\n", "")
    assert "Complet <sept flux>" in found


def test_one_page_is_shorter_than_the_complete_sheet_and_both_speak_english() -> None:
    short = make_explanation_pdf(small_card(), small_referential(), "en", "page")
    full = make_explanation_pdf(small_card(), small_referential(), "en", "full")
    assert len(words(short)) < len(words(full))
    assert "Recommendation: Accepted" in words(full)

"""A référentiel as a book."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from conditionality.certificate.book import cards, closing, introduction, make_book, make_book_pdf, weights
from conditionality.scoring.explain_marks import make_teller
from tests.certificate.samples import small_referential

RULES = small_referential()


def test_a_card_says_how_the_indicator_is_made_and_where_it_comes_from() -> None:
    card = cards(make_teller(RULES, "fr"))[0]
    assert card.title == "G1. Part de femmes au conseil"
    assert "Femmes au conseil" in card.lines[0]
    assert card.scale.header == ("Valeur (%)", "Points")
    assert card.sources == (("C. com. L225-17", ""),)


def test_the_introduction_tells_state_dates_and_fingerprint() -> None:
    facts = {one[0]: one[1] for one in introduction(RULES, "fr").grids[0].rows}
    assert facts["État"] == "brouillon"
    assert facts["En vigueur"] == "depuis le 01/01/2025, sans terme fixé"
    assert RULES.fingerprint() in facts.values()


def test_dimensions_stand_with_weight_and_floor() -> None:
    assert weights(RULES, "fr").grids[0].rows == (("Gouvernance", "60", "30", "1"), ("Environnement", "40", "–", "1"))


def test_the_end_tells_gates_and_recommendations() -> None:
    found = {one.heading: one.grids[0].rows for one in closing(make_teller(RULES, "en"))}
    assert list(found) == ["Gates, beside the sum", "Recommendations, the first that holds"]
    assert found["Recommendations, the first that holds"][1] == (
        "Refused",
        "in all other cases",
        "The score is under 50.",
    )


def test_every_indicator_is_in_the_book_after_its_dimension() -> None:
    headings = [one.heading for one in make_book(RULES, "fr").sections]
    assert (
        headings.index("Gouvernance")
        < headings.index("G1. Part de femmes au conseil")
        < headings.index("Environnement")
    )
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(make_book_pdf(RULES, "fr"))).pages)
    assert "sorting. Tri des déchets" in printed.replace("\u00a0", " ")

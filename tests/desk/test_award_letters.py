"""Words of the letters: routes with their addresses, and what a paper made from a form says of itself."""

from __future__ import annotations

import pytest

from conditionality.desk.award_letters import Telling, act_paper, addressed, routes_section, told
from conditionality.desk.award_requests import Notice
from conditionality.desk.mandates import Known
from conditionality.desk.office import Office
from conditionality.desk.receipts import Heading
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.desk.people import BEGINNING, MINE

HEAD = Heading("Région d'essai", "D-2026-0001", Known(MINE, "Coopérative Essai", "Ville", "", ""), BEGINNING)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_routes_are_whole_without_and_with_postal_addresses(lang: Lang) -> None:
    bare = " ".join(routes_section(lang, "Région d'essai", "https://aide.example", Notice()).paragraphs)
    for words in ("Région d'essai", "https://aide.example", "https://www.telerecours.fr"):
        assert words in bare
    notice = Notice(service="Direction, 1 place de l'Essai", court="Tribunal de Ville, 2 rue de l'Exemple")
    whole = " ".join(routes_section(lang, "Région d'essai", "https://aide.example", notice).paragraphs)
    assert "1 place de l'Essai" in whole
    assert "2 rue de l'Exemple" in whole


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_record_of_an_act_says_that_it_is_not_the_act_and_leaves_out_what_is_empty(lang: Lang) -> None:
    printed = as_text(act_paper(lang, HEAD, (("A", "1"), ("B", ""))), 200)
    assert "1" in printed
    assert "B" not in printed.split("\n\n")[1]
    assert ("ne tient pas lieu" if lang == "fr" else "does not stand for") in printed


def test_a_short_letter_keeps_the_order_of_its_parts() -> None:
    sheet = told("fr", HEAD, Telling("Titre", (("Un", ("a", "b")), ("Deux", ("c",)))))
    assert [one.heading for one in sheet.sections] == ["Un", "Deux"]
    assert sheet.sections[0].paragraphs == ("a", "b")
    assert "Coopérative Essai" in sheet.subtitle


def test_a_letter_says_the_addresses_it_was_given_else_those_of_the_deployment(office: Office) -> None:
    office.service, office.court = "Service, 1 rue A", "Tribunal, 2 rue B"
    assert addressed(office) == Notice(service="Service, 1 rue A", court="Tribunal, 2 rue B")
    assert addressed(office, Notice(court="Cour, 3 rue C")) == Notice(service="Service, 1 rue A", court="Cour, 3 rue C")

"""Declaring: what is typed is saved at once, shared with colleagues, shown to nobody else, filed with a receipt."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from conditionality.desk.deposit import Kept, Typing, kept
from conditionality.desk.drafting import Saved, look, write
from conditionality.desk.mandates import Hand
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import number_filed
from conditionality.desk.periodic import file_report
from tests.app.conftest import House
from tests.app.enterprises import OTHER, Lived, Market, lived, open_own, settle
from tests.app.front import press, sound, type_in, typed_in, words
from tests.desk.path import STRONG, TRUE
from tests.desk.path_plans import period_open, running
from tests.desk.people import done

__all__ = ("lived",)


@pytest.fixture
def market(house: House) -> Market:
    found = settle(house)
    found.come_in()
    return found


def tick(front: AppTest, label: str) -> AppTest:
    next(one for one in front.checkbox if str(one.label).startswith(label)).check()
    return front


def say_true_and_file(front: AppTest, act: str, dossier: str) -> AppTest:
    tick(front, "Je déclare")
    front.button(key=f"{act}:{dossier}:0:@send").click()
    return sound(front.run())


def draft_of(market: Market, dossier: str) -> Kept:
    found = kept(market.office, market.hand("ENT"), dossier)
    assert isinstance(found, Kept)
    return found


def draft_of_nobody(market: Market, dossier: str) -> bool:
    """Tell whether nobody typed in a draft yet."""
    return kept(market.office, market.hand("ENT"), dossier) is None


def type_elsewhere(market: Market, hand: Hand, dossier: str, field: str, text: str) -> None:
    """Type in another window, which saw the draft as it stands."""
    known = draft_of(market, dossier).typing
    typing = known.model_copy(update={"texts": {**known.texts, field: text}})
    assert not isinstance(write(market.office, hand, dossier, typing, known), NotDone)


def test_nothing_to_fill_says_what_to_do_next(market: Market) -> None:
    assert "Rien n’attend d’être rempli" in words(open_own("declare"))


def test_each_answer_is_saved_as_it_is_given(market: Market) -> None:
    dossier = market.draft()
    front = type_in(open_own("declare"), "stakeholder_contacts", "4")
    assert draft_of(market, dossier).typing.texts == {"stakeholder_contacts": "4"}
    assert "Enregistré à 10:01" in words(front)


def test_who_comes_back_finds_the_text(market: Market) -> None:
    market.draft()
    type_in(open_own("declare"), "stakeholder_contacts", "4")
    assert typed_in(open_own("declare"), "stakeholder_contacts") == "4"


def test_the_next_part_keeps_the_one_before(market: Market) -> None:
    dossier = market.draft()
    front = type_in(open_own("declare"), "stakeholder_contacts", "4")
    press(front, f"{dossier}:part:1")
    press(front, f"{dossier}:part:-1")
    assert typed_in(front, "stakeholder_contacts") == "4"


def test_a_slip_is_told_beside_the_box_and_stops_the_filing(market: Market) -> None:
    dossier = market.draft(STRONG)
    front = type_in(open_own("declare"), "stakeholder_contacts", "quatre")
    assert "n’est pas un nombre" in words(front)
    assert front.button(key=f"Submitted:{dossier}:0:@denied").disabled
    assert "À répondre ou à corriger avant le dépôt" in words(front)


def test_a_request_is_signed_and_filed_and_its_receipt_is_there(market: Market) -> None:
    dossier = market.draft(STRONG)
    front = open_own("declare")
    assert "Vous signez pour Atelier Invente (SIRET 73282932000074)" in words(front)
    say_true_and_file(front, "Submitted", dossier)
    assert "inscrit au registre" in words(front)
    assert [getattr(one, "label", "") for one in front.get("download_button")] == ["Accusé de réception du 21/11/2026"]
    with market.office.reading() as connection:
        assert number_filed(connection, dossier) == 1


def test_without_the_declaration_of_truth_nothing_is_filed(market: Market) -> None:
    dossier = market.draft(STRONG)
    front = open_own("declare")
    press(front, f"Submitted:{dossier}:0:@send")
    assert "Les réponses ne sont pas déclarées exactes" in words(front)
    with market.office.reading() as connection:
        assert number_filed(connection, dossier) == 0


def test_what_a_colleague_wrote_elsewhere_is_taken_and_told(market: Market) -> None:
    dossier = market.draft(STRONG)
    front = open_own("declare")
    hand = market.hand("ENT", market.colleague)
    type_elsewhere(market, hand, dossier, "purchases", "30000")
    type_in(front, "stakeholder_contacts", "9")
    found = draft_of(market, dossier).typing.texts
    assert (found["purchases"], found["stakeholder_contacts"]) == ("30000", "9")
    assert "Achats de la période\u00a0: 30000 (Paul Pareil)" in words(front)


@pytest.mark.parametrize(("rank", "left"), [(0, "7"), (1, "9")])
def test_the_same_field_typed_twice_is_chosen_and_nothing_is_lost(market: Market, rank: int, left: str) -> None:
    dossier = market.draft(STRONG)
    front = open_own("declare")
    hand = market.hand("ENT", market.colleague)
    type_elsewhere(market, hand, dossier, "stakeholder_contacts", "7")
    type_in(front, "stakeholder_contacts", "9")
    labels = [str(one.label).replace("\u00a0", " ") for one in front.button if str(one.label).startswith("Garder")]
    mine = "Garder « 9 », saisi par vous"
    assert labels == ["Garder « 7 », saisi par Paul Pareil", mine]
    assert front.button(key=f"Submitted:{dossier}:0:@denied").disabled
    press(front, f"{dossier}:rival:stakeholder_contacts:{rank}")
    standing = draft_of(market, dossier).typing
    assert standing.texts["stakeholder_contacts"] == left == typed_in(front, "stakeholder_contacts")
    assert standing.rivals == {}


def test_pieces_asked_are_named_with_their_day_and_given(market: Market) -> None:
    dossier = market.asked("stakeholder_contacts")
    front = open_own("declare", dossier=dossier)
    assert "au plus tard le 24/12/2026" in words(front)
    assert "Répondre à nouveau\u00a0: Rencontres avec les parties prenantes" in words(front)
    type_in(front, "stakeholder_contacts", "6")
    say_true_and_file(front, "PiecesGiven", dossier)
    with market.office.reading() as connection:
        assert number_filed(connection, dossier) == 2


def test_another_organisation_cannot_be_reached_by_the_address(market: Market) -> None:
    theirs = market.draft(STRONG, OTHER)
    front = open_own("declare", dossier=theirs)
    assert not [one for one in front.text_input if "stakeholder_contacts" in str(one.key)]
    assert "30000" not in words(front)
    assert "Ferme Imaginaire" not in words(front)
    assert "celui d’une autre organisation" in front.warning[0].value


def test_another_organisation_cannot_be_reached_by_a_box(market: Market) -> None:
    theirs = market.draft(STRONG, OTHER)
    mine = market.draft()
    front = open_own("declare")
    front.session_state["dossier"] = theirs
    front.session_state[f"{theirs}:0:stakeholder_contacts"] = "99"
    sound(front.run())
    assert not [one for one in front.text_input if str(one.key).startswith(theirs)]
    assert draft_of_nobody(market, mine)
    found = look(market.office, market.hand("ENT", market.stranger), theirs)
    assert isinstance(found, Saved)
    assert found.typing.texts["stakeholder_contacts"] == STRONG["stakeholder_contacts"]


def test_last_year_fills_what_is_still_empty_and_replaces_nothing(market: Market) -> None:
    market.filed(STRONG, year=2024)
    dossier = market.draft({"stakeholder_contacts": "9"}, scheme="aide-2027")
    front = press(open_own("declare", dossier=dossier), "last_year")
    assert draft_of(market, dossier).typing.texts == {"stakeholder_contacts": "9", "governance_form": "ess_law"}
    assert front.button(key="last_year").disabled


def test_the_screen_is_in_english_too(market: Market) -> None:
    market.draft()
    found = words(open_own("declare", "en"))
    assert "Nothing typed yet. Each answer is saved as you give it" in found


def test_a_periodic_report_is_filled_from_the_last_one_and_filed(lived: Lived) -> None:
    report = period_open(lived.office, lived.region, running(lived.office, lived.region))
    front = open_own("declare", dossier=report)
    assert "À déposer au plus tard le 31/03/2027." in words(front)
    hand = lived.region.hand("alix")
    base = Typing(texts={"governance_form": "none"}, from_on=date(2026, 1, 1), to_on=date(2026, 12, 31))
    typed = base.model_copy(update={"texts": dict(STRONG)})
    assert not isinstance(write(lived.office, hand, report, typed, base), NotDone)
    sound(front.run())
    say_true_and_file(front, "ReportSubmitted", report)
    with lived.office.reading() as connection:
        assert number_filed(connection, report) == 1


def test_a_report_that_was_filed_is_corrected_with_a_reason(lived: Lived) -> None:
    report = period_open(lived.office, lived.region, running(lived.office, lived.region))
    base = Typing(texts={}, from_on=date(2026, 1, 1), to_on=date(2026, 12, 31))
    typed = base.model_copy(update={"texts": dict(STRONG)})
    assert not isinstance(write(lived.office, lived.region.hand("alix"), report, typed, base), NotDone)
    done(file_report(lived.office, lived.region.hand("alix"), report, TRUE))
    front = type_in(open_own("declare", dossier=report), "stakeholder_contacts", "6")
    tick(front, "Je déclare")
    front.text_area(key=f"ReportCorrected:{report}:0:reason").set_value("Une rencontre oubliée.")
    press(front, f"ReportCorrected:{report}:0:@send")
    with lived.office.reading() as connection:
        assert number_filed(connection, report) == 2

"""My space: what is due, each request in words, letters, opening, throwing away and taking back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.contradictory import open_contradictory
from conditionality.desk.hearing_requests import Contradictory
from conditionality.desk.views_enterprise import Home, home, open_paper, papers
from tests.app.conftest import House
from tests.app.enterprises import OTHER, Lived, Market, lived, open_own, settle
from tests.app.front import press, sound, words
from tests.desk.path import STRONG, filed, ready
from tests.desk.path_plans import period_open, running
from tests.desk.people import done
from tests.desk.shortcut import noticed

__all__ = ("lived",)


@pytest.fixture
def market(house: House) -> Market:
    found = settle(house)
    found.come_in()
    return found


def state(market: Market, dossier: str) -> str:
    with market.office.reading() as connection:
        return case_of(connection, dossier, "dossier").state


def send_sure(front: AppTest, key: str) -> AppTest:
    front.checkbox(key=f"{key}:@confirm").check()
    return press(front, f"{key}:@send")


def test_an_empty_space_says_what_to_do(market: Market) -> None:
    found = words(open_own("space"))
    assert "Aucune demande pour l’instant. Ouvrez-en une plus bas" in found
    assert "Rien n’est à échéance." in found


def test_a_request_is_opened_under_an_open_scheme(market: Market) -> None:
    front = open_own("space")
    front.radio(key="Created:new:0:scheme").set_value("aide-2026")
    press(front, "Created:new:0:@send")
    found = words(front)
    assert "D-2026-0001, Aide d" in found
    assert "Remplissez le formulaire, puis signez-le" in found
    assert "déposer le brouillon" in found


def test_a_draft_is_thrown_away_once_it_is_confirmed(market: Market) -> None:
    dossier = market.draft(STRONG)
    front = open_own("space")
    press(front, f"Deleted:{dossier}:0:@send")
    assert state(market, dossier) == "DRAFT"
    send_sure(front, f"Deleted:{dossier}:0")
    assert state(market, dossier) == "DELETED"
    assert dossier not in "".join(str(one.label) for one in front.expander)


def test_a_request_that_was_filed_is_taken_back(market: Market) -> None:
    dossier = market.filed(STRONG)
    front = send_sure(open_own("space"), f"RequestWithdrawn:{dossier}:0")
    assert state(market, dossier) == "WITHDRAWN_BY_ENT"
    assert front.button(key=f"RequestWithdrawn:{dossier}:1:@denied").disabled
    assert "C’est terminé" in words(front) or "pas possible" in words(front)


def test_pieces_asked_are_due_on_their_day(market: Market) -> None:
    dossier = market.asked("stakeholder_contacts")
    found = words(open_own("space"))
    assert '<time datetime="2026-12-24">' in found
    assert f"{dossier}\u00a0: donner les pièces demandées" in found


def test_the_silence_of_the_region_is_told(market: Market) -> None:
    market.filed(STRONG)
    assert "la demande est refusée par son silence" in words(open_own("space"))


def test_another_organisation_is_nowhere(market: Market) -> None:
    theirs = market.filed(STRONG, OTHER)
    assert theirs not in words(open_own("space", dossier=theirs))
    mine: Home = home(market.office, market.hand("ENT"))
    assert [one.subject for one in mine.stands] == []
    assert mine.messages == ()


def test_a_paper_of_another_organisation_is_not_given(market: Market) -> None:
    theirs = market.filed(STRONG, OTHER)
    listed = papers(market.office, market.hand("ENT", market.stranger), theirs)
    assert isinstance(listed, tuple)
    assert isinstance(open_paper(market.office, market.hand("ENT", market.stranger), theirs, listed[0].digest), bytes)
    assert not isinstance(open_paper(market.office, market.hand("ENT"), theirs, listed[0].digest), bytes)
    mine = market.filed(STRONG)
    assert not isinstance(open_paper(market.office, market.hand("ENT"), mine, listed[0].digest), bytes)


def test_nobody_but_an_enterprise_has_a_space(market: Market) -> None:
    market.filed(STRONG)
    assert home(market.office, market.hand("STAFF")).stands == ()


def test_letters_come_in_words_in_both_languages(lived: Lived) -> None:
    filed(lived.office, lived.region)
    assert any("Demande D-2026-0001 reçue" in str(one.label) for one in open_own("space").expander)
    assert any("Request D-2026-0001 received" in str(one.label) for one in open_own("space", "en").expander)


def test_the_receipt_is_downloaded(lived: Lived) -> None:
    filed(lived.office, lived.region)
    labels = [str(getattr(one, "label", "")) for one in open_own("space").get("download_button")]
    assert labels == ["Accusé de réception du 05/01/2026"]


def test_a_report_that_is_open_and_the_actions_of_a_plan_are_due(lived: Lived) -> None:
    dossier = running(lived.office, lived.region)
    report = period_open(lived.office, lived.region, dossier)
    front = open_own("space")
    assert f"({dossier})\u00a0: déposer le rapport périodique" in words(front)
    assert '<time datetime="2027-03-31">' in words(front)
    assert "action" in words(front)
    press(front, f"screens/enterprise/declare.py:{report}")
    assert f"dossier {report}" in words(front)


def test_a_plan_that_waits_leads_to_its_screen(lived: Lived) -> None:
    dossier = ready(lived.office, lived.region)
    front = press(open_own("space"), f"screens/enterprise/my_plan.py:{dossier}")
    assert front.title[0].value == "Mon plan"
    assert sound(front)


def test_a_notice_of_suspension_is_answered(lived: Lived) -> None:
    dossier = noticed(lived.office, lived.region, certified=False)
    front = open_own("space")
    front.text_area(key=f"NoticeAnswered:{dossier}:0:answer").set_value("Voici l'attestation.")
    press(front, f"NoticeAnswered:{dossier}:0:@send")
    with lived.office.reading() as connection:
        assert log_of(connection, dossier)[-1].kind == "NoticeAnswered"


def test_the_contradictory_step_is_answered(lived: Lived) -> None:
    dossier = ready(lived.office, lived.region)
    asked = Contradictory(reason="Les achats locaux ne sont pas prouvés.")
    done(open_contradictory(lived.office, lived.region.hand("claude"), dossier, asked))
    front = open_own("space")
    front.text_area(key=f"Answered:{dossier}:0:words").set_value("Voici les factures.")
    press(front, f"Answered:{dossier}:0:@send")
    with lived.office.reading() as connection:
        assert log_of(connection, dossier)[-1].kind == "Answered"

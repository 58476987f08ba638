"""What an enterprise sees on arriving: its own cases, what is due, its letters and papers; nothing of others."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.desk.improve import sign_plan
from conditionality.desk.instruction import AskPieces, ask_pieces
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_enterprise import Due, home, open_paper, papers, story
from tests.desk.lived import live, refused
from tests.desk.path import STRONG, drafted, filed, ready
from tests.desk.path_plans import period_open, proposed, running
from tests.desk.people import Region, done
from tests.desk.shortcut import listed, noticed


def due(office: Office, region: Region) -> dict[str, Due]:
    return {one.kind: one for one in home(office, region.hand("alix")).due}


def test_a_draft_is_due_ninety_days_after_it_was_last_saved(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    found = home(office, region.hand("alix"))
    assert found.due == (Due("draft_ends", dossier, date(2026, 4, 5)),)
    assert [(one.subject, one.state, one.scheme) for one in found.stands] == [(dossier, "DRAFT", "Aide d'essai")]
    assert (found.stands[0].deleted, found.stands[0].withdrawn) == ("", "not_from_here")
    assert [one.name for one in found.mine] == ["Coopérative Essai"]
    assert [one.scheme for one in found.open] == ["aide-2026"]


def test_the_silence_then_the_pieces_are_due(office: Office, region: Region) -> None:
    dossier = filed(office, region, texts=STRONG)
    assert due(office, region)["silence"].on == date(2026, 3, 5)
    asked = AskPieces(pieces=("employees",), deadline=date(2026, 2, 1), message="Il manque ceci.")
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    assert due(office, region) == {"pieces": Due("pieces", dossier, date(2026, 2, 1))}


def test_a_plan_is_signed_then_its_actions_and_its_reports_are_due(office: Office, region: Region) -> None:
    dossier = proposed(office, region)
    assert due(office, region)["sign_plan"] == Due("sign_plan", dossier, None)
    done(sign_plan(office, region.hand("alix"), dossier))
    assert "sign_plan" not in due(office, region)


def test_actions_are_due_by_their_names_and_reports_by_their_day(office: Office, region: Region) -> None:
    dossier = running(office, region)
    report = period_open(office, region, dossier)
    found = home(office, region.hand("alix"))
    names = [one.name.fr for one in found.due if one.kind == "action" and one.name]
    assert "Tenir une porte ouverte avec un temps d'échange" in [one.replace("’", "'") for one in names]
    assert Due("report", report, date(2027, 3, 31)) in found.due


def test_a_refusal_gives_the_last_day_to_appeal(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    live(office, region, dossier, *refused(date(2026, 5, 5)))
    assert due(office, region)["appeal"] == Due("appeal", dossier, date(2026, 7, 6))


def test_a_listing_ends_and_a_notice_is_answered(office: Office, region: Region) -> None:
    listed(office, region, certified=False)
    assert due(office, region)["term"].on is not None


def test_a_notice_is_to_be_answered(office: Office, region: Region) -> None:
    noticed(office, region, certified=False)
    assert due(office, region)["answer"].on == date(2026, 1, 20)


def test_letters_are_those_of_the_person_in_both_languages(office: Office, region: Region) -> None:
    filed(office, region)
    found = home(office, region.hand("alix")).messages
    assert [(one.title_fr, one.title_en) for one in found] == [
        ("Demande D-2026-0001 reçue", "Request D-2026-0001 received")
    ]
    assert home(office, region.hand("basile")).messages == ()


def test_papers_are_opened_by_their_organisation_alone(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    found = papers(office, region.hand("alix"), dossier)
    assert isinstance(found, tuple)
    assert [one.act for one in found] == ["Submitted"]
    content = open_paper(office, region.hand("alix"), dossier, found[0].digest)
    assert isinstance(content, bytes)
    assert content.startswith(b"%PDF")
    assert isinstance(open_paper(office, region.hand("alix"), dossier, "0" * 64), NotDone)
    assert isinstance(open_paper(office, region.hand("basile"), dossier, found[0].digest), NotDone)
    assert isinstance(papers(office, region.hand("basile"), dossier), NotDone)


def test_the_story_of_a_case_names_who_acted(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    log, names = story(office, region.hand("alix"), dossier)
    assert [one.kind for one in log] == ["Created", "Submitted"]
    assert names[region.people["alix"]] == "Alix"
    assert story(office, region.hand("basile"), dossier) == ((), {})


@pytest.mark.parametrize("name", ["claude", "eden", "aud", "cons1"])
def test_who_acts_for_no_organisation_has_nothing(office: Office, region: Region, name: str) -> None:
    filed(office, region)
    found = home(office, region.hand(name))
    assert (found.mine, found.stands, found.due, found.open) == ((), (), (), ())

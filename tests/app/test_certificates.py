"""Certificates: downloaded in both languages with the audit file; the public page consented to, changed, left."""

from __future__ import annotations

from conditionality.desk.award import notify
from conditionality.desk.cases import case_of
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_certificate import AwardStand, award_stand, certificate_file, with_award
from tests.app.enterprises import Lived, lived, open_own
from tests.app.front import press, words
from tests.desk.people import done
from tests.desk.shortcut import ABOUT, granted, listed

__all__ = ("lived",)


def state(lived: Lived, dossier: str) -> str:
    with lived.office.reading() as connection:
        return case_of(connection, dossier, "dossier").state


def test_before_a_grant_the_screen_says_when_a_certificate_comes(lived: Lived) -> None:
    assert "Pas encore de certificat" in words(open_own("certificates"))


def test_a_certificate_is_taken_away_in_both_languages_with_its_audit_file(lived: Lived) -> None:
    dossier = listed(lived.office, lived.region)
    front = open_own("certificates")
    labels = [str(getattr(one, "label", "")) for one in front.get("download_button")]
    assert labels[:2] == ["Certificat en français (PDF)", "Certificat en anglais (PDF)"]
    assert labels[2].startswith("Dossier d’audit")
    found = award_stand(lived.office, lived.region.hand("alix"), dossier)
    assert isinstance(found, AwardStand)
    assert [one.where for one in found.certificates] == ["in_force"]
    number = found.certificates[0].number
    opened = certificate_file(lived.office, lived.region.hand("alix"), dossier, number, "audit", "fr")
    assert not isinstance(opened, NotDone)
    assert opened.content.startswith(b"%PDF")
    refused = certificate_file(lived.office, lived.region.hand("basile"), dossier, number, "audit", "fr")
    assert isinstance(refused, NotDone)


def test_the_page_is_shown_before_it_is_consented_to_then_opened(lived: Lived) -> None:
    dossier = granted(lived.office, lived.region, plan=True)
    done(notify(lived.office, lived.region.hand("claude"), dossier))
    front = open_own("certificates")
    found = words(front)
    assert "Vous n’avez pas consenti à une page publique" in found
    assert "en démarche de progrès" in found
    assert "acte 2026-CP-014" in found
    key = f"PageConsented:{dossier}:0"
    front.text_area(key=f"{key}:about").set_value("Pains de blé local.")
    front.checkbox(key=f"{key}:agreed").check()
    press(front, f"{key}:@send")
    assert state(lived, dossier) == "LISTED"
    assert "Pains de blé local." in words(front)


def test_without_the_yes_nothing_is_public(lived: Lived) -> None:
    dossier = granted(lived.office, lived.region)
    front = open_own("certificates")
    front.text_area(key=f"PageConsented:{dossier}:0:about").set_value("Pains.")
    press(front, f"PageConsented:{dossier}:0:@send")
    assert "À corriger" in words(front)
    assert "Vous n’avez pas consenti" in words(front)


def test_consent_is_taken_back(lived: Lived) -> None:
    dossier = listed(lived.office, lived.region, certified=False)
    front = open_own("certificates")
    assert ABOUT.split(",", maxsplit=1)[0] in words(front)
    front.checkbox(key=f"PageConsentWithdrawn:{dossier}:0:@confirm").check()
    press(front, f"PageConsentWithdrawn:{dossier}:0:@send")
    assert "Vous n’avez pas consenti" in words(front)


def test_one_leaves_once_one_is_listed(lived: Lived) -> None:
    dossier = granted(lived.office, lived.region)
    assert "On quitte la plateforme une fois qu’on y est." in words(open_own("certificates"))
    done(notify(lived.office, lived.region.hand("claude"), dossier))
    assert state(lived, dossier) == "NOTIFIED_GRANTED"


def test_the_platform_is_left_once_it_is_confirmed(lived: Lived) -> None:
    dossier = listed(lived.office, lived.region, certified=False)
    front = open_own("certificates")
    front.checkbox(key=f"PlatformLeft:{dossier}:0:@confirm").check()
    press(front, f"PlatformLeft:{dossier}:0:@send")
    assert state(lived, dossier) == "EXPIRED"


def test_another_organisation_is_not_reached_by_the_address(lived: Lived) -> None:
    theirs = listed(lived.office, lived.region, certified=False)
    lived.come_in("basile")
    front = open_own("certificates", dossier=theirs)
    assert "autre organisation" in front.warning[0].value
    assert "Coopérative Essai" not in words(front)
    assert with_award(lived.office, lived.region.hand("basile")) == ()

"""My score: explained, compared with the one before, and of nobody else."""

from __future__ import annotations

from conditionality.desk.instruction import rescore
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_score import score_of, with_score
from tests.app.enterprises import Lived, lived, open_own
from tests.app.front import words
from tests.desk.path import scored
from tests.desk.people import done

__all__ = ("lived",)


def test_before_any_score_the_screen_says_what_to_do(lived: Lived) -> None:
    assert "Pas encore de score" in words(open_own("my_score"))


def test_the_score_is_explained_and_can_be_taken_away(lived: Lived) -> None:
    scored(lived.office, lived.region)
    front = open_own("my_score")
    assert "Coopérative Essai\u00a0: 23,3 sur 100" in words(front)
    labels = [str(getattr(one, "label", "")) for one in front.get("download_button")]
    assert labels == ["Explication (PDF)", "Fiche de score (JSON)", "Déclaration (JSON)"]


def test_what_moved_since_the_last_score_is_told(lived: Lived) -> None:
    dossier = scored(lived.office, lived.region)
    done(rescore(lived.office, lived.region.hand("claude"), dossier, "correction"))
    found = words(open_own("my_score"))
    assert f"Depuis le score de {dossier}\u00a0: 23,3 → 23,3, soit 0,0." in found
    assert "Rien n’a bougé." in found


def test_it_is_in_english_too(lived: Lived) -> None:
    scored(lived.office, lived.region)
    assert "23.3 out of 100" in words(open_own("my_score", "en"))


def test_a_score_of_another_organisation_is_not_reached_by_the_address(lived: Lived) -> None:
    theirs = scored(lived.office, lived.region, "basile")
    front = open_own("my_score", dossier=theirs)
    assert "autre organisation" in front.warning[0].value
    assert "Atelier Exemple" not in words(front)
    assert with_score(lived.office, lived.region.hand("alix")) == ()
    assert isinstance(score_of(lived.office, lived.region.hand("alix"), theirs), NotDone)
    assert not isinstance(score_of(lived.office, lived.region.hand("basile"), theirs), NotDone)

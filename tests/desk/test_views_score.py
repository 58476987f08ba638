"""Scores as their organisation sees them: the latest, the one before, and those of nobody else."""

from __future__ import annotations

from conditionality.desk.instruction import rescore
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import scorecard_of
from conditionality.desk.views_score import Scored, score_of, with_score
from tests.desk.path import drafted, scored
from tests.desk.people import Region, done


def test_the_latest_score_stands_with_its_frozen_rules(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    found = score_of(office, region.hand("alix"), dossier)
    assert isinstance(found, Scored)
    with office.reading() as connection:
        assert found.now.card == scorecard_of(connection, dossier)
    assert (found.rules.ref, found.moved, found.before) == ("socle-leger@1.0.0", None, "")
    assert [one.subject for one in with_score(office, region.hand("alix"))] == [dossier]


def test_a_score_made_again_is_compared_with_the_one_before(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    done(rescore(office, region.hand("claude"), dossier, "correction"))
    found = score_of(office, region.hand("alix"), dossier)
    assert isinstance(found, Scored)
    assert found.moved is not None
    assert (float(found.moved.total.whole), found.moved.same_rules, found.before) == (0.0, True, dossier)


def test_what_has_no_score_says_so(office: Office, region: Region) -> None:
    found = score_of(office, region.hand("alix"), drafted(office, region))
    assert isinstance(found, NotDone)
    assert found.sentences("fr")
    assert with_score(office, region.hand("alix")) == ()


def test_a_score_is_not_given_to_another_organisation(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    found = score_of(office, region.hand("basile"), dossier)
    assert isinstance(found, NotDone)
    assert found.denied == "other_answers"
    assert with_score(office, region.hand("basile")) == ()
    assert with_score(office, region.hand("claude")) == ()

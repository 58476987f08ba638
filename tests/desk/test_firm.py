"""How firmly the recommendation for a dossier holds: worked out once, and told to whoever may read its answers."""

from __future__ import annotations

from conditionality.desk.firm import MOST_KEPT, TERMS, FirmShelf, firmness_of
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import scorecard_of
from conditionality.scoring.draws import Terms
from conditionality.scoring.firmness import Firmness
from tests.desk.path import drafted, scored
from tests.desk.people import Region
from tests.scoring.workshop import report, scorer


def test_the_recommendation_is_that_of_the_scorecard(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    found = firmness_of(office, region.hand("alix"), dossier)
    assert isinstance(found, Firmness)
    with office.reading() as connection:
        card = scorecard_of(connection, dossier)
    assert card is not None
    assert (found.outcome, found.report_id) == (card.outcome, card.report_id)
    assert found.terms.draws == TERMS.draws
    assert found.kept + sum(one.draws for one in found.flips) == TERMS.draws


def test_it_is_told_to_nobody_who_may_not_read_the_answers(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    refused = firmness_of(office, region.hand("basile"), dossier)
    assert isinstance(refused, NotDone)
    assert refused.denied == "other_answers"


def test_what_is_not_filed_has_no_recommendation(office: Office, region: Region) -> None:
    found = firmness_of(office, region.hand("alix"), drafted(office, region))
    assert isinstance(found, NotDone)
    assert found.sentences("fr")


def test_what_was_worked_out_is_kept_without_any_answer() -> None:
    shelf = FirmShelf()
    first = shelf.firmness(scorer(), report(), (), Terms(3))
    assert shelf.firmness(scorer(), report(), (), Terms(3)) is first
    assert shelf.firmness(scorer(), report(delay=60), (), Terms(3)) is not first
    for rank in range(MOST_KEPT):
        shelf.firmness(scorer(), report(energy=str(rank)), (), Terms(1))
    assert shelf.firmness(scorer(), report(), (), Terms(3)) is not first
    assert len(shelf._kept) == MOST_KEPT

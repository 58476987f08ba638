"""The contradictory step: opened, answered, or over by the clock; no refusal without it."""

from __future__ import annotations

import pytest

from conditionality.desk.cases import case_of
from conditionality.desk.hearing import answer_contradictory, open_contradictory
from conditionality.desk.hearing_requests import Contradictory, Observations
from conditionality.desk.office import Office
from conditionality.desk.tick import tick
from tests.desk.path import ready
from tests.desk.people import Region, done
from tests.desk.session import WHY, choices, codes, sat


@pytest.fixture
def weak(office: Office, region: Region) -> str:
    """Bring a dossier for which the score proposes a plan before the assembly."""
    return ready(office, region)


def heard(office: Office, region: Region, dossier: str) -> None:
    """Hear an organisation."""
    asked = Contradictory(reason="Une condition manque.", opened_by="motion_to_refuse")
    assert codes(open_contradictory(office, region.hand("alix"), dossier, asked)) == ["role"]
    done(open_contradictory(office, region.hand("claude"), dossier, asked))
    words = Observations(words="Voici nos observations.")
    assert codes(answer_contradictory(office, region.hand("basile"), dossier, words)) == ["not_own"]
    done(answer_contradictory(office, region.hand("alix"), dossier, words))


def test_nobody_is_refused_without_having_been_heard(office: Office, region: Region, weak: str) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    refused = sitting.move(weak, "refuse", WHY, "eligibility_not_met")
    assert codes(refused) == ["hearing-refuse-unheard"]
    sitting.vote(sitting.ballot(weak, "plan"), choices("against"))
    assert codes(sitting.move(weak, "refuse", WHY, "eligibility_not_met")) == ["hearing-refuse-unheard"]


def test_the_time_to_answer_ends_by_the_clock(office: Office, region: Region, weak: str) -> None:
    done(open_contradictory(office, region.hand("eden"), weak, Contradictory(reason="Une condition manque.")))
    assert tick(office, region.now).counts["answer_time_passed"] == 0
    region.wait(20)
    assert tick(office, region.now).counts["answer_time_passed"] == 1
    with office.reading() as connection:
        case = case_of(connection, weak, "dossier")
    assert (case.state, case.heard) == ("READY", True)

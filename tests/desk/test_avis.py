"""From a vote to the avis: what the engine makes of a motion, adopted or not."""

from __future__ import annotations

import pytest

from conditionality.assembly.procedure import NONE_WAS_ADOPTED
from conditionality.desk.cases import case_of
from conditionality.desk.hearing_requests import NewMotion
from conditionality.desk.improve import amend_plan
from conditionality.desk.office import Office
from conditionality.desk.papers import version_of
from conditionality.desk.sittings import minutes
from conditionality.desk.voting import (
    Amendment,
    amend_motion,
    close_item,
    move_motion,
    open_ballot,
)
from conditionality.dossier.deliberation_events import Deferred, PlanAdvised, RefusalAdvised
from conditionality.dossier.follow_up_events import PlanProposed
from conditionality.storage.outbox import waiting
from tests.desk.path import STRONG, ready
from tests.desk.people import Region, done
from tests.desk.session import WHY, Sitting, choices, codes, event_of, sat, state
from tests.desk.shortcut import words_of
from tests.desk.test_contradictory import heard


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


@pytest.fixture
def weak(office: Office, region: Region) -> str:
    """Bring a dossier for which the score proposes a plan before the assembly."""
    return ready(office, region)


def test_the_plan_voted_is_the_plan_proposed(office: Office, region: Region, weak: str) -> None:
    sitting = sat(office, region, weak)
    sitting.item(weak)
    motion = done(sitting.move(weak, "plan")).subject
    with office.reading() as connection:
        before = version_of(connection, weak)
    assert before is not None
    steps = tuple(one.id for one in before.plan.actions)
    done(amend_motion(office, region.hand("eden"), motion, Amendment(steps=steps, reason=WHY)))
    done(open_ballot(office, region.hand("fanny"), motion))
    late = amend_motion(office, region.hand("eden"), motion, Amendment(steps=steps, reason=WHY))
    assert codes(late) == ["hearing-motion-frozen"]
    with office.reading() as connection:
        voted = version_of(connection, weak)
    done(amend_plan(office, region.hand("alix"), weak, Amendment(steps=steps, reason="Pendant le vote.")))
    sitting.vote(motion, choices("for"))
    with office.reading() as connection:
        after = version_of(connection, weak)
    assert after is not None
    advised, proposed = event_of(office, weak, PlanAdvised), event_of(office, after.subject, PlanProposed)
    assert isinstance(advised, PlanAdvised)
    assert isinstance(proposed, PlanProposed)
    assert voted is not None
    assert advised.plan == proposed.plan == after.digest == voted.digest != before.digest
    assert (state(office, weak), state(office, after.subject, "plan")) == ("AVIS_PLAN", "PROPOSED")
    with office.reading() as connection:
        assert [one for one in waiting(connection) if one.key.startswith(f"{weak}:plan-proposed:")]


def test_when_an_acceptance_falls_the_engine_drafts_a_plan_to_fill_in(
    office: Office, region: Region, strong: str
) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    sitting.vote(sitting.ballot(strong, "accept"), choices("against"))
    sitting.vote(sitting.ballot(strong, "plan"), choices("for"))
    assert state(office, strong) == "AVIS_PLAN"


def test_a_refusal_comes_last_with_a_listed_ground_and_reasons(office: Office, region: Region, weak: str) -> None:
    heard(office, region, weak)
    sitting = sat(office, region, weak)
    sitting.item(weak)
    assert codes(sitting.move(weak, "refuse", WHY, "eligibility_not_met")) == ["hearing-refuse-early"]
    sitting.vote(sitting.ballot(weak, "plan"), choices("against"))
    assert codes(sitting.move(weak, "plan")) == ["hearing-motion-voted"]
    assert codes(sitting.move(weak, "refuse")) == ["hearing-motion-reason", "vote-motion-ground"]
    motion = sitting.ballot(weak, "refuse", WHY, "eligibility_not_met")
    assert codes(sitting.cast(motion, "cons1", "for")) == ["vote-reason-missing"]
    sitting.vote(motion, choices("for"))
    told = event_of(office, weak, RefusalAdvised)
    assert isinstance(told, RefusalAdvised)
    assert (told.ground, told.reason, state(office, weak)) == ("eligibility_not_met", WHY, "AVIS_REFUSE")


def fall(sitting: Sitting, dossier: str) -> None:
    """Let an item end without a motion adopted."""
    office, region = sitting.office, sitting.region
    sitting.item(dossier)
    assert codes(close_item(office, region.hand("fanny"), dossier)) == ["hearing-motion-left"]
    sitting.vote(sitting.ballot(dossier, "plan"), choices("against"))
    assert codes(close_item(office, region.hand("eden"), dossier)) == ["role"]
    done(close_item(office, region.hand("fanny"), dossier))
    sitting.end()


def test_what_nobody_adopts_is_put_off_once_then_goes_without_an_avis(
    office: Office, region: Region, weak: str
) -> None:
    first = sat(office, region, weak)
    fall(first, weak)
    put_off = event_of(office, weak, Deferred)
    assert isinstance(put_off, Deferred)
    assert put_off.asked_by == "assembly"
    assert put_off.reason == NONE_WAS_ADOPTED
    french = minutes(office, region.hand("eden"), first.session, "fr", public=False)
    english = minutes(office, region.hand("eden"), first.session, "en", public=False)
    assert isinstance(french, bytes)
    assert isinstance(english, bytes)
    assert "Aucune motion n'a été adoptée" in words_of(french)
    assert "No motion was adopted; the item" in words_of(english)
    assert state(office, weak) == "READY"
    again = sat(office, region, weak)
    fall(again, weak)
    with office.reading() as connection:
        case = case_of(connection, weak, "dossier")
    assert (case.state, case.avis) == ("SENT_TO_REGION", "not_reached")


def test_a_second_deferral_only_when_the_organisation_asks(office: Office, region: Region, weak: str) -> None:
    first = sat(office, region, weak)
    first.item(weak)
    assert codes(first.move(weak, "defer")) == ["hearing-motion-reason"]
    first.vote(first.ballot(weak, "defer", "Apporter le bilan."), choices("for"))
    assert codes(first.move(weak, "plan")) == ["hearing-item-shut"]
    first.end()
    second = sat(office, region, weak)
    second.item(weak)
    assert codes(second.move(weak, "defer", WHY)) == ["hearing-deferred-already"]
    asked = NewMotion(kind="defer", reason=WHY, enterprise_asks=True)
    motion = done(move_motion(office, region.hand("fanny"), weak, asked)).subject
    done(open_ballot(office, region.hand("fanny"), motion))
    second.vote(motion, choices("for"))
    told = event_of(office, weak, Deferred)
    assert isinstance(told, Deferred)
    assert (told.asked_by, state(office, weak)) == ("enterprise", "READY")

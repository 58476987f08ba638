"""Which acts of a sitting are possible: by role, by stage, by what the desk looks at; never otherwise than it does."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.desk.hearing import open_item, second_call
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.sitting_acts import CLOSE_ITEM, SECOND_CALL, ActStand, stands
from conditionality.desk.voting import close_item
from conditionality.dossier.kinds import MachineName
from tests.desk.path import STRONG, ready
from tests.desk.people import MINE, Region, done
from tests.desk.session import MEMBERS, WHY, Sitting, choices, codes, convened, sat

ITEM = ("RecusalDeclared", "RollCalled", "ItemOpened", SECOND_CALL, "RemovedFromAgenda", "SentToRegion", CLOSE_ITEM)


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


def one(office: Office, hand: Hand, subject: str, machine: MachineName, act: str) -> ActStand:
    return stands(office, hand, subject, machine, [act])[0]


def why(found: ActStand) -> str:
    return found.reason or ",".join(slip.code for slip in found.slips)


def item(office: Office, hand: Hand, dossier: str) -> dict[str, str]:
    return {found.act: why(found) for found in stands(office, hand, dossier, "dossier", ITEM)}


def test_a_session_is_opened_by_the_chair_on_its_day(office: Office, region: Region, strong: str) -> None:
    sitting = convened(office, region, strong)
    assert why(one(office, region.hand("eden"), sitting.session, "session", "SessionOpened")) == "role"
    assert why(one(office, region.hand("fanny"), sitting.session, "session", "SessionOpened")) == "hearing-other-day"
    region.wait(10)
    assert one(office, region.hand("fanny"), sitting.session, "session", "SessionOpened").is_open
    shut = one(office, region.hand("eden"), sitting.session, "session", "MinutesDrafted")
    assert (shut.reason, shut.origins) == ("not_from_here", ("CLOSED",))


def test_an_item_waits_for_the_session_the_roll_the_ties_and_the_quorum(
    office: Office, region: Region, strong: str
) -> None:
    mandate = NewMandate(person=region.people["eco1"], role="ENT", organisation=MINE, from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), mandate))
    sitting = convened(office, region, strong)
    assert item(office, region.hand("fanny"), strong)["ItemOpened"] == "hearing-session-not-open"
    sitting.open()
    assert item(office, region.hand("fanny"), strong)["ItemOpened"] == "hearing-roll-missing"
    done(sitting.roll(strong))
    assert item(office, region.hand("fanny"), strong)["ItemOpened"] == "hearing-tie-unanswered"
    done(sitting.recuse("eco1", strong, "employee_officer_or_owner"))
    assert item(office, sitting.member("eco1"), strong)["RecusalDeclared"] == "hearing-declared-already"
    done(sitting.roll(strong, ("cons1",)))
    found = item(office, region.hand("fanny"), strong)
    assert (found["ItemOpened"], found[SECOND_CALL]) == ("hearing-no-quorum", "")
    done(sitting.roll(strong, MEMBERS))
    found = item(office, region.hand("fanny"), strong)
    assert (found["ItemOpened"], found[SECOND_CALL], found["RemovedFromAgenda"]) == ("", "hearing-quorum-there", "")
    assert (found["RollCalled"], found["SentToRegion"], found[CLOSE_ITEM]) == ("role", "not_from_here", "not_from_here")


def test_what_is_greyed_is_what_the_desk_refuses(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    for act, counter in (("ItemOpened", open_item), (SECOND_CALL, second_call)):
        told = one(office, region.hand("fanny"), strong, "dossier", act)
        assert told.slips
        assert {slip.code for slip in told.slips} <= set(codes(counter(office, region.hand("fanny"), strong)))
    sitting.item(strong)
    told = one(office, region.hand("fanny"), strong, "dossier", CLOSE_ITEM)
    assert codes(close_item(office, region.hand("fanny"), strong)) == [slip.code for slip in told.slips]


def test_a_motion_is_drafted_opened_and_voted_in_its_order(office: Office, region: Region, strong: str) -> None:
    sitting: Sitting = sat(office, region, strong)
    fresh = f"{strong}.m0"
    assert why(one(office, region.hand("fanny"), fresh, "motion", "MotionDrafted")) == "hearing-item-shut"
    sitting.item(strong)
    assert one(office, region.hand("fanny"), fresh, "motion", "MotionDrafted").is_open
    motion = done(sitting.move(strong, "accept")).subject
    assert one(office, region.hand("fanny"), motion, "motion", "BallotOpened").is_open
    assert why(one(office, region.hand("fanny"), motion, "motion", "BallotClosed")) == "not_from_here"
    done(sitting.roll(strong, ("cons1",)))
    assert why(one(office, region.hand("fanny"), motion, "motion", "BallotOpened")) == "hearing-no-quorum"


def test_while_a_ballot_runs_nothing_else_changes(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    sitting.item(strong)
    motion = sitting.ballot(strong, "accept")
    running = "hearing-ballot-running"
    assert item(office, region.hand("eden"), strong)["RollCalled"] == running
    assert item(office, sitting.member("cons1"), strong)["RecusalDeclared"] == running
    session = sitting.session
    assert why(one(office, sitting.member("cons1"), session, "session", "ProxyGiven")) == running
    assert why(one(office, region.hand("fanny"), session, "session", "SessionClosed")) == running
    done(sitting.cast(motion, "cons1", "for", WHY))
    assert why(one(office, sitting.member("cons1"), motion, "motion", "BallotCast")) == "already_voted"
    sitting.vote(motion, choices("for", MEMBERS[1:]))
    assert one(office, region.hand("fanny"), session, "session", "SessionClosed").is_open
    assert item(office, region.hand("fanny"), strong)["SentToRegion"] == "hearing-minutes-unsigned"


def test_a_person_without_mandate_may_do_nothing(office: Office, region: Region, strong: str) -> None:
    convened(office, region, strong)
    hand = Hand(region.people["alix"], "MEM", region.now)
    assert set(item(office, hand, strong).values()) == {"role"}
    assert one(office, hand, strong, "dossier", SECOND_CALL).spoken == "ItemOpened"

"""What follows the avis in the demonstration register: acts, letters, pages, reports that come and that do not."""

from __future__ import annotations

from sqlalchemy import select

from conditionality.desk.cases import case_of
from conditionality.desk.demo_awards import AWARDS, CPV, FOODS, LATE
from conditionality.desk.demo_campaign import TRACKS
from conditionality.desk.demo_words import FOOD_TRADES, OTHER_TRADES
from conditionality.desk.listing import CPV as SHAPE
from conditionality.desk.read_models import CASE
from conditionality.dossier.kinds import MachineName
from tests.desk.demo_world import built

MADE = {one.track: one for _, awards in AWARDS for one in awards}


def states(machine: MachineName) -> set[str]:
    with built().office.reading() as connection:
        names = connection.execute(select(CASE.c.subject).where(CASE.c.machine == machine)).scalars()
        return {case_of(connection, one, machine).state for one in names}


def test_awards_are_of_tracks_and_those_told_alone_have_a_page() -> None:
    assert MADE.keys() <= {one.key for one in TRACKS}
    assert set(LATE) <= MADE.keys()
    assert all(one.told for one in MADE.values() if one.page)


def test_every_trade_has_codes_of_the_right_shape() -> None:
    assert {one.id for one in OTHER_TRADES} <= CPV.keys()
    assert not {one.id for one in FOOD_TRADES} & CPV.keys()
    assert all(SHAPE.fullmatch(one) for codes in (*CPV.values(), FOODS) for one in codes)


def test_reports_come_and_do_not_come() -> None:
    assert {"UPCOMING", "OPEN", "LATE"} <= states("report")
    assert states("report") & {"SUBMITTED", "SCORED"}


def test_plans_are_drafted_proposed_signed_and_under_way() -> None:
    assert {"DRAFT", "PROPOSED", "ACCEPTED_BY_ENT", "RUNNING"} <= states("plan")
    assert "DONE_DECLARED" in states("action")

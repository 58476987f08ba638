"""The clock after a listing: periods planned, opened, reminded, late; actions of a plan late."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.office import Office
from conditionality.desk.papers import referential_of
from conditionality.dossier.follow_up_events import ActionSet, EnterpriseReminded, PeriodPlanned
from tests.desk.lived import NONE, listed, live
from tests.desk.path import STRONG, ready
from tests.desk.people import Region
from tests.desk.test_tick_request import did, letters


@pytest.fixture
def dossier(office: Office, region: Region) -> str:
    """List an organisation that filed for 2025, until the end of 2028."""
    found = ready(office, region, texts=STRONG)
    live(office, region, found, *listed(date(2028, 12, 31)))
    return found


def planned(office: Office, report: str) -> PeriodPlanned:
    with office.reading() as connection:
        first = log_of(connection, report)[0].payload
    assert isinstance(first, PeriodPlanned)
    return first


def test_the_period_under_way_and_the_next_are_planned(office: Office, dossier: str) -> None:
    assert did(office, date(2026, 3, 10)) == {"period_planned": 1, "period_opened": 1}
    with office.reading() as connection:
        assert referential_of(connection, dossier).grace
        states = [case_of(connection, f"{dossier}.r{year}-01-01", "report").state for year in (2026, 2027, 2028)]
    assert states == ["OPEN", "UPCOMING", "NOT_YET"]
    assert did(office, date(2027, 1, 1))["period_planned"] == 1
    assert planned(office, f"{dossier}.r2028-01-01").starts_on == date(2028, 1, 1)
    assert "period_planned" not in did(office, date(2028, 6, 1))  # none starts after the term


def test_a_report_is_reminded_late_and_very_late_once_each(office: Office, region: Region, dossier: str) -> None:
    did(office, date(2026, 3, 10))
    report = f"{dossier}.r2026-01-01"
    due = planned(office, report).due_on.toordinal()
    told = []
    for days in (-31, -30, -8, -7, 0, 1, 6, 7, 60, 61, 90):
        counts = did(office, date.fromordinal(due + days))
        told.append((days, sorted(name for name in counts if name.startswith("report_"))))
    assert [one for one in told if one[1]] == [
        (-30, ["report_reminded"]), (-7, ["report_reminded"]), (1, ["report_late"]), (7, ["report_reminded"]),
        (61, ["report_very_late"]),
    ]  # fmt: skip
    with office.reading() as connection:
        reminders = [one.payload for one in log_of(connection, report) if isinstance(one.payload, EnterpriseReminded)]
    assert [one.days_to_due for one in reminders] == [30, 7, -7]
    assert {key.rpartition(":")[2] for key in letters(office, ":late-60:")} == {
        region.people["claude"], region.people["dominique"],
    }  # fmt: skip


def test_an_action_is_late_the_day_after(office: Office, region: Region, dossier: str) -> None:
    subject = f"{dossier}.plan1.a1"
    live(office, region, subject, ("clock", ActionSet(action="tri", target=NONE, due_on=date(2026, 5, 4))))
    assert "action_late" not in did(office, date(2026, 5, 4))
    assert did(office, date(2026, 5, 5))["action_late"] == 1

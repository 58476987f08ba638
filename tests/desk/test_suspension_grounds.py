"""What speaks for a suspension: the motion that is named or the last one, the hearing, the act where there is money."""

from __future__ import annotations

from conditionality.desk.award_requests import MoneyAct
from conditionality.desk.office import Office
from conditionality.desk.suspension_grounds import Found, find_grounds, heard
from conditionality.desk.work import Work
from tests.desk.people import Region, done
from tests.desk.shortcut import adopt, noticed


def look(office: Office, region: Region, dossier: str, asked: MoneyAct) -> tuple[Found, tuple[str, ...]]:
    found: list[tuple[Found, tuple[str, ...]]] = []

    def act(work: Work) -> str:
        found.append((find_grounds(work, dossier, asked, "suspend"), tuple(heard(work, dossier))))
        return dossier

    done(office.act(region.hand("claude"), act))
    return found[0]


def test_a_motion_is_taken_by_name_or_the_last_one(office: Office, region: Region) -> None:
    dossier = noticed(office, region, certified=False)
    second, third = adopt(office, region, dossier, "suspend", 2), adopt(office, region, dossier, "suspend", 3)
    acted = {"number": "2026-CP-020", "on": region.now.date()}
    last, _ = look(office, region, dossier, MoneyAct.model_validate(acted))
    named, _ = look(office, region, dossier, MoneyAct.model_validate(acted | {"motion": second}))
    assert (last.motion, named.motion) == (third, second)
    assert set(last.held) == {"motion_adopted", "act_of_region_if_money"}
    assert last.slips == ()


def test_silence_counts_as_heard_only_once_the_time_is_over(office: Office, region: Region) -> None:
    dossier = noticed(office, region, certified=False)
    assert look(office, region, dossier, MoneyAct())[1] == ()
    region.wait(40)
    assert look(office, region, dossier, MoneyAct())[1] == ("answer_given_or_time_over",)

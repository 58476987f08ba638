"""The minutes of a whole session, inside and in public."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.agenda import Agenda, AgendaItem
from conditionality.assembly.item_minutes import ItemMinutes
from conditionality.assembly.motions import Motion
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.assembly.session_minutes import SessionRecord, draft_session_minutes
from conditionality.assembly.sitting import ItemFacts
from conditionality.assembly.sitting_checks import count_item
from conditionality.wording.sheet import Sheet, as_text
from tests.assembly.sittings import DAY, MEMBERS, SEATS, assembly, item, items, right_ballots

PLAN = Motion(kind="plan")
NAMES = {person: f"Person {person}" for person in MEMBERS}


def record(*facts: ItemFacts, **more: object) -> SessionRecord:
    listed = tuple(
        AgendaItem(rank=rank, dossier=f"D{rank}", organisation=f"Workshop {rank}") for rank, _ in enumerate(facts, 1)
    )
    agenda = Agenda(session="2026-11", assembly="Demonstration", day=DAY, place="Town hall", items=listed)
    held = tuple(
        ItemMinutes(one.rank, one.dossier, one.organisation, each) for one, each in zip(listed, facts, strict=True)
    )
    made: dict[str, object] = {"assembly": assembly(), "agenda": agenda, "seats": SEATS, "items": held, "names": NAMES}
    return SessionRecord(**(made | more))  # type: ignore[arg-type]  # a dictionary of right arguments


def text(sheet: Sheet) -> str:
    return as_text(sheet, 200)


TWO = record(
    item("A1", "A2", "B1", "C1", proxies=(("A3", "A1"),)),
    item("A1", "A2", "A3", "B1", "B2", proxies=(("A3", "A1"),)),
)


def test_attendance_is_by_college_then_member_by_member() -> None:
    sheet = draft_session_minutes(TWO, "en", public=False)
    attendance = next(one for one in sheet.sections if one.heading == "Attendance")
    assert attendance.grids[0].rows == (
        ("A college (A)", "3", "3", "0", "0"),
        ("B college (B)", "3", "2", "0", "1"),
        ("C college (C)", "3", "1", "0", "2"),
        ("Guests (Z)", "3", "0", "0", "3"),
    )
    assert attendance.grids[1].rows[2] == ("Person A3", "Organisation A3", "A college", "2")
    assert attendance.grids[1].rows[3][-1] == "1, 2"


def test_who_gave_a_proxy_and_did_not_come_is_not_absent() -> None:
    sheet = draft_session_minutes(record(item("A1", proxies=(("A3", "A1"),))), "en", public=False)
    rows = next(one for one in sheet.sections if one.heading == "Attendance").grids[0].rows
    assert rows[0] == ("A college (A)", "3", "1", "1", "1")


def test_a_proxy_is_told_once_with_the_items_where_it_counted() -> None:
    told = next(one for one in draft_session_minutes(TWO, "en", public=False).sections if one.heading == "Proxies")
    assert told.grids[0].rows == (("Person A3 (Organisation A3)", "Person A1 (Organisation A1)", "1"),)


def test_items_follow_one_another_and_the_chair_signs() -> None:
    moment = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
    rules = assembly().model_copy(update={"rules": DEFAULT_RULES.model_copy(update={"version": "2026-1"})})
    made = record(item(), item(), opened_at=moment, closed_at=moment, chair="Camille Exemple", assembly=rules,
                  head="ab" * 32)  # fmt: skip
    told = text(draft_session_minutes(made, "en", public=False))
    pieces = ("First call.", "Session opened: 21 Nov 2026 14:30 (UTC+0000)", "Rules of the assembly: 2026-1.",
              "Fingerprint of the log: abab", "Item 1: Workshop 1", "Item 2: Workshop 2",
              "Chair of the session: Camille Exemple", "Secretary: …")  # fmt: skip
    assert [told.index(piece) for piece in pieces] == sorted(told.index(piece) for piece in pieces)


def test_the_public_minutes_are_signed_without_names() -> None:
    made = record(item(), chair="Camille Exemple", secretary="Dominique Exemple")
    told = text(draft_session_minutes(made, "fr", public=True))
    assert told.startswith("Procès-verbal public\u00a0: Assemblée de démonstration")
    assert "Exemple" not in told
    assert "le procès-verbal signé est conservé" in told


def test_a_second_call_is_told() -> None:
    made = record(item(call=2))
    agenda = made.agenda.model_copy(update={"call": 2})
    assert "Second call: no quorum is required." in text(
        draft_session_minutes(record(item(call=2), agenda=agenda), "en", public=False)
    )


@given(st.data())
def test_the_public_minutes_name_no_person_and_no_ground(data: st.DataObject) -> None:
    facts = data.draw(items())
    counted = count_item(facts, PLAN, data.draw(right_ballots(facts)))
    assert counted.result is not None
    held = ItemMinutes(1, "D1", "Workshop", facts, ((counted.vote, counted.result),), "PlanAdvised")
    made = record(facts, items=(held,), seats=facts.seats)
    inside, outside = (draft_session_minutes(made, "en", public=public) for public in (False, True))
    assert "Person " not in text(outside)
    assert "In words." not in text(outside)
    assert ("In words." in text(inside)) == bool(facts.recusals)


def test_an_unnamed_person_stands_by_code_inside() -> None:
    told = text(draft_session_minutes(record(item(), names={}), "en", public=False))
    assert "\nA1      Organisation A1" in told
    assert "Person" not in told

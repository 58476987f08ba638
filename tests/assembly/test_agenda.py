"""The agenda, its delays and its convocation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.agenda import (
    DAYS_OF_NOTICE,
    Agenda,
    AgendaItem,
    agenda_sheet,
    check_agenda,
    earliest_second_call,
    latest_convocation,
)
from conditionality.codec import canonical, read_paper
from conditionality.wording.findings import sentence
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import Lang

DAY = date(2026, 11, 21)


def items(*dossiers: str) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(rank=rank, dossier=one, organisation=f"Organisation {one}", pieces=("a" * 64,) * rank)
        for rank, one in enumerate(dossiers, 1)
    )


def agenda(**more: object) -> Agenda:
    made: dict[str, object] = {
        "session": "2026-11", "assembly": "Demonstration assembly", "day": DAY, "place": "Town hall",
        "items": items("D1", "D2"),
    }  # fmt: skip
    return Agenda.model_validate(made | more)


SECOND = {"call": 2, "first_call_on": DAY - timedelta(days=3)}


def test_an_agenda_without_fault_is_told_nothing() -> None:
    assert check_agenda(agenda(), latest_convocation(DAY)) == ()
    assert check_agenda(agenda(**SECOND), DAY, agenda()) == ()


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ({"day": DAY - timedelta(days=1)}, ["sitting-convened-late"]),
        ({"starts_at": datetime(2026, 11, 22, 9, tzinfo=UTC)}, ["sitting-hour-other-day"]),
        ({"call": 2}, ["sitting-first-call-missing"]),
        (SECOND | {"first_call_on": DAY - timedelta(days=2)}, ["vote-second-call-early"]),
        ({"items": (items("D1", "D2")[1], items("D1")[0])}, ["sitting-rank", "sitting-rank"]),
        ({"items": items("D1", "D1")}, ["sitting-dossier-twice"]),
        (SECOND | {"items": items("D1", "D3")}, ["sitting-item-new"]),
    ],
)
def test_a_fault_of_the_agenda_is_found(made: dict[str, object], found: list[str]) -> None:
    told = check_agenda(agenda(**made), latest_convocation(DAY), agenda())
    assert [one.code for one in told] == found
    assert all(sentence(one, "fr") != sentence(one, "en") for one in told)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 20))
def test_the_fifth_day_before_is_the_last_to_convene(on: date, before: int) -> None:
    late = any(one.code == "sitting-convened-late" for one in check_agenda(agenda(day=on), on - timedelta(before)))
    assert late == (before < DAYS_OF_NOTICE)
    assert earliest_second_call(on) - on == timedelta(days=3)


def words(made: Agenda, lang: Lang) -> str:
    return " ".join(as_text(agenda_sheet(made, lang, convened_on=date(2026, 11, 16)), 200).split())


def test_the_convocation_says_when_where_and_what() -> None:
    told = words(agenda(starts_at=datetime(2026, 11, 21, 14, 30, tzinfo=UTC)), "en")
    for piece in (
        "21 Nov 2026 at 14:30, Town hall",
        "at least 5 days before",
        "Organisation D2",
        "sent on 16 Nov 2026",
    ):
        assert piece in told
    assert "no quorum is required" not in told
    assert "convoqués au moins 5 jours avant" in words(agenda(), "fr")


def test_the_day_of_the_letter_may_be_left_to_the_letter() -> None:
    assert "sent on" not in as_text(agenda_sheet(agenda(), "en"), 200)


def test_a_second_call_says_that_no_quorum_is_required() -> None:
    told = words(agenda(**SECOND), "en")
    assert "The session of 18 Nov 2026 had no quorum. The agenda is the same." in told
    assert "no quorum is required" in told
    assert "aucun quorum n’est exigé" in words(agenda(call=2), "fr")


def test_the_paper_is_read_back_equal() -> None:
    made = agenda(**SECOND, starts_at=datetime(2026, 11, 21, 14, 30, tzinfo=UTC))
    assert read_paper(Agenda, canonical(made)) == made

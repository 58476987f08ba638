"""What each timer means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.dossier.clocks import (
    STARTED_BY,
    TERMS,
    Held,
    Running,
    Silence,
    Stopped,
    TermName,
    add_months,
    before,
    convened_in_time,
    due,
    is_over,
    legal_day,
    report_reminders,
    silence_alerts,
    silence_clock,
)
from conditionality.dossier.machine import Effect
from tests.dossier.made import made

DAYS = st.dates(date(1997, 1, 1), date(2090, 12, 31))


def clock(*steps: tuple[str, int, int]) -> Silence:
    return silence_clock(made(kind, at=datetime(2026, month, day, 9, tzinfo=UTC)) for kind, month, day in steps)


def test_every_term_has_its_source() -> None:
    assert set(TERMS) == set(get_args(TermName))
    assert all(term.source and (term.months or term.days) for term in TERMS.values())
    assert {name for name, term in TERMS.items() if term.set_by == "law"} == {
        "silence", "appeal", "appeal_silence", "illegality_withdrawal",
    }  # fmt: skip


def test_every_clock_that_a_row_starts_has_its_term() -> None:
    started = {effect for effect in get_args(Effect) if effect.startswith("starts_")}
    assert set(STARTED_BY) == started - {"starts_pieces_clock"}
    assert set(STARTED_BY.values()) <= set(TERMS)


@pytest.mark.parametrize(
    ("start", "months", "told"),
    [
        (date(2026, 1, 15), 2, date(2026, 3, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 6, 30), 36, date(2029, 6, 30)),
    ],
)
def test_a_month_runs_to_the_same_day_or_to_the_last(start: date, months: int, told: date) -> None:
    assert add_months(start, months) == told


def test_the_last_day_of_appeal_is_the_day_after_two_months() -> None:
    assert due(TERMS["appeal"], date(2026, 5, 5)) == date(2026, 7, 6)
    assert not is_over(TERMS["appeal"], date(2026, 5, 5), date(2026, 7, 6))
    assert is_over(TERMS["appeal"], date(2026, 5, 5), date(2026, 7, 7))


def test_warnings_stand_before_their_day() -> None:
    assert before(TERMS["draft_warning"], date(2026, 3, 31)) == date(2026, 3, 17)
    assert before(TERMS["renewal"], date(2029, 3, 31)) == date(2028, 9, 30)
    assert silence_alerts(date(2026, 5, 2)) == (date(2026, 4, 2), date(2026, 4, 17), date(2026, 4, 27))
    assert report_reminders(date(2026, 5, 31)) == (date(2026, 5, 1), date(2026, 5, 24), date(2026, 6, 7))


@pytest.mark.parametrize(("convened", "told"), [(date(2026, 3, 5), True), (date(2026, 3, 6), False)])
def test_members_are_convened_five_days_before(convened: date, told: bool) -> None:
    assert convened_in_time(convened, date(2026, 3, 10)) is told


def test_nothing_counts_before_filing_and_after_a_decision() -> None:
    assert clock(("Created", 1, 2)) == Stopped()
    assert clock(("Created", 1, 2), ("Submitted", 1, 5), ("FoundIneligible", 1, 9)) == Stopped()
    assert clock(("Created", 1, 2), ("Submitted", 1, 5), ("RequestWithdrawn", 1, 9)) == Stopped()


def test_silence_is_two_months_from_filing() -> None:
    told = Running(date(2026, 1, 5), date(2026, 3, 5), 0)
    assert clock(("Created", 1, 2), ("Submitted", 1, 5)) == told
    assert clock(("Created", 1, 2), ("Submitted", 1, 5), ("DeclaredComplete", 1, 20)) == told


def test_each_day_that_pieces_are_awaited_is_added() -> None:
    asked = (("Created", 1, 2), ("Submitted", 1, 5), ("PiecesAsked", 1, 10))
    assert clock(*asked) == Held(date(2026, 1, 5), date(2026, 1, 10), 0)
    given_back = clock(*asked, ("PiecesGiven", 1, 20))
    assert given_back == Running(date(2026, 1, 5), date(2026, 3, 15), 10)
    again = clock(*asked, ("PiecesGiven", 1, 20), ("PiecesAsked", 2, 1), ("PiecesGiven", 2, 3))
    assert again == Running(date(2026, 1, 5), date(2026, 3, 17), 12)


def test_an_appeal_that_reopens_starts_the_clock_again() -> None:
    found = clock(("Created", 1, 2), ("Submitted", 1, 5), ("FoundIneligible", 1, 9), ("FoundEligibleOnAppeal", 2, 1))
    assert found == Running(date(2026, 2, 1), date(2026, 4, 1), 0)


def test_an_unknown_event_moves_no_clock() -> None:
    odd = replace(made("Submitted"), kind="Danced")
    assert silence_clock([odd]) == Stopped()


@given(st.datetimes(datetime(1997, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_the_legal_day_is_that_of_paris(moment: datetime) -> None:
    assert legal_day(moment) == moment.astimezone(ZoneInfo("Europe/Paris")).date()


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_the_legal_day_around_a_change_of_hour(moment: datetime, told: date) -> None:
    assert legal_day(moment) == told


@given(DAYS, st.integers(0, 60))
def test_months_never_run_backwards_nor_beyond_their_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert add_months(day + timedelta(days=1), months) >= later

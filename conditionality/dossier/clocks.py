"""What each timer of the tables means: its length as data with its source, and the day it gives.

Days are legal days in Europe/Paris. A month runs to the same day of a later month, or to its last day when there is
none. The shift of a last day to the next working day is not made here: it needs public holidays.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from conditionality.dossier.events import Entry
from conditionality.dossier.machine import Effect
from conditionality.dossier.states import HOMES, MACHINES

TermName = Literal[
    "draft",
    "draft_warning",
    "silence",
    "answer",
    "convocation",
    "second_call",
    "appeal",
    "appeal_silence",
    "illegality_withdrawal",
    "late_report",
    "listing",
    "renewal",
]


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time.

    Attributes:
        months: Whole months, first.
        days: Then days.
        set_by: `law`, or `rule` when a scheme or the rules of the assembly may set another.
        source: Where it comes from.
    """

    months: int
    days: int
    set_by: Literal["law", "rule"]
    source: str


TERMS: Mapping[TermName, Term] = {
    "draft": Term(0, 90, "rule", "scheme; T03"),
    "draft_warning": Term(0, 14, "rule", "before a draft expires; T03"),
    "silence": Term(2, 0, "law", "CRPA L231-4 3°: silence on a financial request is a refusal"),
    "answer": Term(0, 15, "rule", "contradictory step, CRPA L122-1 and L211-2; T17, T39"),
    "convocation": Term(0, 5, "rule", "model of CRPA R133-8; T20"),
    "second_call": Term(0, 3, "rule", "model of CGCT L4132-13; T23"),
    "appeal": Term(2, 1, "law", "CJA R421-1, délai franc: the day after the two months is the last"),
    "appeal_silence": Term(2, 0, "law", "CJA R421-2: silence on an informal appeal is a rejection"),
    "illegality_withdrawal": Term(4, 0, "law", "CRPA L242-1: withdrawal of an illegal decision; T42"),
    "late_report": Term(0, 60, "rule", "after the due day a suspension is proposed; T39"),
    "listing": Term(36, 0, "rule", "term of a listing; T43"),
    "renewal": Term(6, 0, "rule", "before the term; T43"),
}
"""Every term of the tables. The law's terms are not settings."""

STARTED_BY: Mapping[Effect, TermName] = {
    "starts_draft_clock": "draft",
    "starts_silence_clock": "silence",
    "starts_answer_clock": "answer",
    "starts_second_call_clock": "second_call",
    "starts_appeal_clock": "appeal",
    "starts_appeal_silence_clock": "appeal_silence",
    "starts_late_clock": "late_report",
    "starts_term_clock": "listing",
}
"""What a row starts, and the term that runs. The time for missing pieces is in the letter that asks for them."""

SILENCE_ALERTS_DAYS = (30, 15, 5)
"""Days before the silence date on which the region is warned (T32)."""

REPORT_REMINDERS_DAYS = (-30, -7, 7)
"""Days around the due day of a report on which the enterprise is reminded; negative: before (table B)."""


def add_months(day: date, months: int) -> date:
    """Give the same day of a later (or earlier) month, or its last day when there is none.

    >>> add_months(date(2026, 12, 31), 2)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due(term: Term, start: date) -> date:
    """Give the day on which a term that starts on a day is reached.

    >>> due(TERMS["appeal"], date(2026, 5, 5))
    datetime.date(2026, 7, 6)
    """
    return add_months(start, term.months) + timedelta(days=term.days)


def before(term: Term, end: date) -> date:
    """Give the day that stands a term before an end: a warning, a renewal, a notice of meeting.

    >>> before(TERMS["renewal"], date(2029, 3, 1))
    datetime.date(2028, 9, 1)
    """
    return add_months(end, -term.months) - timedelta(days=term.days)


def is_over(term: Term, start: date, today: date) -> bool:
    """Tell whether the last day of a term is past; on the last day itself it still runs."""
    return today > due(term, start)


def convened_in_time(convened_on: date, session_on: date) -> bool:
    """Tell whether the notice of meeting left the days that the rules ask for."""
    return convened_on <= before(TERMS["convocation"], session_on)


def silence_alerts(silence_on: date) -> tuple[date, ...]:
    """Give the days on which the region is warned that its silence will count as a refusal."""
    return tuple(silence_on - timedelta(days=days) for days in SILENCE_ALERTS_DAYS)


def report_reminders(due_on: date) -> tuple[date, ...]:
    """Give the days on which the enterprise is reminded of a report."""
    return tuple(due_on + timedelta(days=days) for days in REPORT_REMINDERS_DAYS)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The silence of the region does not count: nothing is filed, or a decision was taken."""


@dataclass(frozen=True, slots=True)
class Running:
    """The silence counts.

    Attributes:
        since: Day of filing.
        due_on: Day on which the silence becomes a refusal, the days of suspension added.
        held_days: Days of suspension so far.
    """

    since: date
    due_on: date
    held_days: int


@dataclass(frozen=True, slots=True)
class Held:
    """The silence does not count while pieces are awaited.

    Attributes:
        since: Day of filing.
        held_since: Day on which the pieces were asked.
        held_days: Days of earlier suspensions.
    """

    since: date
    held_since: date
    held_days: int


Silence = Stopped | Running | Held


def silence_clock(log: Iterable[Entry]) -> Silence:
    """Read the clock of silence in the log of a dossier: two months from filing, plus each day pieces were awaited.

    Source:
        CRPA L231-4 3° (two months); CRPA L114-5 (suspended while missing pieces are awaited).
    """
    clock: Silence = Stopped()
    for entry in log:
        clock = _tick(clock, _effects(entry.kind), legal_day(entry.at))
    return clock


def _tick(clock: Silence, effects: tuple[Effect, ...], day: date) -> Silence:
    if "ends_silence_clock" in effects:
        return Stopped()
    if "starts_silence_clock" in effects:
        return _running(day, 0)
    if isinstance(clock, Running) and "holds_silence_clock" in effects:
        return Held(clock.since, day, clock.held_days)
    if isinstance(clock, Held) and "resumes_silence_clock" in effects:
        return _running(clock.since, clock.held_days + (day - clock.held_since).days)
    return clock


def _running(since: date, held_days: int) -> Running:
    return Running(since, due(TERMS["silence"], since) + timedelta(days=held_days), held_days)


def _effects(kind: str) -> tuple[Effect, ...]:
    if kind not in HOMES:
        return ()
    return tuple(effect for move in MACHINES[HOMES[kind]].rows_of(kind) for effect in move.then)


def legal_day(at: datetime) -> date:
    """Give the day in Europe/Paris of a moment of the log.

    Source:
        Directive 2000/84/EC: summer time from the last Sunday of March to that of October, at 01:00 UTC.

    >>> legal_day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    datetime.date(2026, 7, 2)
    """
    moment = at.astimezone(UTC)
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return (moment + timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)

"""Chores of the clock on what follows a listing: periodic reports planned, opened, reminded, late; late actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from conditionality.codec import canonical
from conditionality.desk.cases import dossier_of, organisation_of
from conditionality.desk.chores import Chore, Doing, Look, have_mail
from conditionality.desk.mandates import Person, who_acts_for, who_holds
from conditionality.desk.papers import NotFiledError, frozen_by, referential_of, submission_of
from conditionality.desk.periodic import report_subject
from conditionality.desk.read_models import CASE
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Work
from conditionality.dossier.award_events import Listed
from conditionality.dossier.clocks import REPORT_REMINDERS_DAYS, TERMS, is_over, legal_day, report_reminders
from conditionality.dossier.follow_up_events import (
    ActionBecameLate,
    ActionRevised,
    ActionSet,
    BecameLate,
    EnterpriseReminded,
    PeriodOpened,
    PeriodPlanned,
)
from conditionality.report.model import Period
from conditionality.report.periods import due_date, duration, next_period
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

ON_PLATFORM = ("LISTED", "RENEWAL_DUE")
"""States in which a new period is planned."""


def plan_periods(look: Look) -> Doing | None:
    """Plan the periods of a listed organisation: those begun since the one it filed, and the next one to come."""
    listed = look.last(Listed)
    since = look.day_of(Listed)
    missing = tuple(_missing(look, listed, since)) if listed and since else ()
    if not missing:
        return None

    def doing(work: Work) -> None:
        version = frozen_by(work.connection, look.subject).version_digest
        for period, due_on in missing:
            planned = PeriodPlanned(dossier=look.subject, version_digest=version, starts_on=period.from_, due_on=due_on)
            work.add(report_subject(look.subject, period.from_), planned, ("listed_now",))

    return doing


def _missing(look: Look, listed: Listed, since: date) -> Iterator[tuple[Period, date]]:
    """Give the periods to plan now, each with the day its report is due.

    Periods run on from the one that was filed, on the frozen version; none starts after the term, and none was due
    before the organisation was listed.
    """
    try:
        rules = referential_of(look.connection, look.subject)
    except NotFiledError:
        return
    filed = submission_of(look.connection, look.subject)
    if filed is None or not duration(rules.interval):
        return
    of_mine = (CASE.c.dossier == look.subject) & (CASE.c.machine == "report")
    known = set(look.connection.execute(select(CASE.c.subject).where(of_mine)).scalars())
    period = next_period(filed.period, rules.interval)
    while period.from_ <= listed.term_on:
        due_on = due_date(period, rules.grace)
        if due_on > since and report_subject(look.subject, period.from_) not in known:
            yield period, due_on
        if period.from_ > look.today:
            return
        period = next_period(period, rules.interval, filed.period.from_)


def open_period(look: Look) -> Doing | None:
    """Open a period on its first day, and say so."""
    planned = look.last(PeriodPlanned)
    if planned is None or look.today < planned.starts_on:
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "The period that begins on {start} is open. Its report is to be filed by {due}; what you type "
                         "is kept as you go.", start=day(lang, planned.starts_on),
                   due=day(lang, planned.due_on))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "The report {report} is open", report=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        work.add(look.subject, PeriodOpened(opened_on=look.today), ("period_started",))
        work.mail(f"{look.subject}:open", _enterprise(look), both(tell))

    return doing


def remind_of_report(look: Look) -> Doing | None:
    """Remind the enterprise 30 and 7 days before the due day, and 7 days after (table B); once for each."""
    planned = look.last(PeriodPlanned)
    if planned is None:
        return None
    reached = [one for one in report_reminders(planned.due_on) if one <= look.today]
    told = [legal_day(one.at) for one in look.log if one.kind == EnterpriseReminded.__name__]
    fits = (look.case.state == "LATE") == (len(reached) == len(REPORT_REMINDERS_DAYS))
    if not reached or not fits or any(one >= reached[-1] for one in told):
        return None
    left = (planned.due_on - look.today).days

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "The report of the period that begins on {start} is due on {due}. It is not filed yet.",
                   start=day(lang, planned.starts_on), due=day(lang, planned.due_on))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "The report {report} is awaited", report=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        letter = work.paper(canonical(both(tell)), "letter")
        work.add(look.subject, EnterpriseReminded(letter=letter, days_to_due=left))
        work.mail(f"{look.subject}:reminder:{reached[-1].isoformat()}", _enterprise(look), both(tell))

    return doing


def mark_late(look: Look) -> Doing | None:
    """Mark a report as late on the day after its due day."""
    planned = look.last(PeriodPlanned)
    if planned is None or look.today <= planned.due_on:
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "The report of the period that begins on {start} was due on {due}. File it now: after sixty "
                         "days a suspension may be proposed.", start=day(lang, planned.starts_on),
                   due=day(lang, planned.due_on))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "The report {report} is late", report=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        work.add(look.subject, BecameLate(due_on=planned.due_on), ("due_date_passed",))
        work.mail(f"{look.subject}:late", _enterprise(look), both(tell))

    return doing


def tell_very_late(look: Look) -> Doing | None:
    """Tell the staff that a report is more than sixty days late: they may propose a suspension (T39)."""
    planned, key = look.last(PeriodPlanned), f"{look.subject}:late-60"
    people = who_holds(look.connection, "STAFF", look.today)
    if planned is None or not is_over(TERMS["late_report"], planned.due_on, look.today):
        return None
    if look.is_posted(key) or not have_mail(people):
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "The report of the period that begins on {start} was due on {due}, more than sixty days ago. "
                         "You may propose a suspension; the organisation is heard first.",
                   start=day(lang, planned.starts_on), due=day(lang, planned.due_on))  # fmt: skip
        where = place(look.office, lang, dossier_of(look.subject))
        return say(lang, "The report {report} is very late", report=look.subject), f"{told}\n\n{where}"

    return lambda work: work.mail(key, people, both(tell))


def mark_action_late(look: Look) -> Doing | None:
    """Mark an action of a plan whose day is past."""
    planned = look.last(ActionSet, ActionRevised)
    if not isinstance(planned, ActionSet | ActionRevised) or look.today <= planned.due_on:
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "This action was to be done by {due}. Say that it is done, or ask the secretary of the "
                         "assembly to revise it.", due=day(lang, planned.due_on))  # fmt: skip
        where = place(look.office, lang, dossier_of(look.subject))
        return say(lang, "An action of the plan is late: {action}", action=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        work.add(look.subject, ActionBecameLate(due_on=planned.due_on), ("action_due_date_passed",))
        work.mail(f"{look.subject}:late:{planned.due_on.isoformat()}", _enterprise(look), both(tell))

    return doing


def _enterprise(look: Look) -> tuple[Person, ...]:
    return who_acts_for(look.connection, organisation_of(look.connection, look.subject), look.today)


def follow_up_chores() -> tuple[Chore, ...]:
    """Give the chores on what follows a listing, in the order in which they are done."""
    return (
        Chore("period_planned", "dossier", ON_PLATFORM, plan_periods),
        Chore("period_opened", "report", ("UPCOMING",), open_period),
        Chore("report_late", "report", ("OPEN",), mark_late),
        Chore("report_reminded", "report", ("OPEN", "LATE"), remind_of_report),
        Chore("report_very_late", "report", ("LATE",), tell_very_late),
        Chore("action_late", "action", ("TODO", "REVISED"), mark_action_late),
    )

"""Chores of the clock on a request: drafts left alone, completeness, silence of the region, pieces, time to answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select

from conditionality.codec import canonical, fingerprint
from conditionality.desk.cases import log_of
from conditionality.desk.chores import Chore, Doing, Look, have_mail
from conditionality.desk.declaring import draft_of
from conditionality.desk.filing import drop_draft
from conditionality.desk.floor import last
from conditionality.desk.mandates import Person, who_acts_for, who_holds
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Work
from conditionality.dossier.assembly_events import VisitAnswerTimePassed, VisitReported
from conditionality.dossier.clocks import (
    SILENCE_ALERTS_DAYS,
    TERMS,
    Running,
    before,
    due,
    is_over,
    legal_day,
    silence_clock,
)
from conditionality.dossier.deliberation_events import ContradictoryOpened
from conditionality.dossier.event import Event
from conditionality.dossier.machine import Guard
from conditionality.dossier.register import SchemeOpened
from conditionality.dossier.request_events import (
    AnswerTimePassed,
    Created,
    DeclaredComplete,
    DiscrepancyFound,
    DraftExpired,
    PiecesAsked,
    PiecesGiven,
    SilenceDatePassed,
    Submitted,
)
from conditionality.dossier.request_moves import SILENCE_RUNS
from conditionality.storage.schema import DRAFT
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say


def _last_edit(look: Look) -> date:
    """Give the day on which the answers or the files of a draft were last saved, or it was opened."""
    mine = or_(DRAFT.c.id == look.subject, DRAFT.c.id.startswith(f"{look.subject}:", autoescape=True))
    saved = look.connection.execute(select(func.max(DRAFT.c.saved_at)).where(mine)).scalar()
    opened = look.day_of(Created) or look.today
    return max(opened, legal_day(datetime.fromisoformat(saved))) if saved else opened


def _organisation(look: Look) -> str:
    created = look.last(Created)
    return created.organisation if created else "-"


def _draft_warning(look: Look, last: date) -> tuple[str, tuple[Person, ...]]:
    people = who_acts_for(look.connection, _organisation(look), look.today)
    return f"{look.subject}:draft-warning:{last.isoformat()}", people


def warn_of_draft(look: Look) -> Doing | None:
    """Warn that a draft left alone will expire (T03): fourteen days before, and never less, however late the clock."""
    last = _last_edit(look)
    key, people = _draft_warning(look, last)
    first_day = before(TERMS["draft_warning"], due(TERMS["draft"], last))
    if look.today < first_day or look.is_posted(key) or not have_mail(people):
        return None
    ends = max(due(TERMS["draft"], last), due(TERMS["draft_warning"], look.today))

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "Nobody wrote in it since {last}. After {ends} it expires, and what is typed is thrown away. "
                         "Open it and save once to keep it.", last=day(lang, last), ends=day(lang, ends))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "Your draft {dossier} will expire", dossier=look.subject), f"{told}\n\n{where}"

    return lambda work: work.mail(key, people, both(tell))


def expire_draft(look: Look) -> Doing | None:
    """Let a draft left alone expire (T03); only its fingerprint stays."""
    last = _last_edit(look)
    key, people = _draft_warning(look, last)
    warned_on = look.posted_on(key)
    in_time = warned_on is not None and is_over(TERMS["draft_warning"], warned_on, look.today)
    if not is_over(TERMS["draft"], last, look.today) or not (in_time or not have_mail(people)):
        return None

    def doing(work: Work) -> None:
        kept = draft_of(work.connection, look.subject)
        content = canonical(kept.typing) if kept else b"{}"
        expired = DraftExpired(draft=fingerprint(content), last_edit_on=last)
        work.add(look.subject, expired, ("draft_idle_too_long",))
        drop_draft(work, look.subject)

    return doing


def complete_by_silence(look: Look) -> Doing | None:
    """Find a request complete when nobody said otherwise in the days that its scheme gives (T08); many give none."""
    created, filed = look.last(Created), look.day_of(Submitted, PiecesGiven)
    if created is None or filed is None:
        return None
    scheme = last(log_of(look.connection, f"scheme:{created.scheme}"), SchemeOpened)
    if scheme is None or scheme.completeness_days is None:
        return None
    if look.today <= filed + timedelta(days=scheme.completeness_days):
        return None
    complete = DeclaredComplete(by="silence")
    return lambda work: _add(work, look.subject, complete)


def alert_of_silence(look: Look) -> Doing | None:
    """Warn the staff 30, 15 and 5 days before their silence counts as a refusal (T32); only the latest warning due."""
    found = silence_clock(look.log)
    left = (found.due_on - look.today).days if isinstance(found, Running) else -1
    reached = [days for days in SILENCE_ALERTS_DAYS if left <= days]
    if not isinstance(found, Running) or left < 0 or not reached:
        return None
    key = f"{look.subject}:silence-alert:{found.due_on.isoformat()}:{min(reached)}"
    people = who_holds(look.connection, "STAFF", look.today)
    if look.is_posted(key) or not have_mail(people):
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "Without a decision notified by {day}, the silence of the region refuses the request. Days "
                         "left: {days}.", day=day(lang, found.due_on), days=str(left))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "Silence on {dossier} will count as a refusal", dossier=look.subject), f"{told}\n\n{where}"

    return lambda work: work.mail(key, people, both(tell))


def pass_silence_date(look: Look) -> Doing | None:
    """Note that the silence of the region became a refusal (T32), once for each date."""
    found = silence_clock(look.log)
    if not isinstance(found, Running) or look.today <= found.due_on:
        return None
    if any(isinstance(one.payload, SilenceDatePassed) and one.payload.silence_on == found.due_on for one in look.log):
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "No decision was notified by {day}: the silence of the region counts as a refusal, which can "
                         "be contested within two months. A decision in words stays possible, and takes its place.",
                   day=day(lang, found.due_on))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "Silence on {dossier} counts as a refusal", dossier=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        work.add(look.subject, SilenceDatePassed(silence_on=found.due_on), ("silence_date_passed",))
        people = (*work.holders("STAFF"), *work.enterprise(_organisation(look)))
        work.mail(f"{look.subject}:silence:{found.due_on.isoformat()}", people, both(tell))

    return doing


def tell_pieces_overdue(look: Look) -> Doing | None:
    """Tell the staff that the deadline of the pieces is past: they may close, nobody closes for them (T07)."""
    asked = look.last(PiecesAsked)
    if asked is None or look.today <= asked.deadline:
        return None
    key = f"{look.subject}:pieces-overdue:{asked.deadline.isoformat()}"
    people = who_holds(look.connection, "STAFF", look.today)
    if look.is_posted(key) or not have_mail(people):
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "The pieces were to be given by {deadline} and did not come. You may close the request "
                         "without action, or give more time.", deadline=day(lang, asked.deadline))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "Pieces of {dossier} did not come", dossier=look.subject), f"{told}\n\n{where}"

    return lambda work: work.mail(key, people, both(tell))


def pass_answer_time(look: Look) -> Doing | None:
    """Go on once the time to answer in the contradictory step is over (T19)."""
    asked = look.last(DiscrepancyFound, ContradictoryOpened)
    since = look.day_of(DiscrepancyFound, ContradictoryOpened)
    if since is None:
        return None
    by_words = asked.answer_by if isinstance(asked, DiscrepancyFound | ContradictoryOpened) else None
    answer_by = by_words or due(TERMS["answer"], since)  # the words may be erased
    if look.today <= answer_by:
        return None
    passed = AnswerTimePassed(answer_by=answer_by)
    return lambda work: _add(work, look.subject, passed, "answer_given_or_time_over")


def pass_visit_answer_time(look: Look) -> Doing | None:
    """Go on once the time to answer the report of a visit is over."""
    since, reported = look.day_of(VisitReported), look.last(VisitReported)
    if since is None:
        return None
    answer_by = reported.answer_by if reported is not None else due(TERMS["answer"], since)
    if look.today <= answer_by:
        return None
    passed = VisitAnswerTimePassed(answer_by=answer_by)
    return lambda work: _add(work, look.subject, passed, "answer_given_or_time_over")


def _add(work: Work, subject: str, event: Event, *held: Guard) -> None:
    work.add(subject, event, held)


def request_chores() -> tuple[Chore, ...]:
    """Give the chores on requests, in the order in which they are done."""
    awaited, drafted = ("INCOMPLETE",), ("DRAFT",)
    return (
        Chore("draft_warned", "dossier", drafted, warn_of_draft),
        Chore("draft_expired", "dossier", drafted, expire_draft),
        Chore("completed_by_silence", "dossier", ("SUBMITTED",), complete_by_silence),
        Chore("silence_alerted", "dossier", SILENCE_RUNS, alert_of_silence),
        Chore("silence_passed", "dossier", SILENCE_RUNS, pass_silence_date),
        Chore("pieces_overdue", "dossier", awaited, tell_pieces_overdue),
        Chore("answer_time_passed", "dossier", ("CONTRADICTORY",), pass_answer_time),
        Chore("visit_answer_time_passed", "visit", ("REPORTED",), pass_visit_answer_time),
    )

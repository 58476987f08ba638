"""The counter of instruction: ask for pieces, close, declare complete, find ineligible; scores are in `examination`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conditionality.desk.declaring import frozen_scorer, reopened, save_reopened, who_files
from conditionality.desk.examination import rescore, score_dossier, skip_visit
from conditionality.desk.filing import drop_draft
from conditionality.desk.filing_requests import AskPieces, Closing, Ineligible
from conditionality.desk.letters import closing_letter, ineligible_letter, pieces_letter
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, stop
from conditionality.desk.papers import submission_of
from conditionality.desk.receipts import both, heading, official, place
from conditionality.desk.reminders import reminded_on, reminder_at, reminder_key
from conditionality.desk.work import Seen, Work
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.machine import Guard
from conditionality.dossier.request_events import ClosedWithoutAction, DeclaredComplete, FoundIneligible, PiecesAsked
from conditionality.findings import Finding, finding, nearest
from conditionality.report.form import Form
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Sheet
from conditionality.wording.speech import Lang, listed, say

__all__ = ("AskPieces", "Closing", "Ineligible", "ask_pieces", "close_without_action", "declare_complete",
           "find_ineligible", "rescore", "score_dossier", "skip_visit")  # fmt: skip

FILE = "evidence"
"""What stands in the event for a file by name: `evidence:1` for the first."""

NO_CLOSING = Closing()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece that is missing: a question of the form, or else a file.

    Attributes:
        field: Id of the question; empty for a file.
        name_fr: In words.
        name_en: In words.
    """

    field: str
    name_fr: str
    name_en: str

    def name(self, lang: Lang) -> str:
        """Give it in words."""
        return self.name_fr if lang == "fr" else self.name_en


def ask_pieces(office: Office, hand: Hand, dossier: str, asked: AskPieces, seen: Seen | None = None) -> Outcome:
    """Ask for missing pieces (T05): the draft is open again, the silence waits, a reminder is posted for later."""

    def act(work: Work) -> str:
        work.may("PiecesAsked", work.case(dossier, "dossier"))
        report = submission_of(work.connection, dossier)
        if report is None:
            raise stop(finding("submission-erased", given=dossier))
        scorer = frozen_scorer(office, work.connection, dossier, report.period.from_)
        slips = list(_slips(asked, scorer.form, hand.today))
        if slips:
            raise stop(*slips)
        wanted = tuple(_wanted(one, scorer.form) for one in asked.pieces)
        files = tuple(one.name_fr for one in wanted if not one.field)
        codes = (*(one.field for one in wanted if one.field), *(f"{FILE}:{rank}" for rank, _ in enumerate(files, 1)))
        known, _, lang = who_files(work, dossier)
        head, names = heading(office, dossier, known, hand.at), [one.name(lang) for one in wanted]
        sheet = pieces_letter(lang, head, names, asked.deadline, asked.message)
        event = PiecesAsked(pieces=codes, deadline=asked.deadline, letter=_letter(office, work, sheet), evidence=files,
                            message=(asked.message,))  # fmt: skip
        work.add(dossier, event, ("pieces_named_with_deadline",))
        save_reopened(work, dossier, reopened(report, scorer), known.siret)
        _post_asked(office, work, dossier, wanted, asked.deadline)
        return dossier

    return office.act(hand, act, seen)


def _slips(asked: AskPieces, form: Form, today: date) -> Iterator[Finding]:
    if asked.deadline <= today:
        yield finding("pieces-deadline", "deadline", given=asked.deadline.isoformat(), today=today.isoformat())
    known = tuple(form.by_id)
    for one in dict.fromkeys(asked.pieces):
        meant = nearest(one, known)
        if one not in form.by_id and re.fullmatch(r"\w+", one) and (meant or "_" in one):
            yield finding("pieces-field-unknown", "pieces", given=one, nearest=meant)
        if asked.pieces.count(one) > 1:
            yield finding("pieces-twice", "pieces", given=one)


def _wanted(name: str, form: Form) -> Wanted:
    question = form.by_id.get(name)
    if question is None:
        return Wanted("", name, name)
    return Wanted(name, question.field.label.fr, question.field.label.en)


def _letter(office: Office, work: Work, sheet: Sheet) -> str:
    return work.paper(official(office, sheet, work.hand.at), "letter")


def _asked_times(work: Work, dossier: str) -> int:
    return sum(one.kind == PiecesAsked.__name__ for one in work.log(dossier))


def _post_asked(office: Office, work: Work, dossier: str, wanted: tuple[Wanted, ...], deadline: date) -> None:
    """Post the letter now and its reminder for later."""
    _, people, _ = who_files(work, dossier)
    rank = _asked_times(work, dossier)

    def tell(lang: Lang) -> tuple[str, str]:
        names = listed(lang, (one.name(lang) for one in wanted))
        body = say(lang, "Pieces are missing in your request {dossier}: {pieces}. Give them by {day}; your answers are "
                         "open again.", dossier=dossier, pieces=names, day=day(lang, deadline))  # fmt: skip
        title = say(lang, "Missing pieces in your request {dossier}", dossier=dossier)
        return title, f"{body}\n\n{place(office, lang, dossier)}"

    def remind(lang: Lang) -> tuple[str, str]:
        names = listed(lang, (one.name(lang) for one in wanted))
        body = say(lang, "A reminder: pieces are still missing in your request {dossier}: {pieces}. After {day} it may "
                         "be closed without action.",
                   dossier=dossier, pieces=names, day=day(lang, deadline))  # fmt: skip
        title = say(lang, "Reminder: missing pieces in your request {dossier}", dossier=dossier)
        return title, f"{body}\n\n{place(office, lang, dossier)}"

    work.mail(f"{dossier}:pieces:{rank}", people, both(tell))
    work.mail(reminder_key(dossier, rank), people, both(remind), reminder_at(work.hand.at, deadline))


def close_without_action(
    office: Office, hand: Hand, dossier: str, asked: Closing = NO_CLOSING, seen: Seen | None = None
) -> Outcome:
    """Close a request whose pieces did not come (T07), after the reminder and the deadline."""

    def act(work: Work) -> str:
        work.may("ClosedWithoutAction", work.case(dossier, "dossier"))
        found = [one for one in work.log(dossier) if one.kind == PiecesAsked.__name__]
        last, asked_on = found[-1].payload, legal_day(found[-1].at)
        deadline = last.deadline if isinstance(last, PiecesAsked) else hand.today
        reminded = asked.reminded_on or reminded_on(work.connection, dossier, len(found))
        lacking: dict[Guard, bool] = {
            "reminder_sent": reminded is None or not asked_on <= reminded <= hand.today,
            "deadline_of_pieces_passed": hand.today <= deadline,
        }
        if reminded is None or any(lacking.values()):
            unmet = tuple(guard for guard, lacks in lacking.items() if lacks)
            raise StoppedError(NotDone("ClosedWithoutAction", unmet=unmet))
        known, people, lang = who_files(work, dossier)
        sheet = closing_letter(lang, heading(office, dossier, known, hand.at), deadline, reminded)
        event = ClosedWithoutAction(reminded_on=reminded, deadline=deadline, letter=_letter(office, work, sheet))
        work.add(dossier, event, ("reminder_sent", "deadline_of_pieces_passed"))
        drop_draft(work, dossier)

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "Your request {dossier} is closed without action: the pieces did not come. The letter is "
                             "in your file.", dossier=dossier)  # fmt: skip
            title = say(lang, "Request {dossier} closed without action", dossier=dossier)
            return title, f"{body}\n\n{place(office, lang, dossier)}"

        work.mail(f"{dossier}:closed", people, both(tell))
        return dossier

    return office.act(hand, act, seen)


def declare_complete(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Find a request complete (T08); by the clock, that is the silence that its scheme gives."""

    def act(work: Work) -> str:
        work.add(dossier, DeclaredComplete(by="silence" if hand.role == "SYS" else "person"))
        return dossier

    return office.act(hand, act, seen)


def find_ineligible(office: Office, hand: Hand, dossier: str, asked: Ineligible, seen: Seen | None = None) -> Outcome:
    """Find that a condition of eligibility is not met (T09): a gate of the rules, or one of the scheme by its code."""

    def act(work: Work) -> str:
        work.may("FoundIneligible", work.case(dossier, "dossier"))
        known, people, lang = who_files(work, dossier)
        rule = _rule_words(office, work, dossier, asked.rule, lang)
        sheet = ineligible_letter(lang, heading(office, dossier, known, hand.at), rule, asked.reason)
        event = FoundIneligible(rule=asked.rule, reason=asked.reason, letter=_letter(office, work, sheet))
        work.add(dossier, event, ("eligibility_rule_named", "reason_given", "routes_and_time_limits_told"))
        drop_draft(work, dossier)

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "Your request {dossier} is not eligible. The letter in your file says why, and how to "
                             "contest it.", dossier=dossier)  # fmt: skip
            title = say(lang, "Request {dossier} not eligible", dossier=dossier)
            return title, f"{body}\n\n{place(office, lang, dossier)}"

        work.mail(f"{dossier}:ineligible", people, both(tell))
        return dossier

    return office.act(hand, act, seen)


def _rule_words(office: Office, work: Work, dossier: str, rule: str, lang: Lang) -> str:
    """Give a rule in words when it is a gate of the rule book, else by its code."""
    report = submission_of(work.connection, dossier)
    if report is None:
        return rule
    rules = frozen_scorer(office, work.connection, dossier, report.period.from_).referential
    gate = next((one for one in rules.gates if one.id == rule), None)
    if gate is None:
        return rule
    return gate.label.fr if lang == "fr" else gate.label.en

"""Periodic reports of a listed organisation (table B): fill the period that is open, file it, correct it, scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from conditionality.codec import canonical, fingerprint
from conditionality.desk.cases import log_of, organisation_of
from conditionality.desk.declaring import draft_of, frozen_scorer, who_files
from conditionality.desk.deposit import ANSWERS, Typing
from conditionality.desk.evidence import open_to_write
from conditionality.desk.examination import ENGINE, run_score
from conditionality.desk.filing import give_receipt, take_draft
from conditionality.desk.filing_requests import Correction, Filing
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, deny
from conditionality.desk.papers import digest_filed, filed_in, frozen_by, number_filed, reports_of, submission_of
from conditionality.desk.permission import allow
from conditionality.desk.receipts import Filed, both, place
from conditionality.desk.simulation import typed_texts
from conditionality.desk.work import Seen, Work
from conditionality.dossier.follow_up_events import PeriodPlanned, ReportCorrected, ReportScored, ReportSubmitted
from conditionality.dossier.machine import Guard
from conditionality.report.model import Period, Report
from conditionality.report.periods import period_starting
from conditionality.report.prefill import next_draft
from conditionality.scoring.score import Scorer
from conditionality.storage.drafts import Draft
from conditionality.wording.speech import Lang, say

SUBMITTED: Final = "ReportSubmitted"
CORRECTED: Final = "ReportCorrected"
READ: Final = "read_answers"


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands in a period to fill.

    Attributes:
        texts: By field, as a person types them: the draft, else what was filed, else what the last report proposes.
        period: Of the report.
        due_on: Last day to file.
        version: Of the draft; 0 when nobody typed since the last filing.
    """

    texts: Mapping[str, str]
    period: Period
    due_on: date
    version: int


def report_subject(dossier: str, starts_on: date) -> str:
    """Give the subject of a periodic report.

    >>> report_subject("D-2026-0001", date(2027, 1, 1))
    'D-2026-0001.r2027-01-01'
    """
    return f"{dossier}.r{starts_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The period of a report, its last day to file, and the frozen rules made ready for it."""

    period: Period
    due_on: date
    scorer: Scorer


def _frame(office: Office, connection: Connection, subject: str) -> _Frame:
    payloads = (one.payload for one in log_of(connection, subject))
    found = next((one for one in payloads if isinstance(one, PeriodPlanned)), None)
    if found is None:
        raise deny(SUBMITTED, "not_begun")
    scorer = frozen_scorer(office, connection, subject, found.starts_on)
    return _Frame(period_starting(found.starts_on, scorer.referential.interval), found.due_on, scorer)


def opened(office: Office, hand: Hand, subject: str, lang: Lang = "fr") -> Opened | NotDone:
    """Give what stands in a period: the draft, else what was filed, else what may be taken over."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, subject, "report")
            frame = _frame(office, connection, subject)
        except StoppedError as fault:
            return fault.why
        draft = draft_of(connection, subject)
        if draft is not None:
            return Opened(draft.typing.texts, frame.period, frame.due_on, draft.version)
        report = submission_of(connection, subject) or _proposed(connection, subject, frame)
    return Opened(typed_texts(report, frame.scorer.form, lang) if report else {}, frame.period, frame.due_on, 0)


def _proposed(connection: Connection, subject: str, frame: _Frame) -> Report | None:
    """Begin with what does not change in the last report of the organisation."""
    filed = (one.report for one in reports_of(connection, organisation_of(connection, subject)))
    before = [one for one in filed if one.period.from_ < frame.period.from_]
    if not before:
        return None
    last = max(reversed(before), key=lambda one: one.period.from_)
    return next_draft(last, frame.scorer.form, subject, frame.period)


def type_report(office: Office, hand: Hand, subject: str, texts: Mapping[str, str], version: int) -> int | NotDone:
    """Save what is typed in a period, and give its new version.

    Args:
        version: The version it was typed over; 0 for the first save.
    """
    made: list[int] = []

    def act(work: Work) -> str:
        case = open_to_write(work, subject)
        period = _frame(office, work.connection, subject).period
        typing = Typing(texts=dict(texts), from_on=period.from_, to_on=period.to, by=hand.person)
        made.append(work.tx.save_draft(Draft(subject, ANSWERS, case.organisation, version, canonical(typing), hand.at)))
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else made[0]


def file_report(  # noqa: PLR0913 - two windows: what the person saw of the ledger, and of the draft
    office: Office, hand: Hand, subject: str, asked: Filing, seen: Seen | None = None, *, version: int | None = None
) -> Outcome:
    """File the report of a period that is open or late (B05); the engine scores it at once (B07)."""

    def act(work: Work) -> str:
        work.may(SUBMITTED, work.case(subject, "report"))
        frame = _frame(office, work.connection, subject)
        taken = take_draft(work, frame.scorer, subject, asked, version)
        filed = Filed(1, frame.scorer.referential.ref, fingerprint(taken.report), taken.named)
        event = ReportSubmitted(
            report=work.paper(taken.report, "report"), receipt=give_receipt(office, work, subject, filed),
            declared_true_by=hand.person, evidence=taken.files,
        )  # fmt: skip
        work.add(subject, event, ("form_valid", "truth_signed"))
        _score(office, work, subject)
        _tell(office, work, subject)
        return subject

    return office.act(hand, act, seen)


def correct_report(  # noqa: PLR0913 - as `file_report`
    office: Office, hand: Hand, subject: str, asked: Correction, seen: Seen | None = None, *, version: int | None = None
) -> Outcome:
    """File a new version of a report (B06), scored again; the one before is kept."""

    def act(work: Work) -> str:
        work.may(CORRECTED, work.case(subject, "report"))
        frame = _frame(office, work.connection, subject)
        before = filed_in(work.connection, subject)
        if before is None:
            raise deny(CORRECTED, "not_from_here")
        taken = take_draft(work, frame.scorer, subject, Filing(declared_true=asked.declared_true), version)
        event = ReportCorrected(
            report=work.paper(taken.report, "report"), replaces=digest_filed(before), reason=asked.reason,
            evidence=taken.files,
        )  # fmt: skip
        work.add(subject, event, ("form_valid", "reason_given"))
        _score(office, work, subject)
        _tell(office, work, subject)
        return subject

    return office.act(hand, act, seen)


def _score(office: Office, work: Work, subject: str) -> None:
    run = run_score(office, work, subject)
    event = ReportScored(
        engine=ENGINE, referential=frozen_by(work.connection, subject).version_digest,
        inputs=work.paper(run.inputs, "inputs"), result=work.paper(run.card, "scorecard"),
    )  # fmt: skip
    held: tuple[Guard, ...] = () if run.card.unanswered else ("mandatory_indicators_present",)
    work.add(subject, event, held, work.engine())


def _tell(office: Office, work: Work, subject: str) -> None:
    _, people, _ = who_files(work, subject)

    def tell(lang: Lang) -> tuple[str, str]:
        body = say(lang, "Your report {report} was received and scored. The receipt and the score are in your file.",
                   report=subject)  # fmt: skip
        return say(lang, "Report {report} received", report=subject), f"{body}\n\n{place(office, lang, subject)}"

    work.mail(f"{subject}:received:{number_filed(work.connection, subject)}", people, both(tell))

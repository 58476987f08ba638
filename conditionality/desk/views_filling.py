"""What a person who fills a request or a report needs to see: rules, draft, what is asked, by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, select

from conditionality.desk.cases import case_of, gathered, log_of
from conditionality.desk.declaring import declared, frozen_scorer, library_scorer, version_proposed
from conditionality.desk.deposit import Typing
from conditionality.desk.drafting import Saved, look
from conditionality.desk.evidence import READ, filing_act, machine_for
from conditionality.desk.filing import Prefilled, prefilled
from conditionality.desk.mandates import Hand, Known, actor_of, organisation, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import submission_of
from conditionality.desk.periodic import opened
from conditionality.desk.permission import allow
from conditionality.desk.read_models import CASE
from conditionality.desk.rules_at_hand import rules_at_hand
from conditionality.desk.simulation import period_proposed, periods_offered, typed_texts
from conditionality.dossier.follow_up_events import PeriodPlanned
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.request_events import PiecesAsked
from conditionality.findings import Finding
from conditionality.report.model import Period
from conditionality.scoring.score import Scorer
from conditionality.wording.speech import Lang

FillingAct = Literal["Submitted", "PiecesGiven", "ReportSubmitted", "ReportCorrected"]
"""What is done at the end of the form."""

TO_FILL: Mapping[MachineName, tuple[str, ...]] = {"dossier": ("DRAFT", "INCOMPLETE"), "report": ("OPEN", "LATE")}
"""States in which something waits to be filled."""


@dataclass(frozen=True, slots=True)
class ToFill:
    """A request or a report that waits to be filled.

    Attributes:
        subject: `D-2026-0001`, or a period of it.
        state: Of its table.
    """

    subject: str
    machine: MachineName
    state: str
    known: Known
    scheme: str


@dataclass(frozen=True, slots=True)
class AskedPieces:
    """What the region asks for.

    Attributes:
        fields: Ids of the questions to answer again.
        files: Names of the files to join.
        deadline: Last day.
        message: Words of who instructs.
    """

    fields: tuple[str, ...]
    files: tuple[str, ...]
    deadline: date
    message: str


@dataclass(frozen=True, slots=True)
class Filling:
    """Everything that the form is drawn from.

    Attributes:
        act: What is done at its end.
        scorer: The rules, made ready for the period of the draft.
        saved: The draft as it stands.
        periods: That may be chosen; one when it is settled.
        asked: What the region asks for, when it does.
        due_on: Last day to file; none when nothing says so.
        heights: Of the subject, as the person sees it.
    """

    subject: str
    act: FillingAct
    known: Known
    scorer: Scorer
    saved: Saved
    periods: tuple[Period, ...]
    asked: AskedPieces | None
    due_on: date | None
    heights: Mapping[str, int]


def to_fill(office: Office, hand: Hand) -> tuple[ToFill, ...]:
    """Give what waits to be filled by the organisations that a person acts for, the one opened last first."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        if actor is None or not actor.organisations:
            return ()
        mine = CASE.c.organisation.in_(sorted(actor.organisations))
        rows = connection.execute(select(CASE).where(mine).order_by(CASE.c.opened_at.desc(), CASE.c.subject))
        waiting = [row for row in rows.mappings() if row["state"] in TO_FILL.get(row["machine"], ())]
        return tuple(
            ToFill(row["subject"], row["machine"], row["state"], organisation(connection, row["organisation"]),
                   row["scheme"])
            for row in waiting
        )  # fmt: skip


def filling(office: Office, hand: Hand, subject: str, lang: Lang = "fr") -> Filling | NotDone:
    """Give what the form of a request or of a report is drawn from, to somebody who may fill it now."""
    machine = machine_for(subject)
    with office.reading() as connection:
        case = gathered(connection, subject, machine)
        act = _act(filing_act(case))
        try:
            allow(connection, hand, act, subject, machine)
        except StoppedError as fault:
            return fault.why
        known = organisation(connection, case.organisation)
        asked, due_on = _asked(connection, subject), _due(connection, subject)
    saved = look(office, hand, subject) or _beginning(office, hand, subject, lang)
    if isinstance(saved, NotDone):
        return saved
    with office.reading() as connection:
        try:
            scorer = rules_of(office, connection, subject, saved.typing.from_on)
        except StoppedError as fault:
            return fault.why
    chosen = Period(from_=saved.typing.from_on, to=saved.typing.to_on)
    periods = periods_offered(scorer.referential, hand.today) if act == "Submitted" else (chosen,)
    asked = asked if act == "PiecesGiven" else None
    return Filling(subject, act, known, scorer, saved, periods, asked, due_on, {subject: case.height})


def _act(name: str) -> FillingAct:
    acts: tuple[FillingAct, ...] = ("PiecesGiven", "ReportSubmitted", "ReportCorrected")
    return next((one for one in acts if one == name), "Submitted")


def rules_of(office: Office, connection: Connection, subject: str, on: date) -> Scorer:
    """Give the rules of a subject for periods that start on a day: those of the shelf until it is filed, then frozen.

    Raises:
        StoppedError: The shelf does not hold the version.
    """
    if machine_for(subject) == "dossier" and case_of(connection, subject, "dossier").state == "DRAFT":
        return library_scorer(office, version_proposed(connection, subject), on)
    return frozen_scorer(office, connection, subject, on)


def _beginning(office: Office, hand: Hand, subject: str, lang: Lang) -> Saved | NotDone:
    """Give the draft that nobody typed in yet: empty for a request, what may be taken over for a period."""
    if machine_for(subject) == "report":
        found = opened(office, hand, subject, lang)
        if isinstance(found, NotDone):
            return found
        period, texts = found.period, dict(found.texts)
        return Saved(Typing(texts=texts, from_on=period.from_, to_on=period.to))
    with office.reading() as connection:
        ref = version_proposed(connection, subject)
        filed = submission_of(connection, subject)
        if filed is not None:
            form = frozen_scorer(office, connection, subject, filed.period.from_).form
            texts = typed_texts(filed, form, lang)
            return Saved(Typing(texts=texts, from_on=filed.period.from_, to_on=filed.period.to))
        try:
            book = rules_at_hand(office, ref)
        except StoppedError as fault:
            return fault.why if ref else NotDone("Submitted", denied="not_begun")
    period = period_proposed(periods_offered(book, hand.today), hand.today)
    return Saved(Typing(texts={}, from_on=period.from_, to_on=period.to))


def _asked(connection: Connection, subject: str) -> AskedPieces | None:
    payloads = (one.payload for one in reversed(log_of(connection, subject)))
    found = next((one for one in payloads if isinstance(one, PiecesAsked)), None)
    if found is None:
        return None
    fields = tuple(one for one in found.pieces if not one.startswith("evidence:"))
    return AskedPieces(fields, found.evidence, found.deadline, " ".join(found.message))


def _due(connection: Connection, subject: str) -> date | None:
    log = [one.payload for one in log_of(connection, subject)]
    planned = next((one.due_on for one in log if isinstance(one, PeriodPlanned)), None)
    asked = next((one.deadline for one in reversed(log) if isinstance(one, PiecesAsked)), None)
    return planned or asked


def doubts(office: Office, hand: Hand, subject: str, typing: Typing) -> tuple[Finding, ...]:
    """Give everything that the counter would find in a draft if it were filed now; nothing to who may not fill it."""
    machine = machine_for(subject)
    with office.reading() as connection:
        try:
            allow(connection, hand, filing_act(gathered(connection, subject, machine)), subject, machine)
            scorer = rules_of(office, connection, subject, typing.from_on)
        except StoppedError:
            return ()
        return declared(connection, scorer, subject, typing).findings


def last_year(office: Office, hand: Hand, subject: str, lang: Lang = "fr") -> Prefilled | None:
    """Give what the last report of the organisation proposes for a request; nothing when there is none."""
    if machine_for(subject) != "dossier":
        return None
    found = prefilled(office, hand, subject, lang)
    return None if isinstance(found, NotDone) or found.last is None else found


def names_of(office: Office, hand: Hand, subject: str, codes: Iterable[str]) -> Mapping[str, str]:
    """Give the names of those who typed in a draft, by code; the code where the name was erased."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, subject, machine_for(subject))
        except StoppedError:
            return {}
        return {code: person(connection, code).name or code for code in codes}

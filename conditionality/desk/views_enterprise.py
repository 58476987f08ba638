"""What an enterprise sees on arriving: its cases and where each stands, what is due and when, letters and papers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

from sqlalchemy import Connection, RowMapping, select

from conditionality.desk.cases import dossier_of, fold_log, log_of, machine_of
from conditionality.desk.declaring import frozen_scorer
from conditionality.desk.deposit import OPEN_ENDS, Scheme, schemes
from conditionality.desk.evidence import machine_for
from conditionality.desk.mandates import Hand, Known, actor_of, organisation, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import submission_of
from conditionality.desk.permission import allow, denied
from conditionality.desk.read_models import CASE
from conditionality.dossier.award_events import NoticeReceived
from conditionality.dossier.case import Overlay
from conditionality.dossier.clocks import TERMS, Running, due, legal_day, silence_clock
from conditionality.dossier.event import Event
from conditionality.dossier.events import Entry
from conditionality.dossier.follow_up_events import ActionSet, PeriodPlanned
from conditionality.dossier.kinds import MachineName
from conditionality.dossier.permissions import DenialReason
from conditionality.dossier.request_events import PiecesAsked
from conditionality.findings import finding
from conditionality.referential.terms import Words
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.schema import DRAFT, OUTBOX

Kind = TypeVar("Kind", bound=Event)

DueKind = Literal[
    "draft_ends", "pieces", "silence", "answer", "appeal", "term", "period_opens", "report", "sign_plan", "action",
]  # fmt: skip

AWAITED = {"dossier": ("DRAFT", "INCOMPLETE"), "report": ("UPCOMING", "OPEN", "LATE"), "plan": ("PROPOSED",),
           "action": ("TODO", "LATE", "REVISED")}  # fmt: skip
ANSWERING = ("CONTRADICTORY", "SUSPENSION_NOTICE")
APPEALABLE = ("NOTIFIED_REFUSED", "NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN")
LISTED = ("LISTED", "RENEWAL_DUE")

PAPERS = ("receipt", "letter")
"""What a paper for the organisation is called in an event."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something due.

    Attributes:
        on: Last day; for a plan to sign, none.
        name: Of an action of a plan, as its rules word it.
    """

    kind: DueKind
    subject: str
    on: date | None
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a case of the organisation stands.

    Attributes:
        height: As the person sees it.
        withdrawn: Why the request may not be taken back now; empty when it may.
        deleted: Why the draft may not be thrown away now; empty when it may.
    """

    subject: str
    machine: MachineName
    state: str
    overlays: frozenset[Overlay]
    known: Known
    scheme: str
    height: int
    opened_on: date
    withdrawn: DenialReason | Literal[""]
    deleted: DenialReason | Literal[""]


@dataclass(frozen=True, slots=True)
class Message:
    """A letter in words, in both languages."""

    subject: str
    at: datetime
    title_fr: str
    body_fr: str
    title_en: str
    body_en: str


@dataclass(frozen=True, slots=True)
class Home:
    """All that the first screen shows.

    Attributes:
        mine: Organisations that the person acts for.
        open: Schemes that take requests today.
        stands: Dossiers and periodic reports, those that are over last.
    """

    mine: tuple[Known, ...]
    open: tuple[Scheme, ...]
    stands: tuple[Stand, ...]
    due: tuple[Due, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A paper that the region gave: which act made it, when."""

    act: str
    at: datetime
    digest: str


def home(office: Office, hand: Hand) -> Home:
    """Give what the person's organisations have under way; nothing to who acts for none."""
    with office.reading() as connection:
        actor = actor_of(connection, hand)
        sirets = sorted(actor.organisations) if actor is not None and actor.role == "ENT" else []
        rows = _rows(connection, sirets)
        every = schemes(connection)
        titles = {one.scheme: one.title for one in every}
        stands = [_stand(connection, hand, row, titles) for row in rows if row["machine"] in {"dossier", "report"}]
        stands.sort(key=lambda one: one.state in OPEN_ENDS)
        return Home(
            mine=tuple(organisation(connection, one) for one in sirets),
            open=tuple(one for one in every if one.is_open(hand.today)) if sirets else (),
            stands=tuple(stands),
            due=tuple(one for row in rows for one in _due(office, connection, row)),
            messages=_messages(connection, hand, {row["dossier"] for row in rows}),
        )


def _rows(connection: Connection, sirets: list[str]) -> list[RowMapping]:
    mine = select(CASE).where(CASE.c.organisation.in_(sirets), CASE.c.state != "DELETED")
    return list(connection.execute(mine.order_by(CASE.c.opened_at.desc(), CASE.c.subject)).mappings())


def _stand(connection: Connection, hand: Hand, row: RowMapping, titles: dict[str, str]) -> Stand:
    subject, log = row["subject"], log_of(connection, row["subject"])
    case = fold_log(log, machine_of(log) or "dossier", subject, row["organisation"])
    is_dossier = row["machine"] == "dossier"
    why = [denied(connection, hand, act, subject) if is_dossier else "other_table"
           for act in ("RequestWithdrawn", "Deleted")]  # fmt: skip
    return Stand(
        subject, row["machine"], case.state, case.overlays, organisation(connection, row["organisation"]),
        titles.get(row["scheme"], row["scheme"]), case.height, legal_day(datetime.fromisoformat(row["opened_at"])),
        _reason(why[0]), _reason(why[1]),
    )  # fmt: skip


def _reason(text: str) -> DenialReason | Literal[""]:
    reasons: dict[str, DenialReason] = {"role": "role", "not_own": "not_own", "other_table": "other_table",
                                        "ended": "ended", "not_begun": "not_begun"}  # fmt: skip
    return reasons.get(text, "not_from_here") if text else ""


def _due(office: Office, connection: Connection, row: RowMapping) -> Iterator[Due]:
    subject, state = row["subject"], row["state"]
    log = log_of(connection, subject)
    if state not in AWAITED.get(row["machine"], ()) and row["machine"] != "dossier":
        return
    match row["machine"], state:
        case "dossier", "DRAFT":
            yield Due("draft_ends", subject, due(TERMS["draft"], _last_edit(connection, subject, log)))
        case "dossier", "INCOMPLETE":
            yield from (Due("pieces", subject, one.deadline) for one in _last(log, PiecesAsked))
        case "dossier", _:
            yield from _of_dossier(row, log)
        case "report", "UPCOMING":
            yield from (Due("period_opens", subject, one.starts_on) for one in _last(log, PeriodPlanned))
        case "report", _:
            yield from (Due("report", subject, one.due_on) for one in _last(log, PeriodPlanned))
        case "plan", _:
            yield Due("sign_plan", dossier_of(subject), None)
        case "action", _:
            for one in _last(log, ActionSet):
                name = _lever(office, connection, dossier_of(subject), one.action)
                yield Due("action", dossier_of(subject), one.due_on, name)


def _lever(office: Office, connection: Connection, dossier: str, action: str) -> Words | None:
    """Give what the frozen rules call an action; nothing for an estimated one, which they do not name."""
    report = submission_of(connection, dossier)
    if report is None:
        return None
    rules = frozen_scorer(office, connection, dossier, report.period.from_).referential
    found = (lever.label for one in rules.indicators for lever in one.levers if lever.id == action)
    return next(found, None)


def _of_dossier(row: RowMapping, log: tuple[Entry, ...]) -> Iterator[Due]:
    subject, state = row["subject"], row["state"]
    clock = silence_clock(log)
    if isinstance(clock, Running):
        yield Due("silence", subject, clock.due_on)
    if state in ANSWERING:
        days = (getattr(one.payload, "answer_by", None) for one in reversed(log))
        yield from (Due("answer", subject, on) for on in [next((one for one in days if one), None)] if on)
    if state in APPEALABLE:
        yield from (Due("appeal", subject, due(TERMS["appeal"], one.received_on)) for one in _last(log, NoticeReceived))
    if state in LISTED and row["term_on"]:
        yield Due("term", subject, date.fromisoformat(row["term_on"]))


def _last(log: Iterable[Entry], kind: type[Kind]) -> list[Kind]:
    found = [one.payload for one in log if isinstance(one.payload, kind)]
    return found[-1:]


def _last_edit(connection: Connection, subject: str, log: tuple[Entry, ...]) -> date:
    mine = (DRAFT.c.id == subject) | DRAFT.c.id.startswith(f"{subject}:", autoescape=True)
    saved = connection.execute(select(DRAFT.c.saved_at).where(mine).order_by(DRAFT.c.saved_at.desc())).scalar()
    opened = log[0].at
    return legal_day(max(opened, datetime.fromisoformat(saved)) if saved else opened)


def _messages(connection: Connection, hand: Hand, dossiers: set[str]) -> tuple[Message, ...]:
    """Give the letters written to this person about these dossiers, the latest first; those purged are gone."""
    address = person(connection, hand.person).mail
    if not address:
        return ()
    mine = OUTBOX.c.key.endswith(f":{hand.person}", autoescape=True)
    sent = select(OUTBOX).where(OUTBOX.c.recipient == address, mine)
    found = []
    for row in connection.execute(sent.order_by(OUTBOX.c.id.desc())).mappings():
        subject, at = row["key"].partition(":")[0], datetime.fromisoformat(row["sent_at"] or row["due_at"])
        if dossier_of(subject) in dossiers and at <= hand.at:
            found.append(_message(subject, at, bytes(row["content"])))
    return tuple(found)


def _message(subject: str, at: datetime, content: bytes) -> Message:
    told: dict[str, str] = json.loads(content)
    title, body = told.get("subject", ""), told.get("body", "")
    return Message(
        subject, at, told.get("subject_fr", title), told.get("body_fr", body), told.get("subject_en", title),
        told.get("body_en", body),
    )  # fmt: skip


def papers(office: Office, hand: Hand, subject: str) -> tuple[Filed, ...] | NotDone:
    """Give the receipts and letters of a case, the latest first."""
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_case", subject, machine_for(subject))
        except StoppedError as fault:
            return fault.why
        return tuple(reversed(list(_papers(log_of(connection, subject)))))


def _papers(log: Iterable[Entry]) -> Iterator[Filed]:
    for entry in log:
        for name in PAPERS:
            digest = getattr(entry.payload, name, "")
            if isinstance(digest, str) and digest:
                yield Filed(entry.kind, entry.at, digest)


def open_paper(office: Office, hand: Hand, subject: str, digest: str) -> bytes | NotDone:
    """Give a receipt or a letter of a case, to somebody who may read it."""
    found = papers(office, hand, subject)
    if isinstance(found, NotDone):
        return found
    if digest not in {one.digest for one in found}:
        return NotDone("read_case", findings=(finding("evidence-unknown", given=digest),))
    with office.reading() as connection:
        try:
            return records.read(connection, digest)
        except ErasedRecordError:
            return NotDone("read_case", findings=(finding("evidence-unknown", given=digest),))


def story(office: Office, hand: Hand, subject: str) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """Give the log of a case and the names of those who acted in it; nothing to who may not read it.

    Source:
        CRPA L111-2: a person has the right to know the name and the capacity of who deals with a request.
    """
    with office.reading() as connection:
        if denied(connection, hand, "read_case", subject, machine_for(subject)):
            return (), {}
        log = log_of(connection, subject)
        return log, {one: person(connection, one).name for one in {entry.actor for entry in log}}

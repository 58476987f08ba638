"""What was decided on a dossier, read from its log: the avis, the act of the region, and the record of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlalchemy import Connection

from conditionality.assembly.result import Totals
from conditionality.assembly.trace import VoteRecord
from conditionality.certificate.statement import Avis as AvisWord
from conditionality.certificate.statement import AvisGiven
from conditionality.codec import Exact, Paper, read_paper
from conditionality.desk.cases import log_of
from conditionality.desk.legal_days import last_day
from conditionality.desk.papers import paper_of
from conditionality.dossier.award_events import (
    DecisionUpheld,
    Granted,
    GrantedOnAppeal,
    GrantedWithPlan,
    GrantedWithPlanOnAppeal,
    NoticeReceived,
    Notified,
    Refused,
    RefusedOnAppeal,
)
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.deliberation_events import (
    AcceptanceAdvised,
    AvisNotReached,
    PlanAdvised,
    PutOnAgenda,
    RefusalAdvised,
)
from conditionality.dossier.events import Entry
from conditionality.dossier.request_events import FoundIneligible
from conditionality.errors import UnreadablePaperError
from conditionality.storage import records
from conditionality.storage.faults import ErasedRecordError

Decision = Literal["granted", "granted_with_plan", "refused"]
Grant = Granted | GrantedWithPlan | GrantedOnAppeal | GrantedWithPlanOnAppeal
WithPlan = GrantedWithPlan | GrantedWithPlanOnAppeal
Refusal = Refused | RefusedOnAppeal
Deciding = Grant | Refusal
Advising = AcceptanceAdvised | PlanAdvised | RefusalAdvised | AvisNotReached

WORDS: Mapping[type[Advising], AvisWord] = {
    AcceptanceAdvised: "accept",
    PlanAdvised: "plan",
    RefusalAdvised: "refuse",
    AvisNotReached: "none",
}


class Conditions(Paper):
    """What an aid is granted under, as it stands in the act: amount, words, rules frozen at filing, plan signed.

    Attributes:
        version_digest: Sha256 of the file of the rules.
        plan: Digest of the plan that the enterprise signed; none without a plan.
    """

    amount_eur: Decimal
    words: str
    version: str
    version_digest: str
    plan: str | None = None


class AvisRecord(Paper):
    """The avis of the assembly, without any name.

    Attributes:
        trace: Digest of the record of the vote in the ledger.
        mass_for: Share of the whole mass, 0 to 1; none by consent, or when nothing could be counted.
    """

    session: str
    on: date
    outcome: AvisWord
    trace: str
    mass_for: Exact | None = None
    mass_against: Exact | None = None
    mass_abstain: Exact | None = None

    def given(self) -> AvisGiven:
        """Give what a certificate says of it."""
        return AvisGiven(
            session=self.session, on=self.on, outcome=self.outcome, mass_for=self.mass_for,
            mass_against=self.mass_against, mass_abstain=self.mass_abstain,
        )  # fmt: skip


class ActRecord(Paper):
    """The act of the region.

    Attributes:
        document: Digest of the act in the ledger.
        conditions: None of a refusal.
        departure: Why it departs from the avis; empty when it follows it.
        reason: Why it refuses, or what an appeal changed.
    """

    decision: Decision
    number: str
    on: date
    document: str
    conditions: Conditions | None = None
    departure: str = ""
    reason: str = ""


class DecisionRecord(Paper):
    """The avis and the act, as they travel inside the audit file (`decision.json`)."""

    dossier: str
    avis: AvisRecord | None = None
    act: ActRecord


def deciding_entry(log: tuple[Entry, ...]) -> Entry | None:
    """Give the last decision of the region in a log; nothing when there is none, or it was erased."""
    return next((one for one in reversed(log) if isinstance(one.payload, Deciding)), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a log says of the last decision that was sent.

    Attributes:
        sent_on: Day of its letter; none before.
        received_on: Day on which the enterprise received it; none while no proof was recorded.
    """

    sent_on: date | None = None
    received_on: date | None = None


def told_in(log: tuple[Entry, ...]) -> Told:
    """Read when the last decision was sent and received: an award, a refusal, or a request found not eligible."""
    found = Told()
    for entry in log:
        match entry.payload:
            case Notified(sent_on=sent):
                found = Told(sent)
            case GrantedOnAppeal() | GrantedWithPlanOnAppeal() | RefusedOnAppeal() | DecisionUpheld():
                found = Told(legal_day(entry.at))
            case FoundIneligible():
                found = Told(legal_day(entry.at))
            case NoticeReceived(received_on=received):
                found = replace(found, received_on=received)
    return found


def appeal_ends(log: tuple[Entry, ...]) -> date | None:
    """Give the last day of the time of appeal; none while it does not run, for it runs from the day of receipt."""
    received = told_in(log).received_on
    return None if received is None else last_day("appeal", received)


def avis_of(connection: Connection, dossier: str) -> AvisRecord | None:
    """Give the last avis of the assembly on a dossier, with the masses of its vote."""
    log = log_of(connection, dossier)
    entry = next((one for one in reversed(log) if isinstance(one.payload, Advising)), None)
    if entry is None or not isinstance(entry.payload, Advising):
        return None
    agenda = (one.payload.session for one in reversed(log[: log.index(entry)]) if isinstance(one.payload, PutOnAgenda))
    totals = _totals(connection, entry.payload.trace)
    return AvisRecord(
        session=next(agenda, "-"), on=legal_day(entry.at), outcome=WORDS[type(entry.payload)],
        trace=entry.payload.trace, mass_for=totals.mass_for.exact if totals else None,
        mass_against=totals.mass_against.exact if totals else None,
        mass_abstain=totals.mass_abstain.exact if totals else None,
    )  # fmt: skip


def _totals(connection: Connection, trace: str) -> Totals | None:
    """Give the masses that a record of a vote holds; none by consent, or of a record that is not one of a vote."""
    try:
        return read_paper(VoteRecord, records.read(connection, trace)).result.totals
    except (ErasedRecordError, UnreadablePaperError):
        return None


def act_of(connection: Connection, dossier: str) -> ActRecord | None:
    """Give the last act of the region on a dossier."""
    entry = deciding_entry(log_of(connection, dossier))
    if entry is None:
        return None
    payload = entry.payload
    if isinstance(payload, Grant):
        kind: Decision = "granted_with_plan" if isinstance(payload, WithPlan) else "granted"
        return _record(payload, kind, paper_of(connection, Conditions, payload.conditions))
    return _record(payload, "refused", None) if isinstance(payload, Refusal) else None


def _record(payload: Deciding, kind: Decision, conditions: Conditions | None) -> ActRecord:
    departure: tuple[str, ...] = getattr(payload, "departure", ())
    return ActRecord(
        decision=kind, number=payload.act.number, on=payload.act.on, document=payload.act.document,
        conditions=conditions, departure="\n".join(departure), reason=str(getattr(payload, "reason", "")),
    )  # fmt: skip


def record_of(connection: Connection, dossier: str) -> DecisionRecord | None:
    """Give the record of what was decided; nothing before the region's act."""
    act = act_of(connection, dossier)
    return None if act is None else DecisionRecord(dossier=dossier, avis=avis_of(connection, dossier), act=act)

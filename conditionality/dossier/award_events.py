"""Events of an award: the act of the region, its notification, appeals, suspension, term and archives (T30 to T49)."""

from __future__ import annotations

from typing import Literal

from conditionality.dossier.event import Event
from conditionality.dossier.kinds import (
    Code,
    Day,
    Deliberation,
    Digest,
    Digests,
    Euros,
    Person,
    SuspensionGround,
    Text,
    Texts,
)


class Granted(Event):
    """The region granted; amount, conditions and version stand in its act."""

    act: Deliberation
    amount_eur: Euros
    conditions: Digest
    version_digest: Digest
    departure: Texts = ()


class GrantedWithPlan(Event):
    """The region granted with a plan that the enterprise signed."""

    act: Deliberation
    amount_eur: Euros
    conditions: Digest
    version_digest: Digest
    plan: Digest
    departure: Texts = ()


class Refused(Event):
    """The region refused, with its reasons."""

    act: Deliberation
    reason: Text
    departure: Texts = ()


class Notified(Event):
    """The decision was sent, with the routes and time limits of appeal."""

    letter: Digest
    sent_on: Day


class NoticeReceived(Event):
    """The enterprise received the decision: the time of appeal runs from this day."""

    received_on: Day
    proof: Digest


class Listed(Event):
    """The public page was opened, with the consent of the enterprise."""

    page: Digest
    consent: Digest
    shown_as: Literal["accepted", "in_plan"]
    term_on: Day


class RefusalBecameFinal(Event):
    """The time of appeal is over."""

    over_on: Day


class AppealLodged(Event):
    """An informal appeal was lodged, by the organisation or by a third party."""

    appeal: Digest
    lodged_on: Day
    lodged_by: Literal["organisation", "third_party"]
    receipt: Digest


class DecisionUpheld(Event):
    """The decision appealed against stands."""

    act: Deliberation
    reason: Text
    letter: Digest


class GrantedOnAppeal(Event):
    """On appeal, the region granted."""

    act: Deliberation
    amount_eur: Euros
    conditions: Digest
    version_digest: Digest
    reason: Text
    letter: Digest


class GrantedWithPlanOnAppeal(Event):
    """On appeal, the region granted with a signed plan."""

    act: Deliberation
    amount_eur: Euros
    conditions: Digest
    version_digest: Digest
    plan: Digest
    reason: Text
    letter: Digest


class RefusedOnAppeal(Event):
    """On appeal, the region refused."""

    act: Deliberation
    reason: Text
    letter: Digest


class SentBackOnAppeal(Event):
    """On appeal, the dossier went back to the assembly."""

    reason: Text
    letter: Digest


class FoundEligibleOnAppeal(Event):
    """On appeal, the request was found eligible and is examined again."""

    reason: Text
    letter: Digest
    silence_on: Day


class LitigationFiled(Event):
    """A court was seized: nothing is purged."""

    court_number: Code
    filed_on: Day


class LitigationEnded(Event):
    """The court decided, for good."""

    court_number: Code
    judgment: Digest


class SuspensionProposed(Event):
    """A suspension was proposed, and the enterprise asked for its observations."""

    ground: SuspensionGround
    notice: Digest
    answer_by: Day


class NoticeAnswered(Event):
    """The enterprise answered the notice of suspension."""

    answer: Digest
    document: Digest | None = None


class NoticeDropped(Event):
    """The suspension was not pursued."""

    reason: Text
    letter: Digest | None = None


class Suspended(Event):
    """The listing was suspended."""

    motion: Code
    trace: Digest
    acts: tuple[Deliberation, ...]
    since: Day
    reason: Text
    letter: Digest | None = None


class SuspensionLifted(Event):
    """The suspension was lifted, on evidence."""

    motion: Code
    trace: Digest
    acts: tuple[Deliberation, ...]
    evidence: Digest
    letter: Digest | None = None


class Withdrawn(Event):
    """The region withdrew its decision."""

    act: Deliberation
    ground: Literal["conditions_unmet", "illegality"]
    claw_back: Digest
    reason: Text
    letter: Digest | None = None


class RenewalFellDue(Event):
    """The term is near: a new dossier is proposed, prefilled."""

    term_on: Day


class Renewed(Event):
    """A new dossier took over."""

    new_dossier: Code


class TermPassed(Event):
    """The term passed without a renewal filed in time."""

    term_on: Day


class PlatformLeft(Event):
    """The enterprise left the platform; what binds its money stays."""

    letter: Digest


class ClericalErrorCorrected(Event):
    """Two persons corrected a clerical error: a new record supersedes the old one, which stays."""

    corrects: Digest
    replacement: Digest
    second_person: Person
    reason: Text


class Archived(Event):
    """The retention time is over: fingerprints and decisions are kept."""

    rule: Code
    kept: Digests


AWARD_EVENTS: tuple[type[Event], ...] = (
    Granted,
    GrantedWithPlan,
    Refused,
    Notified,
    NoticeReceived,
    Listed,
    RefusalBecameFinal,
    AppealLodged,
    DecisionUpheld,
    GrantedOnAppeal,
    GrantedWithPlanOnAppeal,
    RefusedOnAppeal,
    SentBackOnAppeal,
    FoundEligibleOnAppeal,
    LitigationFiled,
    LitigationEnded,
    SuspensionProposed,
    NoticeAnswered,
    NoticeDropped,
    Suspended,
    SuspensionLifted,
    Withdrawn,
    RenewalFellDue,
    Renewed,
    TermPassed,
    PlatformLeft,
    ClericalErrorCorrected,
    Archived,
)

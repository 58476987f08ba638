"""Events of visits, sessions and motions (tables D, E and F)."""

from __future__ import annotations

from typing import Literal

from conditionality.dossier.event import Event
from conditionality.dossier.kinds import (
    Call,
    Code,
    Day,
    Digest,
    Digests,
    Pair,
    Person,
    Persons,
    Signatures,
    Text,
    Texts,
)


class VisitRequired(Event):
    """A visit is due."""

    dossier: Code
    rule: Code


class PairProposed(Event):
    """The matching proposed two visitors and a reserve."""

    visitors: Pair
    reserve: Persons
    pairing: Digest


class VisitorChallenged(Event):
    """The visited organisation challenged one visitor."""

    visitor: Person
    reason: Text


class PairDeclined(Event):
    """A visitor declined."""

    reason: Text


class VisitConfirmed(Event):
    """The pair declared its independence and the day was set."""

    visitors: Pair
    on: Day
    declarations: Digests


class VisitorReplaced(Event):
    """A visitor gave way to the reserve."""

    replaced: Person
    replacement: Person
    reason: Text


class VisitMade(Event):
    """The visit took place."""

    on: Day


class VisitReported(Event):
    """Both visitors signed their report."""

    report: Digest
    signed_by: Signatures
    answer_by: Day


class VisitAnswered(Event):
    """The visited organisation answered the report."""

    answer: Digest


class VisitAnswerTimePassed(Event):
    """The time to answer passed in silence."""

    answer_by: Day


class VisitClosed(Event):
    """The visit was closed, with what both sides learned."""

    learning: Digest


class VisitCancelled(Event):
    """The visit was cancelled."""

    reason: Text


class SessionPlanned(Event):
    """A session was planned.

    Attributes:
        about: Hour, place, and of which session it is the second call.
    """

    on: Day
    about: Digest | None = None


class MembersConvened(Event):
    """The members were convened, with the agenda and the pieces."""

    on: Day
    convened_on: Day
    agenda: Digest


class SessionPostponed(Event):
    """The session was put off to another day."""

    on: Day
    reason: Text


class ProxyGiven(Event):
    """A member gave a proxy for this session."""

    holder: Person


class RecusalDeclared(Event):
    """A member declared an interest in an item."""

    dossier: Code
    ground: Code
    reason: Text


class SessionOpened(Event):
    """The chair opened the session: its rules are frozen."""

    rules: Digest
    call: Call


class RollCalled(Event):
    """The roll was called for an item."""

    dossier: Code
    roll: Digest


class SessionSuspended(Event):
    """The chair suspended the session."""

    reasons: Texts = ()


class SessionResumed(Event):
    """The session resumed."""

    roll: Digest


class SessionClosed(Event):
    """The chair closed the session."""

    items: Digests = ()


class MinutesDrafted(Event):
    """The secretary drafted the minutes, and signed them by doing so.

    Attributes:
        minutes: With names, for the members.
        public_minutes: With organisations and colleges, for everybody.
        english: The same two, in English.
        dissents: What members asked to have noted.
    """

    minutes: Digest
    public_minutes: Digest | None = None
    english: Digests = ()
    dissents: Digests = ()


class MinutesRedrafted(Event):
    """The minutes were drafted again; the text before is kept."""

    minutes: Digest
    replaces: Digest
    reason: Text
    public_minutes: Digest | None = None
    english: Digests = ()
    dissents: Digests = ()


class MinutesSigned(Event):
    """Chair and secretary signed the minutes."""

    minutes: Digest
    signed_by: Signatures


class MinutesPublished(Event):
    """The public minutes were published."""

    public_minutes: Digest


class MotionDrafted(Event):
    """A motion was drafted, on a dossier, a plan or an appointment."""

    subject: Code
    kind: Literal["defer", "accept", "plan", "refuse", "suspend", "lift_suspension", "drop_action", "appoint"]
    text: Digest


class MotionEdited(Event):
    """The text of the motion changed, before its ballot."""

    text: Digest
    replaces: Digest


class MotionMoved(Event):
    """The motion was moved."""

    text: Digest


class BallotOpened(Event):
    """The chair opened the ballot: text and rules are frozen."""

    text: Digest
    rules: Digest
    electors: Digest


class BallotCast(Event):
    """A member cast a ballot, with its reasons where they are asked."""

    ballot: Digest
    reasons: Texts = ()


class SecretBallotTaken(Event):
    """A member took part in a secret ballot: what was voted is kept apart, without name or hour."""


class BallotClosed(Event):
    """The chair closed the ballot; ballots by name are named by their fingerprints, secret ones are not."""

    ballots: Digests = ()


class MotionProclaimed(Event):
    """The chair proclaimed the result."""

    trace: Digest
    outcome: Literal["ADOPTED", "NOT_ADOPTED", "NO_DECISION", "NO_QUORUM"]


ASSEMBLY_EVENTS: tuple[type[Event], ...] = (
    VisitRequired, PairProposed, VisitorChallenged, PairDeclined, VisitConfirmed, VisitorReplaced, VisitMade,
    VisitReported, VisitAnswered, VisitAnswerTimePassed, VisitClosed, VisitCancelled, SessionPlanned,
    MembersConvened, SessionPostponed, ProxyGiven, RecusalDeclared, SessionOpened, RollCalled, SessionSuspended,
    SessionResumed, SessionClosed, MinutesDrafted, MinutesRedrafted, MinutesSigned, MinutesPublished, MotionDrafted,
    MotionEdited, MotionMoved, BallotOpened, BallotCast, SecretBallotTaken, BallotClosed, MotionProclaimed,
)  # fmt: skip

"""Events of a request, from its draft to the end of the visit (T01 to T19, T32, T46)."""

from __future__ import annotations

from typing import Literal

from conditionality.dossier.event import Event
from conditionality.dossier.kinds import (
    Code,
    Codes,
    Count,
    Day,
    Digest,
    Digests,
    Pair,
    Person,
    Persons,
    Proposal,
    Signatures,
    Siret,
    Text,
    Texts,
)


class Created(Event):
    """A draft was opened for an organisation, a scheme, a version of the référentiel and a cycle."""

    organisation: Siret
    scheme: Code
    version: Code
    cycle: Code


class Deleted(Event):
    """The enterprise threw its draft away; its fingerprint stays."""

    draft: Digest


class DraftExpired(Event):
    """A draft was left alone too long."""

    draft: Digest
    last_edit_on: Day


class Submitted(Event):
    """The enterprise filed its request and declared it true: version and submission are frozen.

    Attributes:
        parents: Files of the versions that the version extends.
        evidence: For each file, its description, then its bytes.
    """

    version: Code
    version_digest: Digest
    submission: Digest
    submission_number: Count
    receipt: Digest
    declared_true_by: Person
    silence_on: Day
    parents: Digests = ()
    evidence: Digests = ()


class PiecesAsked(Event):
    """The region asked for missing pieces, with a deadline.

    Attributes:
        pieces: Ids of questions, and `evidence:1` for the first file by name.
        evidence: Names of the files.
    """

    pieces: Codes
    deadline: Day
    letter: Digest
    evidence: Texts = ()
    message: Texts = ()


class PiecesGiven(Event):
    """The enterprise gave the pieces: a new version of the submission, and what changed.

    Attributes:
        pieces: For each file, its description, then its bytes.
    """

    pieces: Digests
    submission: Digest
    submission_number: Count
    changes: Digest


class ClosedWithoutAction(Event):
    """The pieces did not come in time, after a reminder."""

    reminded_on: Day
    deadline: Day
    letter: Digest


class DeclaredComplete(Event):
    """The request was found complete, by a person or by the silence of fifteen days."""

    by: Literal["person", "silence"]


class FoundIneligible(Event):
    """A condition of eligibility is not met."""

    rule: Code
    reason: Text
    letter: Digest


class RequestWithdrawn(Event):
    """The enterprise took its request back; no reason is asked."""

    letter: Digest


class SilenceDatePassed(Event):
    """The region said nothing in time: an implicit refusal is born, an explicit decision stays possible."""

    silence_on: Day


class Scored(Event):
    """The engine scored the submission and made its proposal."""

    engine: Code
    referential: Digest
    inputs: Digest
    result: Digest
    proposal: Proposal
    draft_plans: Digests = ()


class Rescored(Event):
    """The engine scored again; the run before is kept."""

    engine: Code
    referential: Digest
    inputs: Digest
    result: Digest
    proposal: Proposal
    replaces: Digest
    cause: Literal["verified_value", "correction", "answer"]
    draft_plans: Digests = ()


class FoundNotComputable(Event):
    """The score cannot be computed: completeness is looked at again."""

    result: Digest


class SelectedForVisit(Event):
    """The sampling rule chose this dossier for a visit."""

    rule: Code
    seed: Code
    ground: Literal["first_listing", "risk", "random"]


class VisitSkipped(Event):
    """The sampling rule did not choose this dossier."""

    rule: Code
    seed: Code


class PairAssigned(Event):
    """Two visitors and their reserve were confirmed."""

    visitors: Pair
    reserve: Persons
    pairing: Digest


class ReserveCalled(Event):
    """A visitor gave way to the reserve."""

    replaced: Person
    replacement: Person
    reason: Text


class VisitReportSigned(Event):
    """Both visitors signed their report."""

    report: Digest
    signed_by: Signatures


class VisitRefused(Event):
    """The enterprise refused the visit, after two dates."""

    offered: tuple[Day, Day]
    reasons: Texts = ()


class DiscrepancyFound(Event):
    """What was verified differs from what was declared."""

    comparison: Digest
    worst: Literal["minor", "major"]
    answer_by: Day


class NoDiscrepancyFound(Event):
    """What was verified agrees with what was declared."""

    comparison: Digest


class Answered(Event):
    """The enterprise answered in the contradictory step."""

    answer: Digest


class AnswerTimePassed(Event):
    """The time to answer passed in silence."""

    answer_by: Day


REQUEST_EVENTS: tuple[type[Event], ...] = (
    Created,
    Deleted,
    DraftExpired,
    Submitted,
    PiecesAsked,
    PiecesGiven,
    ClosedWithoutAction,
    DeclaredComplete,
    FoundIneligible,
    RequestWithdrawn,
    SilenceDatePassed,
    Scored,
    Rescored,
    FoundNotComputable,
    SelectedForVisit,
    VisitSkipped,
    PairAssigned,
    ReserveCalled,
    VisitReportSigned,
    VisitRefused,
    DiscrepancyFound,
    NoDiscrepancyFound,
    Answered,
    AnswerTimePassed,
)

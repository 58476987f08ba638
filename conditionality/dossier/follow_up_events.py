"""Events of periodic reports, of plans and of their actions (tables B and C)."""

from __future__ import annotations

from typing import Literal

from conditionality.dossier.event import Event
from conditionality.dossier.kinds import Code, Day, Deliberation, Digest, Digests, Person, Text, Texts


class PeriodPlanned(Event):
    """A period was planned for a listed organisation, on its frozen version."""

    dossier: Code
    version_digest: Digest
    starts_on: Day
    due_on: Day


class PeriodOpened(Event):
    """The period began."""

    opened_on: Day


class EnterpriseReminded(Event):
    """A reminder was sent."""

    letter: Digest
    days_to_due: int


class BecameLate(Event):
    """The due day passed without a report."""

    due_on: Day


class ReportSubmitted(Event):
    """The enterprise filed its report and declared it true."""

    report: Digest
    receipt: Digest
    declared_true_by: Person
    evidence: Digests = ()


class ReportCorrected(Event):
    """The enterprise filed a new version of its report."""

    report: Digest
    replaces: Digest
    reason: Text
    evidence: Digests = ()


class ReportScored(Event):
    """The engine scored the report on the frozen version."""

    engine: Code
    referential: Digest
    inputs: Digest
    result: Digest


class ReportSelectedForVisit(Event):
    """The sampling rule chose this report for a visit."""

    rule: Code
    seed: Code
    ground: Literal["risk", "random"]


class ReportVerified(Event):
    """A visit verified the report."""

    visit: Code
    comparison: Digest


class ReportRescored(Event):
    """The engine scored again; the run before is kept."""

    engine: Code
    referential: Digest
    inputs: Digest
    result: Digest
    replaces: Digest


class ReportClosed(Event):
    """The period was closed."""

    result: Digest


class PlanDrafted(Event):
    """The engine drafted a plan from a score."""

    plan: Digest
    result: Digest


class PlanAmended(Event):
    """The draft was amended; the text before is kept."""

    plan: Digest
    replaces: Digest
    reason: Text


class PlanProposed(Event):
    """The assembly proposed the plan."""

    plan: Digest
    trace: Digest


class PlanAccepted(Event):
    """The enterprise signed the plan."""

    plan: Digest
    signed_by: Person


class PlanNotAccepted(Event):
    """The enterprise did not sign the plan."""

    plan: Digest
    reasons: Texts = ()


class PlanStarted(Event):
    """The grant was notified and the plan runs."""

    act: Deliberation
    starts_on: Day


class ProgressDeclared(Event):
    """The enterprise declared its progress for a period."""

    period: Code
    progress: Digest
    evidence: Digests = ()


class PlanRevised(Event):
    """The plan was revised; the text before is kept."""

    plan: Digest
    replaces: Digest
    reason: Text


class PlanMet(Event):
    """Every target was met."""

    result: Digest


class PlanPartlyMet(Event):
    """A part of the targets was met."""

    result: Digest
    reason: Text


class PlanFailed(Event):
    """The targets were not met."""

    result: Digest
    reason: Text


class ActionSet(Event):
    """An action was set, with its target and its day."""

    action: Code
    target: Digest
    due_on: Day


class ActionDeclaredDone(Event):
    """The enterprise declared the action done."""

    evidence: Digests


class ActionVerified(Event):
    """The action was found done."""

    proof: Digest


class ActionNotFoundDone(Event):
    """The action was not found done."""

    proof: Digest
    reason: Text


class ActionBecameLate(Event):
    """The day of the action passed."""

    due_on: Day


class ActionRevised(Event):
    """The action was revised."""

    target: Digest
    due_on: Day
    reason: Text


class ActionDropped(Event):
    """The assembly dropped the action."""

    trace: Digest
    reason: Text


FOLLOW_UP_EVENTS: tuple[type[Event], ...] = (
    PeriodPlanned,
    PeriodOpened,
    EnterpriseReminded,
    BecameLate,
    ReportSubmitted,
    ReportCorrected,
    ReportScored,
    ReportSelectedForVisit,
    ReportVerified,
    ReportRescored,
    ReportClosed,
    PlanDrafted,
    PlanAmended,
    PlanProposed,
    PlanAccepted,
    PlanNotAccepted,
    PlanStarted,
    ProgressDeclared,
    PlanRevised,
    PlanMet,
    PlanPartlyMet,
    PlanFailed,
    ActionSet,
    ActionDeclaredDone,
    ActionVerified,
    ActionNotFoundDone,
    ActionBecameLate,
    ActionRevised,
    ActionDropped,
)

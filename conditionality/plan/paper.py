"""The plan: a frozen paper with its actions, its goal and limits, and the proof, scored again on the exact machine."""

from __future__ import annotations

from typing import Literal

from conditionality.codec import Exact, Paper, fingerprint
from conditionality.plan.goal import Condition, Goal, Limits
from conditionality.referential.blocks import Reach
from conditionality.referential.terms import NotNegative
from conditionality.report.model import Organisation, Period

Order = Literal["effort", "cost", "soonest"]
"""What is made least first."""

PlanOrder = Literal["effort", "cost", "soonest", "chosen"]
"""What was made least first; `chosen`: nothing, people agreed on the actions."""

Verdict = Literal["met_already", "sufficient", "limits", "out_of_reach", "given_up", "not_enough"]
"""`met_already`: nothing to do; `sufficient`: proved; `limits`: enough exists, but not within the limits;
`out_of_reach`: not even all steps together; `given_up`: enough may exist, none was found; `not_enough`: the actions
that people chose leave something unmet."""


class Action(Paper):
    """One action of a plan.

    Attributes:
        id: Id of the lever, or `indicator:rank` when the step is estimated.
        indicator: The indicator it raises.
        reach: Where it brings it.
        points_from: Points of the indicator before the action, the actions above it done.
        points_to: The same after it.
        earned: What it adds to the total, the actions above it done.
        effort_days: Days of work.
        cost_eur: Cost in euros.
        months: Months before it shows, once it may start.
        needs: Actions of the plan to finish first.
        estimated: Effort, cost and months are defaults that nobody wrote.
    """

    id: str
    indicator: str
    reach: Reach
    points_from: Exact
    points_to: Exact
    earned: Exact
    effort_days: NotNegative
    cost_eur: NotNegative
    months: NotNegative
    needs: tuple[str, ...] = ()
    estimated: bool = False


class Standing(Paper):
    """Total and outcome at one moment; no total when it cannot be computed."""

    total: Exact | None = None
    outcome: str
    outcome_kind: str


class PlanFingerprints(Paper):
    """Sha256 of the canonical bytes of what the plan was made from."""

    referential: str
    report: str
    history: tuple[str, ...] = ()


class Plan(Paper):
    """What to do to meet a goal, and the proof.

    Attributes:
        order: What was made least first.
        verdict: Whether the actions are enough; when they are not, they are the best that was found.
        least: No other set of steps that is enough asks for less (on rules where more is never worse).
        actions: Those needed first come first.
        before: The score as it stands.
        after: The score with every action done.
        unmet: Conditions of the goal that do not hold after the actions; none when the plan is enough.
        impossible: Conditions that do not hold even with every step there is.
        unanswered: Required fields without an answer: such a report can be planned for, not filed.
        amends: Fingerprint of the plan that this one was made from by hand; none when it was proposed.
    """

    referential: str
    report_id: str
    organisation: Organisation
    period: Period
    goal: Goal
    limits: Limits
    order: PlanOrder = "effort"
    verdict: Verdict
    least: bool = False
    actions: tuple[Action, ...] = ()
    before: Standing
    after: Standing
    unmet: tuple[Condition, ...] = ()
    impossible: tuple[Condition, ...] = ()
    unanswered: tuple[str, ...] = ()
    fingerprints: PlanFingerprints
    amends: str | None = None

    @property
    def sufficient(self) -> bool:
        """Tell whether the actions are proved to be enough."""
        return self.verdict in {"met_already", "sufficient"}

    def fingerprint(self) -> str:
        """Give the sha256 of the canonical form."""
        return fingerprint(self)

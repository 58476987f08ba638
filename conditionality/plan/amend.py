"""Amend a plan: the actions that the assembly and the enterprise agree on, proved again on the exact machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from conditionality.codec import decimal_text, fingerprint
from conditionality.findings import Finding, finding
from conditionality.plan.aims import Bench
from conditionality.plan.goal import Limits, reached
from conditionality.plan.offers import Desk, lowers
from conditionality.plan.paper import Plan, Verdict
from conditionality.plan.propose import Found, Terms, lay_report, write_plan
from conditionality.report.model import Report

OVER = {
    "budget_eur": "plan-over-budget",
    "days": "plan-over-days",
    "most_actions": "plan-over-actions",
    "months": "plan-over-months",
}
"""What to say when a choice exceeds a limit."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What comes of amending a plan.

    Attributes:
        plan: The plan with the chosen actions; none when they cannot be a plan.
        findings: What is wrong with the choice, or what it exceeds (warnings).
    """

    plan: Plan | None
    findings: tuple[Finding, ...] = ()


def amend_plan(
    bench: Bench, report: Report, plan: Plan, chosen: Sequence[str], history: Sequence[Report] = ()
) -> Amended:
    """Prove a plan again with other actions.

    It is enough only if the report, scored again with these actions, meets the goal of the plan with no mark lowered;
    else it says what it leaves unmet. What was agreed stands above a limit of the plan: a limit that is exceeded is
    told, and no longer written on the amended plan.

    Args:
        bench: Made for the start of the report's period.
        report: The report that the plan was made for.
        plan: The plan as proposed, or as amended before.
        chosen: Ids of levers, or of estimated steps; in any order.
        history: Earlier reports of the organisation.
    """
    made_for = (plan.fingerprints.referential, plan.fingerprints.report)
    if made_for != (bench.scorer.fingerprint, fingerprint(report)):
        return Amended(None, (finding("plan-other-report", given=plan.report_id),))
    desk, earlier = lay_report(bench, report, history)
    kept = frozenset(chosen)
    wrong = tuple(_wrong(desk, dict.fromkeys(chosen)))
    if wrong:
        return Amended(None, wrong)
    after = desk.run(kept)
    if lowers(desk.now, after):
        return Amended(None, (finding("plan-lowers", given=", ".join(dict.fromkeys(chosen))),))
    verdict: Verdict = "sufficient" if reached(after, plan.goal) else "not_enough"
    if not kept and verdict == "sufficient":
        verdict = "met_already"
    over = tuple(_over(desk, kept, plan.limits))
    terms = Terms(plan.goal, plan.limits.model_copy(update=dict.fromkeys(dict(over))), "chosen", plan.fingerprint())
    return Amended(
        write_plan(desk, report, earlier, terms, Found(verdict, kept, least=False)), tuple(one for _, one in over)
    )


def _wrong(desk: Desk, chosen: dict[str, None]) -> Iterator[Finding]:
    """Say which ids name nothing, bring nothing, or need what was not chosen."""
    known = {one.id for one in desk.bench.steps}
    for name in chosen:
        if name not in known:
            yield finding("plan-step-unknown", given=name)
        elif name not in desk.offers:
            yield finding("plan-step-idle", given=name)
        elif lacking := [need for need in desk.offers[name].needs if need not in chosen]:
            yield finding("plan-step-needs", given=name, needs=", ".join(lacking))


def _over(desk: Desk, chosen: frozenset[str], limits: Limits) -> Iterator[tuple[str, Finding]]:
    """Give each limit that a choice exceeds, by its name, with what to say of it."""
    offers = [desk.offers[name] for name in sorted(chosen)]
    found = {
        "budget_eur": sum((one.step.cost_eur for one in offers), Decimal(0)),
        "days": sum((one.step.effort_days for one in offers), Decimal(0)),
        "most_actions": Decimal(len(offers)),
        "months": max((one.lead_months for one in offers), default=Decimal(0)),
    }
    for name, amount in found.items():
        most = getattr(limits, name)
        if most is not None and amount > most:
            shown, allowed = decimal_text(amount), decimal_text(Decimal(most))
            yield name, finding(OVER[name], level="warning", given=shown, most=allowed)

"""What if: other answers tried on a report, with the score and the plan they would give; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conditionality.plan.aims import Bench
from conditionality.plan.paper import Plan
from conditionality.plan.propose import ASK, Ask, propose_plan
from conditionality.report.model import Answer, Report
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What other answers would give.

    Attributes:
        report: The report with the other answers.
        card: Its score.
        plan: What would still be to do.
    """

    report: Report
    card: Scorecard
    plan: Plan


def what_if(
    bench: Bench, report: Report, changes: Sequence[Answer], ask: Ask = ASK, history: Sequence[Report] = ()
) -> WhatIf:
    """Score a report again with some answers changed, and plan from there.

    Args:
        bench: Made for the start of the report's period.
        report: The report as it is.
        changes: The other answers, one a field.
        ask: What is asked of the plan.
        history: Earlier reports of the organisation.
    """
    answers = {one.field: one for one in (*report.answers, *changes)}
    changed = report.model_copy(update={"answers": tuple(answers[name] for name in sorted(answers))})
    card = score(bench.scorer, changed, history)
    return WhatIf(changed, card, propose_plan(bench, changed, ask, history))

"""Sentences of the findings about improvement plans; code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "plan-other-report": mark(
        "This plan was made for another state of the report or of the rules of «{given}». Make a new plan, then choose "
        "its actions."
    ),
    "plan-step-unknown": mark("«{given}» is no action of these rules. Choose among the actions that they offer."),
    "plan-step-idle": mark(
        "The action «{given}» brings nothing to this report: its target is reached, it does not concern the "
        "organisation, or what it needs cannot be done. Leave it out."
    ),
    "plan-step-needs": mark("The action «{given}» needs first: {needs}. Add it, or leave «{given}» out."),
    "plan-lowers": mark("Together, these actions lower an indicator: {given}. Leave some of them out."),
    "plan-over-budget": mark("The chosen actions cost {given} euros; the limit was {most}."),
    "plan-over-days": mark("The chosen actions ask for {given} days of work; the limit was {most}."),
    "plan-over-actions": mark("{given} actions are chosen; the limit was {most}."),
    "plan-over-months": mark("The chosen actions show after {given} months; the limit was {most}."),
    "option-goal": mark("«{given}» is no goal of these rules. Write a number of points, or one of: {known}."),
    "option-order": mark("«{given}» is not an order. Choose one of: {known}."),
    "option-amount": mark("«{given}» is not an amount. Write digits, 0 or more (for example {example})."),
    "plan-no-goal": mark(
        "These rules accept nobody, so that there is no goal of itself. Name one with --goal: a number of points, or an "
        "outcome."
    ),
}

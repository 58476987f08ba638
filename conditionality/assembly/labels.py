"""Words for people: of statuses, outcomes, comparisons, ballots and grounds, and the sentence of each outcome."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from conditionality.assembly.kinds import (
    Choice,
    Ground,
    NoCastingVote,
    Outcome,
    Reason,
    Status,
    TestCode,
)
from conditionality.assembly.motions import Motion, MotionKind, RefusalGround
from conditionality.assembly.result import Check, Share
from conditionality.dossier.kinds import SuspensionGround
from conditionality.wording.numbers import number, percent
from conditionality.wording.speech import Lang, mark, say

STATUSES: Mapping[Status, str] = {
    "ACTIVE": mark("takes part"),
    "BELOW_QUORUM": mark("below its quorum"),
    "NO_BALLOT": mark("gave no ballot"),
    "EMPTY": mark("nobody may vote"),
    "CONSULTATIVE": mark("consultative"),
}

OUTCOMES: Mapping[Outcome, str] = {
    "ADOPTED": mark("Adopted"),
    "NOT_ADOPTED": mark("Not adopted"),
    "NO_DECISION": mark("No decision"),
    "NO_QUORUM": mark("No quorum"),
}

TESTS: Mapping[TestCode, str] = {
    "OVERALL": mark("Electors there, of all"),
    "TOO_FEW_ACTIVE_COLLEGES": mark("Colleges that take part"),
    "ACTIVE_WEIGHT": mark("What they weigh together"),
    "BOUNDS_INFEASIBLE": mark("What they may weigh together at most"),
    "COLLEGE_BLOCKS": mark("Colleges that take part, all being required"),
    "EXPRESSED": mark("Mass for and against"),
    "THRESHOLD": mark("Support"),
    "SUPPORT_MASS": mark("Mass for, in the whole mass"),
    "SUPPORTING_COLLEGES": mark("Colleges that bring some support"),
    "COLLEGE_MAJORITY": mark("Favourable colleges, of those that take part"),
    "CONSENT": mark("Colleges without objection"),
}

COUNTS: frozenset[TestCode] = frozenset({"TOO_FEW_ACTIVE_COLLEGES", "COLLEGE_BLOCKS", "SUPPORTING_COLLEGES", "CONSENT"})
"""Comparisons of whole numbers; the others compare shares."""

CHOICES: Mapping[Choice, str] = {
    "for": mark("for"),
    "against": mark("against"),
    "abstain": mark("abstention"),
    "nppv": mark("takes no part in the vote"),
}

GROUNDS: Mapping[Ground, str] = {
    "own_or_family_interest": mark("own or family interest"),
    "employee_officer_or_owner": mark("employee, officer or owner"),
    "client_or_supplier_above_10_percent": mark("client or supplier above 10% of turnover"),
    "competitor": mark("competitor"),
    "public_mandate_in_the_body": mark("public mandate in the body"),
    "visited_this_campaign": mark("visited the organisation this campaign"),
    "other": mark("other ground"),
}

MOTIONS: Mapping[MotionKind, str] = {
    "defer": mark("Deferral to another session"),
    "accept": mark("Acceptance on the platform"),
    "plan": mark("Improvement plan proposed"),
    "refuse": mark("Refusal"),
    "suspend": mark("Suspension of the listing"),
    "lift_suspension": mark("End of the suspension"),
}

REFUSAL_GROUNDS: Mapping[RefusalGround, str] = {
    "eligibility_not_met": mark("a condition of eligibility is not met"),
    "gate_failed_after_hearing": mark("a gate fails, after the organisation was heard"),
    "plan_refused_or_failed_twice": mark("the plan was refused, or failed twice"),
    "information_knowingly_false": mark("information was knowingly false"),
}

SUSPENSION_GROUNDS: Mapping[SuspensionGround, str] = {
    "report_late_over_60_days": mark("A periodic report is more than 60 days late"),
    "plan_failed_twice": mark("The targets of the plan were missed twice"),
    "discrepancy_repeated_or_concealed": mark("A discrepancy was repeated, or concealed"),
    "gate_failed": mark("A gate no longer holds"),
    "other": mark("Another ground, in words"),
}

NO_CASTING_VOTE: Mapping[NoCastingVote, str] = {
    "rule": mark("the rules give no casting vote"),
    "secret": mark("a secret ballot gives no casting vote"),
    "no_chair": mark("no chair is named"),
    "absent": mark("the chair is absent"),
    "recused": mark("the chair is recused"),
    "not_expressed": mark("the ballot of the chair is neither for nor against"),
}

WHY: Mapping[tuple[Outcome, Reason], str] = {
    ("ADOPTED", "THRESHOLD"): mark("The support is {found}; {asked} was asked."),
    ("ADOPTED", "CASTING_VOTE"): mark("The support is exactly one half, and the ballot of the chair is for."),
    ("ADOPTED", "CONSENT"): mark("None of the colleges that take part objects."),
    ("NOT_ADOPTED", "THRESHOLD"): mark("The support is {found}, and {asked} was asked."),
    ("NOT_ADOPTED", "CASTING_VOTE"): mark("The support is exactly one half, and the ballot of the chair is against."),
    ("NOT_ADOPTED", "TIE"): mark("The support is exactly one half, and nothing tips it: {tie}."),
    ("NOT_ADOPTED", "COLLEGE_MAJORITY"): mark(
        "The support is enough, but more than half of the colleges that take part should be favourable."
    ),
    ("NO_DECISION", "TIE"): mark("The support is exactly one half: the motion comes back at another session."),
    ("NO_DECISION", "NOTHING_EXPRESSED"): mark("Nobody voted for or against in the colleges that take part."),
    ("NO_DECISION", "INSUFFICIENT_SUPPORT"): mark(
        "The threshold is reached, but too little supports the motion for the assembly to bind itself."
    ),
    ("NO_DECISION", "OBJECTION"): mark("At least one college objects: the motion is put to the vote."),
    ("NO_QUORUM", "OVERALL"): mark("Electors there: {heads} of {base}; needed: {needed}."),
    ("NO_QUORUM", "TOO_FEW_ACTIVE_COLLEGES"): mark("Colleges that take part: {found}; {asked} was asked."),
    ("NO_QUORUM", "ACTIVE_WEIGHT"): mark("The colleges that take part weigh {found} together; {asked} was asked."),
    ("NO_QUORUM", "BOUNDS_INFEASIBLE"): mark(
        "The colleges that take part cannot make a whole within the bounds of their weights."
    ),
    ("NO_QUORUM", "COLLEGE_BLOCKS"): mark("A college takes no part, and the rules ask for all of them."),
}
"""The sentence of each outcome, by its reason."""


def share_text(lang: Lang, one: Share | None) -> str:
    """Write a share as a percentage with two decimals; a dash when there is none."""
    return "–" if one is None else percent(lang, one.exact * 100, 2)


def exact_text(lang: Lang, value: Fraction) -> str:
    """Write a share as a percentage, then exactly when it has more than two decimals.

    >>> exact_text("en", Fraction(2, 3)), exact_text("en", Fraction(1, 2))
    ('66.67% (2/3)', '50%')
    """
    if (value * 10_000).denominator == 1:
        return percent(lang, value * 100)
    return f"{percent(lang, value * 100, 2)} ({value.numerator}/{value.denominator})"


def found_text(lang: Lang, check: Check) -> str:
    """Write what a comparison found; withheld where it would tell a secret ballot."""
    if check.found is None:
        return say(lang, "not told: secret ballot")
    return number(lang, check.found) if check.code in COUNTS else exact_text(lang, check.found)


def asked_text(lang: Lang, check: Check) -> str:
    """Write what a comparison asks for."""
    bound = number(lang, check.bound) if check.code in COUNTS else exact_text(lang, check.bound)
    if check.word == "gt":
        return say(lang, "more than {bound}", bound=bound)
    return say(lang, "at least {bound}", bound=bound)


def motion_words(motion: Motion | None, lang: Lang) -> tuple[str, ...]:
    """Say what goes with a motion: its departure from the score, its ground, its reason."""
    if motion is None:
        return ()
    found = [say(lang, "This motion departs from the score.")] if motion.departs else []
    if motion.ground is not None:
        found.append(say(lang, "Ground: {ground}.", ground=say(lang, REFUSAL_GROUNDS[motion.ground])))
    if motion.suspends_for is not None:
        found.append(say(lang, "Ground: {ground}.", ground=say(lang, SUSPENSION_GROUNDS[motion.suspends_for])))
    if motion.reason is not None:
        found.append(say(lang, "Reason: {reason}", reason=motion.reason))
    return tuple(found)

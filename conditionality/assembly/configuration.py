"""Checks of what an assembly is made of: its colleges and their weights, and rules that could never work.

Source:
    Loi 47-1775 art. 19 octies: at least three categories of members, 10 % to 50 % of the votes for each college.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from conditionality.assembly.draft import Draft
from conditionality.assembly.kinds import WHOLE_BP
from conditionality.assembly.rules import DEFAULT_RULES, LEAST_COLLEGES, LEGAL_HIGH_BP, LEGAL_LOW_BP, AssemblyRules
from conditionality.assembly.shape import Piece
from conditionality.assembly.vote import College
from conditionality.findings import Finding, finding

HALF = Fraction(1, 2)


def check_colleges(draft: Draft) -> Iterator[Finding]:
    """Check that there are enough colleges, each named once, with weights that make a whole."""
    seen: set[str] = set()
    for one in draft.colleges:
        name = one.known.get("id")
        if isinstance(name, str) and name in seen:
            yield finding("vote-college-twice", one.at("id"), given=name)
        seen.add(str(name))
        if one.known.get("voice") == "consultative" and one.known.get("weight_bp"):
            yield finding("vote-consultative-weight", one.at("weight_bp"), given=one.known["weight_bp"])
    voting = tuple(draft.voting())
    unread = sum(not one.known for one in draft.colleges)
    if draft.colleges and len(voting) + unread < LEAST_COLLEGES:
        yield finding("vote-too-few-colleges", "colleges", given=len(voting), least=LEAST_COLLEGES)
    yield from _weights(voting, draft, whole=not unread)


def _weights(voting: tuple[Piece[College], ...], draft: Draft, *, whole: bool) -> Iterator[Finding]:
    """Check weights one by one, and together when every college could be read (`whole`)."""
    given = [one for one in voting if "weight_bp" in one.given]
    if not given:
        if whole and len(voting) >= LEAST_COLLEGES:
            for one in voting:
                yield from _within(Fraction(WHOLE_BP, len(voting)), one, draft)
        return
    for one in voting:
        if "weight_bp" not in one.given:
            yield finding("vote-key-missing", one.at("weight_bp"), given="weight_bp")
    right = [one for one in given if one.has("weight_bp")]
    for one in right:
        yield from _within(Fraction(one.known["weight_bp"]), one, draft)
    total = sum(one.known["weight_bp"] for one in right)
    if whole and len(right) == len(voting) and total != WHOLE_BP:
        yield finding("vote-weights-sum", "colleges", given=total)


def _within(weight: Fraction, one: Piece[College], draft: Draft) -> Iterator[Finding]:
    bounds = draft.rule("bounds_bp")
    if not isinstance(bounds, tuple):
        return
    low, high = bounds
    if weight < low:
        yield finding("vote-weight-below", one.at("weight_bp"), given=weight, bound=low)
    if weight > high:
        yield finding("vote-weight-above", one.at("weight_bp"), given=weight, bound=high)


def check_rules(draft: Draft) -> Iterator[Finding]:
    """Check that the rules can work together."""
    rules, known = draft.rules.paper or DEFAULT_RULES, draft.rules.known
    if "bounds_bp" in known:
        yield from _bounds(rules)
    if "threshold" in known:
        yield from _threshold(rules)
    ratios = {
        "quorum_overall": (rules.quorum_overall.value(), rules.quorum_overall.strict),
        "quorum_college": (rules.quorum_college.value(), rules.quorum_college.strict),
        "min_support_mass": (rules.min_support_mass.value(), False),
    }
    for key, (value, strict) in ratios.items():
        if key in known and _is_out_of_reach(value, strict=strict):
            yield finding("vote-out-of-reach", f"rules.{key}", given=value)


def _bounds(rules: AssemblyRules) -> Iterator[Finding]:
    low, high = rules.bounds_bp
    if low > high:
        yield finding("vote-bounds-order", "rules.bounds_bp", given=low, high=high)
    elif low < LEGAL_LOW_BP or high > LEGAL_HIGH_BP:
        yield finding("vote-bounds-wide", "rules.bounds_bp", given=f"{low}, {high}", level="warning",
                      low=LEGAL_LOW_BP, high=LEGAL_HIGH_BP)  # fmt: skip


def _threshold(rules: AssemblyRules) -> Iterator[Finding]:
    value, strict = rules.threshold.value(), rules.threshold.strict
    if value < HALF:
        yield finding("vote-threshold-low", "rules.threshold", given=value)
    elif value == HALF and not strict:
        yield finding("vote-threshold-half", "rules.threshold", given=value, level="warning")
    elif _is_out_of_reach(value, strict=strict):
        yield finding("vote-out-of-reach", "rules.threshold", given=value)


def _is_out_of_reach(value: Fraction, *, strict: bool) -> bool:
    return value > 1 or (strict and value == 1)

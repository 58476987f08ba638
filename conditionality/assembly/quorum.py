"""Quorums, item by item: how many heads are needed, which colleges are active, and whether the assembly can decide.

A college is empty (no elector for this item), without ballot, below its quorum, or active. On second call the quorums
are waived: they are computed and shown, and stop nothing.

Source:
    CRPA R133-10 (half at least, proxies count), CGCT L4132-13 (majority of the members in office present), L4142-5
    (members with an interest are left out of the members in office).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from conditionality.assembly.colleges import bounds, deliberative, is_feasible, nominal_weights
from conditionality.assembly.kinds import WHOLE_BP, QuorumReason, Status, TestCode
from conditionality.assembly.rules import AssemblyRules, QuorumRule
from conditionality.assembly.vote import College, Vote

REASONS: tuple[QuorumReason, ...] = get_args(QuorumReason)


@dataclass(frozen=True, slots=True)
class Gathering:
    """Heads compared with a quorum.

    Attributes:
        heads: Electors who count as there.
        base: Electors that the quorum is taken on.
        needed: Heads that the quorum asks for.
        holds: Whether it is reached; an empty base never reaches it.
    """

    heads: int
    base: int
    needed: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison with its two numbers.

    Attributes:
        code: Reason given when it fails.
        found: What was counted.
        strict: Beyond the bound instead of the bound at least.
        bound: What is asked.
        holds: What came of it.
        waived: It is shown, and stops nothing.
    """

    code: TestCode
    found: Fraction
    strict: bool
    bound: Fraction
    holds: bool
    waived: bool = False


def needed_heads(base: int, rule: QuorumRule) -> int:
    """Give the least number of heads that reaches a quorum.

    Args:
        base: Electors, 0 or more.
        rule: The quorum.

    >>> needed_heads(7, QuorumRule(num=1, den=3, strict=False, counts_proxies=False))
    3
    >>> needed_heads(20, QuorumRule(num=1, den=2, strict=True, counts_proxies=False))
    11
    """
    asked = base * rule.num
    return asked // rule.den + 1 if rule.strict else -(-asked // rule.den)


def base_of(college: College, rules: AssemblyRules) -> int:
    """Give the electors that a quorum is taken on: without those recused, or with them as absent."""
    return college.electors - (college.recused if rules.recusal_quorum == "exclude" else 0)


def gather(heads: int, base: int, rule: QuorumRule) -> Gathering:
    """Compare heads with a quorum, by products of whole numbers."""
    left, right = heads * rule.den, base * rule.num
    return Gathering(
        heads, base, needed_heads(base, rule), base > 0 and (left > right if rule.strict else left >= right)
    )


def college_quorum(college: College, rules: AssemblyRules) -> Gathering:
    """Compare a college with its own quorum."""
    rule = rules.quorum_college
    return gather(_heads(college, rule), base_of(college, rules), rule)


def overall_quorum(vote: Vote) -> Gathering:
    """Compare the whole assembly with its quorum; consultative colleges are left out."""
    rule, voting = vote.rules.quorum_overall, deliberative(vote.colleges)
    return gather(sum(_heads(one, rule) for one in voting), sum(base_of(one, vote.rules) for one in voting), rule)


def _heads(college: College, rule: QuorumRule) -> int:
    return college.present + (college.represented if rule.counts_proxies else 0)


def ballots_of(college: College) -> int:
    """Count the ballots that make masses: for, against and abstain."""
    return college.for_ + college.against + college.abstain


def status_of(college: College, vote: Vote) -> Status:
    """Tell whether a college takes part in the decision, and if not, why."""
    if college.voice == "consultative":
        return "CONSULTATIVE"
    if base_of(college, vote.rules) == 0:
        return "EMPTY"
    spoke = ballots_of(college) > 0 if vote.round == "ballot" else college.stance != "not_asked"
    if not spoke:
        return "NO_BALLOT"
    if vote.call == 1 and not college_quorum(college, vote.rules).holds:
        return "BELOW_QUORUM"
    return "ACTIVE"


def active_colleges(vote: Vote) -> tuple[str, ...]:
    """Give the colleges that take part in the decision, in the order of the vote."""
    return tuple(one.id for one in vote.colleges if status_of(one, vote) == "ACTIVE")


def quorum_tests(vote: Vote) -> tuple[Comparison, ...]:
    """Give what must hold before anything is decided, in the order in which the reasons are given."""
    rules, active = vote.rules, active_colleges(vote)
    overall, weights = overall_quorum(vote), nominal_weights(vote.colleges)
    first = vote.call == 1
    least = rules.min_active_colleges if first else rules.second_call.min_active_colleges
    least_bp = rules.min_active_weight_bp if first else rules.second_call.min_active_weight_bp
    share, weight = Fraction(overall.heads, overall.base or 1), sum((weights[one] for one in active), Fraction(0))
    tests = [
        Comparison(
            "OVERALL", share, rules.quorum_overall.strict, rules.quorum_overall.value(), overall.holds, not first
        ),
        at_least("TOO_FEW_ACTIVE_COLLEGES", Fraction(len(active)), Fraction(least)),
        at_least("ACTIVE_WEIGHT", weight, Fraction(least_bp, WHOLE_BP)),
    ]
    if rules.inactive_mode == "redistribute_bounded":
        low, high = bounds(rules)
        most = len(active) * high
        feasible = is_feasible(len(active), low, high)
        tests.append(Comparison("BOUNDS_INFEASIBLE", most, strict=False, bound=Fraction(1), holds=feasible))
    if rules.inactive_mode == "block":
        tests.append(at_least("COLLEGE_BLOCKS", Fraction(len(active)), Fraction(len(weights))))
    return tuple(tests)


def at_least(code: TestCode, found: Fraction, bound: Fraction) -> Comparison:
    """Compare a number with the least that is asked."""
    return Comparison(code, found, strict=False, bound=bound, holds=found >= bound)


def first_failure(tests: tuple[Comparison, ...]) -> QuorumReason | None:
    """Give the reason of the first test that stops, or None when the assembly can decide."""
    failed = {one.code for one in tests if not one.holds and not one.waived}
    return next((reason for reason in REASONS if reason in failed), None)

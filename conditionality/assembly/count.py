"""Count a vote: quorums, weights, masses, decision, laid down as one paper that can be recomputed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from conditionality.assembly.colleges import Bounded, nominal_weights
from conditionality.assembly.consent import decide_by_consent
from conditionality.assembly.decide import Verdict, decide, favourable, support_of, supporting
from conditionality.assembly.kinds import QuorumReason
from conditionality.assembly.motions import RULES, threshold_of
from conditionality.assembly.publish import without_secrets
from conditionality.assembly.quorum import (
    Comparison,
    Gathering,
    active_colleges,
    ballots_of,
    base_of,
    college_quorum,
    first_failure,
    overall_quorum,
    quorum_tests,
    status_of,
)
from conditionality.assembly.result import (
    Ballots,
    Check,
    CollegeMark,
    Count,
    Fingerprints,
    Result,
    Totals,
    share,
)
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.tally import Masses, add, college_masses, display_bp, effective_weights, one_vote
from conditionality.assembly.vote import College, Vote
from conditionality.codec import fingerprint


def count(vote: Vote) -> Result:
    """Count a vote.

    Args:
        vote: As `assembly.read` checked it; of a vote that it refuses, the result means nothing.

    Returns:
        Every number of the result; what may be published of a secret one, `assembly.publish` tells.
    """
    applied = vote.model_copy(update={"rules": rules_in_force(vote)})
    tests = quorum_tests(applied)
    failure = first_failure(tests)
    weights = None if failure or vote.round == "consent" else effective_weights(applied)
    by_college = _masses(applied, weights)
    verdict = _verdict(applied, failure, by_college)
    return Result(
        id=vote.id,
        title=vote.title,
        call=vote.call,
        round=vote.round,
        rules=applied.rules,
        motion=vote.motion,
        colleges=tuple(_college(one, applied, weights, by_college) for one in vote.colleges),
        quorum_overall=_count(overall_quorum(applied)),
        active_colleges=len(active_colleges(applied)),
        multiplier=weights.multiplier if weights else None,
        totals=_totals(applied, by_college) if weights else None,
        checks=tuple(_check(one) for one in (*tests, *verdict.comparisons)),
        tie=verdict.tie,
        outcome=verdict.outcome,
        reason=verdict.reason,
        fingerprints=Fingerprints(rules=rules_fingerprint(vote), vote=fingerprint(without_secrets(vote))),
    )


def rules_in_force(vote: Vote) -> AssemblyRules:
    """Give the rules with the majority that the motion asks for, when it is the stricter of the two."""
    if vote.motion is None:
        return vote.rules
    asked, given = threshold_of(vote.motion), vote.rules.threshold
    stricter = max(asked, given, key=lambda one: (one.value(), one.strict))
    double = vote.rules.double_majority or RULES[vote.motion.kind].double_majority
    return vote.rules.model_copy(update={"threshold": stricter, "double_majority": double})


def rules_fingerprint(vote: Vote) -> str:
    """Give the fingerprint of the rules with the names, voices and weights of the colleges."""
    colleges = [{"id": one.id, "voice": one.voice, "weight_bp": one.weight_bp} for one in vote.colleges]
    return fingerprint({"rules": vote.rules, "colleges": colleges})


def _masses(vote: Vote, weights: Bounded | None) -> dict[str, Masses]:
    if weights is None:
        return {}
    by_id = {one.id: one for one in vote.colleges}
    return {name: college_masses(by_id[name], weight, vote.rules) for name, weight in weights.weights.items()}


def _verdict(vote: Vote, failure: QuorumReason | None, by_college: Mapping[str, Masses]) -> Verdict:
    if failure is not None:
        return Verdict("NO_QUORUM", failure)
    return decide_by_consent(vote) if vote.round == "consent" else decide(vote, by_college)


def _college(college: College, vote: Vote, weights: Bounded | None, by_college: Mapping[str, Masses]) -> CollegeMark:
    nominal = nominal_weights(vote.colleges).get(college.id)
    mark = CollegeMark(
        id=college.id,
        voice=college.voice,
        status=status_of(college, vote),
        weight=None if nominal is None else share(nominal),
        electors=base_of(college, vote.rules),
        recused=college.recused,
        present=college.present,
        represented=college.represented,
        quorum=_count(college_quorum(college, vote.rules)),
        cast=ballots_of(college),
        ballots=Ballots(for_=college.for_, against=college.against, abstain=college.abstain, nppv=college.nppv),
        objections=college.objections,
    )
    if weights is None or college.id not in by_college:
        return mark
    weight, masses = weights.weights[college.id], by_college[college.id]
    return mark.model_copy(
        update={
            "effective_weight": share(weight),
            "at_bound": weights.at_bound.get(college.id),
            "one_vote": share(one_vote(college, weight)),
            "mass_for": share(masses.for_),
            "mass_against": share(masses.against),
            "mass_abstain": share(masses.abstain),
            "favourable": masses.for_ > masses.against,
        }
    )


def _totals(vote: Vote, by_college: Mapping[str, Masses]) -> Totals:
    masses = add(by_college.values())
    support = support_of(masses, vote.rules)
    return Totals(
        mass_for=share(masses.for_),
        mass_against=share(masses.against),
        mass_abstain=share(masses.abstain),
        whole=share(masses.whole),
        display_bp=display_bp(masses),
        support=None if support is None else share(support),
        favourable_colleges=favourable(by_college),
        supporting_colleges=supporting(by_college),
    )


def _count(one: Gathering) -> Count:
    return Count(heads=one.heads, base=one.base, needed=one.needed, holds=one.holds)


def _check(one: Comparison) -> Check:
    word: Literal["gt", "ge"] = "gt" if one.strict else "ge"
    return Check(code=one.code, found=one.found, word=word, bound=one.bound, holds=one.holds, waived=one.waived)

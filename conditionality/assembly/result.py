"""The result of a vote: every number that made it, exactly and as people see it, as a frozen paper.

A share stands twice: `exact`, a fraction in lowest terms, and `shown`, in percent with two decimals.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from conditionality.assembly.kinds import (
    Bound,
    Call,
    Choice,
    NoCastingVote,
    Outcome,
    Reason,
    Round,
    Status,
    TestCode,
    TieRule,
    Voice,
)
from conditionality.assembly.motions import Motion
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.vote import Objection
from conditionality.codec import Exact, Paper
from conditionality.wording.numbers import shown


class Share(Paper):
    """A share of the whole: `exact` (`"1947/2800"`) and `shown` in percent (`"69.54"`)."""

    exact: Exact
    shown: str


class Count(Paper):
    """Heads compared with a quorum."""

    heads: int
    base: int
    needed: int
    holds: bool


class Ballots(Paper):
    """Ballots of one college."""

    for_: Annotated[int, Field(alias="for")]
    against: int
    abstain: int
    nppv: int


class CollegeMark(Paper):
    """One college.

    Attributes:
        weight: Nominal weight; None for a consultative college.
        electors: Electors that the quorum is taken on.
        cast: Ballots for, against and abstaining together.
        ballots: Withheld (None) in what is published of a secret ballot, as are the masses.
        effective_weight: Weight applied; None when the college takes no part or nothing could be decided.
        at_bound: The bound that holds the weight.
        one_vote: What one ballot of the college weighs.
        favourable: More mass for than against.
        objections: What the college objects, in a consent round.
    """

    id: str
    voice: Voice
    status: Status
    weight: Share | None = None
    electors: int
    recused: int
    present: int
    represented: int
    quorum: Count
    cast: int
    ballots: Ballots | None = None
    effective_weight: Share | None = None
    at_bound: Bound | None = None
    one_vote: Share | None = None
    mass_for: Share | None = None
    mass_against: Share | None = None
    mass_abstain: Share | None = None
    favourable: bool | None = None
    objections: tuple[Objection, ...] = ()


class Check(Paper):
    """One comparison that had a say, with its two numbers.

    Attributes:
        found: What was counted; withheld (None) in what is published, where it would tell a secret ballot.
        word: `ge` (the bound at least) or `gt` (beyond it).
        waived: Shown, and stops nothing (quorum on second call).
    """

    code: TestCode
    found: Exact | None = None
    word: Literal["ge", "gt"]
    bound: Exact
    holds: bool
    waived: bool = False


class Tie(Paper):
    """As much for as against under a simple majority, and what was made of it.

    Attributes:
        rule: What the rules say of a tie.
        ballot: The chair's own ballot, when it decided.
        unused: Why there was no casting vote.
    """

    rule: TieRule
    ballot: Choice | None = None
    unused: NoCastingVote | None = None


class Totals(Paper):
    """The masses of all active colleges.

    Attributes:
        whole: What the three add up to; below 1 only when the weight of inactive colleges is void.
        display_bp: The three in basis points of their whole (for, against, abstain): they add up to 10000.
    """

    mass_for: Share
    mass_against: Share
    mass_abstain: Share
    whole: Share
    display_bp: tuple[int, int, int]
    support: Share | None = None
    favourable_colleges: int | None = None
    supporting_colleges: int | None = None


class Fingerprints(Paper):
    """Sha256 of what the result came from.

    Attributes:
        rules: Of the rules, with the names, voices and weights of the colleges.
        vote: Of the whole vote; of a secret vote, without its ballots (so few could be guessed from a fingerprint).
    """

    rules: str
    vote: str


class Result(Paper):
    """What a vote gives.

    Attributes:
        rules: The rules as applied, the majority of the motion included.
        active_colleges: How many colleges take part.
        multiplier: What nominal weights are multiplied by before the bounds; None when nothing could be decided.
        totals: None without quorum, and in a consent round.
        reason: Why this outcome.
    """

    id: str | None = None
    title: str | None = None
    call: Call
    round: Round
    rules: AssemblyRules
    motion: Motion | None = None
    colleges: tuple[CollegeMark, ...]
    quorum_overall: Count
    active_colleges: int
    multiplier: Exact | None = None
    totals: Totals | None = None
    checks: tuple[Check, ...]
    tie: Tie | None = None
    outcome: Outcome
    reason: Reason
    fingerprints: Fingerprints


def share(value: Fraction) -> Share:
    """Write a share twice.

    >>> share(Fraction(1947, 2800)).shown
    '69.54'
    """
    return Share(exact=value, shown=shown(value * 100, 2))

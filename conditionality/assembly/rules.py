"""The rules of an assembly: quorums, weights of the absent colleges, threshold, safeguards, tie, secrecy.

The statutes of an assembly say what differs from `DEFAULT_RULES`. A paper spells every rule out, so that a default
changed one day changes no vote counted before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from conditionality.assembly.kinds import Bp, Ratio, Text, TieRule
from conditionality.codec import Paper

LEGAL_LOW_BP, LEGAL_HIGH_BP = 1_000, 5_000
"""Least and most that a college may weigh in a SCIC. Source: loi 47-1775 art. 19 octies (10 % to 50 %)."""

LEAST_COLLEGES = 3
"""Deliberative colleges that an assembly has at least. Source: loi 47-1775, three categories of members."""

InactiveMode = Literal["redistribute_bounded", "lapse", "block"]


class QuorumRule(Ratio):
    """How many must be there: a share of the electors.

    Attributes:
        strict: More than the share (CGCT L4132-13) instead of the share at least (CRPA R133-10).
        counts_proxies: Members represented by a proxy count as there (CRPA R133-10); by default only heads count.
    """

    strict: bool
    counts_proxies: bool


class Threshold(Ratio):
    """What the support must reach.

    Attributes:
        strict: Beyond the share; a simple majority is beyond one half, a qualified one reaches its share.
    """

    strict: bool

    @model_validator(mode="before")
    @classmethod
    def _default_strictness(cls, raw: object) -> object:
        """Without a word on it, one half is to be exceeded and any other share to be reached."""
        if isinstance(raw, Mapping) and "strict" not in raw and {"num", "den"} <= raw.keys():
            num, den = raw["num"], raw["den"]
            if isinstance(num, int) and isinstance(den, int):
                return {**raw, "strict": 2 * num == den}
        return raw


SIMPLE = Threshold(num=1, den=2, strict=True)
TWO_THIRDS = Threshold(num=2, den=3, strict=False)


class SecondCall(Paper):
    """What is still asked on second call, when the quorums are waived; a lone college never decides."""

    min_active_colleges: Annotated[int, Field(ge=2, le=100)]
    min_active_weight_bp: Bp


class AssemblyRules(Paper):
    """One version of the rules; frozen when a session is opened.

    Attributes:
        version: Name of this version, as the minutes quote it.
        recusal_quorum: Recused members leave the denominators (`exclude`) or stay in them (`count_as_absent`).
        inactive_mode: What becomes of the weight of the inactive colleges: shared between the others within the
            bounds, void (`lapse`), or they prevent the vote (`block`).
        bounds_bp: Least and most that one college weighs.
        intra: Inside a college the weight follows the ballots (`proportional`) or goes whole to the larger side.
        abstention: Abstentions keep their part of the college's weight (`dilutes`), or only for and against share it.
        base: Support is counted on for and against (`expressed`, CGCT), or on every ballot (`present`, CRPA R133-11).
        min_support_mass: Least mass in favour, as a share of the whole mass, without which nothing is decided.
        min_supporting_colleges: Colleges that must bring some support, without which nothing is decided.
        tie: On a tie under a simple majority the chair's ballot decides, or the motion falls, or it comes back.
        max_proxies: Proxies that one member holds at most.
    """

    version: Text | None = None
    quorum_overall: QuorumRule
    quorum_college: QuorumRule
    recusal_quorum: Literal["exclude", "count_as_absent"]
    min_active_colleges: Annotated[int, Field(ge=2, le=100)]
    min_active_weight_bp: Bp
    inactive_mode: InactiveMode
    bounds_bp: tuple[Annotated[int, Field(ge=1, le=10_000)], Annotated[int, Field(ge=1, le=10_000)]]
    intra: Literal["proportional", "majority"]
    abstention: Literal["dilutes", "ignored_within_college"]
    base: Literal["expressed", "present"]
    threshold: Threshold
    double_majority: bool
    min_support_mass: Ratio
    min_supporting_colleges: Annotated[int, Field(ge=0, le=100)]
    tie: TieRule
    secret: bool
    second_call: SecondCall
    max_proxies: Annotated[int, Field(ge=0, le=100)]


DEFAULT_RULES = AssemblyRules(
    quorum_overall=QuorumRule(num=1, den=2, strict=False, counts_proxies=False),
    quorum_college=QuorumRule(num=1, den=3, strict=False, counts_proxies=False),
    recusal_quorum="exclude",
    min_active_colleges=3,
    min_active_weight_bp=5_000,
    inactive_mode="redistribute_bounded",
    bounds_bp=(LEGAL_LOW_BP, LEGAL_HIGH_BP),
    intra="proportional",
    abstention="dilutes",
    base="expressed",
    threshold=SIMPLE,
    double_majority=False,
    min_support_mass=Ratio(num=1, den=4),
    min_supporting_colleges=2,
    tie="casting_vote",
    secret=False,
    second_call=SecondCall(min_active_colleges=2, min_active_weight_bp=0),
    max_proxies=1,
)
"""What holds where the statutes say nothing."""

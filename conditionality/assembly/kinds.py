"""The small types a vote is made of: counts, weights, texts, days, and the closed lists of words."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Final, Literal, LiteralString

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from conditionality.codec import Paper

WHOLE_BP = 10_000
"""Basis points of the whole weight."""

MOST_HEADS = 1_000_000
"""Largest count of people that is read."""

DAY: Final = "day"
MOMENT: Final = "moment"
UNSEEN: Final = "unseen"
NOT_A_CALL: Final = "call"
"""Kinds of refusals that pydantic does not have; `assembly.shape` gives each its code."""

Voice = Literal["deliberative", "consultative"]
Choice = Literal["for", "against", "abstain", "nppv"]
Round = Literal["ballot", "consent"]
Stance = Literal["not_asked", "no_objection", "objection"]
Status = Literal["ACTIVE", "BELOW_QUORUM", "NO_BALLOT", "EMPTY", "CONSULTATIVE"]
Outcome = Literal["ADOPTED", "NOT_ADOPTED", "NO_DECISION", "NO_QUORUM"]
Bound = Literal["floor", "cap"]
TieRule = Literal["casting_vote", "not_adopted", "defer"]
NoCastingVote = Literal["rule", "secret", "no_chair", "absent", "recused", "not_expressed"]

QuorumReason = Literal["OVERALL", "TOO_FEW_ACTIVE_COLLEGES", "ACTIVE_WEIGHT", "BOUNDS_INFEASIBLE", "COLLEGE_BLOCKS"]
"""Why there is no quorum, in the order in which the reasons are given."""

VoteReason = Literal[
    "THRESHOLD",
    "NOTHING_EXPRESSED",
    "INSUFFICIENT_SUPPORT",
    "COLLEGE_MAJORITY",
    "CASTING_VOTE",
    "TIE",
    "CONSENT",
    "OBJECTION",
]
"""Why a vote with its quorum ends as it does."""

Reason = QuorumReason | VoteReason

DecisionTest = Literal["EXPRESSED", "THRESHOLD", "SUPPORT_MASS", "SUPPORTING_COLLEGES", "COLLEGE_MAJORITY", "CONSENT"]
TestCode = QuorumReason | DecisionTest
"""What is compared: before the vote is opened, then to decide."""

Ground = Literal[
    "own_or_family_interest",
    "employee_officer_or_owner",
    "client_or_supplier_above_10_percent",
    "competitor",
    "public_mandate_in_the_body",
    "visited_this_campaign",
    "other",
]
"""Why a member is recused. Source: loi 2013-907 art. 2, CGCT L1111-6, and the rules of the assembly."""


def _refusal(kind: LiteralString) -> PydanticCustomError:
    return PydanticCustomError(kind, kind)


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise _refusal(NOT_A_CALL)
    return value


def _visible(text: str) -> str:
    blank = not text.strip()
    if blank or any(sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} for sign in text):
        raise _refusal(UNSEEN)
    return text


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        taken = date.fromisoformat(value)
    except ValueError:
        raise _refusal(DAY) from None
    if taken.isoformat() != value:
        raise _refusal(DAY)
    return taken


def _moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise _refusal(MOMENT) from None


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise _refusal(MOMENT)
    return value


Text = Annotated[str, Field(max_length=4_000), AfterValidator(_visible)]
"""A text people read: not blank, no sign that cannot be seen."""

Call = Annotated[Literal[1, 2], BeforeValidator(_no_truth)]
"""First or second call."""

Name = Annotated[str, Field(pattern=r"^[\w-]{1,60}$")]
"""Name of a college or code of a member: letters, digits, `_` and `-`."""

Heads = Annotated[int, Field(ge=0, le=MOST_HEADS)]
"""A count of people or of ballots."""

Bp = Annotated[int, Field(ge=0, le=WHOLE_BP)]
"""A weight in basis points: 10000 is the whole."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day, `YYYY-MM-DD`."""

Moment = Annotated[datetime, BeforeValidator(_moment), AfterValidator(_aware)]
"""A moment with its offset from UTC."""


class Ratio(Paper):
    """An exact share, `num` over `den`."""

    num: Annotated[int, Field(ge=0, le=1_000)]
    den: Annotated[int, Field(ge=1, le=1_000)]

    def value(self) -> Fraction:
        """Give the share as a fraction in lowest terms."""
        return Fraction(self.num, self.den)

"""The small types an event is made of: fingerprints, days, codes, words of people; and the closed lists of roles.

A type that holds words or the code of a person carries the mark `PERSONAL`: a payload with such a field may have to
be erased one day, and is salted before its digest is taken.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from conditionality.codec import Paper

Role = Literal["ENT", "STAFF", "SEC", "CHAIR", "MEM", "VIS", "AUD", "SYS", "PUB"]
"""Enterprise, region's staff, secretary of the assembly, chair, member, visitor, auditor, clock, public."""

MachineName = Literal["dossier", "report", "plan", "action", "visit", "session", "motion"]
"""What has a life of its own, each with its table."""

NOT_YET: Final = "NOT_YET"
"""The state of what has no event yet."""

PERSONAL: Final = "personal"
"""Mark of a field that holds words or the code of a person."""


def visible(text: str) -> str:
    """Let words through that are not blank and hold no sign that cannot be seen.

    Raises:
        ValueError: They do not.
    """
    hidden = any(sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} for sign in text)
    if hidden or not text.strip():
        raise ValueError(text[:20])
    return text


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""Fingerprint of a paper or of a file: sha256, 64 hexadecimal digits."""

Digests = tuple[Digest, ...]

Code = Annotated[str, Field(pattern=r"^[\w.@:/+-]{1,120}$")]
"""Name of a rule, a version, a session, an act: no blanks."""

Codes = Annotated[tuple[Code, ...], Field(min_length=1)]

Siret = Annotated[str, Field(pattern=r"^[0-9]{14}$")]

Person = Annotated[str, Field(pattern=r"^[\w-]{1,60}$"), PERSONAL]
"""Code that stands for a person; the name is elsewhere."""

Persons = Annotated[tuple[Annotated[str, Field(pattern=r"^[\w-]{1,60}$")], ...], PERSONAL]

Pair = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[\w-]{1,60}$")], ...], Field(min_length=2, max_length=2), PERSONAL
]
"""The two visitors."""

Signatures = Pair
"""Two persons who signed the same paper."""

Text = Annotated[str, Field(max_length=4_000), AfterValidator(visible), PERSONAL]
"""Words of a person: not blank, no sign that cannot be seen."""

Texts = Annotated[tuple[Annotated[str, Field(max_length=4_000), AfterValidator(visible)], ...], PERSONAL]
"""Words that are there or not; none is an empty tuple."""

Day = date
"""A legal date: a day in Europe/Paris."""

Euros = Annotated[Decimal, Field(ge=0, decimal_places=2, max_digits=14)]

Count = Annotated[int, Field(ge=1, le=1_000_000)]
"""A number in a sequence: version of a submission, item of an agenda."""

Call = Literal[1, 2]
"""First or second call of a session."""

Proposal = Literal["accept", "plan", "review"]
"""What the outcome of a référentiel becomes: a refusal is first a plan; what is blocked or to be reviewed goes to the
assembly with its reason."""

RefusalGround = Literal[
    "eligibility_not_met", "gate_failed_after_hearing", "plan_refused_or_failed_twice", "information_knowingly_false"
]
"""The only grounds of a refusal."""

SuspensionGround = Literal[
    "report_late_over_60_days", "plan_failed_twice", "discrepancy_repeated_or_concealed", "gate_failed", "other"
]


class Deliberation(Paper):
    """The act of the region's deciding body, as it is recorded here."""

    number: Code
    on: Day
    document: Digest

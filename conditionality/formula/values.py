"""What a formula works on and gives: numbers, truths, texts, days, ticked options, or an `Empty` with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

EmptyKind = Literal["missing", "not_applicable", "not_concerned"]

STRENGTH: dict[str, int] = {"not_concerned": 1, "not_applicable": 2, "missing": 3}


@dataclass(frozen=True, slots=True)
class Empty:
    """A value that is not there, and why.

    Attributes:
        kind: `missing` (asked, unanswered, or impossible to work out), `not_applicable` (by rule),
            `not_concerned` (not part of this report).
        reason: A code: `unanswered`, `zero-denominator`, `not-positive`, `out-of-domain`, `too-large`, `no-row`,
            `no-history`, `nothing-left`, `rule`, or the rule's own code.
        of: The field or name it comes from; empty when there is none.
    """

    kind: EmptyKind
    reason: str = ""
    of: str = ""


Number: TypeAlias = int | Fraction
"""An exact number. A truth is never a number; a fraction whose denominator is 1 is always an `int` (see `tidy`)."""

Value: TypeAlias = int | Fraction | bool | str | date | frozenset[str] | Empty

MISSING = Empty("missing", "unanswered")
OUT_OF_DOMAIN = Empty("missing", "out-of-domain")
TOO_LARGE = Empty("missing", "too-large")
ZERO_DENOMINATOR = Empty("missing", "zero-denominator")
NOT_POSITIVE = Empty("missing", "not-positive")
NO_ROW = Empty("missing", "no-row")
NOTHING_LEFT = Empty("not_applicable", "nothing-left")


def tidy(value: Number) -> Number:
    """Give a whole fraction as an `int`, any other number unchanged.

    >>> tidy(Fraction(6, 3)), tidy(Fraction(1, 3))
    (2, Fraction(1, 3))
    """
    return value.numerator if value.denominator == 1 else value


def strongest(values: Iterable[Value]) -> Empty | None:
    """Give the empty that wins: missing beats not applicable, which beats not concerned; the first of equals.

    >>> strongest([3, Empty("not_applicable", "rule"), MISSING])
    Empty(kind='missing', reason='unanswered', of='')
    """
    won: Empty | None = None
    for value in values:
        if type(value) is Empty and (won is None or STRENGTH[value.kind] > STRENGTH[won.kind]):
            won = value
    return won


def refuse(*values: Value) -> Empty:
    """Give the empty that results when an operation cannot be done on these values.

    An empty operand passes through; operands of the wrong kind, which a checked formula never has, are out of domain.
    """
    return strongest(values) or OUT_OF_DOMAIN

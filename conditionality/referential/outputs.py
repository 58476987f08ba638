"""What comes out beside the tree of marks: gates, further results, grades, outcomes, and how numbers are shown."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from conditionality.codec import Paper
from conditionality.referential.asked import MOST_ITEMS
from conditionality.referential.scales import Bounded
from conditionality.referential.terms import (
    AnySource,
    Code,
    Formula,
    Id,
    InForce,
    OptionId,
    Rounding,
    RoundMode,
    Words,
)
from conditionality.referential.tree import Exemptions

GateEffect = Literal["block", "suspend", "clawback", "assembly_review"]


class Gate(Paper):
    """A condition beside the sum: when it fails, the sum no longer decides.

    Attributes:
        id: Its name: formulas read `gate.<id>.status`.
        code: Its printed name, where it differs.
        label: What people read.
        fails_if: The condition under which it fails.
        not_applicable_if: Conditions under which it is not applicable, and so holds.
        effect: What a failure leads to.
        sources: Acts it comes from.
        in_force: Periods in which it is looked at.
    """

    id: Id
    code: Code | None = None
    label: Words
    fails_if: Formula
    not_applicable_if: Exemptions = ()
    effect: GateEffect
    sources: Annotated[tuple[AnySource, ...], Field(max_length=MOST_ITEMS)] = ()
    in_force: InForce | None = None


class Result(Paper):
    """A further named output.

    Attributes:
        id: Its name in formulas and files.
        value: The formula.
        round: Gives `.rounded`.
        label: What people read.
        show: False for a helper that people need not see.
    """

    id: Id
    value: Formula
    round: Rounding | None = None
    label: Words | None = None
    show: bool = True


class Band(Bounded):
    """One grade and its bound.

    Attributes:
        id: Its name in formulas and files.
        label: What people read.
    """

    id: OptionId
    label: Words


class ForcedGrade(Paper):
    """A grade given, or not exceeded, when a condition holds.

    Attributes:
        if_: The condition.
        grade: The grade; `force_if` may name one that no band gives, and then labels it.
        label: What people read, for a grade that no band gives.
    """

    if_: Annotated[Formula, Field(alias="if")]
    grade: OptionId
    label: Words | None = None


Bands = Annotated[tuple[Band, ...], Field(max_length=MOST_ITEMS)]


class Grading(Paper):
    """Grades, best first.

    Attributes:
        id: Its name in formulas: the grade; `<id>.rank` is 1 for the best.
        label: What people read.
        on: The number that is graded, any formula.
        bands: The grades and their bounds, best first.
        by: A field that picks among `cases`.
        cases: Bands of each option of that field; for a yes/no field the keys are `yes` and `no`.
        otherwise: Bands of the options that `cases` does not name.
        force_if: The first condition that holds gives its grade, whatever the bands say.
        cap_if: Conditions that lower the grade to theirs, never raise it.
    """

    id: Id
    label: Words | None = None
    on: Formula = "total.rounded"
    bands: Bands = ()
    by: Id | None = None
    cases: dict[OptionId, Bands] = Field(default_factory=dict)
    otherwise: Bands = ()
    force_if: Annotated[tuple[ForcedGrade, ...], Field(max_length=MOST_ITEMS)] = ()
    cap_if: Annotated[tuple[ForcedGrade, ...], Field(max_length=MOST_ITEMS)] = ()


OutcomeKind = Literal[
    "accept", "accept_with_plan", "plan", "refuse", "blocked", "review", "not_applicable", "not_computable"
]


class Outcome(Paper):
    """A recommendation; the first whose condition holds wins.

    Attributes:
        id: Its name in formulas and files.
        kind: What it means for what follows.
        label: What people read.
        when: The condition; without it, always.
        reason: Why, in words.
    """

    id: OptionId
    kind: OutcomeKind
    label: Words | None = None
    when: Formula = "True"
    reason: Words


class Display(Paper):
    """How numbers are shown; never how they are computed.

    Attributes:
        decimals: Digits after the point.
        mode: How ties go.
        staged: Whether shown numbers are computed from shown children: a rounded chain beside the exact one.
    """

    decimals: Annotated[int, Field(ge=0, le=6)] = 1
    mode: RoundMode = "half_up"
    staged: bool = False

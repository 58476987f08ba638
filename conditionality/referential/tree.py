"""The tree of marks: dimensions, the total, indicators with their exemptions, overrides and levers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from conditionality.codec import Paper
from conditionality.referential.asked import MOST_ITEMS, Option, StandardFields
from conditionality.referential.scales import AnyScale
from conditionality.referential.terms import (
    NO_MISSING_RULE,
    NUMBER_SCHEMA,
    SPELLED_NUMBER,
    Amount,
    AnySource,
    Basis,
    Code,
    Formula,
    Id,
    InForce,
    NotNegative,
    Number,
    OptionId,
    Positive,
    Rounding,
    SameWords,
    Share,
    Words,
    number_of,
    refusal,
)

MISSING_RULES = ("zero", "worst", "exclude", "block")
"""What may be written for an unanswered indicator; anything else is a number of points."""


def _missing(value: object, told: ValidationInfo) -> object:
    if isinstance(value, str) and not (told.mode == "json" and SPELLED_NUMBER.fullmatch(value)):
        if value not in MISSING_RULES:
            raise refusal(NO_MISSING_RULE)
        return value
    return number_of(value, spelled=told.mode == "json")


Missing = Annotated[
    Decimal | Literal["zero", "worst", "exclude", "block"],
    BeforeValidator(_missing),
    WithJsonSchema({"anyOf": [dict(NUMBER_SCHEMA), {"enum": list(MISSING_RULES)}]}),
]
"""What a missing answer earns: a rule, or a number of points."""


COMBINES: tuple[str, ...] = (
    "weighted_mean",
    "sum",
    "geometric_mean",
    "harmonic_mean",
    "min",
    "max",
    "worst_two_mean",
)
"""Names of the ways to combine; anything else in `combine` is a formula."""


class Node(Paper):
    """What a dimension and the total have in common: how children become one score.

    Attributes:
        combine: `weighted_mean`, `sum`, `geometric_mean`, `harmonic_mean`, `min`, `max`,
            `worst_two_mean`, or a formula.
        at_least: The score never goes below it.
        at_most: The score never goes above it.
        coverage: Least share of the nominal weight that must be scored, 0 to 1; under it there is no score.
        rescale: With `sum`: brings the sum over what is present to this maximum.
        round: Gives `.rounded`, which grades and screens read; parents read the score itself.
        floor: Least score asked for acceptance; never changes the score.
    """

    combine: Annotated[str, Field(min_length=1)] = "weighted_mean"
    at_least: Number | None = None
    at_most: Number | None = None
    coverage: Share | None = None
    rescale: Positive | None = None
    round: Rounding | None = None
    floor: Number | None = None


class Dimension(Node):
    """A branch of the tree.

    Attributes:
        id: Its name in formulas.
        code: Its printed name, where it differs.
        parent: The dimension it stands under; without it, it stands under the total.
        label: What people read.
        weight: Its weight among its siblings, a number or a formula; without it, 1; 0: not applicable.
    """

    id: Id
    code: Code | None = None
    parent: Id | None = None
    label: Words
    weight: Amount | None = None


class Total(Node):
    """The top of the tree.

    Attributes:
        of: What it combines: dimensions, or indicators to skip a level; without it, the top dimensions.
    """

    of: tuple[Id, ...] = ()


class Exemption(Paper):
    """A condition under which something is not applicable, and the code of its reason.

    Attributes:
        when: The condition.
        reason: A code, the same from report to report.
        label: The reason in words.
    """

    when: Formula
    reason: Id = "rule"
    label: Words | None = None


def _exemptions(value: object) -> object:
    if isinstance(value, str):
        return ({"when": value},)
    return tuple(value) if isinstance(value, list) else value


Exemptions = Annotated[
    tuple[Exemption, ...],
    Field(max_length=MOST_ITEMS),
    BeforeValidator(_exemptions, json_schema_input_type=Formula | tuple[Exemption, ...]),
]
"""Conditions with their reasons, or one condition alone."""


class Override(Paper):
    """Points that replace those of the scale when a condition holds; the first that holds wins.

    Attributes:
        if_: The condition.
        points: Points instead of the scale's.
        reason: Why, in words.
    """

    if_: Annotated[Formula, Field(alias="if")]
    points: Number
    reason: Words


class Points(Paper):
    """The most points an indicator can earn.

    Attributes:
        max: 100 unless said otherwise.
    """

    max: Number


class Reach(Paper):
    """Where a lever brings its indicator: one of the three.

    Attributes:
        points: These points.
        value: This value of the indicator.
        option: This option of its choice.
    """

    points: Number | None = None
    value: Number | None = None
    option: OptionId | None = None


class Lever(Paper):
    """One thing an enterprise can do to earn more points, and what it takes.

    Attributes:
        id: Its name, one for the whole file.
        label: What to do.
        reaches: Where it brings the indicator.
        effort_days: Days of work.
        cost_eur: Cost in euros.
        months: Months before it shows.
        needs: Levers to pull first, or fields that must be answered.
        why: Why it is worth it.
        resources: Where to learn more.
        in_force: Periods in which it is proposed.
    """

    id: Id
    label: Words
    reaches: Reach
    effort_days: NotNegative
    cost_eur: NotNegative
    months: NotNegative
    needs: Annotated[tuple[Id, ...], Field(max_length=MOST_ITEMS)] = ()
    why: Words
    resources: Annotated[tuple[AnySource, ...], Field(max_length=MOST_ITEMS)] = ()
    in_force: InForce | None = None


class Indicator(Paper):
    """What is scored.

    Attributes:
        id: Its name in formulas; may be that of the field it scores.
        code: Its printed name, where it differs.
        dimension: Where it stands in the tree.
        label: What people read; without it, the label of the field of the same id.
        unit: The unit of the value.
        options: Words for the texts that its formula gives (`passes`, `fails`).
        weight: Its weight among its siblings, a number or a formula; without it, 1; 0: not applicable.
        value: The formula; without it, the field of the same id.
        round: How the value is rounded before the scale reads it.
        applies_if: Condition under which it concerns the organisation at all.
        not_applicable_if: Conditions under which it leaves the mean, each with its reason.
        missing: What a missing value earns; without it, what the file says.
        scale: From the value to points; without it, the value is the points.
        points: The most points it can earn.
        role: `add`: points added after its node's mean, outside the weights (bonus, malus).
        override: Points that replace the scale's under a condition.
        floor: Least points asked for acceptance.
        evidence: Documents that prove it.
        basis: Where its numbers come from: `norm` (the law), `illustrative`, or `mixed`.
        sources: Acts and papers; a norm needs one.
        checked_on: Day someone last checked the sources.
        maps_to: Codes of the same indicator in published standards.
        levers: What an enterprise can do.
        in_force: Periods in which it is scored.
    """

    id: Id
    code: Code | None = None
    dimension: Id
    label: Words | None = None
    unit: SameWords | None = None
    options: Annotated[tuple[Option, ...], Field(max_length=MOST_ITEMS)] = ()
    weight: Amount | None = None
    value: Formula | None = None
    round: Rounding | None = None
    applies_if: Formula | None = None
    not_applicable_if: Exemptions = ()
    missing: Missing | None = None
    scale: AnyScale | None = None
    points: Points | None = None
    role: Literal["weighted", "add"] = "weighted"
    override: Annotated[tuple[Override, ...], Field(max_length=MOST_ITEMS)] = ()
    floor: Number | None = None
    evidence: Annotated[tuple[Words, ...], Field(max_length=MOST_ITEMS)] = ()
    basis: Basis = "illustrative"
    sources: Annotated[tuple[AnySource, ...], Field(max_length=MOST_ITEMS)] = ()
    checked_on: date | None = None
    maps_to: StandardFields = StandardFields()
    levers: Annotated[tuple[Lever, ...], Field(max_length=MOST_ITEMS)] = ()
    in_force: InForce | None = None

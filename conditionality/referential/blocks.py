"""The blocks of a référentiel: fields, parameters, tables, dimensions, indicators, gates, results, grades, outcomes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from conditionality.codec import Paper
from conditionality.referential.scales import AnyScale, Bounded
from conditionality.referential.terms import (
    Amount,
    AnySource,
    Basis,
    Formula,
    Id,
    InForce,
    Number,
    OptionId,
    Rounding,
    SameWords,
    Words,
)

FieldKind = Literal["integer", "decimal", "percent", "money", "yes_no", "choice", "choices", "date", "text"]
NUMERIC_KINDS: tuple[FieldKind, ...] = ("integer", "decimal", "percent", "money")
Missing = Literal["zero", "worst", "exclude", "block"] | Number


class Option(Paper):
    """One answer a choice field allows."""

    id: OptionId
    label: Words


class StandardFields(Paper):
    """Codes of the same figure in published standards: codes only, their texts are not ours."""

    vsme: tuple[str, ...] = ()
    gri: tuple[str, ...] = ()
    iso26000: tuple[str, ...] = ()
    ess: tuple[int, ...] = ()


class AskedField(Paper):
    """What an enterprise enters: a raw figure that it can prove."""

    id: Id
    kind: FieldKind
    label: Words
    help: Words | None = None
    unit: SameWords | None = None
    section: Id | None = None
    min: Number | date | None = None
    max: Number | date | None = None
    usual: tuple[Number, Number] | None = None
    options: tuple[Option, ...] = ()
    required: bool | Formula = True
    asked_if: Formula | None = None
    maps_to: StandardFields = StandardFields()
    carry_over: bool = False
    personal: bool = False
    evidence: tuple[Words, ...] = ()
    in_force: InForce | None = None


class DatedValue(Paper):
    """A value of a parameter and the day it takes effect."""

    from_: Annotated[date, Field(alias="from")]
    value: Number
    source: AnySource


class Parameter(Paper):
    """A constant of law or policy that changes with the years."""

    id: Id
    label: Words | None = None
    unit: SameWords | None = None
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]


class Table(Paper):
    """A table read by `lookup` and `interp`: the first column is the key."""

    id: Id
    columns: Annotated[tuple[Id, ...], Field(min_length=2)]
    rows: Annotated[tuple[tuple[Number | str, ...], ...], Field(min_length=1)]
    sources: tuple[AnySource, ...] = ()


class NamedScale(Paper):
    """A scale that several indicators share."""

    id: Id
    scale: AnyScale


Combine = Literal["weighted_mean", "sum", "geometric_mean", "harmonic_mean", "min", "max", "worst_two_mean"]
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
    """What a dimension and the total have in common: how children become one score."""

    combine: str = "weighted_mean"
    at_least: Number | None = None
    at_most: Number | None = None
    coverage: Annotated[Number | None, Field(ge=0, le=1)] = None
    rescale: Number | None = None
    round: Rounding | None = None
    floor: Number | None = None


class Dimension(Node):
    """A branch of the tree."""

    id: Id
    code: str | None = None
    parent: Id | None = None
    label: Words
    weight: Amount | None = None


class Total(Node):
    """The top of the tree."""

    of: tuple[Id, ...] = ()


class Exemption(Paper):
    """A condition under which an indicator is not applicable, and the code of its reason."""

    when: Formula
    reason: Id = "rule"
    label: Words | None = None


def _exemptions(value: Any) -> Any:
    if isinstance(value, str):
        return ({"when": value},)
    return tuple(value) if isinstance(value, list) else value


class Override(Paper):
    """Points that replace those of the scale when a condition holds."""

    if_: Annotated[Formula, Field(alias="if")]
    points: Number
    reason: Words


class Points(Paper):
    """The most points an indicator can earn."""

    max: Number


class Reach(Paper):
    """Where a lever brings its indicator: points, a value, or an option."""

    points: Number | None = None
    value: Number | None = None
    option: OptionId | None = None


class Lever(Paper):
    """One thing an enterprise can do to earn more points, and what it takes."""

    id: Id
    label: Words
    reaches: Reach
    effort_days: Number
    cost_eur: Number
    months: Number
    needs: tuple[Id, ...] = ()
    why: Words
    resources: tuple[AnySource, ...] = ()
    in_force: InForce | None = None


class Indicator(Paper):
    """What is scored."""

    id: Id
    code: str | None = None
    dimension: Id
    label: Words | None = None
    unit: SameWords | None = None
    weight: Amount | None = None
    value: Formula | None = None
    round: Rounding | None = None
    applies_if: Formula | None = None
    not_applicable_if: Annotated[tuple[Exemption, ...], BeforeValidator(_exemptions)] = ()
    missing: Missing | None = None
    scale: AnyScale | None = None
    points: Points | None = None
    role: Literal["weighted", "add"] = "weighted"
    override: tuple[Override, ...] = ()
    floor: Number | None = None
    evidence: tuple[Words, ...] = ()
    basis: Basis = "illustrative"
    sources: tuple[AnySource, ...] = ()
    checked_on: date | None = None
    maps_to: StandardFields = StandardFields()
    levers: tuple[Lever, ...] = ()
    in_force: InForce | None = None


GateEffect = Literal["block", "suspend", "clawback", "assembly_review"]


class Gate(Paper):
    """A condition beside the sum: when it fails, the sum no longer decides."""

    id: Id
    label: Words
    fails_if: Formula
    not_applicable_if: Annotated[tuple[Exemption, ...], BeforeValidator(_exemptions)] = ()
    effect: GateEffect
    sources: tuple[AnySource, ...] = ()
    in_force: InForce | None = None


class Result(Paper):
    """A further named output."""

    id: Id
    value: Formula
    round: Rounding | None = None
    label: Words | None = None
    show: bool = True


class Band(Bounded):
    """One grade: its bound, its id and its label."""

    id: OptionId
    label: Words


class ForcedGrade(Paper):
    """A grade given, or not exceeded, when a condition holds."""

    if_: Annotated[Formula, Field(alias="if")]
    grade: OptionId


class Grading(Paper):
    """Grades, best first."""

    id: Id
    label: Words | None = None
    on: Formula = "total.rounded"
    bands: tuple[Band, ...] = ()
    by: Id | None = None
    cases: dict[OptionId, tuple[Band, ...]] = {}
    otherwise: tuple[Band, ...] = ()
    force_if: tuple[ForcedGrade, ...] = ()
    cap_if: tuple[ForcedGrade, ...] = ()


OutcomeKind = Literal[
    "accept", "accept_with_plan", "plan", "refuse", "blocked", "review", "not_applicable", "not_computable"
]


class Outcome(Paper):
    """A recommendation; the first whose condition holds wins."""

    id: OptionId
    kind: OutcomeKind
    label: Words | None = None
    when: Formula = "True"
    reason: Words


class Display(Paper):
    """How numbers are shown; never how they are computed."""

    decimals: Annotated[int, Field(ge=0, le=6)] = 1
    mode: Literal["half_up", "half_even", "down", "up"] = "half_up"
    staged: bool = False

"""Scales: from the value of an indicator to its points. One model a kind, and which kind a table in the file means."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from conditionality.codec import Paper
from conditionality.referential.terms import Amount, Formula, Id, Number, OptionId

BOUNDS: tuple[Literal["from", "above", "up_to", "below"], ...] = ("from", "above", "up_to", "below")


class Bounded(Paper):
    """One line of a table of steps: at most one bound; without a bound it takes everything that is left."""

    from_: Annotated[Amount | None, Field(alias="from")] = None
    above: Amount | None = None
    up_to: Amount | None = None
    below: Amount | None = None

    def bounds(self) -> tuple[tuple[str, Amount], ...]:
        """Give the bounds that were written, as (word, amount)."""
        pairs = zip(BOUNDS, (self.from_, self.above, self.up_to, self.below), strict=True)
        return tuple((word, amount) for word, amount in pairs if amount is not None)


class Step(Bounded):
    """`{from = 50, points = 75}`: from 50, 75 points."""

    points: Number


class Steps(Paper):
    """Steps, first match wins; `otherwise` is what a value that no step takes earns."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    otherwise: Number | None = None


class At(Paper):
    """`at = [[50, 75], [10, 50]]`: shorthand for steps with `from`."""

    at: Annotated[tuple[tuple[Amount, Number], ...], Field(min_length=1)]
    otherwise: Number | None = None


class Ramp(Paper):
    """Straight lines between `[value, points]` knots, flat outside; `log` draws them on the logarithm of the value."""

    ramp: Annotated[tuple[tuple[Amount, Number], ...], Field(min_length=2)]
    curve: Literal["linear", "log"] = "linear"


class Choices(Paper):
    """Option to points."""

    choices: Annotated[dict[OptionId, Number], Field(min_length=1)]


class Instead(Paper):
    """When all of `have` are ticked, only `count` counts among them."""

    have: Annotated[tuple[OptionId, ...], Field(min_length=2)]
    count: OptionId


class Options(Paper):
    """Sum over the ticked options, with precedence and clamps."""

    options: Annotated[dict[OptionId, Number], Field(min_length=1)]
    at_most: Number | None = None
    at_least: Number | None = None
    instead: tuple[Instead, ...] = ()


class YesNo(Paper):
    """Points of yes, points of no."""

    yes: Number
    no: Number


class FormulaScale(Paper):
    """Points by a formula, where `x` is the indicator's own (rounded) value."""

    formula: Formula


class ByField(Paper):
    """Another scale for each option of a choice field."""

    by: Id
    cases: Annotated[dict[OptionId, PlainScale], Field(min_length=1)]
    otherwise: PlainScale | None = None


KINDS: dict[str, str] = {
    "steps": "steps",
    "at": "at",
    "ramp": "ramp",
    "choices": "choices",
    "options": "options",
    "yes": "yes_no",
    "no": "yes_no",
    "formula": "formula",
    "by": "by",
}


def kind_of(value: Any) -> str | None:
    """Tell which kind of scale a table is, from the key that names it."""
    if isinstance(value, str):
        return "named"
    keys = value.keys() if isinstance(value, dict) else {name for name, item in value if item is not None}
    if "by" in keys:
        return "by"
    return next((kind for key, kind in KINDS.items() if key in keys), None)


PlainScale = Annotated[
    Annotated[Steps, Tag("steps")]
    | Annotated[At, Tag("at")]
    | Annotated[Ramp, Tag("ramp")]
    | Annotated[Choices, Tag("choices")]
    | Annotated[Options, Tag("options")]
    | Annotated[YesNo, Tag("yes_no")]
    | Annotated[FormulaScale, Tag("formula")]
    | Annotated[str, Tag("named")],
    Discriminator(kind_of),
]

AnyScale = Annotated[
    Annotated[Steps, Tag("steps")]
    | Annotated[At, Tag("at")]
    | Annotated[Ramp, Tag("ramp")]
    | Annotated[Choices, Tag("choices")]
    | Annotated[Options, Tag("options")]
    | Annotated[YesNo, Tag("yes_no")]
    | Annotated[FormulaScale, Tag("formula")]
    | Annotated[ByField, Tag("by")]
    | Annotated[str, Tag("named")],
    Discriminator(kind_of),
]

ByField.model_rebuild()

Scale = Steps | At | Ramp | Choices | Options | YesNo | FormulaScale | ByField


def as_steps(scale: Steps | At) -> Steps:
    """Give steps in the one form the machine reads."""
    if isinstance(scale, Steps):
        return scale
    return Steps(
        steps=tuple(Step.model_construct(from_=bound, points=points) for bound, points in scale.at),
        otherwise=scale.otherwise,
    )

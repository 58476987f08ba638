"""Scales: from the value of an indicator to its points. One model a kind, and which kind a table in the file means."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, Discriminator, Field, Tag

from conditionality.codec import Paper
from conditionality.referential.terms import Amount, Formula, Id, Number, OptionId

BOUNDS: tuple[Literal["from", "above", "up_to", "below"], ...] = ("from", "above", "up_to", "below")

MOST_LINES = 500
"""Lines in one scale."""


class Bounded(Paper):
    """One line of a table of steps: at most one bound; without a bound it takes everything that is left.

    Attributes:
        from_: Takes values from this one up, itself included.
        above: Takes values above this one, itself left out.
        up_to: Takes values up to this one, itself included.
        below: Takes values below this one, itself left out.
    """

    from_: Annotated[Amount | None, Field(alias="from")] = None
    above: Amount | None = None
    up_to: Amount | None = None
    below: Amount | None = None

    def bounds(self) -> tuple[tuple[str, Amount], ...]:
        """Give the bounds that were written, as (word, amount)."""
        pairs = zip(BOUNDS, (self.from_, self.above, self.up_to, self.below), strict=True)
        return tuple((word, amount) for word, amount in pairs if amount is not None)


class Step(Bounded):
    """`{from = 50, points = 75}`: from 50, 75 points.

    Attributes:
        points: What a value taken by this line earns.
    """

    points: Number


class Steps(Paper):
    """Steps: the first line that takes a value wins.

    Attributes:
        steps: The lines, in order.
        otherwise: What a value that no line takes earns; without it, 0.
    """

    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=MOST_LINES)]
    otherwise: Number | None = None


class At(Paper):
    """`at = [[50, 75], [10, 50]]`: shorthand for steps with `from`.

    Attributes:
        at: Pairs of bound and points, best first.
        otherwise: What a value below the last bound earns; without it, 0.
    """

    at: Annotated[tuple[tuple[Amount, Number], ...], Field(min_length=1, max_length=MOST_LINES)]
    otherwise: Number | None = None


class Ramp(Paper):
    """Straight lines between knots, flat outside.

    Attributes:
        ramp: Pairs of value and points, values rising; points may rise or fall.
        curve: `log` draws the lines on the logarithm of the value.
    """

    ramp: Annotated[tuple[tuple[Amount, Number], ...], Field(min_length=2, max_length=MOST_LINES)]
    curve: Literal["linear", "log"] = "linear"


class Choices(Paper):
    """Option to points.

    Attributes:
        choices: Points of each option.
    """

    choices: Annotated[dict[OptionId, Number], Field(min_length=1, max_length=MOST_LINES)]


class Instead(Paper):
    """Precedence: when all of `have` are ticked, only `count` counts among them.

    Attributes:
        have: Options ticked together.
        count: The one that counts.
    """

    have: Annotated[tuple[OptionId, ...], Field(min_length=2)]
    count: OptionId


class Options(Paper):
    """Sum over the ticked options, with precedence and clamps.

    Attributes:
        options: Points of each option.
        at_most: The sum never goes above it.
        at_least: The sum never goes below it.
        instead: Which options give way to which.
    """

    options: Annotated[dict[OptionId, Number], Field(min_length=1, max_length=MOST_LINES)]
    at_most: Number | None = None
    at_least: Number | None = None
    instead: tuple[Instead, ...] = ()


class YesNo(Paper):
    """Points of a yes, points of a no.

    Attributes:
        yes: Points of yes.
        no: Points of no.
    """

    yes: Number
    no: Number


class FormulaScale(Paper):
    """Points by a formula.

    Attributes:
        formula: Gives the points; `x` is the indicator's own (rounded) value.
    """

    formula: Formula


class ByField(Paper):
    """Another scale for each option of a choice field, or for yes and no.

    Attributes:
        by: The field.
        cases: Scale of each option; for a yes/no field the keys are `yes` and `no`.
        otherwise: Scale of the options that `cases` does not name.
    """

    by: Id
    cases: Annotated[dict[OptionId, PlainScale], Field(min_length=1, max_length=MOST_LINES)]
    otherwise: PlainScale | None = None


KINDS: dict[str, str] = {
    "by": "by",
    "steps": "steps",
    "at": "at",
    "ramp": "ramp",
    "choices": "choices",
    "options": "options",
    "yes": "yes_no",
    "no": "yes_no",
    "formula": "formula",
}
"""The key that tells a kind of scale; the first one present counts."""


def kind_of(value: object) -> str | None:
    """Tell which kind of scale a table is, from the key that names it."""
    if isinstance(value, str):
        return "named"
    if isinstance(value, dict):
        keys = set(value)
    elif isinstance(value, BaseModel):
        keys = set(type(value).model_fields)
    else:
        return None
    return next((kind for key, kind in KINDS.items() if key in keys), None)


PlainScale = Annotated[
    Annotated[Steps, Tag("steps")]
    | Annotated[At, Tag("at")]
    | Annotated[Ramp, Tag("ramp")]
    | Annotated[Choices, Tag("choices")]
    | Annotated[Options, Tag("options")]
    | Annotated[YesNo, Tag("yes_no")]
    | Annotated[FormulaScale, Tag("formula")]
    | Annotated[Id, Tag("named")],
    Discriminator(kind_of),
]
"""A scale, or the name of one."""

AnyScale = Annotated[
    Annotated[Steps, Tag("steps")]
    | Annotated[At, Tag("at")]
    | Annotated[Ramp, Tag("ramp")]
    | Annotated[Choices, Tag("choices")]
    | Annotated[Options, Tag("options")]
    | Annotated[YesNo, Tag("yes_no")]
    | Annotated[FormulaScale, Tag("formula")]
    | Annotated[ByField, Tag("by")]
    | Annotated[Id, Tag("named")],
    Discriminator(kind_of),
]
"""A scale, one that depends on a field, or the name of one."""

ByField.model_rebuild()

Scale = Steps | At | Ramp | Choices | Options | YesNo | FormulaScale | ByField
SCALES: frozenset[type] = frozenset(get_args(Scale))


def as_steps(scale: Steps | At) -> Steps:
    """Give steps in the one form the machine reads."""
    if isinstance(scale, Steps):
        return scale
    return Steps(
        steps=tuple(Step.model_construct(from_=bound, points=points) for bound, points in scale.at),
        otherwise=scale.otherwise,
    )

"""A version whose weights float: each constant weight becomes an answer of the report, so that one program serves all.

Weights are constants of a compiled program. To try others, the version is written again with a field in the place of
each weight that has something to weigh against; the two machines then run it as any other, without knowing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from conditionality.referential.blocks import AskedField, Dimension, Indicator
from conditionality.referential.graph import children_of
from conditionality.referential.model import Referential
from conditionality.referential.terms import Words
from conditionality.scoring.index import TOTAL

PREFIX: Final = "weight_drawn_for_"


@dataclass(frozen=True, slots=True)
class Floated:
    """A weight that floats.

    Attributes:
        id: The indicator or the dimension that has it.
        field: The field that holds it.
        node: The node above: it weighs against the other weights of this node.
        weight: As published.
        free: Whether all weights of this node float: then only their proportions count.
    """

    id: str
    field: str
    node: str
    weight: Fraction
    free: bool


@dataclass(frozen=True, slots=True)
class Floating:
    """A version whose weights float.

    Attributes:
        rules: The version written again.
        weights: Its floating weights, in the order of the file.
    """

    rules: Referential
    weights: tuple[Floated, ...]


def float_weights(referential: Referential) -> Floating:
    """Let the weights of a version float.

    A weight given by a formula stays what its formula says, and a weight of 0 stays 0: they are rules, not opinions of
    how much a thing counts. So does the weight of what stands alone under its node.

    Args:
        referential: A version without findings.
    """
    weights = tuple(_floated(referential))
    fields = {one.id: one.field for one in weights}
    return Floating(
        referential.model_copy(
            update={
                "fields": (*referential.fields, *(_field(one) for one in weights)),
                "indicators": tuple(_with_field(one, fields) for one in referential.indicators),
                "dimensions": tuple(_with_field(one, fields) for one in referential.dimensions),
            }
        ),
        weights,
    )


def _floated(referential: Referential) -> list[Floated]:
    items: dict[str, Indicator | Dimension] = {one.id: one for one in referential.indicators if one.role != "add"}
    items |= {one.id: one for one in referential.dimensions}
    taken = {one.id for one in referential.fields}
    found = []
    for node in (TOTAL, *(one.id for one in referential.dimensions)):
        below = [(name, _weight(items[name])) for name in children_of(referential, node) if name in items]
        rivals = [(name, weight) for name, weight in below if weight is not None]
        if len(rivals) > 1:
            free = len(rivals) == len(below)
            found += [Floated(name, _unused(name, taken), node, weight, free) for name, weight in rivals]
    return found


def _weight(one: Indicator | Dimension) -> Fraction | None:
    """Give a weight that floats; None for a formula, and for 0."""
    if isinstance(one.weight, str):
        return None
    return Fraction(Decimal(1) if one.weight is None else one.weight) or None


def _unused(name: str, taken: set[str]) -> str:
    field = f"{PREFIX}{name}"
    while field in taken:
        field += "_"
    return field


def _field(one: Floated) -> AskedField:
    return AskedField(id=one.field, kind="decimal", label=Words(fr=one.id, en=one.id), min=Decimal(0))


def _with_field(one: Indicator | Dimension, fields: Mapping[str, str]) -> Indicator | Dimension:
    return one.model_copy(update={"weight": fields[one.id]}) if one.id in fields else one

"""Which scales an indicator really uses: names followed to where they are written, cases opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conditionality.referential.model import Referential
from conditionality.referential.scales import ByField, Scale


@dataclass(frozen=True, slots=True)
class Use:
    """A scale that is used, and where it is written."""

    path: str
    scale: Scale


@dataclass(frozen=True, slots=True)
class Lost:
    """The name of a scale that leads nowhere, or back to itself.

    Attributes:
        path: Where the name is written.
        name: The name.
        circle: The names from this one back to it; empty when there is no such scale.
    """

    path: str
    name: str
    circle: tuple[str, ...] = ()


Named = Mapping[str, Scale | str]


def named_scales(referential: Referential) -> Named:
    """Give the named scales by their id."""
    return {one.id: one.scale for one in referential.scales}


def uses(path: str, scale: Scale | str, named: Named, trail: tuple[str, ...] = ()) -> Iterator[Use | Lost]:
    """Give a scale and all scales inside it, each with where it is written.

    Args:
        path: Where the scale, or its name, is written.
        scale: The scale, or the name of one.
        named: Named scales by id.
        trail: Names followed on the way, so that a circle ends.
    """
    if isinstance(scale, str):
        if scale in trail:
            yield Lost(path, scale, (*trail[trail.index(scale) :], scale))
        elif scale not in named:
            yield Lost(path, scale)
        else:
            yield from uses(f"scales[{scale}].scale", named[scale], named, (*trail, scale))
        return
    yield Use(path, scale)
    if isinstance(scale, ByField):
        for key, case in scale.cases.items():
            yield from uses(f"{path}.cases.{key}", case, named, trail)
        if scale.otherwise is not None:
            yield from uses(f"{path}.otherwise", scale.otherwise, named, trail)


def uses_of(path: str, scale: Scale | str | None, named: Named) -> tuple[Use, ...]:
    """Give the scales that an indicator uses, those that cannot be found left out."""
    found = uses(path, scale, named) if scale is not None else ()
    return tuple(one for one in found if isinstance(one, Use))

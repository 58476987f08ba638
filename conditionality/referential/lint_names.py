"""Names of blocks: reserved, given twice, or pointing to nothing; and the family tree of dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.blocks import Dimension, Indicator
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.names import RESERVED
from conditionality.referential.ordering import circles

APART: dict[str, tuple[str, ...]] = {
    "parameters": ("fields",),
    "indicators": ("dimensions",),
    "results": ("fields", "parameters", "dimensions", "indicators"),
    "gradings": ("fields", "parameters", "dimensions", "indicators", "results"),
}
"""Blocks that a formula could not tell apart; an indicator may be called like the field it scores."""

FREE_BLOCKS = ("outcomes",)
"""Blocks whose ids formulas never meet as names."""


def name_findings(referential: Referential) -> tuple[Finding, ...]:
    """Give reserved names, names given twice, and references that lead nowhere."""
    return (
        *_reserved(referential),
        *_twice(referential),
        *_indicators(referential),
        *_dimensions(referential),
        *_total(referential),
        *_fields(referential),
    )


def ids_of(referential: Referential, block: str) -> tuple[str, ...]:
    """Give the ids of a block, in the order of the file."""
    return tuple(one.id for one in getattr(referential, block))


def unknown(path: str, name: str, known: Iterable[str], block: str) -> Finding:
    """Find that a name leads nowhere, with the nearest one of the block it should be in."""
    return finding("reference-unknown", path, given=name, block=block, nearest=nearest(name, known))


def repeated(names: Iterable[str]) -> tuple[str, ...]:
    """Give the names that stand more than once, each once."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return tuple(name for name, times in counts.items() if times > 1)


def _reserved(referential: Referential) -> Iterator[Finding]:
    for block in BLOCKS:
        for name in ids_of(referential, block) if block not in FREE_BLOCKS else ():
            if name in RESERVED:
                yield finding("reserved-name", f"{block}[{name}]", given=name, write=f"{name}_")


def _twice(referential: Referential) -> Iterator[Finding]:
    for block in BLOCKS:
        for name in repeated(ids_of(referential, block)):
            yield finding("name-twice", f"{block}[{name}]", given=name)
    for block, others in APART.items():
        taken = {name: other for other in others for name in ids_of(referential, other)}
        for name in dict.fromkeys(ids_of(referential, block)):
            if name in taken:
                yield finding("name-shared", f"{block}[{name}]", given=name, other=f"{taken[name]}[{name}]")


def _indicators(referential: Referential) -> Iterator[Finding]:
    fields, dimensions = ids_of(referential, "fields"), ids_of(referential, "dimensions")
    if not referential.indicators:
        yield finding("no-indicator", "indicators")
    for one in referential.indicators:
        path = f"indicators[{one.id}]"
        if one.dimension not in dimensions:
            yield unknown(f"{path}.dimension", one.dimension, dimensions, "dimensions")
        if one.value is None and one.id not in fields:
            yield finding("indicator-without-value", path, given=one.id, nearest=nearest(one.id, fields))
        elif one.label is None and one.id not in fields:
            yield finding("missing-key", f"{path}.label", key="label")


def _dimensions(referential: Referential) -> Iterator[Finding]:
    parents = {one.id: one.parent for one in referential.dimensions}
    for name, parent in parents.items():
        if parent is not None and parent not in parents:
            yield unknown(f"dimensions[{name}].parent", parent, parents, "dimensions")
    needs = {name: (parent,) if parent is not None else () for name, parent in parents.items()}
    for loop in circles(needs):
        yield finding("dimension-circle", f"dimensions[{loop[0]}].parent", circle=" → ".join(loop))
    for name in parents:
        children: list[Dimension | Indicator] = [one for one in referential.dimensions if one.parent == name]
        children += [one for one in referential.indicators if one.dimension == name]
        if not children:
            yield finding("dimension-empty", f"dimensions[{name}]", given=name)
        elif all(isinstance(one, Indicator) and one.role == "add" for one in children):
            yield finding("dimension-only-added", f"dimensions[{name}]", given=name)


def _total(referential: Referential) -> Iterator[Finding]:
    above: dict[str, str | None] = {one.id: one.dimension for one in referential.indicators}
    above |= {one.id: one.parent for one in referential.dimensions}
    named = referential.total.of
    for name in repeated(named):
        yield finding("listed-twice", "total.of", given=name)
    for name in dict.fromkeys(named):
        if name not in above:
            yield unknown("total.of", name, above, "dimensions")
        trail = _above(name, above)
        overlap = next((one for one in trail if one in named), None)
        if overlap is not None:
            yield finding("total-counts-twice", "total.of", given=name, inside=overlap)


def _above(name: str, above: dict[str, str | None]) -> tuple[str, ...]:
    """Give the dimensions over a node, nearest first."""
    trail: list[str] = []
    parent = above.get(name)
    while parent is not None and parent not in trail and parent != name:
        trail.append(parent)
        parent = above.get(parent)
    return tuple(trail)


def _fields(referential: Referential) -> Iterator[Finding]:
    parents = {one.id: one.parent for one in referential.dimensions}
    for field in referential.fields:
        path, section = f"fields[{field.id}].section", field.section
        if section is not None and section not in parents:
            yield unknown(path, section, parents, "dimensions")
        elif section is not None and parents[section] is not None:
            top = _above(section, dict(parents))[-1]
            yield finding("section-not-top", path, given=section, top=top)

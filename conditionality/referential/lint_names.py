"""Names of blocks: reserved, given twice, or pointing to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.names import RESERVED

APART: dict[str, tuple[str, ...]] = {
    "parameters": ("fields",),
    "indicators": ("dimensions",),
    "results": ("fields", "parameters", "dimensions", "indicators"),
    "gradings": ("fields", "parameters", "dimensions", "indicators", "results"),
}
"""Blocks that a formula could not tell apart; an indicator may be called like the field it scores."""

FREE_BLOCKS = ("gates", "scales", "outcomes")
"""Blocks whose ids never stand alone in a formula, so that an outcome may be called `total`."""


def name_findings(referential: Referential) -> tuple[Finding, ...]:
    """Give reserved names, names given twice, and references that lead nowhere."""
    return (*_reserved(referential), *_twice(referential), *_dangling(referential), *_family(referential))


def _ids(referential: Referential, block: str) -> tuple[str, ...]:
    return tuple(one.id for one in getattr(referential, block))


def _reserved(referential: Referential) -> Iterator[Finding]:
    for block in BLOCKS:
        if block not in FREE_BLOCKS:
            for name in _ids(referential, block):
                if name in RESERVED:
                    yield finding("reserved-name", f"{block}[{name}]", given=name)


def _twice(referential: Referential) -> Iterator[Finding]:
    for block in BLOCKS:
        for name in _repeated(_ids(referential, block)):
            yield finding("name-twice", f"{block}[{name}]", given=name)
    for block, others in APART.items():
        taken = {name: other for other in others for name in _ids(referential, other)}
        for name in _ids(referential, block):
            if name in taken:
                yield finding("name-shared", f"{block}[{name}]", given=name, other=taken[name])
    levers = [lever.id for one in referential.indicators for lever in one.levers]
    for name in _repeated(levers):
        yield finding("name-twice", f"levers[{name}]", given=name)


def _repeated(names: Iterable[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    return tuple(dict.fromkeys(name for name in names if name in seen or seen.add(name)))  # type: ignore[func-returns-value]


def _unknown(path: str, name: str, known: Iterable[str], block: str) -> Finding:
    return finding("reference-unknown", path, given=name, block=block, nearest=nearest(name, known))


def _dangling(referential: Referential) -> Iterator[Finding]:
    fields, dimensions = _ids(referential, "fields"), _ids(referential, "dimensions")
    indicators = _ids(referential, "indicators")
    levers = [lever.id for one in referential.indicators for lever in one.levers]
    for one in referential.indicators:
        if one.dimension not in dimensions:
            yield _unknown(f"indicators[{one.id}].dimension", one.dimension, dimensions, "dimensions")
        if one.value is None and one.id not in fields:
            yield finding(
                "indicator-without-value", f"indicators[{one.id}]", given=one.id, nearest=nearest(one.id, fields)
            )
        for lever in one.levers:
            for need in lever.needs:
                if need not in levers and need not in fields:
                    yield _unknown(f"indicators[{one.id}].levers[{lever.id}].needs", need, (*levers, *fields), "levers")
    for dimension in referential.dimensions:
        if dimension.parent is not None and dimension.parent not in dimensions:
            yield _unknown(f"dimensions[{dimension.id}].parent", dimension.parent, dimensions, "dimensions")
    for name in referential.total.of:
        if name not in dimensions and name not in indicators:
            yield _unknown("total.of", name, (*dimensions, *indicators), "dimensions")
    for field in referential.fields:
        if field.section is not None and field.section not in dimensions:
            yield _unknown(f"fields[{field.id}].section", field.section, dimensions, "dimensions")
    for grading in referential.gradings:
        if grading.by is not None and grading.by not in fields:
            yield _unknown(f"gradings[{grading.id}].by", grading.by, fields, "fields")


def _family(referential: Referential) -> Iterator[Finding]:
    parents = {one.id: one.parent for one in referential.dimensions}
    for name in parents:
        trail, above = [name], parents[name]
        while above is not None and above in parents and above not in trail:
            trail.append(above)
            above = parents[above]
        if above == name:
            yield finding("dimension-circle", f"dimensions[{name}].parent", circle=" → ".join((*trail, name)))
    bearing = {one.dimension for one in referential.indicators} | {one for one in parents.values() if one is not None}
    for name in parents:
        if name not in bearing:
            yield finding("dimension-empty", f"dimensions[{name}]", given=name)
    if not referential.indicators:
        yield finding("no-indicator", "indicators")

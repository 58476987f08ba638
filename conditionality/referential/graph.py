"""What must be computed before what: dependencies attribute by attribute, and the circles among them.

Names of the graph are those of the machine's registers: `women`, `V1.value`, `V1.points`, `G.score`, `total.score`,
`gate.D1.status`, `gates_hold`, `R.value`, `g.grade`. What stands inside `previous(...)` was computed with an earlier
report, so it comes before everything and makes no circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conditionality.formula.nodes import Call, Node, children, references
from conditionality.referential.blocks import Dimension, Indicator
from conditionality.referential.formulas import formulas
from conditionality.referential.model import Referential
from conditionality.referential.names import canonical_name
from conditionality.referential.ordering import circle, circles, order
from conditionality.referential.scale_uses import Named, named_scales, uses_of
from conditionality.referential.scales import ByField, Scale

__all__ = [
    "Graph",
    "child_ids",
    "children_of",
    "circle",
    "circles",
    "dependencies",
    "floored",
    "mark_of",
    "order",
    "own_references",
    "parent_of",
    "scale_at",
    "top_ids",
]

Graph = dict[str, tuple[str, ...]]
Edges = Iterator[tuple[str, tuple[str, ...]]]

FREE = frozenset({"x", "period.from", "period.to"})
"""Names that are given, never worked out."""


def own_references(node: Node) -> tuple[str, ...]:
    """Give the names a formula reads of the present report, `previous(...)` left out."""
    if isinstance(node, Call) and node.function == "previous":
        return ()
    below = children(node)
    if not below:
        return references(node)
    return tuple(dict.fromkeys(name for one in below for name in own_references(one)))


def dependencies(referential: Referential, nodes: Mapping[str, Node]) -> Graph:
    """Give, for each register, the registers it needs.

    Args:
        referential: A référentiel whose names are all known.
        nodes: Parsed formulas by their path.
    """
    return dict(_Builder(referential, nodes).all())


class _Builder:
    """Walks a référentiel once; holds only what every rule below needs."""

    def __init__(self, referential: Referential, nodes: Mapping[str, Node]) -> None:
        self.referential = referential
        self.named: Named = named_scales(referential)
        self.branches = frozenset(one.id for one in referential.dimensions)
        nodes_below = ("total", *(one.id for one in referential.dimensions))
        self.below = {name: children_of(referential, name) for name in nodes_below}
        inside = {child: name for name, below in self.below.items() for child in below}
        self.above = inside | dict.fromkeys(self.below["total"], "total")
        self.reads = self._reads(nodes)

    def _reads(self, nodes: Mapping[str, Node]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """Give the names that formulas read, by the block they stand in (`indicators[V1]`)."""
        results = frozenset(one.id for one in self.referential.results)
        gradings = frozenset(one.id for one in self.referential.gradings)
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for one in formulas(self.referential):
            if one.path in nodes:
                names = (name for name in own_references(nodes[one.path]) if name not in FREE)
                read = tuple(canonical_name(name, results, gradings) for name in names)
                found.setdefault(one.path.partition(".")[0], []).append((one.path, read))
        return found

    def under(self, *prefixes: str) -> tuple[str, ...]:
        """Give the names read by every formula whose path starts with one of the prefixes."""
        found: dict[str, None] = {}
        for prefix in prefixes:
            for path, names in self.reads.get(prefix.partition(".")[0], ()):
                if path.startswith(prefix):
                    found |= dict.fromkeys(names)
        return tuple(found)

    def all(self) -> Edges:
        """Give every register with what it needs, in the order of the file."""
        ref = self.referential
        for field in ref.fields:
            yield field.id, self.under(f"fields[{field.id}].asked_if")
        for parameter in ref.parameters:
            yield parameter.id, ()
        for indicator in ref.indicators:
            yield from self.indicator(indicator)
        for dimension in ref.dimensions:
            yield from self.node(dimension.id, f"dimensions[{dimension.id}]")
        yield from self.node("total", "total")
        yield from self.outputs()

    def outputs(self) -> Edges:
        """Give gates, floors, results, grades and the outcome."""
        ref = self.referential
        for gate in ref.gates:
            yield f"gate.{gate.id}.status", self.under(f"gates[{gate.id}].")
        yield "gates_hold", tuple(f"gate.{gate.id}.status" for gate in ref.gates)
        yield "floors_hold", floored(ref)
        for result in ref.results:
            yield f"{result.id}.value", self.under(f"results[{result.id}].")
            yield f"{result.id}.rounded", (f"{result.id}.value",)
        for grading in ref.gradings:
            by = (grading.by,) if grading.by is not None else ()
            yield f"{grading.id}.grade", (*self.under(f"gradings[{grading.id}]."), *by)
            yield f"{grading.id}.rank", (f"{grading.id}.grade",)
        yield "outcome", ("total.score", *self.under(*(f"outcomes[{one.id}]." for one in ref.outcomes)))

    def indicator(self, one: Indicator) -> Edges:
        """Give the registers of an indicator."""
        path = f"indicators[{one.id}]"
        own = (one.id,) if one.value is None else ()
        yield f"{one.id}.weight", self.under(f"{path}.weight")
        yield f"{one.id}.value", (*self.under(f"{path}.value", f"{path}.applies_if", f"{path}.not_applicable_if"), *own)
        used = uses_of(f"{path}.scale", one.scale, self.named)
        by = tuple(use.scale.by for use in used if isinstance(use.scale, ByField))
        reads = self.under(*(f"{use.path}." for use in used), f"{path}.override")
        yield f"{one.id}.points", (f"{one.id}.value", f"{one.id}.weight", *by, *reads)
        for attribute in ("status", "active"):
            yield f"{one.id}.{attribute}", (f"{one.id}.points",)
        yield from self.shares(one.id, f"{one.id}.points")

    def node(self, name: str, path: str) -> Edges:
        """Give the registers of a dimension or of the total."""
        below = self.below[name]
        scores = tuple(f"{one}.score" if one in self.branches else f"{one}.points" for one in below)
        below_read = tuple(f"{child}.{attribute}" for child in below for attribute in ("status", "weight", "active"))
        yield f"{name}.weight", self.under(f"{path}.weight")
        yield f"{name}.score", (*scores, *below_read, *self.under(f"{path}.combine"))
        yield f"{name}.active", (f"{name}.score", f"{name}.weight")
        for attribute in ("status", "coverage", "rounded"):
            yield f"{name}.{attribute}", (f"{name}.score",)
        if name == "total":
            yield "total.share", ("total.status",)
            yield "total.contribution", ("total.score",)
        else:
            yield from self.shares(name, f"{name}.score")

    def shares(self, name: str, mark: str) -> Edges:
        """Give the share of the total that an item carries, and what it brings."""
        above = self.above.get(name, "")
        siblings = tuple(
            f"{one}.{attribute}" for one in self.below.get(above, ()) for attribute in ("status", "active")
        )
        yield f"{name}.share", (*siblings, f"{above}.share") if above else ()
        yield f"{name}.contribution", (f"{name}.share", mark)


def scale_at(referential: Referential, one: Indicator) -> tuple[str, Scale | str | None]:
    """Give the path and the scale of an indicator, a named scale followed to where it is written."""
    path, scale = f"indicators[{one.id}].scale", one.scale
    named = {item.id: item.scale for item in referential.scales}
    seen: set[str] = set()
    while isinstance(scale, str) and scale in named and scale not in seen:
        seen.add(scale)
        path, scale = f"scales[{scale}].scale", named[scale]
    return path, scale


def child_ids(referential: Referential, dimension_id: str) -> tuple[str, ...]:
    """Give the children of a dimension: its sub-dimensions, then its indicators, in the order of the file."""
    below = tuple(one.id for one in referential.dimensions if one.parent == dimension_id)
    return below + tuple(one.id for one in referential.indicators if one.dimension == dimension_id)


def top_ids(referential: Referential) -> tuple[str, ...]:
    """Give what the total combines: what `of` names, else the dimensions without a parent."""
    return referential.total.of or tuple(one.id for one in referential.dimensions if one.parent is None)


def children_of(referential: Referential, name: str) -> tuple[str, ...]:
    """Give the children of a node, `total` included."""
    return top_ids(referential) if name == "total" else child_ids(referential, name) if name else ()


def parent_of(referential: Referential, name: str) -> str:
    """Give the node through which something reaches the total; empty when it does not reach it.

    What `total.of` names is a child of the total itself, even when it stands in a dimension too.
    """
    if name in top_ids(referential):
        return "total"
    for indicator in referential.indicators:
        if indicator.id == name:
            return indicator.dimension
    for dimension in referential.dimensions:
        if dimension.id == name:
            return dimension.parent or ""
    return ""


def mark_of(referential: Referential, name: str) -> str:
    """Give the register that holds the mark of a child: points of an indicator, score of a dimension."""
    return f"{name}.score" if any(one.id == name for one in referential.dimensions) else f"{name}.points"


def floored(referential: Referential) -> tuple[str, ...]:
    """Give the registers of the marks that have a floor."""
    bearers: tuple[Dimension | Indicator, ...] = (*referential.dimensions, *referential.indicators)
    found = tuple(mark_of(referential, one.id) for one in bearers if one.floor is not None)
    return (*found, "total.score") if referential.total.floor is not None else found

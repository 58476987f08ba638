"""What must be computed before what: dependencies attribute by attribute, and the circles among them.

Names of the graph are those of the machine's registers: `women`, `V1.value`, `V1.points`, `G.score`, `total.score`,
`gate.D1.status`, `gates_hold`, `R.value`, `g.grade`. What stands inside `previous(...)` was computed with an earlier
report, so it comes before everything and makes no circle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from conditionality.formula.nodes import Call, Node, children, references
from conditionality.referential.blocks import Dimension, Indicator
from conditionality.referential.formulas import Written, formulas
from conditionality.referential.model import Referential
from conditionality.referential.names import canonical_name
from conditionality.referential.scales import ByField

Graph = dict[str, tuple[str, ...]]


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
        self.written = formulas(referential)
        results = frozenset(one.id for one in referential.results)
        gradings = frozenset(one.id for one in referential.gradings)
        self.name: Callable[[str], str] = lambda path: canonical_name(path, results, gradings)
        self.reads = {one.path: self._reads(one, nodes) for one in self.written}

    def _reads(self, written: Written, nodes: Mapping[str, Node]) -> tuple[str, ...]:
        node = nodes.get(written.path)
        if node is None:
            return ()
        free = {"x", "period.from", "period.to"}
        return tuple(self.name(name) for name in own_references(node) if name not in free)

    def under(self, *prefixes: str) -> tuple[str, ...]:
        """Give the names read by every formula whose path starts with one of the prefixes."""
        found = (name for path, names in self.reads.items() if path.startswith(prefixes) for name in names)
        return tuple(dict.fromkeys(found))

    def all(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        ref = self.referential
        for field in ref.fields:
            yield field.id, self.under(f"fields[{field.id}].asked_if")
        for parameter in ref.parameters:
            yield parameter.id, ()
        for indicator in ref.indicators:
            yield from self.indicator(indicator)
        for dimension in ref.dimensions:
            yield from self.node(dimension.id, child_ids(ref, dimension.id), f"dimensions[{dimension.id}]")
        yield from self.node("total", top_ids(ref), "total")
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
        yield "outcome", self.under("outcomes[")

    def indicator(self, one: Indicator) -> Iterator[tuple[str, tuple[str, ...]]]:
        path, ref = f"indicators[{one.id}]", self.referential
        own = (one.id,) if one.value is None else ()
        yield f"{one.id}.weight", self.under(f"{path}.weight")
        yield f"{one.id}.value", (*self.under(f"{path}.value", f"{path}.applies_if", f"{path}.not_applicable_if"), *own)
        scale_path, scale = scale_at(ref, one)
        by = (scale.by,) if isinstance(scale, ByField) else ()
        reads = self.under(f"{scale_path}.", f"{path}.override")
        yield f"{one.id}.points", (f"{one.id}.value", f"{one.id}.weight", *by, *reads)
        for attribute in ("status", "active"):
            yield f"{one.id}.{attribute}", (f"{one.id}.points",)
        yield from self.shares(one.id, f"{one.id}.points")

    def node(self, name: str, below: tuple[str, ...], path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        scores = tuple(mark_of(self.referential, child) for child in below)
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

    def shares(self, name: str, mark: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        above = parent_of(self.referential, name)
        siblings = tuple(
            f"{one}.{attribute}" for one in children_of(self.referential, above) for attribute in ("status", "active")
        )
        yield f"{name}.share", (*siblings, f"{above}.share") if above else ()
        yield f"{name}.contribution", (f"{name}.share", mark)


def scale_at(referential: Referential, one: Indicator) -> tuple[str, object]:
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


def circle(graph: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give one circle, first name repeated at the end; empty when there is none."""
    state: dict[str, int] = {}
    for start in graph:
        found = _circle_from(start, graph, state)
        if found:
            return found
    return ()


def _circle_from(start: str, graph: Mapping[str, tuple[str, ...]], state: dict[str, int]) -> tuple[str, ...]:
    trail: list[str] = []
    stack: list[tuple[str, Iterator[str]]] = [(start, iter(graph.get(start, ())))]
    if state.get(start):
        return ()
    state[start], trail = 1, [start]
    while stack:
        name, rest = stack[-1]
        below = next(rest, None)
        if below is None:
            state[name] = 2
            stack.pop()
            trail.pop()
        elif state.get(below) == 1:
            return (*trail[trail.index(below) :], below)
        elif not state.get(below):
            state[below] = 1
            trail.append(below)
            stack.append((below, iter(graph.get(below, ()))))
    return ()


def order(graph: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the names so that each comes after what it needs; the graph has no circle."""
    done: dict[str, None] = {}
    for start in graph:
        stack = [(start, iter(graph.get(start, ())))]
        while stack:
            name, rest = stack[-1]
            below = next((one for one in rest if one not in done), None)
            if below is None:
                done.setdefault(name)
                stack.pop()
            else:
                stack.append((below, iter(graph.get(below, ()))))
    return tuple(done)

"""A référentiel with its formulas read: what every name holds, every tree, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from conditionality.findings import Finding, finding
from conditionality.formula.check import Sort, check
from conditionality.formula.nodes import Node, references
from conditionality.formula.parse import parse
from conditionality.referential.formulas import Written, formulas
from conditionality.referential.model import Referential
from conditionality.referential.names import NUMBER, TRUTH, asked_scope, field_sort, full_scope
from conditionality.referential.ordering import order
from conditionality.referential.scale_uses import named_scales, uses_of

ANY_SORT = (NUMBER, TRUTH, Sort("text"), Sort("options"), Sort("date"))
"""What `x` may hold in a scale that no indicator uses."""

MOST_FAULTS = 500
"""Findings after which further formulas are not checked: looking for near names takes time."""

Checked = tuple[Sort, tuple[Finding, ...]]
Tables = Mapping[str, tuple[str, ...]]

read_formula = lru_cache(maxsize=4_096)(parse)
"""Read a formula; the same text is read once."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A référentiel ready to be ordered and compiled.

    Attributes:
        referential: The paper.
        nodes: Parsed formula by path (`indicators[V1].value`); those that could not be parsed are left out.
        scope: What each name holds.
    """

    referential: Referential
    nodes: Mapping[str, Node]
    scope: Mapping[str, Sort]


def bind(referential: Referential) -> tuple[Rules, tuple[Finding, ...]]:
    """Parse every formula and see that each name is known and each value of the right kind."""
    nodes: dict[str, Node] = {}
    found: list[Finding] = []
    written = formulas(referential)
    for one in written:
        node, faults = read_formula(one.text)
        found += (fault.within(one.path) for fault in faults)
        if node is not None:
            nodes[one.path] = node
    scope, known = _refined(referential, nodes)
    checking = _Checking(scope, asked_scope(referential), tables_of(referential), _held_by_x(referential, scope), known)
    for one in written:
        if one.path in nodes and len(found) <= MOST_FAULTS:
            found += (_told(fault).within(one.path) for fault in checking.faults(one, nodes[one.path]))
    if len(found) > MOST_FAULTS:
        found.append(finding("too-many-faults", limit=MOST_FAULTS))
    return Rules(referential, nodes, scope), tuple(found)


@dataclass(frozen=True, slots=True)
class _Checking:
    """What formulas may read, and what is known of some of them.

    Attributes:
        scope: What each name holds.
        asked: What each name holds that the conditions of fields may read.
        tables: Columns by table.
        held: What `x` may hold, by the path of the formula of a scale.
        known: Formulas already checked, by path.
    """

    scope: Mapping[str, Sort]
    asked: Mapping[str, Sort]
    tables: Tables
    held: Mapping[str, tuple[Sort, ...]]
    known: Mapping[str, Checked]

    def faults(self, one: Written, node: Node) -> tuple[Finding, ...]:
        """Give what is wrong with a formula."""
        if one.reach == "scale":
            return _scale_faults(one, node, self)
        if one.path in self.known:
            return _faults(one, node, self.known[one.path])
        return _faults(one, node, check(node, self.asked if one.reach == "asked" else self.scope, self.tables))


def tables_of(referential: Referential) -> dict[str, tuple[str, ...]]:
    """Give the columns of each table, by its id."""
    return {table.id: table.columns for table in referential.tables}


def _refined(referential: Referential, nodes: Mapping[str, Node]) -> tuple[dict[str, Sort], dict[str, Checked]]:
    """Give what every name holds, values read after the values they read; and the checks made on the way."""
    scope, tables = full_scope(referential), tables_of(referential)
    fields = {one.id: field_sort(one) for one in referential.fields}
    known: dict[str, Checked] = {}
    scope |= {
        f"{one.id}.value": fields[one.id] for one in referential.indicators if one.value is None and one.id in fields
    }
    values = dict(_values(referential, nodes))
    reads = {name: tuple(_value_name(one, values) for one in references(nodes[path])) for name, path in values.items()}
    faults = 0
    for name in order(reads):
        if name in values and faults <= MOST_FAULTS:
            path = values[name]
            known[path] = check(nodes[path], scope, tables)
            faults += len(known[path][1])
            scope[name] = known[path][0]
            if path.startswith("results["):
                scope[name.removesuffix(".value")] = scope[name]
    return scope, known


def _values(referential: Referential, nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Give the names that a formula works out, each with the path of its formula."""
    for block, ids in (("indicators", referential.indicators), ("results", referential.results)):
        for one in ids:
            path = f"{block}[{one.id}].value"
            if path in nodes:
                yield f"{one.id}.value", path


def _value_name(name: str, values: Mapping[str, str]) -> str:
    return name if name in values else f"{name.removesuffix('.rounded')}.value"


def _held_by_x(referential: Referential, scope: Mapping[str, Sort]) -> dict[str, tuple[Sort, ...]]:
    """Give, for the formula of each scale, the kinds of values of the indicators that use it."""
    named = named_scales(referential)
    found: dict[str, dict[Sort, None]] = {}
    for one in referential.indicators:
        for use in uses_of(f"indicators[{one.id}].scale", one.scale, named):
            found.setdefault(f"{use.path}.formula", {})[scope[f"{one.id}.value"]] = None
    return {path: tuple(sorts) for path, sorts in found.items()}


def _scale_faults(one: Written, node: Node, checking: _Checking) -> tuple[Finding, ...]:
    """Check the formula of a scale for every kind of value that it is used with."""
    held = checking.held.get(one.path, ())
    scopes = ({**checking.scope, "x": sort} for sort in held or ANY_SORT)
    tried = [_faults(one, node, check(node, scope, checking.tables)) for scope in scopes]
    if not held and () in tried:
        return ()
    return tuple(dict.fromkeys(fault for faults in tried[: None if held else 1] for fault in faults))


def _faults(one: Written, node: Node, checked: Checked) -> tuple[Finding, ...]:
    sort, faults = checked
    if faults or one.wanted in {"any", sort.kind}:
        return faults
    code = "formula-expects-number" if one.wanted == "number" else "formula-expects-truth"
    if one.wanted == "number" and sort.kind == "truth":
        code = "formula-truth-as-number"
    return (finding(code, given=one.text, position=node.at),)


def _told(fault: Finding) -> Finding:
    """Say of an `x` that stands outside a scale what it is."""
    if fault.code == "formula-unknown-name" and fault.given == "x":
        return replace(fault, code="x-outside-scale", params=())
    return fault

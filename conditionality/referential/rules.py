"""A référentiel with its formulas read: what every name holds, every tree, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conditionality.findings import Finding, finding
from conditionality.formula.check import Sort, check
from conditionality.formula.nodes import Node
from conditionality.formula.parse import parse
from conditionality.referential.formulas import Written, formulas
from conditionality.referential.graph import scale_at
from conditionality.referential.model import Referential
from conditionality.referential.names import NUMBER, asked_scope, field_sort, full_scope

PASSES = 4
"""Rounds of refining what values hold; a value that reads a value that reads a value needs one more."""


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
        node, faults = parse(one.text)
        found += (fault.within(one.path) for fault in faults)
        if node is not None:
            nodes[one.path] = node
    scope = _refined(referential, nodes)
    for one in written:
        if one.path in nodes:
            found += (fault.within(one.path) for fault in _misfits(referential, one, nodes[one.path], scope))
    return Rules(referential, nodes, scope), tuple(found)


def tables_of(referential: Referential) -> dict[str, tuple[str, ...]]:
    """Give the columns of each table, by its id."""
    return {table.id: table.columns for table in referential.tables}


def _refined(referential: Referential, nodes: Mapping[str, Node]) -> dict[str, Sort]:
    scope = full_scope(referential)
    fields = {one.id: field_sort(one) for one in referential.fields}
    tables = tables_of(referential)
    for _ in range(PASSES):
        before = dict(scope)
        for indicator in referential.indicators:
            node = nodes.get(f"indicators[{indicator.id}].value")
            if node is not None:
                scope[f"{indicator.id}.value"] = check(node, scope, tables)[0]
            elif indicator.value is None and indicator.id in fields:
                scope[f"{indicator.id}.value"] = fields[indicator.id]
        for result in referential.results:
            node = nodes.get(f"results[{result.id}].value")
            if node is not None:
                scope[result.id] = scope[f"{result.id}.value"] = check(node, scope, tables)[0]
        if scope == before:
            break
    return scope


def _misfits(referential: Referential, one: Written, node: Node, scope: Mapping[str, Sort]) -> tuple[Finding, ...]:
    names = asked_scope(referential) if one.reach == "asked" else dict(scope)
    if one.reach == "scale":
        names["x"] = _value_sort(referential, one.path, scope)
    sort, faults = check(node, names, tables_of(referential))
    if not faults and one.wanted != "any" and sort.kind != one.wanted:
        return (finding("formula-kind", given=one.text, wanted=one.wanted, got=sort.kind),)
    return faults


def _value_sort(referential: Referential, path: str, scope: Mapping[str, Sort]) -> Sort:
    """Give what `x` holds: the value of the first indicator that uses the scale written at this path."""
    for indicator in referential.indicators:
        if path.startswith(scale_at(referential, indicator)[0] + "."):
            return scope[f"{indicator.id}.value"]
    return NUMBER

"""Who is who in a référentiel: blocks by id, the children of each node, the way of each item to the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conditionality.referential.blocks import (
    AskedField,
    Dimension,
    Gate,
    Grading,
    Indicator,
    NamedScale,
    Node,
    Parameter,
    Result,
    Table,
)
from conditionality.referential.graph import child_ids, top_ids
from conditionality.referential.model import Referential

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Index:
    """The blocks of a référentiel by id, and its tree.

    Attributes:
        weighted: For each node, `total` included, the children that enter its combination.
        added: For each node, the children whose points are added outside its weights.
        above: For each item, the node through which it reaches the total; items that do not reach it are left out.
    """

    referential: Referential
    fields: Mapping[str, AskedField]
    parameters: Mapping[str, Parameter]
    tables: Mapping[str, Table]
    scales: Mapping[str, NamedScale]
    dimensions: Mapping[str, Dimension]
    indicators: Mapping[str, Indicator]
    gates: Mapping[str, Gate]
    results: Mapping[str, Result]
    gradings: Mapping[str, Grading]
    weighted: Mapping[str, tuple[str, ...]]
    added: Mapping[str, tuple[str, ...]]
    above: Mapping[str, str]
    result_names: frozenset[str]
    grading_names: frozenset[str]

    def node(self, name: str) -> Node:
        """Give a dimension, or the total."""
        return self.referential.total if name == TOTAL else self.dimensions[name]

    def is_node(self, name: str) -> bool:
        """Tell whether a name is a dimension or the total."""
        return name == TOTAL or name in self.dimensions

    def mark(self, name: str) -> str:
        """Give the register of the mark of an item: the score of a node, the points of an indicator."""
        return f"{name}.score" if self.is_node(name) else f"{name}.points"


def make_index(referential: Referential) -> Index:
    """Look up a référentiel once for all."""
    bonus = {one.id for one in referential.indicators if one.role == "add"}
    below = {one.id: child_ids(referential, one.id) for one in referential.dimensions}
    below[TOTAL] = top_ids(referential)
    return Index(
        referential,
        fields={one.id: one for one in referential.fields},
        parameters={one.id: one for one in referential.parameters},
        tables={one.id: one for one in referential.tables},
        scales={one.id: one for one in referential.scales},
        dimensions={one.id: one for one in referential.dimensions},
        indicators={one.id: one for one in referential.indicators},
        gates={one.id: one for one in referential.gates},
        results={one.id: one for one in referential.results},
        gradings={one.id: one for one in referential.gradings},
        weighted={node: tuple(one for one in names if one not in bonus) for node, names in below.items()},
        added={node: tuple(one for one in names if one in bonus) for node, names in below.items()},
        above=_above(referential),
        result_names=frozenset(one.id for one in referential.results),
        grading_names=frozenset(one.id for one in referential.gradings),
    )


def _above(referential: Referential) -> dict[str, str]:
    """Give the node above each item; what `total.of` names is a child of the total itself, wherever it stands."""
    found = {one.id: one.dimension for one in referential.indicators}
    found |= {one.id: one.parent for one in referential.dimensions if one.parent is not None}
    return found | dict.fromkeys(top_ids(referential), TOTAL)

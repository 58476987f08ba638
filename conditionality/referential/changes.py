"""One change between two rule books: where it stands, of what kind it is, what was said before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "added",
    "removed",
    "reordered",
    "reweighted",
    "rescaled",
    "reformulated",
    "recombined",
    "floor",
    "threshold",
    "gate",
    "outcome",
    "parameter",
    "table",
    "field",
    "check",
    "lever",
    "redated",
    "reworded",
    "sourced",
    "shown",
    "header",
]
"""What kind of change it is.

`added`, `removed`: a whole block. `reordered`: the same blocks in another order. `recombined`: the tree of marks, its
ways to combine. `floor`: what acceptance asks for. `threshold`: clamps, coverage, grades. `header`: the name, the
version, the life of the file. The others say what of a block changed.
"""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: What kind of change it is.
        block: The block (`indicators`, `gates`…), `total`, `display`; empty for the header.
        id: The id of the item in its block; empty where there is none.
        attribute: The key that changed, with the keys above it: `weight`, `scale.steps[2]`, `levers[l1].cost_eur`;
            empty for a whole item.
        before: What the old version says there, a value of the model; None when it says nothing.
        after: What the new version says there; None when it says nothing.
    """

    kind: Kind
    block: str
    id: str
    attribute: str
    before: object
    after: object

    @property
    def place(self) -> str:
        """Give the place as findings and edits name it: `indicators[V1].scale.steps[2]`, `total.floor`, `title`."""
        block = f"{self.block}[{self.id}]" if self.id else self.block
        return ".".join(part for part in (block, self.attribute) if part)


WORDS = frozenset({"label", "help", "title", "description", "unit", "evidence", "reason", "why", "code", "publisher"})
SOURCES = frozenset({"sources", "source", "basis", "checked_on", "maps_to", "resources", "licence"})
DATES = frozenset({"in_force", "interval", "grace"})

BY_ATTRIBUTE: Mapping[str, Kind] = {
    **dict.fromkeys(("weight",), "reweighted"),
    **dict.fromkeys(("scale", "points", "override", "missing", "role"), "rescaled"),
    **dict.fromkeys(("value", "round", "applies_if", "not_applicable_if", "options"), "reformulated"),
    **dict.fromkeys(("combine", "of", "parent", "dimension", "rescale"), "recombined"),
    **dict.fromkeys(("floor",), "floor"),
    **dict.fromkeys(("at_least", "at_most", "coverage"), "threshold"),
    **dict.fromkeys(("levers",), "lever"),
    **dict.fromkeys(("show",), "shown"),
}
"""Kind of a change by the first key of its place, where the block does not tell."""

BY_BLOCK: Mapping[str, Kind] = {
    "fields": "field",
    "parameters": "parameter",
    "tables": "table",
    "checks": "check",
    "gates": "gate",
    "gradings": "threshold",
    "outcomes": "outcome",
    "display": "shown",
}
"""Kind of a change by its block."""

_KEY = re.compile(r"[^.\[\]]+(?:\[[^\]]*\])?")


def keys_of(attribute: str) -> tuple[str, ...]:
    """Give the keys of an attribute, without the names of items.

    >>> keys_of("levers[l1.a].label.fr")
    ('levers', 'label', 'fr')
    """
    return tuple(key.partition("[")[0] for key in _KEY.findall(attribute))


def kind_of(block: str, attribute: str) -> Kind:
    """Tell of what kind a change is, from the place where it stands.

    >>> kind_of("indicators", "scale.steps[2]"), kind_of("gates", "label"), kind_of("fields", "in_force.until")
    ('rescaled', 'reworded', 'redated')
    """
    keys = keys_of(attribute)
    first = keys[0] if keys else ""
    if WORDS.intersection(keys):
        return "reworded"
    if SOURCES.intersection(keys):
        return "sourced"
    if first in DATES:
        return "redated"
    if block in BY_BLOCK:
        return BY_BLOCK[block]
    return BY_ATTRIBUTE.get(first, "header")

"""How high each mark can go: what a bar, a gauge or a radar is drawn against."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from conditionality.referential.blocks import Node
from conditionality.referential.graph import children_of
from conditionality.referential.model import Referential

DEFAULT = Fraction(100)
"""Most points of an indicator that says nothing. Source: référentiel language, section 3."""


def tops(referential: Referential) -> Mapping[str, Fraction]:
    """Give the most that each indicator, dimension and the total can reach, bonuses left out.

    A mean, a minimum or a maximum goes as high as its highest child; a sum as high as its children together, or as
    what it is rescaled to; a formula is taken to keep to the range of its children. A clamp cuts it.
    """
    found = {one.id: DEFAULT if one.points is None else Fraction(one.points.max) for one in referential.indicators}
    bonuses = {one.id for one in referential.indicators if one.role == "add"}
    nodes: dict[str, Node] = {one.id: one for one in referential.dimensions} | {"total": referential.total}

    def top(name: str) -> Fraction:
        if name not in found:
            below = [top(child) for child in children_of(referential, name) if child not in bonuses]
            found[name] = _top(nodes[name], below)
        return found[name]

    for name in nodes:
        top(name)
    return found


def _top(node: Node, below: list[Fraction]) -> Fraction:
    if node.combine == "sum":
        reached = sum(below, Fraction(0)) if node.rescale is None else Fraction(node.rescale)
    else:
        reached = max(below, default=DEFAULT)
    return reached if node.at_most is None else min(reached, Fraction(node.at_most))

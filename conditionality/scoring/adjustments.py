"""What keeps contributions exact where a node is not a plain weighted mean: one named line for each such node.

A clamp, a minimum, a product or a formula makes a score that linear shares do not add up to. The adjustment of a node
is what is left: its share of the total times (its score − what its children bring by their linear shares). Over all
nodes and indicators, contributions and adjustments add up to the total, as fractions.
"""

from __future__ import annotations

from fractions import Fraction

from conditionality.formula.values import Value
from conditionality.referential.graph import mark_of, parent_of
from conditionality.scoring.exact import Trace
from conditionality.scoring.index import TOTAL
from conditionality.scoring.nodes import is_number


def adjustments(trace: Trace) -> tuple[tuple[str, Fraction], ...]:
    """Give the nodes whose score is not what linear shares add up to, with the points that this makes of the total.

    Args:
        trace: A run of the exact machine.

    Returns:
        Node and points, dimensions in the order of the file, the total last; nothing when the total has no score.
    """
    referential = trace.program.referential
    if not is_number(trace["total.score"]):
        return ()
    brought = dict.fromkeys((*(one.id for one in referential.dimensions), TOTAL), Fraction(0))
    for one in (*brought, *(indicator.id for indicator in referential.indicators)):
        above = parent_of(referential, one)
        if above:
            brought[above] += _number(trace[f"{one}.contribution"])
    found = ((name, _own(trace, name) - given) for name, given in brought.items())
    return tuple((name, left) for name, left in found if left)


def _own(trace: Trace, name: str) -> Fraction:
    """Give what a node brings to the total: its share times its score."""
    mark = trace["total.score"] if name == TOTAL else trace[mark_of(trace.program.referential, name)]
    return _number(trace[f"{name}.share"]) * _number(mark)


def _number(value: Value) -> Fraction:
    return Fraction(value) if is_number(value) else Fraction(0)

"""The tree of marks: weights, ways to combine, one scale of points under a mean, floors that can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.blocks import COMBINES, Dimension, Indicator, Node
from conditionality.referential.formulas import misspelled_combine
from conditionality.referential.graph import children_of
from conditionality.referential.lint_scales import most_of
from conditionality.referential.model import Referential
from conditionality.referential.rules import Rules

MEANS = ("weighted_mean", "geometric_mean", "harmonic_mean", "min", "max", "worst_two_mean")
"""Ways to combine whose children must share one most."""

WEIGHTLESS = ("sum", "min", "max", "worst_two_mean")
"""Ways to combine that read no weight but 0."""

Child = Dimension | Indicator


class Bearer(Protocol):
    """Whatever holds a référentiel."""

    @property
    def referential(self) -> Referential:
        """Give the référentiel."""


def mark_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with the tree of marks."""
    nodes: tuple[tuple[str, Node], ...] = tuple((one.id, one) for one in rules.referential.dimensions)
    return (
        *_weights(rules.referential),
        *(one for name, node in (*nodes, ("total", rules.referential.total)) for one in _node(rules, name, node)),
    )


def _weights(referential: Referential) -> Iterator[Finding]:
    bearers: tuple[tuple[str, Child], ...] = (
        *((f"dimensions[{one.id}]", one) for one in referential.dimensions),
        *((f"indicators[{one.id}]", one) for one in referential.indicators),
    )
    for path, one in bearers:
        if isinstance(one.weight, Decimal) and one.weight < 0:
            yield finding("weight-negative", f"{path}.weight", given=one.weight)


def _node(rules: Rules, name: str, node: Node) -> Iterator[Finding]:
    path = "total" if name == "total" else f"dimensions[{name}]"
    if misspelled_combine(rules.referential, node.combine):
        near = nearest(node.combine, COMBINES)
        yield finding("unknown-combine", f"{path}.combine", given=node.combine, nearest=near)
        return
    if node.rescale is not None and node.combine != "sum":
        yield finding("rescale-without-sum", f"{path}.rescale", given=node.combine)
    if node.at_least is not None and node.at_most is not None and node.at_least > node.at_most:
        yield finding("bounds-reversed", path, low=node.at_least, high=node.at_most)
    if node.combine not in COMBINES and rules.referential.display.staged:
        yield finding("staged-formula", f"{path}.combine", level="warning")
    yield from _floor(rules, path, name, node)
    yield from _children(rules, path, node, weighted_children(rules.referential, name))


def _floor(rules: Rules, path: str, name: str, node: Node) -> Iterator[Finding]:
    tops = [top for top in (node_most(rules, name, node), node.at_most) if top is not None]
    if node.floor is not None and tops and node.floor > min(tops):
        yield finding("floor-above-most", f"{path}.floor", given=node.floor, most=min(tops))


def _children(rules: Rules, path: str, node: Node, children: tuple[Child, ...]) -> Iterator[Finding]:
    weights = [Decimal(1) if one.weight is None else one.weight for one in children]
    if node.combine in COMBINES and weights and all(one == 0 for one in weights):
        yield finding("weights-sum-zero", path, children=", ".join(one.id for one in children))
    mosts = {one.id: _most(rules, one) for one in children}
    if node.combine in MEANS and len({most for most in mosts.values() if most is not None}) > 1:
        listed = ", ".join(f"{child} {most}" for child, most in mosts.items() if most is not None)
        yield finding("points-differ", path, given=listed)
    if node.combine in WEIGHTLESS:
        useless = [one for one in children if isinstance(one.weight, Decimal) and one.weight not in {0, 1}]
        for one in useless:
            block = "dimensions" if isinstance(one, Dimension) else "indicators"
            yield finding(
                "weight-unused", f"{block}[{one.id}].weight", level="warning", given=one.weight, combine=node.combine
            )


def weighted_children(referential: Referential, name: str) -> tuple[Child, ...]:
    """Give the children of a node that enter its mean: those added after it are left out."""
    below: dict[str, Child] = {one.id: one for one in referential.indicators if one.role == "weighted"}
    below |= {one.id: one for one in referential.dimensions}
    return tuple(below[child] for child in children_of(referential, name) if child in below)


def _most(rules: Bearer, one: Child, depth: int = 0) -> Decimal | None:
    return most_of(one) if isinstance(one, Indicator) else node_most(rules, one.id, one, depth)


def node_most(rules: Bearer, name: str, node: Node, depth: int = 0) -> Decimal | None:
    """Give the top of the scale a node's score lies on; None where a formula combines.

    A clamp cuts a mean short but leaves it on its scale; it does set the top of a sum.
    """
    if node.at_most is not None and node.combine == "sum":
        return node.at_most
    if node.rescale is not None:
        return node.rescale
    if node.combine not in COMBINES or depth > len(rules.referential.dimensions):
        return None
    mosts = [_most(rules, child, depth + 1) for child in weighted_children(rules.referential, name)]
    known = [most for most in mosts if most is not None]
    if len(known) < len(mosts) or not known:
        return None
    return sum(known, Decimal(0)) if node.combine == "sum" else max(known)

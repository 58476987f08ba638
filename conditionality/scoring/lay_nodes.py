"""Instructions of a dimension and of the total: status, score, rounding, shares."""

from __future__ import annotations

from decimal import Decimal

from conditionality.formula.values import Empty, Number
from conditionality.referential.blocks import COMBINES, Node
from conditionality.referential.graph import children_of
from conditionality.referential.lint_marks import node_most
from conditionality.referential.model import Referential
from conditionality.scoring.builder import Builder, exact
from conditionality.scoring.index import TOTAL

COMBINE_OPS = {
    "weighted_mean": "weighted_mean",
    "sum": "sum_marks",
    "geometric_mean": "geometric_mean",
    "harmonic_mean": "harmonic_mean",
    "min": "lowest",
    "max": "highest",
    "worst_two_mean": "worst_two_mean",
}

DEFAULT_MOST = 100
"""Most points of an indicator that does not say, and of a node where only a formula can tell."""


def node_named(referential: Referential, name: str) -> Node:
    """Give a dimension, or the total."""
    if name == TOTAL:
        return referential.total
    return next(one for one in referential.dimensions if one.id == name)


def split(referential: Referential, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the weighted children of a node, and those whose points are added outside the weights."""
    added = {one.id for one in referential.indicators if one.role == "add"}
    below = children_of(referential, name)
    return tuple(one for one in below if one not in added), tuple(one for one in below if one in added)


def lay_node(builder: Builder, name: str, attribute: str) -> None:
    """Lay down one attribute of a node; status, coverage and rounded come with the score."""
    match attribute:
        case "weight":
            weight = None if name == TOTAL else builder.index.dimensions[name].weight
            given = Decimal(1) if weight is None else weight
            builder.name(f"{name}.weight", builder.written(f"dimensions[{name}].weight", given))
        case "score":
            _lay_score(builder, name)
        case "active":
            mark = builder.read(f"{name}.score")
            builder.name(f"{name}.active", builder.lay("active", (mark, builder.read(f"{name}.weight"))))
        case _:
            lay_share(builder, name, attribute)


def _lay_score(builder: Builder, name: str) -> None:
    node = builder.index.node(name)
    status = _lay_status(builder, name)
    score = builder.name(f"{name}.combined", _lay_combine(builder, name, status))
    added = builder.index.added[name]
    if added:
        score = builder.lay("plus", (score, *(builder.read(f"{one}.points") for one in added)))
    if node.at_least is not None or node.at_most is not None:
        bounds = tuple(None if one is None else exact(one) for one in (node.at_least, node.at_most))
        score = builder.lay("clamp", (score,), bounds)
    builder.name(f"{name}.score", score)
    builder.name(f"{name}.status", builder.lay("scored_status", (status, score)))
    if node.round is not None:
        score = builder.lay("round_value", (score,), (node.round.digits, node.round.mode))
    builder.name(f"{name}.rounded", score)


def _lay_status(builder: Builder, name: str) -> int:
    """Lay down coverage and the state of a node before its marks are combined."""
    index, node = builder.index, builder.index.node(name)
    weighted = index.weighted[name]
    statuses = tuple(_standing(builder, one) for one in weighted)
    if node.combine == "sum":
        nominal = tuple(builder.constant(most) for most in mosts(builder, weighted))
    else:
        nominal = tuple(builder.read(f"{one}.weight") for one in weighted)
    coverage = builder.name(f"{name}.coverage", builder.lay("coverage", (*nominal, *statuses)))
    least = None if node.coverage is None else exact(node.coverage)
    status = builder.lay("node_status", (coverage, *statuses), least)
    added = tuple(builder.read(f"{one}.status") for one in index.added[name])
    return builder.lay("blocked_by", (status, *added)) if added else status


def _standing(builder: Builder, child: str) -> int:
    """Give the state of a child as its node sees it: a dimension of weight 0 counts as not applicable there."""
    status = builder.read(f"{child}.status")
    if child in builder.index.indicators:
        return status
    return builder.lay("standing", (status, builder.read(f"{child}.weight")))


def _lay_combine(builder: Builder, name: str, status: int) -> int:
    node, weighted = builder.index.node(name), builder.index.weighted[name]
    if node.combine not in COMBINES:
        path = "total.combine" if name == TOTAL else f"dimensions[{name}].combine"
        return builder.lay("by_formula", (status, builder.formula(builder.rules.nodes[path])))
    marks = tuple(builder.read(builder.index.mark(one)) for one in weighted)
    const = None
    if node.combine == "sum":
        const = (mosts(builder, weighted), None if node.rescale is None else exact(node.rescale))
    return builder.lay(COMBINE_OPS[node.combine], (status, *marks, *_actives(builder, weighted)), const)


def _actives(builder: Builder, children: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(builder.read(f"{child}.active") for child in children)


def mosts(builder: Builder, children: tuple[str, ...]) -> tuple[Number, ...]:
    """Give the most points of each child; 100 where only a formula can tell."""
    return tuple(_most(builder, child) for child in children)


def _most(builder: Builder, child: str) -> Number:
    if child in builder.index.indicators:
        points = builder.index.indicators[child].points
        return DEFAULT_MOST if points is None else exact(points.max)
    most = node_most(builder.rules, child, builder.index.dimensions[child])
    return DEFAULT_MOST if most is None else exact(most)


def lay_share(builder: Builder, name: str, attribute: str) -> None:
    """Lay down the share of the total that an item carries, or what it contributes."""
    if name == TOTAL:
        builder.name("total.share", builder.lay("top_share", (builder.read("total.status"),)))
        builder.name("total.contribution", builder.read("total.score"))
    elif attribute == "contribution":
        parts = (builder.read(f"{name}.share"), builder.read(builder.index.mark(name)))
        builder.name(f"{name}.contribution", builder.lay("contribution", parts))
    elif name not in builder.index.above:
        builder.name(f"{name}.share", builder.constant(Empty("not_concerned", "outside-total", name)))
    else:
        builder.name(f"{name}.share", _lay_part(builder, name, builder.index.above[name]))


def _lay_part(builder: Builder, name: str, above: str) -> int:
    """Give the share of an item: a part of the share of the node above it."""
    node, weighted = builder.index.node(above), builder.index.weighted[above]
    parent, own = builder.read(f"{above}.share"), builder.read(f"{name}.active")
    if name in builder.index.added[above]:
        return builder.lay("full_share", (parent, own, builder.constant(1)))
    actives = _actives(builder, weighted)
    if node.combine != "sum":
        return builder.lay("share", (parent, own, builder.lay("total_active", actives)))
    const = (mosts(builder, weighted), None if node.rescale is None else exact(node.rescale))
    return builder.lay("full_share", (parent, own, builder.lay("sum_factor", actives, const)))

"""Instructions of a dimension and of the total: status, score, rounding, shares."""

from __future__ import annotations

from fractions import Fraction

from conditionality.formula.values import Empty
from conditionality.referential.blocks import COMBINES, Dimension, Indicator, Node
from conditionality.referential.graph import children_of, mark_of, parent_of
from conditionality.referential.lint_marks import node_most
from conditionality.referential.model import Referential
from conditionality.scoring.builder import Builder, exact

COMBINE_OPS = {
    "weighted_mean": "weighted_mean",
    "sum": "sum_marks",
    "geometric_mean": "geometric_mean",
    "harmonic_mean": "harmonic_mean",
    "min": "lowest",
    "max": "highest",
    "worst_two_mean": "worst_two_mean",
}


def node_named(referential: Referential, name: str) -> Node:
    """Give a dimension, or the total."""
    if name == "total":
        return referential.total
    return next(one for one in referential.dimensions if one.id == name)


def split(referential: Referential, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the weighted children of a node, and those whose points are added outside the weights."""
    added = {one.id for one in referential.indicators if one.role == "add"}
    below = children_of(referential, name)
    return tuple(one for one in below if one not in added), tuple(one for one in below if one in added)


def lay_node(builder: Builder, name: str, attribute: str) -> None:
    """Lay down one attribute of a node; status, coverage and rounded come with the score."""
    node = node_named(builder.rules.referential, name)
    match attribute:
        case "weight":
            weight = node.weight if isinstance(node, Dimension) and node.weight is not None else 1
            builder.name(f"{name}.weight", builder.written(f"dimensions[{name}].weight", weight))
        case "score":
            _lay_score(builder, name, node)
        case "active":
            mark = builder.read(f"{name}.score")
            builder.name(f"{name}.active", builder.lay("active", (mark, builder.read(f"{name}.weight"))))
        case "share" | "contribution":
            lay_share(builder, name, attribute)


def _lay_score(builder: Builder, name: str, node: Node) -> None:
    referential = builder.rules.referential
    weighted, added = split(referential, name)
    marks = tuple(builder.read(mark_of(referential, one)) for one in weighted)
    statuses = tuple(builder.read(f"{one}.status") for one in weighted)
    if node.combine == "sum":
        nominal = tuple(builder.constant(exact(most)) for most in mosts(referential, weighted))
    else:
        nominal = tuple(builder.read(f"{one}.weight") for one in weighted)
    coverage = builder.name(f"{name}.coverage", builder.lay("coverage", (*nominal, *statuses)))
    least = None if node.coverage is None else exact(node.coverage)
    blocking = tuple(builder.read(f"{one}.status") for one in added)
    status = builder.lay("node_status", (coverage, *statuses), least)
    if blocking:
        status = builder.lay("blocked_by", (status, *blocking))
    builder.name(f"{name}.status", status)
    score = _lay_combine(builder, name, node, status, marks)
    builder.registers[f"{name}.combined"] = score
    if added:
        score = builder.lay("plus", (score, *(builder.read(f"{one}.points") for one in added)))
    if node.at_least is not None or node.at_most is not None:
        bounds = tuple(None if one is None else exact(one) for one in (node.at_least, node.at_most))
        score = builder.lay("clamp", (score,), bounds)
    # a mean of negative marks may have no value: the status follows
    builder.name(f"{name}.score", score)
    builder.name(f"{name}.status", builder.lay("scored_status", (status, score)))
    rounded = (
        score if node.round is None else builder.lay("round_value", (score,), (node.round.digits, node.round.mode))
    )
    builder.name(f"{name}.rounded", rounded)


def _lay_combine(builder: Builder, name: str, node: Node, status: int, marks: tuple[int, ...]) -> int:
    referential = builder.rules.referential
    if node.combine not in COMBINES:
        path = "total.combine" if name == "total" else f"dimensions[{name}].combine"
        return builder.lay("by_formula", (status, builder.formula(builder.rules.nodes[path])))
    weighted = split(referential, name)[0]
    actives = tuple(_active(builder, one) for one in weighted)
    const = None
    if node.combine == "sum":
        const = (mosts(referential, weighted), None if node.rescale is None else exact(node.rescale))
    return builder.lay(COMBINE_OPS[node.combine], (status, *marks, *actives), const)


def _active(builder: Builder, child: str) -> int:
    return builder.registers[f"{child}.active"]


def mosts(referential: Referential, children: tuple[str, ...]) -> tuple[int | Fraction, ...]:
    """Give the most points of each child; 100 where only a formula can tell."""
    below: dict[str, Dimension | Indicator] = {
        one.id: one for one in (*referential.dimensions, *referential.indicators)
    }
    return tuple(_most(_Rules(referential), below[child]) for child in children)


class _Rules:
    """Just enough of `Rules` for `node_most`."""

    def __init__(self, referential: Referential) -> None:
        self.referential = referential


def _most(rules: object, child: Dimension | Indicator) -> int | Fraction:
    if isinstance(child, Dimension):
        most = node_most(rules, child.id, child)  # type: ignore[arg-type]
        return 100 if most is None else exact(most)  # type: ignore[return-value]
    return 100 if child.points is None else exact(child.points.max)  # type: ignore[return-value]


def lay_share(builder: Builder, name: str, attribute: str) -> None:
    """Lay down the share of the total that an item carries, or what it contributes."""
    referential = builder.rules.referential
    if attribute == "contribution":
        mark = builder.read("total.score" if name == "total" else mark_of(referential, name))
        builder.name(f"{name}.contribution", builder.lay("contribution", (builder.read(f"{name}.share"), mark)))
        return
    if name == "total":
        builder.name("total.share", builder.lay("top_share", (builder.read("total.status"),)))
        return
    above = parent_of(referential, name)
    if not above or f"{above}.share" not in builder.registers:
        builder.name(f"{name}.share", builder.constant(Empty("not_concerned", "outside-total", name)))
        return
    parent = builder.registers[f"{above}.share"]
    weighted, added = split(referential, above)
    node = node_named(referential, above)
    own = builder.registers[f"{name}.active"]
    mark = builder.read(mark_of(referential, name))
    if name in added:
        share = builder.lay("sum_share", (parent, mark), ((), None))
    elif node.combine == "sum":
        const = (mosts(referential, weighted), None if node.rescale is None else exact(node.rescale))
        share = builder.lay(
            "sum_share", (parent, mark, *(builder.read(mark_of(referential, one)) for one in weighted)), const
        )
    else:
        share = builder.lay("share", (parent, own, *(builder.registers[f"{one}.active"] for one in weighted)))
    builder.name(f"{name}.share", share)

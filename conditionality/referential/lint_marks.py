"""Weights, combinations, floors, grades and outcomes: does the tree of marks hold together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.blocks import COMBINES, Dimension, Grading, Node, Outcome
from conditionality.referential.graph import children_of
from conditionality.referential.lint_scales import order_findings
from conditionality.referential.names import grade_ids
from conditionality.referential.rules import Rules

MEANS = ("weighted_mean", "geometric_mean", "harmonic_mean", "min", "max", "worst_two_mean")
DEFAULT_MOST = Decimal(100)


def mark_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with the tree of marks, the grades and the outcomes."""
    return (
        *_weights(rules),
        *(one for name, node in _nodes(rules) for one in _node(rules, name, node)),
        *(one for grading in rules.referential.gradings for one in _grading(rules, grading)),
        *_outcomes(rules.referential.outcomes),
    )


def _nodes(rules: Rules) -> tuple[tuple[str, Node], ...]:
    return (*((one.id, one) for one in rules.referential.dimensions), ("total", rules.referential.total))


def _path(name: str) -> str:
    return "total" if name == "total" else f"dimensions[{name}]"


def _weights(rules: Rules) -> Iterator[Finding]:
    for block in ("dimensions", "indicators"):
        for one in getattr(rules.referential, block):
            if isinstance(one.weight, Decimal) and one.weight < 0:
                yield finding("weight-negative", f"{block}[{one.id}].weight", given=one.weight)


def _node(rules: Rules, name: str, node: Node) -> Iterator[Finding]:
    below = {one.id: one for one in (*rules.referential.dimensions, *rules.referential.indicators)}
    children = [below[child] for child in children_of(rules.referential, name) if child in below]
    plain = [one for one in children if isinstance(one, Dimension) or one.role == "weighted"]
    weights = [Decimal(1) if one.weight is None else one.weight for one in plain]
    if node.combine in MEANS and weights and all(one == 0 for one in weights):
        yield finding("weights-sum-zero", _path(name), children=", ".join(one.id for one in plain))
    mosts = {one.id: _most(rules, one) for one in plain}
    if node.combine in MEANS and len({most for most in mosts.values() if most is not None}) > 1:
        listed = ", ".join(f"{child} {most}" for child, most in mosts.items())
        yield finding("points-differ", _path(name), given=listed)
    if node.rescale is not None and node.combine != "sum":
        yield finding("rescale-without-sum", f"{_path(name)}.rescale", given=node.combine)
    if node.at_least is not None and node.at_most is not None and node.at_least > node.at_most:
        yield finding("bounds-reversed", _path(name), low=node.at_least, high=node.at_most)
    if node.combine not in COMBINES and nearest(node.combine, COMBINES) and node.combine.isidentifier():
        yield finding("unknown-word", f"{_path(name)}.combine", given=node.combine, expected=", ".join(COMBINES),
                      nearest=nearest(node.combine, COMBINES))  # fmt: skip


def _most(rules: Rules, one: object) -> Decimal | None:
    """Give the most points a child can have; None where only a formula can tell."""
    points = getattr(one, "points", None)
    if not isinstance(one, Dimension):
        return points.max if points is not None else DEFAULT_MOST
    return node_most(rules, one.id, one)


def node_most(rules: Rules, name: str, node: Node, depth: int = 0) -> Decimal | None:
    """Give the top of the scale a node's score lies on; None where a formula combines.

    A clamp cuts a mean short but leaves it on its scale; it does set the top of a sum.
    """
    if node.at_most is not None and node.combine == "sum":
        return node.at_most
    if node.rescale is not None:
        return node.rescale
    if node.combine not in COMBINES or depth > len(rules.referential.dimensions):
        return None
    below = {one.id: one for one in (*rules.referential.dimensions, *rules.referential.indicators)}
    mosts: list[Decimal | None] = []
    for child in children_of(rules.referential, name):
        one = below.get(child)
        if isinstance(one, Dimension):
            mosts.append(node_most(rules, one.id, one, depth + 1))
        elif one is not None and one.role == "weighted":
            mosts.append(one.points.max if one.points is not None else DEFAULT_MOST)
    known = [most for most in mosts if most is not None]
    if len(known) < len(mosts) or not known:
        return None
    return sum(known, Decimal(0)) if node.combine == "sum" else max(known)


def _grading(rules: Rules, grading: Grading) -> Iterator[Finding]:
    path = f"gradings[{grading.id}]"
    if not grading.bands and not grading.cases:
        yield finding("missing-key", f"{path}.bands", key="bands")
    if grading.cases and grading.by is None:
        yield finding("missing-key", f"{path}.by", key="by")
    if grading.by is not None and grading.by in rules.scope:
        sort = rules.scope[grading.by]
        known = sort.options if sort.kind == "text" else ("yes", "no") if sort.kind == "truth" else ()
        for name in grading.cases:
            if name not in known:
                yield finding("option-unknown", f"{path}.cases", given=name, nearest=nearest(name, known))
        for name in known:
            if name not in grading.cases and not (grading.otherwise or grading.bands):
                yield finding("option-without-points", f"{path}.cases", given=name)
    tables = {"bands": grading.bands, "otherwise": grading.otherwise}
    tables |= {f"cases.{key}": bands for key, bands in grading.cases.items()}
    for key, bands in tables.items():
        yield from order_findings(f"{path}.{key}", bands)
        if bands and bands[-1].bounds():
            yield finding("steps-open", f"{path}.{key}", level="warning")
    known = grade_ids(rules.referential, grading.id)
    for word, forced in (("force_if", grading.force_if), ("cap_if", grading.cap_if)):
        for rank, one in enumerate(forced, 1):
            if one.grade not in known and word == "cap_if":
                yield finding(
                    "option-unknown", f"{path}.{word}[{rank}].grade", given=one.grade, nearest=nearest(one.grade, known)
                )


def _outcomes(outcomes: tuple[Outcome, ...]) -> Iterator[Finding]:
    for rank, one in enumerate(outcomes[:-1], 1):
        if one.when == "True":
            yield finding(
                "outcome-unreachable", f"outcomes[{outcomes[rank].id}]", given=outcomes[rank].id, before=one.id
            )
            return

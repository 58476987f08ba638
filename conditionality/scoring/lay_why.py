"""Name the registers that the explanation reads: comparisons of outcomes and gates with both sides, overrides."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.formula.nodes import Compare, Logic, Name, Node, Unary
from conditionality.scoring.builder import Builder


def lay_why(builder: Builder) -> None:
    """Give names to conditions that are already laid down; equal steps are not laid down twice."""
    referential, nodes = builder.rules.referential, builder.rules.nodes
    for outcome in referential.outcomes:
        _name_leaves(builder, f"why.outcome.{outcome.id}", nodes[f"outcomes[{outcome.id}].when"])
    for gate in referential.gates:
        if f"gate.{gate.id}.fails" in builder.registers:
            _name_leaves(builder, f"why.gate.{gate.id}", nodes[f"gates[{gate.id}].fails_if"])
    for one in referential.indicators:
        if f"{one.id}.scale_points" in builder.registers:
            for rank in range(1, len(one.override) + 1):
                condition = builder.formula(nodes[f"indicators[{one.id}].override[{rank}].if"])
                builder.name(f"why.override.{one.id}.{rank}", condition)


def _name_leaves(builder: Builder, prefix: str, node: Node) -> None:
    for rank, leaf in enumerate(leaves(node)):
        builder.name(f"{prefix}.{rank}", builder.formula(leaf))
        sides = two_sides(leaf)
        if sides is not None:
            builder.name(f"{prefix}.{rank}.left", builder.formula(sides[0]))
            builder.name(f"{prefix}.{rank}.right", builder.formula(sides[1]))


def leaves(node: Node) -> Iterator[Node]:
    """Give the conditions a formula is made of: what stands between its `and` and `or`."""
    if isinstance(node, Logic):
        for one in node.operands:
            yield from leaves(one)
    else:
        yield node


def two_sides(leaf: Node) -> tuple[Node, Node] | None:
    """Give the two sides of a plain comparison; None for anything else."""
    return (leaf.first, leaf.rest[0][1]) if isinstance(leaf, Compare) and len(leaf.rest) == 1 else None


def is_about_all(leaf: Node) -> bool:
    """Tell whether a condition only speaks of gates or floors, which have their own lines in the explanation."""
    name = leaf.first if isinstance(leaf, Compare) else leaf.operand if isinstance(leaf, Unary) else leaf
    return isinstance(name, Name) and (name.path in {"gates_hold", "floors_hold"} or name.path.startswith("gate."))

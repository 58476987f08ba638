"""Why this outcome: every threshold, floor and gate with its two numbers, read from the trace."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from conditionality.formula.nodes import Compare, Name, Node, Truth
from conditionality.formula.parse import parse
from conditionality.formula.unparse import unparse
from conditionality.scoring.builder import exact
from conditionality.scoring.exact import Trace
from conditionality.scoring.lay_why import is_about_all, leaves, two_sides
from conditionality.scoring.scorecard import Amount, Reason
from conditionality.scoring.shown import amount, mark_register, value_amount

MARKS = (".score", ".rounded", ".points")


def reasons(trace: Trace) -> tuple[Reason, ...]:
    """Give what made the outcome: its own conditions and those refused before it, then floors, then gates."""
    return (*_thresholds(trace), *_floors(trace), *_gates(trace))


def _thresholds(trace: Trace) -> Iterator[Reason]:
    chosen = trace["outcome"]
    for one in trace.program.referential.outcomes:
        for rank, leaf in enumerate(leaves(read_formula(one.when))):
            if not is_about_all(leaf) and not isinstance(leaf, Truth):
                yield _reason("threshold", one.id, leaf, trace, f"why.outcome.{one.id}.{rank}")
        unknown = not isinstance(trace[f"outcome.{one.id}"], bool)
        if one.id == chosen or (unknown and chosen == "not_computable"):
            return


def _floors(trace: Trace) -> Iterator[Reason]:
    referential = trace.program.referential
    bearers: list[tuple[str, Decimal | None]] = [(one.id, one.floor) for one in referential.dimensions]
    bearers += [(one.id, one.floor) for one in referential.indicators]
    bearers.append(("total", referential.total.floor))
    for name, floor in bearers:
        if floor is not None:
            mark = amount(trace[mark_register(referential, name)], referential.display.decimals)
            holds = trace[f"floor.{name}"] if mark is not None else None
            yield Reason(
                kind="floor",
                of=name,
                text=mark_register(referential, name),
                left=mark,
                word="ge",
                right=value_amount(exact(floor)),
                holds=holds if isinstance(holds, bool) else None,
            )


def _gates(trace: Trace) -> Iterator[Reason]:
    for gate in trace.program.referential.gates:
        if trace.get(f"gate.{gate.id}.fails") is not None:
            for rank, leaf in enumerate(leaves(read_formula(gate.fails_if))):
                yield _reason("gate", gate.id, leaf, trace, f"why.gate.{gate.id}.{rank}")


@lru_cache(maxsize=4096)
def read_formula(text: str) -> Node:
    """Parse a formula of a checked référentiel, once.

    Raises:
        ValueError: The text is no formula; a checked référentiel has none such.
    """
    node, _ = parse(text)
    if node is None:
        raise ValueError(text)
    return node


def _reason(kind: str, of: str, leaf: Node, trace: Trace, register: str) -> Reason:
    held = trace[register]
    sides = two_sides(leaf)
    word = leaf.rest[0][0] if sides is not None and isinstance(leaf, Compare) else None
    left = _side(sides[0], trace, f"{register}.left") if sides else None
    right = _side(sides[1], trace, f"{register}.right") if sides else None
    told = {"kind": kind, "of": of, "text": unparse(leaf), "left": left, "word": word, "right": right}
    return Reason.model_validate({**told, "holds": held if isinstance(held, bool) else None})


def _side(node: Node, trace: Trace, register: str) -> Amount | None:
    value = trace[register]
    if isinstance(node, Name) and (node.path == "total" or node.path.endswith(MARKS)):
        return amount(value, trace.program.referential.display.decimals)
    return value_amount(value)

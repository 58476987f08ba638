"""Goal: what a plan must reach, within which limits, and which conditions of it do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from conditionality.codec import Exact, Paper
from conditionality.formula.nodes import Compare, Figure, Logic, Name, Node
from conditionality.formula.values import Empty, Value
from conditionality.referential.model import Referential
from conditionality.referential.terms import NotNegative, Number
from conditionality.scoring.exact import Trace
from conditionality.scoring.nodes import is_number
from conditionality.scoring.reasons import read_formula
from conditionality.scoring.shown import mark_register


class Goal(Paper):
    """What a plan must reach, every floor and gate included.

    Attributes:
        outcome: Id of an outcome; without it, any outcome of kind `accept`; not looked at when `total` is given.
        total: Least total, in points, instead of an outcome.
    """

    outcome: str | None = None
    total: Number | None = None


class Limits(Paper):
    """What a plan must keep to; nothing: no limit.

    Attributes:
        budget_eur: Most euros in all.
        days: Most person-days in all.
        most_actions: Most actions.
        months: Months after which nothing counts any more.
    """

    budget_eur: NotNegative | None = None
    days: NotNegative | None = None
    most_actions: Annotated[int, Field(ge=0)] | None = None
    months: NotNegative | None = None


class Condition(Paper):
    """A condition of the goal that does not hold.

    Attributes:
        kind: `total`, `floor`, `gate`, or `outcome` (another outcome comes first).
        of: The total, dimension, indicator, gate, or the outcome that comes instead.
        found: The number found; none when there is none.
        wanted: The number asked for; none when the condition is not about a number.
    """

    kind: Literal["total", "floor", "gate", "outcome"]
    of: str
    found: Exact | None = None
    wanted: Exact | None = None


def wanted_outcomes(referential: Referential, goal: Goal) -> tuple[str, ...]:
    """Give the outcomes that reach a goal."""
    if goal.outcome is not None:
        return (goal.outcome,)
    return tuple(one.id for one in referential.outcomes if one.kind == "accept")


def reached(trace: Trace, goal: Goal) -> bool:
    """Tell whether a score reaches a goal, with every floor and every gate."""
    if not (_holds(trace["floors_hold"]) and trace["gates_hold"] is True):
        return False
    total = trace["total.score"]
    if goal.total is not None:
        return is_number(total) and total >= Fraction(goal.total)
    return trace["outcome"] in wanted_outcomes(trace.program.referential, goal)


def unmet(trace: Trace, goal: Goal) -> tuple[Condition, ...]:
    """Give the conditions of a goal that a score does not hold; empty exactly when it is reached."""
    if reached(trace, goal):
        return ()
    found = (*_total(trace, goal), *_floors(trace), *_gates(trace))
    return found or (Condition(kind="outcome", of=str(trace["outcome"])),)


def _total(trace: Trace, goal: Goal) -> Iterator[Condition]:
    least = least_total(trace.program.referential, goal)
    total = trace["total.score"]
    if least is not None and not (is_number(total) and total >= least):
        yield Condition(kind="total", of="total", found=_exact(total), wanted=least)


def _floors(trace: Trace) -> Iterator[Condition]:
    for name, floor in floors(trace.program.referential):
        if not _holds(trace[f"floor.{name}"]):
            mark = trace[mark_register(trace.program.referential, name)]
            yield Condition(kind="floor", of=name, found=_exact(mark), wanted=Fraction(floor))


def _gates(trace: Trace) -> Iterator[Condition]:
    for gate in trace.program.referential.gates:
        if trace[f"gate.{gate.id}.status"] in {"fails", "unknown"}:
            yield Condition(kind="gate", of=gate.id)


def floors(referential: Referential) -> tuple[tuple[str, Decimal], ...]:
    """Give what has a floor, and the floor."""
    bearers = [(one.id, one.floor) for one in referential.dimensions]
    bearers += [(one.id, one.floor) for one in referential.indicators]
    bearers.append(("total", referential.total.floor))
    return tuple((name, floor) for name, floor in bearers if floor is not None)


def least_total(referential: Referential, goal: Goal) -> Fraction | None:
    """Give the total without which the goal cannot be reached; None when no such number is written."""
    if goal.total is not None:
        return Fraction(goal.total)
    whens = [one.when for one in referential.outcomes if one.id in wanted_outcomes(referential, goal)]
    bounds = [_bound(read_formula(when)) for when in whens]
    known = [bound for bound in bounds if bound is not None]
    return min(known) if known and len(known) == len(bounds) else None


def _bound(node: Node) -> Fraction | None:
    """Read `total >= 60` at the top of a condition, or among what its `and` joins."""
    parts = node.operands if isinstance(node, Logic) and node.op == "and" else (node,)
    found = [_compared(one) for one in parts]
    return max((one for one in found if one is not None), default=None)


def _compared(node: Node) -> Fraction | None:
    if not isinstance(node, Compare) or len(node.rest) != 1 or not isinstance(node.first, Name):
        return None
    op, right = node.rest[0]
    named = node.first.path in {"total", "total.score"} and op in {"ge", "gt"}
    return Fraction(right.value) if named and isinstance(right, Figure) else None


def _exact(value: Value) -> Fraction | None:
    return Fraction(value) if is_number(value) else None


def _holds(value: Value) -> bool:
    """Tell whether a condition holds, or speaks only of what does not apply."""
    return value is True or (isinstance(value, Empty) and value.kind != "missing")

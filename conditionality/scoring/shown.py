"""Numbers as people see them: rounded for show only, and adding up on the page too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from conditionality.formula.rounding import round_to
from conditionality.formula.values import Empty, Number, Value, tidy
from conditionality.referential.blocks import COMBINES, Display
from conditionality.referential.graph import children_of, mark_of, parent_of
from conditionality.referential.model import Referential
from conditionality.scoring.exact import Trace
from conditionality.scoring.lay_nodes import COMBINE_OPS, node_named, split
from conditionality.scoring.operations import OPERATIONS
from conditionality.scoring.scorecard import Amount
from conditionality.wording.numbers import shown

VALUE_DIGITS = 4
"""Most decimals shown of an indicator's value."""


def amount(value: Value, digits: int, rounded: Number | None = None) -> Amount | None:
    """Give a number exactly and as shown; None when it is no number.

    Args:
        value: A register.
        digits: Decimals shown.
        rounded: What to show instead of the value itself, already rounded.
    """
    if not (type(value) is int or type(value) is Fraction):
        return None
    return Amount(exact=Fraction(value), shown=shown(value if rounded is None else rounded, digits))


def value_amount(value: Value) -> Amount | None:
    """Give an indicator's value exactly and as shown: up to four decimals, no trailing zeros."""
    found = amount(value, VALUE_DIGITS)
    if found is None or "." not in found.shown:
        return found
    return Amount(exact=found.exact, shown=found.shown.rstrip("0").rstrip("."))


def shown_marks(trace: Trace) -> Mapping[str, Number]:
    """Give every score and mark rounded for display; staged, each node is computed from the shown marks below it."""
    referential = trace.program.referential
    display = referential.display
    marks = {
        name: round_to(value, display.decimals, display.mode)
        for name, value in _marks(trace).items()
        if type(value) is int or type(value) is Fraction
    }
    if display.staged:
        for name in bottom_up(referential):
            staged = _staged(trace, name, marks, display)
            if staged is not None:
                marks[name] = staged
    return marks


def _marks(trace: Trace) -> dict[str, Value]:
    referential = trace.program.referential
    found = {one.id: trace[f"{one.id}.points"] for one in referential.indicators}
    found |= {one.id: trace[f"{one.id}.score"] for one in referential.dimensions}
    return found | {"total": trace["total.score"]}


def bottom_up(referential: Referential) -> tuple[str, ...]:
    """Give the dimensions, each before the one above it, then the total."""
    depth: dict[str, int] = {}
    parents = {one.id: one.parent for one in referential.dimensions}
    for name, parent in parents.items():
        above, level = parent, 0
        while above is not None:
            above, level = parents.get(above), level + 1
        depth[name] = level
    return (*sorted(depth, key=lambda name: -depth[name]), "total")


def _staged(trace: Trace, name: str, marks: Mapping[str, Number], display: Display) -> Number | None:
    """Give a node's shown score from the shown marks of its children; None where a formula combines."""
    referential = trace.program.referential
    node = node_named(referential, name)
    if node.combine not in COMBINES or (node.combine == "sum" and node.rescale is not None) or name not in marks:
        return None
    weighted, added = split(referential, name)
    below: list[Value] = [marks.get(child, Empty("not_applicable")) for child in weighted]
    actives = [trace[f"{child}.active"] for child in weighted]
    const = ((100,) * len(weighted), None) if node.combine == "sum" else None
    score = OPERATIONS[COMBINE_OPS[node.combine]](const, "scored", *below, *actives)
    score = OPERATIONS["plus"](None, score, *(marks.get(child, 0) for child in added))
    bounds = tuple(None if one is None else Fraction(one) for one in (node.at_least, node.at_most))
    score = OPERATIONS["clamp"](bounds, score)
    return round_to(score, display.decimals, display.mode) if type(score) is int or type(score) is Fraction else None


def apportion(parts: Sequence[Number], total: Number, digits: int) -> tuple[Number, ...]:
    """Round parts so that they add up to a rounded total: the largest remainders take what is left.

    Args:
        parts: Exact numbers, any sign.
        total: What the rounded parts must add up to, a multiple of the last digit.
        digits: Decimals kept.

    >>> apportion([Fraction(10, 3), Fraction(10, 3), Fraction(10, 3)], 10, 0)
    (4, 3, 3)
    """
    unit = 10**digits
    scaled = [Fraction(part) * unit for part in parts]
    floors = [part.numerator // part.denominator for part in scaled]
    left = int(Fraction(total) * unit) - sum(floors)
    order = sorted(range(len(parts)), key=lambda rank: (floors[rank] - scaled[rank], rank))
    for step in range(abs(left)) if parts else ():
        floors[order[step % len(parts)] if left > 0 else order[-1 - step % len(parts)]] += 1 if left > 0 else -1
    return tuple(tidy(Fraction(whole, unit)) for whole in floors)


def shown_contributions(trace: Trace, adjusted: Mapping[str, Number], total: Number) -> dict[str, Number]:
    """Round what each node and indicator brings, from the total down: at each node its parts add up to what it shows.

    A part is then never further from its own value than the last digit shown, whatever stands below it.

    Args:
        trace: A run.
        adjusted: Adjustment of each node that has one.
        total: The total as shown.

    Returns:
        By name of node or indicator; an adjustment under `<node> adjustment`.
    """
    referential = trace.program.referential
    found: dict[str, Number] = {"total": total}
    waiting = ["total"]
    nodes = {one.id for one in referential.dimensions}
    while waiting:
        name = waiting.pop()
        below = [one for one in children_of(referential, name) if parent_of(referential, one) == name]
        parts = [(one, trace[f"{one}.contribution"]) for one in below]
        parts += [(f"{name} adjustment", adjusted[name])] if name in adjusted else []
        numbers = [(part, value) for part, value in parts if type(value) is int or type(value) is Fraction]
        shares = apportion([value for _, value in numbers], found[name], referential.display.decimals)
        found.update(zip((part for part, _ in numbers), shares, strict=True))
        waiting += [one for one in below if one in nodes and one in found]
    return found


def mark_register(referential: Referential, name: str) -> str:
    """Give the register of the mark of a node or an indicator."""
    return "total.score" if name == "total" else mark_of(referential, name)

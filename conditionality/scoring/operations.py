"""What the scoring instructions do, beside those of the formula language: scales, statuses, nodes, grades, outcomes.

Each operation takes its constant first, then values, and gives a value: total, like those of the formula language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

from conditionality.formula.operations import interp_table, lookup_table, points_of
from conditionality.formula.rounding import RoundingMode, round_to
from conditionality.formula.values import Empty, Number, Value, tidy
from conditionality.scoring import nodes, scales

UNKNOWN = Empty("missing", "unknown")


def is_number(value: Value) -> bool:
    """Tell whether a value is a number; a truth is none."""
    return type(value) is int or type(value) is Fraction


def asked(field: str, condition: Value, raw: Value) -> Value:
    """Keep an answer that is asked; when the condition cannot be told, the question is asked."""
    if condition is True or (type(condition) is Empty and condition.kind == "missing"):
        return raw
    return Empty("not_concerned", "not-asked", field)


def concern(_const: None, condition: Value, value: Value) -> Value:
    """Take an indicator out of the report when `applies_if` is false."""
    if condition is True:
        return value
    if condition is False:
        return Empty("not_concerned", "does-not-concern")
    return condition if type(condition) is Empty else UNKNOWN


def exempt(reasons: tuple[str, ...], value: Value, *conditions: Value) -> Value:
    """Make a value not applicable by the first condition that holds; missing when none holds and one is unknown."""
    unknown: Value | None = None
    for reason, condition in zip(reasons, conditions, strict=True):
        if condition is True:
            return Empty("not_applicable", reason)
        if unknown is None and type(condition) is Empty and condition.kind == "missing":
            unknown = condition
    if unknown is not None and not (type(value) is Empty and value.kind == "not_concerned"):
        return unknown
    return value


def round_value(const: tuple[int, RoundingMode], value: Value) -> Value:
    """Round a number as the rule says; anything else passes."""
    return tidy(round_to(cast("Number", value), *const)) if is_number(value) else value


def override(points: tuple[Number, ...], raw: Value, *conditions: Value) -> Value:
    """Replace points by those of the first condition that holds; what is not applicable stays so."""
    if type(raw) is Empty and raw.kind != "missing":
        return raw
    for given, condition in zip(points, conditions, strict=True):
        if condition is True:
            return given
        if type(condition) is Empty and condition.kind == "missing":
            return condition
    return raw


def settle(rule: str | Number, raw: Value, weight: Value) -> Value:
    """Give the points that count: those of the scale, or what the rule says of a missing value.

    Args:
        rule: `exclude`, `block`, or the points that stand for a missing value.
        raw: Points by the scale.
        weight: 0 makes the indicator not applicable; a missing weight blocks.
    """
    if weight == 0 and weight is not False:
        return Empty("not_applicable", "weight-zero")
    if type(weight) is Empty:
        return weight if weight.kind != "missing" else Empty("missing", "blocked", weight.of)
    if type(raw) is not Empty:
        return raw
    if raw.kind != "missing":
        return raw
    if rule == "exclude":
        return Empty("missing", "excluded", raw.of)
    return Empty("missing", "blocked", raw.of) if isinstance(rule, str) else rule


def status(_const: None, raw: Value, points: Value) -> Value:
    """Name what became of an indicator."""
    if type(points) is Empty:
        if points.kind == "not_applicable":
            return "not_applicable"
        if points.kind == "not_concerned":
            return "does_not_concern"
        return "excluded" if points.reason == "excluded" else "not_computable"
    return "missing" if type(raw) is Empty else "scored"


def active(_const: None, mark: Value, weight: Value) -> Value:
    """Give the weight with which a child counts: its own when it has a mark, else 0."""
    return weight if is_number(mark) and is_number(weight) else 0


def floor_holds(floor: Number, mark: Value) -> Value:
    """Tell whether a mark reaches its floor; what is not applicable holds."""
    if type(mark) is Empty:
        return UNKNOWN if mark.kind == "missing" else True
    return bool(cast("Any", mark) >= floor)


def gate_status(_const: None, fails: Value) -> Value:
    """Name the state of a gate from its condition of failing."""
    if type(fails) is Empty:
        return "unknown" if fails.kind == "missing" else "not_applicable"
    return "fails" if fails is True else "holds"


def gates_hold(_const: None, *statuses: Value) -> Value:
    """Tell whether no gate fails; unknown when none fails and one cannot be told."""
    if "fails" in statuses:
        return False
    return UNKNOWN if "unknown" in statuses else True


def outcome(ids: tuple[str, ...], total: Value, *conditions: Value) -> Value:
    """Give the first outcome whose condition holds; an unknown condition stops the search."""
    for name, condition in zip(ids, conditions, strict=True):
        if condition is True:
            return name
        if type(condition) is Empty and condition.kind == "missing":
            return "not_computable"
    nothing = type(total) is Empty and total.kind != "missing"
    return "not_applicable" if nothing else "not_computable"


def running(_const: None, condition: Value, before: Value) -> Value:
    """Count the periods in a row, this one included, in which a condition holds; the present one unknown: missing."""
    if condition is True:
        return 1 + (before if type(before) is int else 0)
    return 0 if condition is False else condition if type(condition) is Empty else UNKNOWN


def running_on_record(_const: None, count: Value, before: Value) -> Value:
    """Give that count, or 0 when no earlier report is on record."""
    return 0 if type(before) is Empty and before.reason == "no-history" else count


def _interp(rows: tuple[tuple[Value, Value], ...]) -> Callable[..., Value]:
    points = points_of(dict(rows))
    return lambda key: interp_table(points, key)


def _lookup(rows: tuple[tuple[Value, Value], ...]) -> Callable[..., Value]:
    table = dict(rows)
    return lambda key: lookup_table(table, key)


OPERATIONS: Mapping[str, Callable[..., Value]] = {
    "asked": asked,
    "concern": concern,
    "exempt": exempt,
    "round_value": round_value,
    "override": override,
    "settle": settle,
    "status": status,
    "active": active,
    "floor_holds": floor_holds,
    "gate_status": gate_status,
    "gates_hold": gates_hold,
    "outcome": outcome,
    "running": running,
    "running_on_record": running_on_record,
    **scales.OPERATIONS,
    **nodes.OPERATIONS,
}
"""Operations with a constant; those of the formula language have none."""

PREPARED: Mapping[str, Callable[..., Callable[..., Value]]] = {"interp": _interp, "lookup": _lookup}
"""Operations whose constant is worked up once, when the machine is made."""

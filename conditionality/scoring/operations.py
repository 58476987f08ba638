"""What the scoring instructions do, beside those of the formula language: answers, statuses, gates, outcomes, history.

Each operation takes its constant first, then values, and gives a value: total, like those of the formula language.
A condition that cannot be told for want of an answer is a `missing` value; one that reads only what does not apply is
a `not_applicable` value, and does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeGuard

from conditionality.formula.operations import interp_table, lookup_table, points_of
from conditionality.formula.rounding import RoundingMode, round_to
from conditionality.formula.values import OUT_OF_DOMAIN, Empty, Number, Value
from conditionality.scoring import nodes, scales
from conditionality.scoring.nodes import is_number

UNKNOWN = Empty("missing", "unknown")
WEIGHT_ZERO = Empty("not_applicable", "weight-zero")


def is_unknown(value: Value) -> TypeGuard[Empty]:
    """Tell whether a condition, or a value, cannot be told for want of an answer."""
    return type(value) is Empty and value.kind == "missing"


def asked(field: str, condition: Value, answer: Value) -> Value:
    """Keep an answer that is asked; when the condition cannot be told, the question is asked."""
    if condition is True or is_unknown(condition):
        return answer
    return Empty("not_concerned", "not-asked", field)


def concern(_const: None, condition: Value, value: Value) -> Value:
    """Take an indicator out of the report when `applies_if` is false; keep it empty when that cannot be told."""
    if condition is True:
        return value
    if condition is False:
        return Empty("not_concerned", "does-not-concern")
    return condition if type(condition) is Empty else UNKNOWN


def exempt(reasons: tuple[str, ...], value: Value, *conditions: Value) -> Value:
    """Make a value not applicable by the first condition that holds; missing when none holds and one is unknown."""
    for reason, condition in zip(reasons, conditions, strict=True):
        if condition is True:
            return Empty("not_applicable", reason)
    if type(value) is Empty and value.kind == "not_concerned":
        return value
    return next(filter(is_unknown, conditions), value)


def spare(reasons: tuple[str, ...], fails: Value, *conditions: Value) -> Value:
    """Exempt from a gate; one that surely applies to nobody here is not applicable, one that does not fail holds."""
    spared = any(one is True for one in conditions)
    return False if fails is False and not spared else exempt(reasons, fails, *conditions)


def round_value(const: tuple[int, RoundingMode], value: Value) -> Value:
    """Round a number as the rule says; anything else passes."""
    return round_to(value, *const) if is_number(value) else value


def override(points: tuple[Number, ...], raw: Value, *conditions: Value) -> Value:
    """Replace points by those of the first condition that holds; what is not applicable stays so."""
    if type(raw) is Empty and raw.kind != "missing":
        return raw
    for given, condition in zip(points, conditions, strict=True):
        if condition is True:
            return given
        if is_unknown(condition):
            return condition
    return raw


def settle(rule: str | Number, raw: Value, weight: Value) -> Value:
    """Give the points that count: those of the scale, or what the rule says of a missing value.

    Args:
        rule: `exclude`, `block`, or the points that stand for a missing value.
        raw: Points by the scale.
        weight: 0 makes the indicator not applicable; a missing or negative one blocks.
    """
    if type(raw) is Empty and raw.kind != "missing":
        return raw
    if type(weight) is Empty:
        return weight if weight.kind != "missing" else Empty("missing", "blocked", weight.of)
    if not is_number(weight):
        return OUT_OF_DOMAIN
    if weight <= 0:
        return WEIGHT_ZERO if weight == 0 else OUT_OF_DOMAIN
    if is_number(raw):
        return raw
    if is_number(rule):
        return rule
    of = raw.of if type(raw) is Empty else ""
    return Empty("missing", "excluded" if rule == "exclude" else "blocked", of)


def status(_const: None, raw: Value, points: Value) -> Value:
    """Name what became of an indicator."""
    if type(points) is not Empty:
        return "scored" if is_number(raw) else "missing"
    match points.kind:
        case "not_applicable":
            return "not_applicable"
        case "not_concerned":
            return "does_not_concern"
        case "missing":
            return "excluded" if points.reason == "excluded" else "not_computable"


def active(_const: None, mark: Value, weight: Value) -> Value:
    """Give the weight with which a child counts: its own when it has a mark, else 0."""
    return weight if is_number(mark) and is_number(weight) else 0


def floor_holds(floor: Number, mark: Value) -> Value:
    """Tell whether a mark reaches its floor; what is not applicable holds."""
    if is_number(mark):
        return mark >= floor
    return UNKNOWN if is_unknown(mark) else True


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


def outcome(lines: tuple[tuple[str, bool], ...], total: Value, *conditions: Value) -> Value:
    """Give the first outcome whose condition holds; an unknown condition stops the search.

    A line without a condition takes what is left of the reports that have a total, no others.

    Args:
        lines: Id of each outcome, and whether it has no condition.
        total: State of the total.
        conditions: One for each outcome.
    """
    beyond = "not_computable" if total == "not_computable" or (lines and total == "scored") else "not_applicable"
    for (name, is_open), condition in zip(lines, conditions, strict=True):
        if is_open and total != "scored":
            return beyond
        if condition is True:
            return name
        if is_unknown(condition):
            return "not_computable"
    return beyond


def running(_const: None, condition: Value, before: Value) -> Value:
    """Count the periods in a row, this one included, in which a condition holds; the present one unknown: missing."""
    if condition is True:
        return 1 + (before if type(before) is int else 0)
    return 0 if condition is False else condition if type(condition) is Empty else OUT_OF_DOMAIN


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
    "spare": spare,
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

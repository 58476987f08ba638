"""Instructions of an indicator: value, points, status, weight, share."""

from __future__ import annotations

from decimal import Decimal

from conditionality.formula.values import Empty, Number
from conditionality.referential.blocks import Indicator, Missing
from conditionality.referential.graph import scale_at
from conditionality.referential.lint_scales import worst_points
from conditionality.scoring.builder import Builder, exact
from conditionality.scoring.lay_nodes import lay_share
from conditionality.scoring.lay_scales import lay_scale

ATTRIBUTES = ("value", "raw_points", "points", "status", "weight", "active", "share", "contribution")


def lay_indicator(builder: Builder, name: str, attribute: str) -> None:
    """Lay down one attribute of an indicator; status and active weight come with the points."""
    one = builder.index.indicators[name]
    if one.in_force is not None and not one.in_force.holds_on(builder.on):
        _lay_absent(builder, one)
        return
    match attribute:
        case "weight":
            weight = Decimal(1) if one.weight is None else one.weight
            builder.name(f"{name}.weight", builder.written(f"indicators[{name}].weight", weight))
        case "value":
            _lay_value(builder, one)
        case "points":
            _lay_points(builder, one)
        case _:
            lay_share(builder, name, attribute)


def _lay_absent(builder: Builder, one: Indicator) -> None:
    """Give an indicator that is not in force on the day registers that never change."""
    empty = builder.constant(Empty("not_concerned", "not-in-force", one.id))
    zero = builder.constant(0)
    told = {"value": empty, "points": empty, "raw_points": empty, "status": builder.constant("does_not_concern")}
    for attribute in ATTRIBUTES:
        builder.name(f"{one.id}.{attribute}", told.get(attribute, zero))


def _lay_value(builder: Builder, one: Indicator) -> None:
    path = f"indicators[{one.id}]"
    value = builder.read(one.id) if one.value is None else builder.written(f"{path}.value", one.value)
    if one.round is not None:
        value = builder.lay("round_value", (value,), (one.round.digits, one.round.mode))
    if one.not_applicable_if:
        conditions = conditions_at(builder, f"{path}.not_applicable_if", len(one.not_applicable_if), "when")
        reasons = tuple(rule.reason for rule in one.not_applicable_if)
        value = builder.lay("exempt", (value, *conditions), reasons)
    if one.applies_if is not None:
        value = builder.lay("concern", (builder.formula(builder.rules.nodes[f"{path}.applies_if"]), value))
    builder.name(f"{one.id}.value", value)


def conditions_at(builder: Builder, path: str, count: int, word: str) -> tuple[int, ...]:
    """Lay down the conditions of a list of rules, written at `path[1].word`, `path[2].word` and so on."""
    return tuple(builder.formula(builder.rules.nodes[f"{path}[{rank}].{word}"]) for rank in range(1, count + 1))


def _lay_points(builder: Builder, one: Indicator) -> None:
    value = builder.read(f"{one.id}.value")
    path, scale = scale_at(builder.rules.referential, one)
    raw = value if scale is None else lay_scale(builder, one.id, path, scale, value)
    if one.override:
        conditions = conditions_at(builder, f"indicators[{one.id}].override", len(one.override), "if")
        builder.name(f"{one.id}.scale_points", raw)
        raw = builder.lay("override", (raw, *conditions), tuple(exact(rule.points) for rule in one.override))
    weight = builder.read(f"{one.id}.weight")
    points = builder.lay("settle", (raw, weight), missing_rule(builder, one))
    builder.name(f"{one.id}.raw_points", raw)
    builder.name(f"{one.id}.points", points)
    builder.name(f"{one.id}.status", builder.lay("status", (raw, points)))
    builder.name(f"{one.id}.active", builder.lay("active", (points, weight)))


def missing_rule(builder: Builder, one: Indicator) -> str | Number:
    """Give what stands for a missing value: points, or `exclude`, or `block`."""
    rule: Missing = builder.rules.referential.missing if one.missing is None else one.missing
    match rule:
        case "zero":
            return 0
        case "worst":
            return _worst(builder, one)
        case str():
            return rule
    return exact(rule)


def _worst(builder: Builder, one: Indicator) -> str | Number:
    """Give the fewest points of the scale; when only a formula can tell (which checking refuses), the value blocks."""
    named = {name: item.scale for name, item in builder.index.scales.items() if not isinstance(item.scale, str)}
    worst = worst_points(scale_at(builder.rules.referential, one)[1], named)
    return "block" if worst is None else exact(worst)

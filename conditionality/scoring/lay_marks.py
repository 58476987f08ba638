"""Instructions of an indicator: value, points, status, weight, share."""

from __future__ import annotations

from fractions import Fraction

from conditionality.formula.values import Empty
from conditionality.referential.blocks import Indicator, Missing
from conditionality.referential.graph import scale_at
from conditionality.referential.lint_scales import worst_points
from conditionality.referential.scales import (
    At,
    Bounded,
    ByField,
    Choices,
    FormulaScale,
    Options,
    Ramp,
    Scale,
    Steps,
    YesNo,
    as_steps,
)
from conditionality.scoring.builder import Builder, exact, exact_points
from conditionality.scoring.lay_nodes import lay_share


def lay_indicator(builder: Builder, name: str, attribute: str) -> None:
    """Lay down one attribute of an indicator."""
    one = next(item for item in builder.rules.referential.indicators if item.id == name)
    if one.in_force is not None and not one.in_force.holds_on(builder.on):
        _lay_absent(builder, one)
        return
    match attribute:
        case "weight":
            weight = 1 if one.weight is None else one.weight
            builder.name(f"{name}.weight", builder.written(f"indicators[{name}].weight", weight))
        case "value":
            _lay_value(builder, one)
        case "points":
            _lay_points(builder, one)
        case "share" | "contribution":
            lay_share(builder, name, attribute)


def _lay_absent(builder: Builder, one: Indicator) -> None:
    empty = builder.constant(Empty("not_concerned", "not-in-force", one.id))
    for attribute in ("value", "points", "raw_points"):
        builder.name(f"{one.id}.{attribute}", empty)
    builder.name(f"{one.id}.status", builder.constant("does_not_concern"))
    for attribute in ("weight", "active", "share", "contribution"):
        builder.name(f"{one.id}.{attribute}", builder.constant(0))


def _lay_value(builder: Builder, one: Indicator) -> None:
    path = f"indicators[{one.id}]"
    value = builder.read(one.id) if one.value is None else builder.written(f"{path}.value", one.value)
    if one.round is not None:
        value = builder.lay("round_value", (value,), (one.round.digits, one.round.mode))
    if one.not_applicable_if:
        rules = range(1, len(one.not_applicable_if) + 1)
        conditions = [builder.formula(builder.rules.nodes[f"{path}.not_applicable_if[{rank}].when"]) for rank in rules]
        reasons = tuple(rule.reason for rule in one.not_applicable_if)
        value = builder.lay("exempt", (value, *conditions), reasons)
    if one.applies_if is not None:
        value = builder.lay("concern", (builder.formula(builder.rules.nodes[f"{path}.applies_if"]), value))
    builder.name(f"{one.id}.value", value)


def _lay_points(builder: Builder, one: Indicator) -> None:
    value = builder.read(f"{one.id}.value")
    path, scale = scale_at(builder.rules.referential, one)
    raw = value if scale is None else lay_scale(builder, one.id, path, scale, value)  # type: ignore[arg-type]
    if one.override:
        ranks = range(1, len(one.override) + 1)
        nodes = builder.rules.nodes
        conditions = [builder.formula(nodes[f"indicators[{one.id}].override[{rank}].if"]) for rank in ranks]
        builder.registers[f"{one.id}.scale_points"] = raw
        raw = builder.lay("override", (raw, *conditions), tuple(exact(rule.points) for rule in one.override))
    weight = builder.read(f"{one.id}.weight")
    points = builder.lay("settle", (raw, weight), missing_rule(builder, one))
    builder.name(f"{one.id}.raw_points", raw)
    builder.name(f"{one.id}.points", points)
    builder.name(f"{one.id}.status", builder.lay("status", (raw, points)))
    builder.name(f"{one.id}.active", builder.lay("active", (points, weight)))


def missing_rule(builder: Builder, one: Indicator) -> str | int | Fraction:
    """Give what stands for a missing value: points, or `exclude`, or `block`."""
    referential = builder.rules.referential
    rule: Missing = one.missing if one.missing is not None else referential.missing
    if rule == "zero":
        return 0
    if rule == "worst":
        named = {item.id: item.scale for item in referential.scales if not isinstance(item.scale, str)}
        return exact(worst_points(scale_at(referential, one)[1], named))  # type: ignore[return-value]
    return rule if isinstance(rule, str) else exact(rule)  # type: ignore[return-value]


def lay_scale(builder: Builder, name: str, path: str, scale: Scale | str, value: int) -> int:
    """Lay down a scale and give the register of its points.

    Args:
        builder: The program under construction.
        name: Prefix of the registers kept for the explanation (`V1`, `V1.case.food`).
        path: Where the scale is written, for its formulas.
        scale: The scale, or the name of one.
        value: Register of the value.
    """
    match scale:
        case str():
            named = next(item for item in builder.rules.referential.scales if item.id == scale)
            return lay_scale(builder, name, f"scales[{scale}].scale", named.scale, value)
        case Steps() | At():
            return _lay_steps(builder, name, path, scale, value)
        case Ramp():
            knots = tuple(builder.written(f"{path}.ramp[{rank}]", knot) for rank, (knot, _) in enumerate(scale.ramp, 1))
            for rank, knot in enumerate(knots):
                builder.registers[f"{name}.knot.{rank}"] = knot
            points = tuple(exact(given) for _, given in scale.ramp)
            return builder.lay("ramp", (value, *knots), (points, scale.curve))
        case Choices():
            return builder.lay("option", (value,), exact_points(scale.choices))
        case Options():
            instead = tuple((rule.have, rule.count) for rule in scale.instead)
            clamps = [None if one is None else exact(one) for one in (scale.at_least, scale.at_most)]
            return builder.lay("ticked", (value,), (exact_points(scale.options), instead, *clamps))
        case YesNo():
            return builder.lay("truth", (value,), (exact(scale.yes), exact(scale.no)))
        case FormulaScale():
            result = builder.formula(builder.rules.nodes[f"{path}.formula"], value)
            return builder.lay("scaled", (value, result))
        case ByField():
            return _lay_cases(builder, name, path, scale, value)


def _lay_steps(builder: Builder, name: str, path: str, scale: Steps | At, value: int) -> int:
    lines = as_steps(scale)
    word = "steps" if isinstance(scale, Steps) else "at"
    rank = lay_lines(builder, name, f"{path}.{word}", lines.steps, value, shorthand=isinstance(scale, At))
    given = tuple(exact(line.points) for line in lines.steps)
    return builder.lay("pick", (rank,), (*given, 0 if lines.otherwise is None else exact(lines.otherwise)))


def lay_lines(
    builder: Builder, name: str, path: str, lines: tuple[Bounded, ...], value: int, *, shorthand: bool = False
) -> int:
    """Lay down a table of steps or grades and give the register of the line taken; bounds are kept for explanation."""
    words, bounds = [], []
    for rank, line in enumerate(lines, 1):
        written = line.bounds()
        words.append(written[0][0] if written else "")
        for word, amount in written[:1]:
            bound = builder.written(f"{path}[{rank}]" if shorthand else f"{path}[{rank}].{word}", amount)
            builder.registers[f"{name}.bound.{rank - 1}"] = bound
            bounds.append(bound)
    taken = builder.lay("step", (value, *bounds), tuple(words))
    return builder.name(f"{name}.step", taken)


def _lay_cases(builder: Builder, name: str, path: str, scale: ByField, value: int) -> int:
    variants = [
        lay_scale(builder, f"{name}.case.{key}", f"{path}.cases.{key}", case, value)
        for key, case in scale.cases.items()
    ]
    if scale.otherwise is not None:
        variants.append(lay_scale(builder, f"{name}.case.", f"{path}.otherwise", scale.otherwise, value))
    const = (tuple(scale.cases), scale.otherwise is not None)
    chosen = builder.lay("case", (builder.read(scale.by), *variants), const)
    return builder.lay("scaled", (value, chosen))

"""Instructions of a scale: steps, ramps, options, variants by field; bounds and knots are kept for the explanation."""

from __future__ import annotations

from conditionality.referential.scales import (
    At,
    Bounded,
    ByField,
    Choices,
    FormulaScale,
    Options,
    Ramp,
    Steps,
    YesNo,
    as_steps,
)
from conditionality.scoring.builder import Builder, exact, exact_points


def lay_scale(builder: Builder, name: str, path: str, scale: object, value: int) -> int:
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
            return lay_scale(builder, name, f"scales[{scale}].scale", builder.index.scales[scale].scale, value)
        case Steps() | At():
            return _lay_steps(builder, name, path, scale, value)
        case Ramp():
            return _lay_ramp(builder, name, path, scale, value)
        case ByField():
            return _lay_cases(builder, name, path, scale, value)
        case FormulaScale():
            result = builder.formula(builder.rules.nodes[f"{path}.formula"], value)
            return builder.lay("scaled", (value, result))
        case _:
            return _lay_answers(builder, scale, value)


def _lay_answers(builder: Builder, scale: object, value: int) -> int:
    """Lay down a scale that gives points to answers that are no numbers."""
    match scale:
        case Choices():
            return builder.lay("option", (value,), exact_points(scale.choices))
        case Options():
            instead = tuple((rule.have, rule.count) for rule in scale.instead)
            clamps = tuple(None if one is None else exact(one) for one in (scale.at_least, scale.at_most))
            return builder.lay("ticked", (value,), (exact_points(scale.options), instead, *clamps))
        case YesNo():
            return builder.lay("truth", (value,), (exact(scale.yes), exact(scale.no)))
    raise TypeError(type(scale).__name__)


def _lay_steps(builder: Builder, name: str, path: str, scale: Steps | At, value: int) -> int:
    lines = as_steps(scale)
    word = "steps" if isinstance(scale, Steps) else "at"
    rank = lay_lines(builder, name, f"{path}.{word}", lines.steps, value)
    given = tuple(exact(line.points) for line in lines.steps)
    return builder.lay("pick", (rank,), (*given, 0 if lines.otherwise is None else exact(lines.otherwise)))


def lay_lines(builder: Builder, name: str, path: str, lines: tuple[Bounded, ...], value: int) -> int:
    """Lay down a table of steps or grades and give the register of the line taken, from 0; -1 for none.

    Args:
        builder: The program under construction.
        name: Prefix of the registers of the bounds (`V1.bound.0`) and of the line taken (`V1.step`).
        path: Where the table is written.
        lines: Its lines.
        value: Register of what is looked up.
    """
    words, bounds = [], []
    for rank, line in enumerate(lines):
        written = line.bounds()[:1]
        words.append(written[0][0] if written else "")
        for word, amount in written:
            short = f"{path}[{rank + 1}]"  # a bound written as `at = [[bound, points]]` has no word
            place = short if short in builder.rules.nodes else f"{short}.{word}"
            bounds.append(builder.name(f"{name}.bound.{rank}", builder.written(place, amount)))
    return builder.name(f"{name}.step", builder.lay("step", (value, *bounds), tuple(words)))


def _lay_ramp(builder: Builder, name: str, path: str, scale: Ramp, value: int) -> int:
    knots = [
        builder.name(f"{name}.knot.{rank}", builder.written(f"{path}.ramp[{rank + 1}]", knot))
        for rank, (knot, _) in enumerate(scale.ramp)
    ]
    points = tuple(exact(given) for _, given in scale.ramp)
    return builder.lay("ramp", (value, *knots), (points, scale.curve))


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

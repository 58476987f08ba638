"""Find the line of a scale that gave an indicator its points, with its bounds, from the trace."""

from __future__ import annotations

from fractions import Fraction

from conditionality.formula.values import Empty, Value
from conditionality.referential.blocks import Indicator
from conditionality.referential.graph import scale_at
from conditionality.referential.model import Referential
from conditionality.referential.scales import (
    At,
    ByField,
    Choices,
    FormulaScale,
    Options,
    Ramp,
    Steps,
    YesNo,
    as_steps,
)
from conditionality.scoring.exact import Trace
from conditionality.scoring.scorecard import Line


def line_of(trace: Trace, one: Indicator) -> Line | None:
    """Give the line that gave the points; None when the indicator has none."""
    points, raw = trace[f"{one.id}.points"], trace[f"{one.id}.raw_points"]
    if type(points) is Empty:
        return None
    if type(raw) is Empty:
        return Line(kind="replaced")
    override = _override(trace, one)
    if override is not None:
        return override
    _, scale = scale_at(trace.program.referential, one)
    value = trace[f"{one.id}.value"]
    return _line(trace, one.id, scale, value)


def _override(trace: Trace, one: Indicator) -> Line | None:
    for rank in range(1, len(one.override) + 1):
        if trace.get(f"why.override.{one.id}.{rank}") is True:
            return Line(kind="override", rank=rank)
    return None


def _line(trace: Trace, name: str, scale: object, value: Value) -> Line:  # noqa: PLR0911 - one line a kind
    match scale:
        case None:
            return Line(kind="value")
        case str():
            return _line(trace, name, _named(trace.program.referential, scale), value)
        case Steps() | At():
            return _step(trace, name, as_steps(scale))
        case Ramp():
            return _segment(trace, name, scale, value)
        case Choices():
            return Line(kind="option", option=(str(value),))
        case Options():
            return Line(kind="ticked", option=_counted(scale, value))
        case YesNo():
            return Line(kind="truth", option=("yes" if value is True else "no",))
        case FormulaScale():
            return Line(kind="formula")
        case ByField():
            return _case(trace, name, scale, value)
    raise TypeError(type(scale).__name__)


def _named(referential: Referential, name: str) -> object:
    return next(one.scale for one in referential.scales if one.id == name)


def _step(trace: Trace, name: str, scale: Steps) -> Line:
    rank = trace[f"{name}.step"]
    if type(rank) is not int or rank < 0:
        return Line(kind="beyond")
    written = scale.steps[rank].bounds()
    bound = trace.get(f"{name}.bound.{rank}")
    return Line(kind="step", rank=rank + 1, word=written[0][0] if written else "", bound=_exact(bound))


def _exact(value: Value | None) -> Fraction | None:
    return Fraction(value) if type(value) is int or type(value) is Fraction else None


def _segment(trace: Trace, name: str, scale: Ramp, given: Value) -> Line:
    value = _exact(given) or Fraction(0)
    knots = [_exact(trace.get(f"{name}.knot.{rank}")) or Fraction(0) for rank in range(len(scale.ramp))]
    points = [Fraction(one) for _, one in scale.ramp]
    after = sum(1 for knot in knots if knot <= value)
    low = (knots[after - 1], points[after - 1]) if after else None
    high = (knots[after], points[after]) if after < len(knots) else None
    inside = low is not None and high is not None and low[0] != value
    return Line(kind="segment" if inside else "edge", low=low, high=high)


def _counted(scale: Options, value: Value) -> tuple[str, ...]:
    ticked = set(value) if isinstance(value, frozenset) else set()
    counted = set(ticked)
    for rule in scale.instead:
        if ticked.issuperset(rule.have):
            counted -= set(rule.have) - {rule.count}
    return tuple(sorted(counted & set(scale.options)))


def _case(trace: Trace, name: str, scale: ByField, value: Value) -> Line:
    by = trace[scale.by]
    key = "yes" if by is True else "no" if by is False else str(by)
    inside = scale.cases.get(key, scale.otherwise)
    found = _line(trace, f"{name}.case.{key if key in scale.cases else ''}", inside, value)
    return found.model_copy(update={"case": key})

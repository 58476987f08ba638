"""Scales of the second scorer: points of a value, read from the scale as it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Protocol, TypeVar

from conditionality.formula.values import Empty, Number, Value, tidy
from conditionality.referential.model import Referential
from conditionality.referential.scales import At, ByField, Choices, FormulaScale, Options, Ramp, Steps, YesNo
from tests.scoring.oracle_arithmetic import exact, is_number, log_part

MISSING = Empty("missing")
TESTS: Mapping[str, Callable[[Number, Number], bool]] = {
    "from": lambda x, bound: x >= bound,
    "above": lambda x, bound: x > bound,
    "up_to": lambda x, bound: x <= bound,
    "below": lambda x, bound: x < bound,
}
Given = TypeVar("Given")
Lines = Sequence[tuple[Sequence[tuple[str, Decimal | str]], Given]]
"""Of each line its bounds, as (word, amount), and what it gives."""


class Asked(Protocol):
    """What knows a report: names and formulas."""

    @property
    def rules(self) -> Referential: ...
    def read(self, path: str) -> Value: ...
    def ask(self, text: str, x: Value | None = None) -> Value: ...


def points(scorer: Asked, scale: object, value: Value) -> Value:
    """Give the points of a value that is there."""
    match scale:
        case None:
            return value
        case str():
            return points(scorer, next(one.scale for one in scorer.rules.scales if one.id == scale), value)
        case ByField():
            by = scorer.read(scale.by)
            return by if isinstance(by, Empty) else points(scorer, scale.cases.get(str(by), scale.otherwise), value)
        case FormulaScale():
            return scorer.ask(scale.formula, value)
        case Choices():
            return exact(scale.choices[str(value)])
        case YesNo():
            return exact(scale.yes if value is True else scale.no)
    return _counted(scorer, scale, value)


def _counted(scorer: Asked, scale: object, value: Value) -> Value:
    match scale:
        case Options() if isinstance(value, frozenset):
            return _ticked(scale, value)
        case Ramp() if is_number(value):
            return _ramp(scorer, scale, value)
        case Steps() | At() if is_number(value):
            found = first_line(scorer, written(scale), value)
            if isinstance(found, Empty):
                return found
            return exact(found if found is not None else scale.otherwise or Decimal(0))
    raise TypeError(scale)


def _ticked(scale: Options, value: frozenset[str]) -> Value:
    counted = set(value)
    for rule in scale.instead:
        if set(rule.have) <= value:
            counted -= set(rule.have) - {rule.count}
    total = sum((scale.options[name] for name in counted), Decimal(0))
    total = total if scale.at_most is None else min(total, scale.at_most)
    return exact(total if scale.at_least is None else max(total, scale.at_least))


def amount(scorer: Asked, given: Decimal | str) -> Value:
    """Give an amount of the file: a number, or what a formula gives."""
    return scorer.ask(given) if isinstance(given, str) else exact(given)


def written(scale: Steps | At) -> Lines[Decimal]:
    """Give the lines of a scale."""
    if isinstance(scale, At):
        return [((("from", bound),), given) for bound, given in scale.at]
    return [(line.bounds(), line.points) for line in scale.steps]


def first_line(scorer: Asked, lines: Lines[Given], value: Number) -> Given | Empty | None:
    """Give what the first line that takes a value gives; None for no line; an empty for a bound nobody knows."""
    for bounds, given in lines:
        if not bounds:
            return given
        bound = amount(scorer, bounds[0][1])
        if not is_number(bound):
            return bound if isinstance(bound, Empty) else MISSING
        if TESTS[bounds[0][0]](value, bound):
            return given
    return None


def _ramp(scorer: Asked, scale: Ramp, x: Number) -> Value:
    asked = [amount(scorer, knot) for knot, _ in scale.ramp]
    knots = [one for one in asked if is_number(one)]
    if len(knots) < len(asked):
        empty = [one for one in asked if isinstance(one, Empty)]
        return next((one for one in empty if one.kind == "missing"), empty[0])
    given = [Fraction(one) for _, one in scale.ramp]
    if knots != sorted(set(knots)) or (scale.curve == "log" and x <= 0):
        return MISSING
    if x <= knots[0]:
        return tidy(given[0])
    for (low, high), (start, end) in zip(pairwise(knots), pairwise(given), strict=True):
        if x <= high:
            part = log_part(x, low, high) if scale.curve == "log" else Fraction(x - low) / Fraction(high - low)
            return tidy(start * (1 - part) + end * part)
    return tidy(given[-1])


def fewest(scale: object) -> Number:
    """Give the fewest points by looking at every line, every knot, every option."""
    match scale:
        case Options():
            lows = sum((one for one in scale.options.values() if one < 0), Decimal(0))
            return exact(lows if scale.at_least is None else max(lows, scale.at_least))
        case Choices():
            return exact(min(scale.choices.values()))
        case YesNo():
            return exact(min(scale.yes, scale.no))
        case Ramp():
            return exact(min(given for _, given in scale.ramp))
        case Steps() | At():
            lines = written(scale)
            found = [given for _, given in lines]
            if lines[-1][0]:  # a value may fall through
                found.append(Decimal(0) if scale.otherwise is None else scale.otherwise)
            return exact(min(found))
    raise TypeError(scale)

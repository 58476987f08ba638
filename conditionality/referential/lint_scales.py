"""Scales: do they fit the value, are their lines in order, can every line be reached, does every option earn points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from conditionality.findings import Finding, finding, nearest
from conditionality.formula.check import Sort
from conditionality.referential.blocks import Indicator, Missing
from conditionality.referential.lint_names import repeated
from conditionality.referential.lint_steps import order_findings
from conditionality.referential.rules import Rules
from conditionality.referential.scale_uses import Lost, Named, Use, named_scales, uses
from conditionality.referential.scales import (
    At,
    ByField,
    Choices,
    Options,
    Ramp,
    Scale,
    Steps,
    YesNo,
    as_steps,
)

MISFITS: Mapping[type, tuple[str, str]] = {
    Steps: ("number", "scale-wants-number"),
    At: ("number", "scale-wants-number"),
    Ramp: ("number", "scale-wants-number"),
    Choices: ("text", "scale-wants-choice"),
    Options: ("options", "scale-wants-choices"),
    YesNo: ("truth", "scale-wants-yes-no"),
}
"""What a kind of scale reads, and the finding when the value is something else; a formula reads anything."""

MOST = Decimal(100)
"""The most points of an indicator that does not say otherwise."""


def scale_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with the scales of the indicators, and with named scales."""
    named = named_scales(rules.referential)
    found = [one for indicator in rules.referential.indicators for one in _indicator(rules, named, indicator)]
    for name in named:
        for use in uses(f"scales[{name}].scale", named[name], named, (name,)):
            found += _lost(named, use) if isinstance(use, Lost) else _shape(use)
    return tuple(dict.fromkeys(found))


def most_of(one: Indicator) -> Decimal:
    """Give the most points of an indicator: 100 unless it says otherwise."""
    return one.points.max if one.points is not None else MOST


def _indicator(rules: Rules, named: Named, one: Indicator) -> Iterator[Finding]:
    path, value, most = f"indicators[{one.id}]", rules.scope[f"{one.id}.value"], most_of(one)
    if one.round is not None and value.kind != "number":
        yield finding("round-not-a-number", f"{path}.round")
    if one.scale is None and value.kind != "number":
        yield finding("scale-missing", path, given=one.id)
    yield from _worded(f"{path}.options", one, value)
    for use in uses(f"{path}.scale", one.scale, named) if one.scale is not None else ():
        if isinstance(use, Lost):
            yield from _lost(named, use)
        else:
            yield from _fit(rules, use, value)
            yield from _shape(use)
            yield from _tops(use, most)
    yield from _other_points(rules, named, one, most)


def _worded(path: str, one: Indicator, value: Sort) -> Iterator[Finding]:
    """Look at the words for the texts that the value may be."""
    for name in repeated(option.id for option in one.options):
        yield finding("name-twice", f"{path}[{name}]", given=name)
    for option in one.options:
        if option.id not in value.options:
            near = nearest(option.id, value.options)
            yield finding("option-unknown", f"{path}[{option.id}]", given=option.id, nearest=near)


def _other_points(rules: Rules, named: Named, one: Indicator, most: Decimal) -> Iterator[Finding]:
    """Look at the points that do not come from the scale: overrides, missing answers, the floor."""
    path = f"indicators[{one.id}]"
    for rank, rule in enumerate(one.override, 1):
        if rule.points > most:
            yield finding("points-above-most", f"{path}.override[{rank}].points", given=rule.points, most=most)
    missing: Missing = one.missing if one.missing is not None else rules.referential.missing
    if missing == "worst" and worst_points(one.scale, named) is None:
        yield finding("worst-unknown", f"{path}.missing", given=one.id)
    if isinstance(missing, Decimal) and missing > most:
        yield finding("points-above-most", f"{path}.missing", given=missing, most=most)
    if one.floor is not None and one.floor > most:
        yield finding("floor-above-most", f"{path}.floor", given=one.floor, most=most)


def _lost(named: Named, use: Lost) -> Iterator[Finding]:
    if use.circle:
        yield finding("scale-circle", f"scales[{use.circle[0]}].scale", circle=" → ".join(use.circle))
    else:
        yield finding("reference-unknown", use.path, given=use.name, block="scales", nearest=nearest(use.name, named))


def _fit(rules: Rules, use: Use, value: Sort) -> Iterator[Finding]:
    """Look at a scale beside the value it reads."""
    if isinstance(use.scale, ByField):
        yield from case_findings(rules, use.path, use.scale.by, tuple(use.scale.cases), use.scale.otherwise is not None)
        return
    wanted, code = MISFITS.get(type(use.scale), (value.kind, ""))
    if value.kind != wanted or (wanted == "text" and not value.options):
        yield finding(code, use.path)
        return
    match use.scale:
        case Choices(choices=choices):
            yield from _options(f"{use.path}.choices", tuple(choices), value.options)
        case Options(options=options, instead=instead):
            named = (*options, *(name for rule in instead for name in (*rule.have, rule.count)))
            yield from _options(f"{use.path}.options", tuple(dict.fromkeys(named)), value.options)


def case_findings(
    rules: Rules,
    path: str,
    by: str,
    cases: tuple[str, ...],
    has_rest: bool,  # noqa: FBT001 - one fact of a table
) -> Iterator[Finding]:
    """Look at variants chosen by a field: is it a choice or a yes/no, is every option thought of.

    Args:
        rules: The rules.
        path: Where `by` and `cases` are written.
        by: The field.
        cases: Options that have their own variant.
        has_rest: Whether the others have one together.
    """
    fields = {one.id for one in rules.referential.fields}
    if by not in fields:
        yield finding("reference-unknown", f"{path}.by", given=by, block="fields", nearest=nearest(by, fields))
        return
    sort = rules.scope[by]
    known = ("yes", "no") if sort.kind == "truth" else sort.options if sort.kind == "text" else ()
    if not known:
        yield finding("by-not-a-choice", f"{path}.by", given=by)
        return
    for name in cases:
        if name not in known:
            yield finding("option-unknown", f"{path}.cases", given=name, nearest=nearest(name, known))
    for name in known:
        if name not in cases and not has_rest:
            yield finding("option-without-case", f"{path}.cases", given=name)


def _options(path: str, named: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Finding]:
    for name in named:
        if name not in known:
            yield finding("option-unknown", path, given=name, nearest=nearest(name, known))
    for name in known:
        if name not in named:
            yield finding("option-without-points", path, given=name)


def _shape(use: Use) -> Iterator[Finding]:
    """Look at a scale by itself: the order of its lines."""
    match use.scale:
        case Steps() | At():
            lines = as_steps(use.scale).steps
            yield from order_findings(f"{use.path}.{'steps' if isinstance(use.scale, Steps) else 'at'}", lines)
            if use.scale.otherwise is None and lines[-1].bounds():
                yield finding("steps-open", use.path, level="warning")
            elif use.scale.otherwise is not None and not lines[-1].bounds():
                yield finding("otherwise-unused", f"{use.path}.otherwise", level="warning")
        case Ramp():
            yield from _ramp(use.path, use.scale)
        case Options(at_least=low, at_most=high) if low is not None and high is not None and low > high:
            yield finding("bounds-reversed", use.path, low=low, high=high)


def _ramp(path: str, scale: Ramp) -> Iterator[Finding]:
    knots = [knot for knot, _ in scale.ramp]
    for rank, (low, high) in enumerate(pairwise(knots), 2):
        if isinstance(low, Decimal) and isinstance(high, Decimal) and high <= low:
            yield finding("knots-out-of-order", f"{path}.ramp[{rank}]", given=high, before=low)
    for rank, knot in enumerate(knots, 1):
        if scale.curve == "log" and isinstance(knot, Decimal) and knot <= 0:
            yield finding("knot-not-positive", f"{path}.ramp[{rank}]", given=knot)


def _tops(use: Use, most: Decimal) -> Iterator[Finding]:
    """Look for points above the most of the indicator."""
    if isinstance(use.scale, ByField):
        return
    above = [points for points in points_in(use.scale) if points > most]
    if above:
        yield finding("points-above-most", use.path, given=max(above), most=most)
    elif isinstance(use.scale, Options):
        best = best_points(use.scale)
        if best is not None and best > most:
            yield finding("options-above-most", f"{use.path}.options", level="warning", given=best, most=most)


def points_in(scale: object) -> tuple[Decimal, ...]:
    """Give every number of points that a scale writes down; none for a formula."""
    match scale:
        case Steps() | At():
            listed = tuple(line.points for line in as_steps(scale).steps)
            return listed if scale.otherwise is None else (*listed, scale.otherwise)
        case Ramp():
            return tuple(points for _, points in scale.ramp)
        case Choices():
            return tuple(scale.choices.values())
        case Options():
            return tuple(scale.options.values()) if scale.at_most is None else (scale.at_most,)
        case YesNo():
            return (scale.yes, scale.no)
        case ByField():
            inner = (*scale.cases.values(), scale.otherwise)
            return tuple(points for one in inner for points in points_in(one))
        case _:
            return ()


def _attainable(scale: object, named: Mapping[str, Scale | str], trail: tuple[str, ...]) -> tuple[Decimal, ...] | None:
    """Give points among which the fewest and the most that a scale can give are; None when only a formula can tell."""
    match scale:
        case Options():
            low = sum((points for points in scale.options.values() if points < 0), Decimal(0))
            high = sum((points for points in scale.options.values() if points > 0), Decimal(0))
            least = scale.at_least if scale.at_least is not None else min(low, high)
            most = scale.at_most if scale.at_most is not None else high
            return max(low, least), max(min(high, most), least)
        case ByField():
            inner = [_attainable(one, named, trail) for one in (*scale.cases.values(), scale.otherwise) if one]
            return None if None in inner else tuple(points for one in inner if one for points in one)
        case str():
            return None if scale in trail else _attainable(named.get(scale), named, (*trail, scale))
        case Steps() | At():
            lines = as_steps(scale).steps
            # Where the last line takes every value, nothing is left for `otherwise`.
            rest = (scale.otherwise or Decimal(0),) if lines[-1].bounds() else ()
            return (*(line.points for line in lines), *rest)
        case _:
            return points_in(scale) or None


def worst_points(scale: object, named: Mapping[str, Scale | str] | None = None) -> Decimal | None:
    """Give the fewest points a scale can give; None when only a formula can tell."""
    return min(_attainable(scale, named or {}, ()) or (), default=None)


def best_points(scale: object, named: Mapping[str, Scale | str] | None = None) -> Decimal | None:
    """Give the most points a scale can give; None when only a formula can tell."""
    return max(_attainable(scale, named or {}, ()) or (), default=None)

"""Scales: do they fit the value, are their lines in order, can every line be reached, does every option earn points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from conditionality.findings import Finding, finding, nearest
from conditionality.formula.check import Sort
from conditionality.referential.blocks import Indicator, Missing
from conditionality.referential.graph import scale_at
from conditionality.referential.rules import Rules
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

WANTED: dict[type, tuple[str, ...]] = {
    Steps: ("number",),
    At: ("number",),
    Ramp: ("number",),
    Choices: ("text",),
    Options: ("options",),
    YesNo: ("truth",),
    FormulaScale: ("number", "text", "truth", "date"),
}


def scale_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with the scales of the indicators."""
    return tuple(one for indicator in rules.referential.indicators for one in _indicator(rules, indicator))


def _indicator(rules: Rules, one: Indicator) -> Iterator[Finding]:
    path, scale = scale_at(rules.referential, one)
    value = rules.scope[f"{one.id}.value"]
    if one.round is not None and value.kind != "number":
        yield finding("round-not-a-number", f"indicators[{one.id}].round", got=value.kind)
    if scale is None:
        if value.kind != "number":
            yield finding("scale-missing", f"indicators[{one.id}]", got=value.kind)
    elif isinstance(scale, str):
        known = [item.id for item in rules.referential.scales]
        yield finding("reference-unknown", path, given=scale, block="scales", nearest=nearest(scale, known))
    else:
        yield from _fit(rules, path, scale, value)
        most = one.points.max if one.points is not None else Decimal(100)
        for points in points_in(scale):
            if points > most:
                yield finding("points-above-most", path, given=points, most=most)
    rule: Missing = one.missing if one.missing is not None else rules.referential.missing
    if rule == "worst" and worst_points(scale) is None:
        yield finding("worst-unknown", f"indicators[{one.id}].missing")


def _fit(rules: Rules, path: str, scale: object, value: Sort) -> Iterator[Finding]:
    if isinstance(scale, ByField):
        yield from _by(rules, path, scale, value)
        return
    wanted = WANTED[type(scale)]
    if value.kind not in wanted:
        yield finding("scale-misfit", path, got=value.kind, wanted=", ".join(wanted))
    match scale:
        case Steps() | At():
            lines = as_steps(scale).steps
            yield from order_findings(f"{path}.{'steps' if isinstance(scale, Steps) else 'at'}", lines)
            if scale.otherwise is None and (isinstance(scale, At) or lines[-1].bounds()):
                yield finding("steps-open", path, level="warning")
        case Ramp():
            yield from _ramp(path, scale)
        case Choices():
            yield from _options(f"{path}.choices", tuple(scale.choices), value.options)
        case Options():
            named = (*scale.options, *(name for rule in scale.instead for name in (*rule.have, rule.count)))
            yield from _options(f"{path}.options", tuple(dict.fromkeys(named)), value.options)


def _by(rules: Rules, path: str, scale: ByField, value: Sort) -> Iterator[Finding]:
    sort = rules.scope.get(scale.by)
    fields = [one.id for one in rules.referential.fields]
    if sort is None or scale.by not in fields:
        yield finding(
            "reference-unknown", f"{path}.by", given=scale.by, block="fields", nearest=nearest(scale.by, fields)
        )
    else:
        known = sort.options if sort.kind == "text" else ("yes", "no") if sort.kind == "truth" else ()
        for name in scale.cases:
            if name not in known:
                yield finding("option-unknown", f"{path}.cases", given=name, nearest=nearest(name, known))
        for name in known:
            if name not in scale.cases and scale.otherwise is None:
                yield finding("option-without-points", f"{path}.cases", given=name)
    named = {one.id: one.scale for one in rules.referential.scales}
    for key, case in (*scale.cases.items(), ("otherwise", scale.otherwise)):
        inner = named.get(case) if isinstance(case, str) else case
        if inner is None and case is not None:
            yield finding(
                "reference-unknown", f"{path}.{key}", given=case, block="scales", nearest=nearest(str(case), named)
            )
        elif inner is not None and not isinstance(inner, str | ByField):
            yield from _fit(rules, f"{path}.cases.{key}" if key != "otherwise" else f"{path}.otherwise", inner, value)


def _options(path: str, named: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Finding]:
    if not known:
        return
    for name in named:
        if name not in known:
            yield finding("option-unknown", path, given=name, nearest=nearest(name, known))
    for name in known:
        if name not in named:
            yield finding("option-without-points", path, given=name)


def _ramp(path: str, scale: Ramp) -> Iterator[Finding]:
    knots = [knot for knot, _ in scale.ramp]
    for rank, (low, high) in enumerate(zip(knots, knots[1:], strict=False), 2):
        if isinstance(low, Decimal) and isinstance(high, Decimal) and high <= low:
            yield finding("knots-out-of-order", f"{path}.ramp[{rank}]", given=high, before=low)
    for rank, knot in enumerate(knots, 1):
        if scale.curve == "log" and isinstance(knot, Decimal) and knot <= 0:
            yield finding("knot-not-positive", f"{path}.ramp[{rank}]", given=knot)


def order_findings(path: str, lines: tuple[Bounded, ...]) -> Iterator[Finding]:
    """Give the lines that no value can reach because earlier lines take everything, and those with two bounds.

    Only bounds that are plain numbers can be compared beforehand.
    """
    low: tuple[Decimal, bool] | None = None  # values below it (True: or on it) are taken
    high: tuple[Decimal, bool] | None = None  # values above it (True: or on it) are taken
    everything = False
    for rank, line in enumerate(lines, 1):
        bounds = line.bounds()
        if len(bounds) > 1:
            yield finding("two-bounds", f"{path}[{rank}]", given=", ".join(word for word, _ in bounds))
            continue
        word, bound = bounds[0] if bounds else ("", None)
        if everything or _taken(word, bound, low, high):
            yield finding("line-unreachable", f"{path}[{rank}]", given=f"{word} {bound}" if word else "")
        if not word:
            everything = True
        elif isinstance(bound, Decimal) and word in {"from", "above"}:
            high = min(high or (bound, False), (bound, word == "above"), key=lambda one: (one[0], one[1]))
        elif isinstance(bound, Decimal):
            low = max(low or (bound, False), (bound, word == "up_to"), key=lambda one: (one[0], one[1]))


def _taken(word: str, bound: object, low: tuple[Decimal, bool] | None, high: tuple[Decimal, bool] | None) -> bool:
    """Tell whether earlier lines take all that this line would take; `high[1]` means the bound itself is left out."""
    if not isinstance(bound, Decimal):
        return False
    if word in {"from", "above"} and high is not None:
        return bound > high[0] or (bound == high[0] and not (word == "from" and high[1]))
    if word in {"up_to", "below"} and low is not None:
        return bound < low[0] or (bound == low[0] and not (word == "up_to" and not low[1]))
    return False


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


def worst_points(scale: object, named: Mapping[str, Scale] | None = None) -> Decimal | None:
    """Give the fewest points a scale can give; None when only a formula can tell."""
    match scale:
        case Options():
            negative = sum((points for points in scale.options.values() if points < 0), Decimal(0))
            return max(negative, scale.at_least) if scale.at_least is not None else negative
        case ByField():
            inner = [worst_points(one, named) for one in (*scale.cases.values(), scale.otherwise) if one is not None]
            return min((one for one in inner if one is not None), default=None) if None not in inner else None
        case str():
            return worst_points((named or {}).get(scale), named) if named else None
        case _:
            listed = points_in(scale)
            if (
                isinstance(scale, Steps | At)
                and scale.otherwise is None
                and (isinstance(scale, At) or scale.steps[-1].bounds())
            ):
                listed = (*listed, Decimal(0))
            return min(listed, default=None)

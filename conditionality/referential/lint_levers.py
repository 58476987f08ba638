"""Levers: one reach each, within what the indicator can give, and needs that exist and do not go in circles."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.blocks import AskedField, Indicator, Lever
from conditionality.referential.lint_names import repeated
from conditionality.referential.lint_scales import best_points
from conditionality.referential.ordering import circles
from conditionality.referential.rules import Rules
from conditionality.referential.scale_uses import named_scales


def lever_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with the levers of the indicators."""
    return (*_names(rules), *_reaches(rules))


def _levers(rules: Rules) -> Iterator[tuple[str, Indicator, Lever]]:
    for one in rules.referential.indicators:
        for lever in one.levers:
            yield f"indicators[{one.id}].levers[{lever.id}]", one, lever


def _names(rules: Rules) -> Iterator[Finding]:
    found = tuple(_levers(rules))
    places = {lever.id: path for path, _, lever in found}
    for name in repeated(lever.id for _, _, lever in found):
        yield finding("name-twice", places[name], given=name)
    fields = {one.id for one in rules.referential.fields}
    for path, _, lever in found:
        for need in lever.needs:
            if need not in places and need not in fields:
                near = nearest(need, places)
                yield finding("reference-unknown", f"{path}.needs", given=need, block="indicators.levers", nearest=near)
    needs: dict[str, tuple[str, ...]] = {}
    for _, _, lever in found:
        needs[lever.id] = needs.get(lever.id, ()) + lever.needs
    for loop in circles(needs):
        yield finding("lever-circle", places[loop[0]], circle=" → ".join(loop))


def _reaches(rules: Rules) -> Iterator[Finding]:
    for path, one, lever in _levers(rules):
        said = [part for part in (lever.reaches.points, lever.reaches.value, lever.reaches.option) if part is not None]
        if len(said) != 1:
            yield finding("lever-reach", f"{path}.reaches", given=len(said))
        elif lever.reaches.option is not None:
            yield from _option(rules, f"{path}.reaches", one, lever.reaches.option)
        else:
            yield from _number(rules, f"{path}.reaches", one, lever)


def _option(rules: Rules, path: str, one: Indicator, option: str) -> Iterator[Finding]:
    sort = rules.scope[f"{one.id}.value"]
    known = ("yes", "no") if sort.kind == "truth" else sort.options
    if option not in known:
        yield finding("lever-option", path, level="warning", given=option, nearest=nearest(option, known))


def _number(rules: Rules, path: str, one: Indicator, lever: Lever) -> Iterator[Finding]:
    points, value = lever.reaches.points, lever.reaches.value
    if points is not None:
        best = best_points(one.scale, named_scales(rules.referential))
        if best is not None and points > best:
            yield finding("lever-points", path, level="warning", given=points, best=best)
    elif value is not None and rules.scope[f"{one.id}.value"].kind != "number":
        yield finding("lever-value", path, level="warning", given=value)
    elif value is not None and one.value is None:
        field = next((item for item in rules.referential.fields if item.id == one.id), None)
        yield from _allowed(path, value, field)


def _allowed(path: str, value: object, field: AskedField | None) -> Iterator[Finding]:
    for word, bound in (("min", field.min), ("max", field.max)) if field is not None else ():
        beyond = bound is not None and (value < bound if word == "min" else value > bound)  # type: ignore[operator]
        if beyond:
            yield finding("lever-beyond", path, level="warning", given=value, bound=bound)

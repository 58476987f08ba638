"""Find every formula of a référentiel, with its place and what it must give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from conditionality.referential.blocks import COMBINES, Exemption, Grading, Indicator
from conditionality.referential.model import Referential
from conditionality.referential.scales import At, Bounded, ByField, FormulaScale, Ramp, Scale, Steps

Wanted = Literal["number", "truth", "any"]
Reach = Literal["asked", "full", "scale"]


@dataclass(frozen=True, slots=True)
class Written:
    """One formula: where it stands, its text, what it must give and which names it may read."""

    path: str
    text: str
    wanted: Wanted
    reach: Reach = "full"


def formulas(referential: Referential) -> tuple[Written, ...]:
    """Give every formula, in the order of the file."""
    return tuple(_all(referential))


def _all(referential: Referential) -> Iterator[Written]:
    for field in referential.fields:
        if field.asked_if is not None:
            yield Written(f"fields[{field.id}].asked_if", field.asked_if, "truth", "asked")
        if isinstance(field.required, str):
            yield Written(f"fields[{field.id}].required", field.required, "truth", "asked")
    for check in referential.checks:
        yield Written(f"checks[{check.id}].holds", check.holds, "truth", "asked")
    for named in referential.scales:
        if not isinstance(named.scale, str):
            yield from scale_formulas(f"scales[{named.id}].scale", named.scale)
    known = _plain_names(referential)
    for dimension in referential.dimensions:
        yield from _amount(f"dimensions[{dimension.id}].weight", dimension.weight)
        yield from _combine(f"dimensions[{dimension.id}].combine", dimension.combine, known)
    for indicator in referential.indicators:
        yield from _indicator(f"indicators[{indicator.id}]", indicator)
    yield from _combine("total.combine", referential.total.combine, known)
    yield from _outputs(referential)


def _outputs(referential: Referential) -> Iterator[Written]:
    for gate in referential.gates:
        yield Written(f"gates[{gate.id}].fails_if", gate.fails_if, "truth")
        yield from _exemptions(f"gates[{gate.id}]", gate.not_applicable_if)
    for result in referential.results:
        yield Written(f"results[{result.id}].value", result.value, "any")
    for grading in referential.gradings:
        yield from _grading(f"gradings[{grading.id}]", grading)
    for outcome in referential.outcomes:
        yield Written(f"outcomes[{outcome.id}].when", outcome.when, "truth")


def _indicator(path: str, indicator: Indicator) -> Iterator[Written]:
    yield from _amount(f"{path}.weight", indicator.weight)
    if indicator.value is not None:
        yield Written(f"{path}.value", indicator.value, "any")
    if indicator.applies_if is not None:
        yield Written(f"{path}.applies_if", indicator.applies_if, "truth")
    yield from _exemptions(path, indicator.not_applicable_if)
    if indicator.scale is not None and not isinstance(indicator.scale, str):
        yield from scale_formulas(f"{path}.scale", indicator.scale)
    for rank, one in enumerate(indicator.override, 1):
        yield Written(f"{path}.override[{rank}].if", one.if_, "truth")


def _exemptions(path: str, exemptions: tuple[Exemption, ...]) -> Iterator[Written]:
    for rank, one in enumerate(exemptions, 1):
        yield Written(f"{path}.not_applicable_if[{rank}].when", one.when, "truth")


def scale_formulas(path: str, scale: Scale) -> Iterator[Written]:
    """Give the formulas inside a scale; its own formula may read `x`."""
    match scale:
        case Steps():
            yield from bounds_formulas(f"{path}.steps", scale.steps)
        case At():
            for rank, (bound, _) in enumerate(scale.at, 1):
                yield from _amount(f"{path}.at[{rank}]", bound)
        case Ramp():
            for rank, (knot, _) in enumerate(scale.ramp, 1):
                yield from _amount(f"{path}.ramp[{rank}]", knot)
        case FormulaScale():
            yield Written(f"{path}.formula", scale.formula, "number", "scale")
        case ByField():
            yield from _case_formulas(path, scale)


def _case_formulas(path: str, scale: ByField) -> Iterator[Written]:
    cases = [(f"{path}.cases.{key}", case) for key, case in scale.cases.items()]
    for place, case in (*cases, (f"{path}.otherwise", scale.otherwise)):
        if case is not None and not isinstance(case, str):
            yield from scale_formulas(place, case)


def bounds_formulas(path: str, lines: tuple[Bounded, ...]) -> Iterator[Written]:
    """Give the bounds that are formulas, in a table of steps or grades."""
    for rank, line in enumerate(lines, 1):
        for word, amount in line.bounds():
            yield from _amount(f"{path}[{rank}].{word}", amount)


def _grading(path: str, grading: Grading) -> Iterator[Written]:
    yield Written(f"{path}.on", grading.on, "number")
    yield from bounds_formulas(f"{path}.bands", grading.bands)
    for key, bands in grading.cases.items():
        yield from bounds_formulas(f"{path}.cases.{key}", bands)
    yield from bounds_formulas(f"{path}.otherwise", grading.otherwise)
    for rank, one in enumerate(grading.force_if, 1):
        yield Written(f"{path}.force_if[{rank}].if", one.if_, "truth")
    for rank, one in enumerate(grading.cap_if, 1):
        yield Written(f"{path}.cap_if[{rank}].if", one.if_, "truth")


def _amount(path: str, amount: object) -> Iterator[Written]:
    if isinstance(amount, str):
        yield Written(path, amount, "number")


def _combine(path: str, combine: str, known: frozenset[str]) -> Iterator[Written]:
    if combine not in COMBINES and not is_word(combine, known):
        yield Written(path, combine, "number")


def _plain_names(referential: Referential) -> frozenset[str]:
    """Give the names that hold a number by themselves, without a point."""
    return frozenset({
        *(one.id for one in referential.fields),
        *(one.id for one in referential.parameters),
        *(one.id for one in referential.results),
    })  # fmt: skip


def is_word(combine: str, known: frozenset[str]) -> bool:
    """Tell whether what stands in `combine` was meant as the name of a way to combine, not as a formula."""
    return combine.strip().isidentifier() and combine.strip() not in known


def misspelled_combine(referential: Referential, combine: str) -> bool:
    """Tell whether `combine` names a way to combine that there is not."""
    return combine not in COMBINES and is_word(combine, _plain_names(referential))

"""Names that formulas may use: which are reserved, and what each one holds."""

from __future__ import annotations

import keyword

from conditionality.formula.check import Sort
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.referential.model import Referential

FUNCTIONS = (
    "min max abs round floor ceil ln exp sqrt sum mean count interp lookup coalesce is_missing is_na "
    "years_between date previous years_running"
).split()
ATTRIBUTES = "value points status share contribution score rounded rank coverage weight grade from to".split()
TOPS = "total gate gates_hold floors_hold outcome why period x and or not in if else True False None".split()

RESERVED: frozenset[str] = frozenset((*keyword.kwlist, *FUNCTIONS, *ATTRIBUTES, *TOPS))
"""Names that no block may take."""

STATUSES = ("scored", "does_not_concern", "not_applicable", "missing", "excluded", "not_computable")
GATE_STATUSES = ("holds", "fails", "not_applicable", "unknown")

NUMBER = Sort("number")
TRUTH = Sort("truth")


def field_sort(field: AskedField) -> Sort:
    """Give what a field holds in a formula."""
    if field.kind in NUMERIC_KINDS:
        return NUMBER
    options = tuple(one.id for one in field.options)
    match field.kind:
        case "yes_no":
            return TRUTH
        case "choice":
            return Sort("text", options)
        case "choices":
            return Sort("options", options)
        case "date":
            return Sort("date")
        case _:
            return Sort("text")


def asked_scope(referential: Referential) -> dict[str, Sort]:
    """Give the names that the conditions of fields may read: fields, parameters and the period."""
    scope = {one.id: field_sort(one) for one in referential.fields}
    scope |= {one.id: NUMBER for one in referential.parameters}
    return scope | {"period.from": Sort("date"), "period.to": Sort("date")}


def full_scope(referential: Referential) -> dict[str, Sort]:
    """Give every name with what it holds; values of indicators and results start as numbers, `rules` refines them."""
    scope = asked_scope(referential)
    for item in referential.indicators:
        scope |= {f"{item.id}.{name}": NUMBER for name in ("value", "points", "share", "contribution", "weight")}
        scope[f"{item.id}.status"] = Sort("text", STATUSES)
    for node in (*(one.id for one in referential.dimensions), "total"):
        names = ("score", "rounded", "share", "contribution", "coverage")
        scope |= {f"{node}.{name}": NUMBER for name in names}
        scope[f"{node}.status"] = Sort("text", STATUSES)
    for gate in referential.gates:
        scope[f"gate.{gate.id}.status"] = Sort("text", GATE_STATUSES)
    for result in referential.results:
        scope |= {result.id: NUMBER, f"{result.id}.value": NUMBER, f"{result.id}.rounded": NUMBER}
    for grading in referential.gradings:
        grades = Sort("text", grade_ids(referential, grading.id))
        scope |= {grading.id: grades, f"{grading.id}.grade": grades, f"{grading.id}.rank": NUMBER}
    return scope | {"total": NUMBER, "gates_hold": TRUTH, "floors_hold": TRUTH}


def grade_ids(referential: Referential, grading_id: str) -> tuple[str, ...]:
    """Give the grades of a grading, best first, over all its variants; those that only a condition gives come last."""
    grading = next(one for one in referential.gradings if one.id == grading_id)
    tables = (grading.bands, *grading.cases.values(), grading.otherwise)
    banded = (band.id for bands in tables for band in bands)
    return tuple(dict.fromkeys((*banded, *(one.grade for one in grading.force_if))))


CANONICAL = {"total": "total.score", "total.value": "total.score"}


def canonical_name(path: str, results: frozenset[str], gradings: frozenset[str]) -> str:
    """Give the one name under which the machine keeps what a formula calls `path`.

    >>> canonical_name("total", frozenset(), frozenset()), canonical_name("R", frozenset({"R"}), frozenset())
    ('total.score', 'R.value')
    """
    if path in CANONICAL:
        return CANONICAL[path]
    if path in results:
        return f"{path}.value"
    if path in gradings:
        return f"{path}.grade"
    return path

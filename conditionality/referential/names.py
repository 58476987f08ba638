"""Names that formulas may use: which are reserved, and what each one holds."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Mapping

from conditionality.formula import vocabulary
from conditionality.formula.check import Sort
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField, Grading
from conditionality.referential.model import Referential
from conditionality.referential.terms import Words

ATTRIBUTES = (
    *("value", "points", "status", "share", "contribution", "score", "rounded", "rank", "coverage", "weight", "grade"),
    *("from", "to"),
)
"""What may follow the point after the name of a block."""

TOPS = ("total", "gate", "gates_hold", "floors_hold", "outcome", "why", "raw", "period", "x")
"""First words of names that the machine keeps for itself."""

RESERVED: frozenset[str] = frozenset((*keyword.kwlist, *vocabulary.RESERVED, *ATTRIBUTES, *TOPS))
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
    """Give the names that conditions of fields and checks may read: fields, parameters and the period."""
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


def bands_of(grading: Grading) -> Mapping[str, tuple[str, ...]]:
    """Give the grades of each table of bands (`bands`, `cases.food`, `otherwise`), in the order of its lines."""
    tables = {"bands": grading.bands, **{f"cases.{key}": bands for key, bands in grading.cases.items()}}
    tables["otherwise"] = grading.otherwise
    return {key: tuple(dict.fromkeys(band.id for band in bands)) for key, bands in tables.items() if bands}


def grade_ids(referential: Referential, grading_id: str) -> tuple[str, ...]:
    """Give the grades of a grading, best first, over all its variants; those that only a condition gives come last."""
    return grades_of(next(one for one in referential.gradings if one.id == grading_id))


def grades_of(grading: Grading) -> tuple[str, ...]:
    """Give the grades of a grading, as `grade_ids`."""
    banded = _merged_order(bands_of(grading).values())
    return tuple(dict.fromkeys((*banded, *(one.grade for one in grading.force_if))))


def _merged_order(chains: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Merge orders into one that agrees with all of them; where they disagree, the earlier ones win."""
    waiting = [list(chain) for chain in chains]
    merged: list[str] = []
    while any(waiting):
        heads = [chain[0] for chain in waiting if chain]
        free = (one for one in heads if not any(one in chain[1:] for chain in waiting))
        taken = next(free, heads[0])
        merged.append(taken)
        waiting = [[one for one in chain if one != taken] for chain in waiting]
    return tuple(merged)


def grade_labels(grading: Grading) -> Mapping[str, Words]:
    """Give the label of each grade: its band's, else the one that stands where it is forced."""
    found: dict[str, Words] = {}
    for bands in (grading.bands, *grading.cases.values(), grading.otherwise):
        for band in bands:
            found.setdefault(band.id, band.label)
    for forced in grading.force_if:
        if forced.label is not None:
            found.setdefault(forced.grade, forced.label)
    return found


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

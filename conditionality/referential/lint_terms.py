"""Dates, sources, fields, tables and levers: what must hold inside one block."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from conditionality.findings import Finding, finding
from conditionality.referential.blocks import NUMERIC_KINDS, AskedField, Parameter, Table
from conditionality.referential.model import Referential

OPTION_KINDS = ("choice", "choices")


def term_findings(referential: Referential) -> tuple[Finding, ...]:
    """Give what is wrong inside single blocks."""
    return (
        *_dates(referential),
        *_sources(referential),
        *(one for field in referential.fields for one in _field(field)),
        *(one for parameter in referential.parameters for one in _parameter(parameter, referential)),
        *(one for table in referential.tables for one in _table(table)),
        *_levers(referential),
    )


def _dates(referential: Referential) -> Iterator[Finding]:
    blocks = ("fields", "indicators", "gates")
    spans = [("in_force", referential.in_force)]
    spans += [
        (f"{block}[{one.id}].in_force", one.in_force)
        for block in blocks
        for one in getattr(referential, block)
        if one.in_force is not None
    ]
    for path, span in spans:
        if span.until is not None and span.until < span.from_:
            yield finding("dates-reversed", path, first=span.from_.isoformat(), last=span.until.isoformat())


def _sources(referential: Referential) -> Iterator[Finding]:
    for one in referential.indicators:
        if one.basis in {"norm", "mixed"} and not one.sources:
            yield finding("norm-without-source", f"indicators[{one.id}]", given=one.basis)


def _field(field: AskedField) -> Iterator[Finding]:
    path = f"fields[{field.id}]"
    if field.kind in OPTION_KINDS and not field.options:
        yield finding("options-missing", path, given=field.kind)
    if field.kind not in OPTION_KINDS and field.options:
        yield finding("options-unused", f"{path}.options", given=field.kind)
    names = [one.id for one in field.options]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield finding("name-twice", f"{path}.options[{name}]", given=name)
    for word, bound in (("min", field.min), ("max", field.max)):
        fits = (
            isinstance(bound, Decimal)
            if field.kind in NUMERIC_KINDS
            else field.kind == "date" and not isinstance(bound, Decimal)
        )
        if bound is not None and not fits:
            yield finding("bound-misplaced", f"{path}.{word}", given=bound, kind=field.kind)
    if isinstance(field.min, Decimal) and isinstance(field.max, Decimal) and field.min > field.max:
        yield finding("bounds-reversed", path, low=field.min, high=field.max)
    if field.usual is not None and field.usual[0] > field.usual[1]:
        yield finding("bounds-reversed", f"{path}.usual", low=field.usual[0], high=field.usual[1])


def _parameter(parameter: Parameter, referential: Referential) -> Iterator[Finding]:
    path = f"parameters[{parameter.id}].values"
    days = [one.from_ for one in parameter.values]
    for earlier, later in zip(days, days[1:], strict=False):
        if later <= earlier:
            yield finding("dates-out-of-order", path, first=earlier.isoformat(), second=later.isoformat())
    if min(days) > referential.in_force.from_:
        yield finding(
            "parameter-too-late", path, given=min(days).isoformat(), start=referential.in_force.from_.isoformat()
        )


def _table(table: Table) -> Iterator[Finding]:
    path = f"tables[{table.id}]"
    for rank, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            yield finding("row-length", f"{path}.rows[{rank}]", given=len(row), wanted=len(table.columns))
    keys = [row[0] for row in table.rows]
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        yield finding("key-twice", f"{path}.rows", given=key)
    for name in dict.fromkeys(name for name in table.columns if table.columns.count(name) > 1):
        yield finding("name-twice", f"{path}.columns", given=name)


def _levers(referential: Referential) -> Iterator[Finding]:
    for one in referential.indicators:
        for lever in one.levers:
            path = f"indicators[{one.id}].levers[{lever.id}]"
            said = [
                part for part in (lever.reaches.points, lever.reaches.value, lever.reaches.option) if part is not None
            ]
            if len(said) != 1:
                yield finding("lever-reach", f"{path}.reaches", given=len(said))
            for word in ("effort_days", "cost_eur", "months"):
                if getattr(lever, word) < 0:
                    yield finding("out-of-bounds", f"{path}.{word}", given=getattr(lever, word), bound="0")

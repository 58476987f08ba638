"""Dates, sources, fields and parameters: what must hold inside one block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from conditionality.findings import Finding, finding
from conditionality.referential.blocks import NUMERIC_KINDS, OPTION_KINDS, AskedField, Parameter
from conditionality.referential.lint_names import repeated
from conditionality.referential.model import Referential
from conditionality.referential.terms import InForce

Spans = Iterator[tuple[str, InForce]]


def term_findings(referential: Referential) -> tuple[Finding, ...]:
    """Give what is wrong inside single blocks."""
    return (
        *_dates(referential),
        *_durations(referential),
        *_sources(referential),
        *(one for field in referential.fields for one in _field(field)),
        *(one for parameter in referential.parameters for one in _parameter(parameter, referential)),
    )


def _spans(referential: Referential) -> Spans:
    for block in ("fields", "checks", "indicators", "gates"):
        for one in getattr(referential, block):
            if one.in_force is not None:
                yield f"{block}[{one.id}].in_force", one.in_force
    for indicator in referential.indicators:
        for lever in indicator.levers:
            if lever.in_force is not None:
                yield f"indicators[{indicator.id}].levers[{lever.id}].in_force", lever.in_force


def _dates(referential: Referential) -> Iterator[Finding]:
    whole = referential.in_force
    for path, span in (("in_force", whole), *_spans(referential)):
        if span.until is not None and span.until < span.from_:
            yield finding("dates-reversed", path, first=span.from_.isoformat(), last=span.until.isoformat())
        elif (span.until or date.max) < whole.from_ or span.from_ > (whole.until or date.max):
            yield finding("never-in-force", path, level="warning", start=whole.from_.isoformat())


def _durations(referential: Referential) -> Iterator[Finding]:
    said = {"interval": referential.interval, "grace": referential.grace}
    for key, text in said.items():
        numbers = re.findall(r"\d+", text or "P0D", re.ASCII)
        if not numbers or (key == "interval" and not any(int(one) for one in numbers)):
            yield finding("bad-duration", key, given=text)


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
    for name in repeated(one.id for one in field.options):
        yield finding("name-twice", f"{path}.options[{name}]", given=name)
    yield from _bounds(path, field)


def _bounds(path: str, field: AskedField) -> Iterator[Finding]:
    wanted = Decimal if field.kind in NUMERIC_KINDS else date if field.kind == "date" else None
    for word, bound in (("min", field.min), ("max", field.max)):
        if bound is not None and (wanted is None or not isinstance(bound, wanted)):
            yield finding("bound-misplaced", f"{path}.{word}", given=bound, kind=field.kind)
    if field.usual is not None and field.kind not in NUMERIC_KINDS:
        yield finding("bound-misplaced", f"{path}.usual", given=field.usual[0], kind=field.kind)
    if type(field.min) is type(field.max) and field.min is not None and field.min > field.max:  # type: ignore[operator]
        yield finding("bounds-reversed", path, low=field.min, high=field.max)
    if field.usual is not None and field.usual[0] > field.usual[1]:
        yield finding("bounds-reversed", f"{path}.usual", low=field.usual[0], high=field.usual[1])


def _parameter(parameter: Parameter, referential: Referential) -> Iterator[Finding]:
    path = f"parameters[{parameter.id}].values"
    days = [one.from_ for one in parameter.values]
    for rank, (earlier, later) in enumerate(pairwise(days), 2):
        if later <= earlier:
            yield finding("dates-out-of-order", f"{path}[{rank}]", first=earlier.isoformat(), second=later.isoformat())
    start = referential.in_force.from_
    if min(days) > start:
        yield finding("parameter-too-late", path, given=min(days).isoformat(), start=start.isoformat())

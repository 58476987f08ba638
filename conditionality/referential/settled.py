"""The settled form of a rule book: one spelling for what means the same, so that only changes of meaning are seen.

What a file may leave out is left out (a weight of 1, at most 100 points, 0 otherwise, the value and the label of the
field of the same id, the rule for missing answers of the whole file); `at` is written as steps; formulas are written
the one way that `formula.unparse` writes them. A settled rule book scores as the one it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from conditionality.codec import AnyPaper, Paper, fingerprint
from conditionality.formula.parse import parse
from conditionality.formula.unparse import unparse
from conditionality.referential.blocks import Dimension, Indicator, Points
from conditionality.referential.model import Referential
from conditionality.referential.scales import At, Steps, as_steps

FORMULAS = frozenset({
    *("applies_if", "asked_if", "combine", "fails_if", "formula", "holds", "if_", "on", "required", "value", "weight"),
    *("when", "from_", "above", "up_to", "below", "ramp", "at"),
})  # fmt: skip
"""Attributes in which a text is a formula."""

Marked = TypeVar("Marked", Indicator, Dimension)

LIFE: Mapping[str, object] = {"status": "draft", "adopted": None}
"""What publishing a version writes in it: no rule stands there."""


def settled(referential: Referential) -> Referential:
    """Give the settled form of a rule book."""
    labels = {one.id: one.label for one in referential.fields}
    plain = _paper(referential)
    indicators = tuple(_bare(one, referential, labels) for one in plain.indicators)
    dimensions = tuple(_without(one, weight=Decimal(1)) for one in plain.dimensions)
    return plain.model_copy(update={"indicators": indicators, "dimensions": dimensions})


def rules_fingerprint(referential: Referential) -> str:
    """Give the fingerprint of what a version rules: the same before and after it is published.

    The status and the act are left out, and whatever two spellings of one rule may differ by.
    """
    return fingerprint(settled(referential).model_copy(update=LIFE))


def _bare(one: Indicator, referential: Referential, labels: Mapping[str, object]) -> Indicator:
    """Leave out of an indicator what it would take anyway."""
    return _without(
        one,
        weight=Decimal(1), points=Points(max=Decimal(100)), value=one.id, missing=referential.missing,
        label=labels.get(one.id),
    )  # fmt: skip


def _without(paper: Marked, **usual: object) -> Marked:
    same = {name: None for name, value in usual.items() if value is not None and getattr(paper, name) == value}
    return paper.model_copy(update=same) if same else paper


def _paper(paper: AnyPaper) -> AnyPaper:
    """Settle every attribute of a paper; papers in which nothing changes are given back as they are."""
    changed = {}
    for name in type(paper).model_fields:
        item = getattr(paper, name)
        kept = _value(item, formula=name in FORMULAS)
        if kept is not item:
            changed[name] = kept
    return paper.model_copy(update=changed) if changed else paper


def _value(value: object, *, formula: bool) -> object:
    match value:
        case At():
            return _value(as_steps(value), formula=formula)
        case Steps(otherwise=Decimal() as rest) if not rest:
            return _value(value.model_copy(update={"otherwise": None}), formula=formula)
        case Paper():
            return _paper(value)
        case str():
            return _spelled(value) if formula else value
        case tuple():
            items = tuple(_value(item, formula=formula) for item in value)
            return value if all(one is other for one, other in zip(items, value, strict=True)) else items
        case Mapping():
            return {key: _value(item, formula=formula) for key, item in value.items()}
        case _:
            return value


@lru_cache(maxsize=4096)
def _spelled(text: str) -> str:
    """Write a formula the one way; what is no formula stays as it is."""
    node, _ = parse(text)
    return text if node is None else unparse(node)

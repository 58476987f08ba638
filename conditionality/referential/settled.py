"""The settled form of a rule book: one spelling for what means the same, so that only changes of meaning are seen.

Numbers that a file may leave out are written (a weight of 1, at most 100 points, 0 otherwise); what an indicator takes
from elsewhere anyway is left out (the value and the label of the field of the same id, the rule for missing answers of
the whole file); `at` is written as steps; formulas are written the one way that `formula.unparse` writes them. A
settled rule book scores as the one it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from conditionality.codec import AnyPaper, Paper, fingerprint
from conditionality.formula.parse import parse
from conditionality.formula.unparse import unparse
from conditionality.referential.blocks import Indicator, Points
from conditionality.referential.model import Referential
from conditionality.referential.scales import At, Steps, as_steps

FORMULAS = frozenset({
    *("applies_if", "asked_if", "combine", "fails_if", "formula", "holds", "if_", "on", "required", "value", "weight"),
    *("when", "from_", "above", "up_to", "below", "ramp", "at"),
})  # fmt: skip
"""Attributes in which a text is a formula."""

ONE: Mapping[str, object] = {"weight": Decimal(1)}
HUNDRED: Mapping[str, object] = {"points": Points(max=Decimal(100))}
"""What an indicator has when its file does not say."""

LIFE: Mapping[str, object] = {"status": "draft", "adopted": None}
"""What publishing a version writes in it: no rule stands there."""


def settled(referential: Referential) -> Referential:
    """Give the settled form of a rule book."""
    labels = {one.id: one.label for one in referential.fields}
    plain = _paper(referential)
    indicators = tuple(_bare(one, referential, labels) for one in plain.indicators)
    dimensions = tuple(one if one.weight is not None else one.model_copy(update=ONE) for one in plain.dimensions)
    return plain.model_copy(update={"indicators": indicators, "dimensions": dimensions})


def rules_fingerprint(referential: Referential) -> str:
    """Give the fingerprint of what a version rules: the same before and after it is published.

    The status and the act are left out, and whatever two spellings of one rule may differ by.
    """
    return fingerprint(settled(referential).model_copy(update=LIFE))


def _bare(one: Indicator, referential: Referential, labels: Mapping[str, object]) -> Indicator:
    """Write the numbers that an indicator has anyway, and leave out what it takes from elsewhere anyway."""
    same = {"value": one.id, "missing": referential.missing, "label": labels.get(one.id)}
    taken = {name: None for name, value in same.items() if value is not None and getattr(one, name) == value}
    written = {name: value for name, value in {**ONE, **HUNDRED}.items() if getattr(one, name) is None}
    return one.model_copy(update={**taken, **written})


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
        case Steps(otherwise=None):
            return _value(value.model_copy(update={"otherwise": Decimal(0)}), formula=formula)
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

"""Every key of a rule file, and every value of its closed lists, has words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from conditionality.referential import model, outputs, scales, terms, tree
from conditionality.referential.asked import CheckLevel, FieldKind
from conditionality.referential.change_keys import BLOCK_WORDS, CODE_WORDS, KEY_WORDS, LIST_WORDS
from conditionality.referential.model import BLOCKS, Referential

LEAVES = {"fr", "en", "have", "count", "cite", "note", "grade", "if"}
"""Keys inside a value that is said whole."""


def keys(kind: type[BaseModel], met: set[type[BaseModel]]) -> Iterator[str]:
    """Give every key of a model and of those inside it."""
    met.add(kind)
    for name, field in kind.model_fields.items():
        yield field.alias or name
        for inner in _models(field.annotation):
            if inner not in met:
                yield from keys(inner, met)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def test_every_key_of_a_rule_file_has_words() -> None:
    known = {*KEY_WORDS, *LEAVES, *BLOCKS, "total", "display", "at", "above", "up_to", "below"}
    assert sorted(set(keys(Referential, set())) - known) == []


def test_every_block_has_words() -> None:
    assert set(BLOCK_WORDS) == {*BLOCKS, "total", "display"}
    assert set(LIST_WORDS) == set(BLOCKS)


def test_every_value_of_a_closed_list_has_words() -> None:
    assert set(CODE_WORDS["fields.kind"]) == set(get_args(FieldKind))
    assert set(CODE_WORDS["outcomes.kind"]) == set(get_args(outputs.OutcomeKind))
    assert set(CODE_WORDS["effect"]) == set(get_args(outputs.GateEffect))
    assert set(CODE_WORDS["level"]) == set(get_args(CheckLevel))
    assert set(CODE_WORDS["combine"]) == set(tree.COMBINES)
    assert set(CODE_WORDS["missing"]) == set(tree.MISSING_RULES)
    assert set(CODE_WORDS["mode"]) == set(get_args(terms.RoundMode))
    assert set(CODE_WORDS["basis"]) == set(get_args(terms.Basis))
    assert set(CODE_WORDS["status"]) == set(get_args(model.Status))
    assert set(CODE_WORDS["curve"]) == set(get_args(scales.Ramp.model_fields["curve"].annotation))
    assert set(CODE_WORDS["role"]) == set(get_args(tree.Indicator.model_fields["role"].annotation))

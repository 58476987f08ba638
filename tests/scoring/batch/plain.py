"""A référentiel as the plain tree that its file would hold, and in the shorthand of `tests.scoring.constructs`."""

from __future__ import annotations

from typing import Any, cast

from pydantic import BaseModel

from conditionality.referential.model import Referential
from conditionality.referential.toml_text import table_text

Tree = dict[str, Any]

FILLED_IN = frozenset({"label", "reason", "effect", "source", "title", "id", "version", "in_force"})
"""What the shorthand leaves out, where it stands in a block."""


def tree_of(referential: Referential) -> Tree:
    """Give what the file of a référentiel holds, defaults left out."""
    return cast("Tree", _plain(referential))


def _plain(value: object) -> object:
    match value:
        case BaseModel():
            fields = type(value).model_fields
            told = ((name, getattr(value, name), field) for name, field in fields.items())
            return {
                field.alias or name: _plain(given)
                for name, given, field in told
                if field.is_required() or given != field.get_default(call_default_factory=True)
            }
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case tuple():
            return tuple(_plain(one) for one in value)
    return value


def shorthand(tree: Tree) -> str:
    """Write a tree as `tests.scoring.small.book` reads it."""
    told = {key: value for key, value in tree.items() if key not in FILLED_IN}
    told["fields"] = {one["id"]: _field(one) for one in tree.get("fields", ())}
    told["dimensions"] = tuple(_unlabelled(one) for one in tree.get("dimensions", ()))
    told["indicators"] = tuple(_unlabelled(one) for one in tree.get("indicators", ()))
    for block in ("gates", "outcomes", "gradings", "parameters"):
        if block in tree:
            told[block] = tuple(_unlabelled(one) for one in tree[block])
    return table_text("", told)


def _field(one: Tree) -> object:
    options = [option["id"] for option in one.get("options", ())]
    if set(one) <= {"id", "kind", "label", "options"}:
        return ["several", *options] if one["kind"] == "choices" else options or one["kind"]
    return {key: value for key, value in one.items() if key not in {"id", "label"}}


def _unlabelled(tree: object) -> object:
    """Leave out the words: `label` everywhere, the reason of an override or an outcome, the source of a value."""
    match tree:
        case dict():
            words = {"label", "source", *(("reason",) if isinstance(tree.get("reason"), dict) else ())}
            return {key: _unlabelled(one) for key, one in tree.items() if key not in words}
        case tuple():
            return tuple(_unlabelled(one) for one in tree)
    return tree

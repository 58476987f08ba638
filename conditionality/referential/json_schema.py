"""The JSON Schema of a rule file, made from the model, so that an editor can check and complete while one types.

Draft 2020-12. Titles and descriptions come from the docstrings of the model. An editor that knows TOML reads it from a
first line `#:schema ../referential.schema.json`. What only the rules can tell (unknown names, circles, lines that no
value reaches) is told by `referential.read`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import BaseModel

from conditionality.referential.faults import models_in
from conditionality.referential.model import BLOCKS, PINNED, Referential
from conditionality.referential.terms import ID_PATTERN

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, object]

_ATTRIBUTE = re.compile(r"^(\w+): (.+)$")
_IDS: Schema = {"type": "array", "items": {"type": "string", "pattern": r"^[\w.-]+$"}}

FILE_KEYS: Mapping[str, Schema] = {
    "flattened": {
        "type": "boolean",
        "default": False,
        "description": "Whether the file already holds its parents; `extends` is then only their mention.",
    },
    "inherit": {
        "type": "object",
        "description": "What is kept of the parents: include, then remove, then the blocks below, then reweight.",
        "properties": {
            "include": {**_IDS, "description": "Indicators, gates or whole dimensions to keep; without it, all."},
            "remove": {**_IDS, "description": "Blocks to leave out; a dimension goes with all that is under it."},
            "reweight": {
                "type": "object",
                "description": "New weights of dimensions and indicators.",
                "propertyNames": {"pattern": ID_PATTERN},
                "additionalProperties": {"type": ["number", "string"]},
            },
        },
        "additionalProperties": False,
    },
}
"""Keys of the file that the flattened model does not have."""


def make_schema() -> Schema:
    """Make the schema of a rule file."""
    made: Schema = Referential.model_json_schema(by_alias=True)
    schema = _tidied(made)
    _describe(schema, Referential)
    definitions: dict[str, Schema] = schema["$defs"]  # type: ignore[assignment]
    for name, kind in models_of(Referential).items():
        if name in definitions:
            _describe(definitions[name], kind)
    properties: dict[str, Schema] = schema["properties"]  # type: ignore[assignment]
    pinned = {"type": "string", "pattern": PINNED}
    properties["extends"] = {
        "description": properties["extends"]["description"],
        "anyOf": [pinned, {"type": "array", "items": pinned, "maxItems": 20}],
    }
    properties |= FILE_KEYS
    return {
        "$schema": DIALECT,
        "$id": "urn:conditionality:referential",
        **schema,
        **_whole_unless_extended(definitions),
    }


def schema_json() -> bytes:
    """Write the schema as JSON, with line feeds, keys in the order of the model."""
    return (json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _whole_unless_extended(definitions: Mapping[str, Schema]) -> Schema:
    """Ask whole blocks of a file that extends no other; one that does may say of a block only what it changes."""
    whole: Schema = {}
    for block in BLOCKS:
        one = definitions[item_model(block).__name__]
        whole[block] = {"items": {"required": one["required"]}}
        one["required"] = ["id"]
    return {"if": {"not": {"required": ["extends"]}}, "then": {"properties": whole}}


def item_model(block: str) -> type[BaseModel]:
    """Give the model of the items of a block."""
    kind: type[BaseModel] = get_args(Referential.model_fields[block].annotation)[0]
    return kind


def _tidied(value: Schema) -> Schema:
    """Leave out what a TOML file cannot say (null), and refuse the keys that a pattern does not match."""
    found: Schema = {}
    for key, item in value.items():
        if key == "default" and item is None:
            continue
        if key in {"anyOf", "oneOf"} and isinstance(item, list):
            kept = [_tidied(one) for one in item if one != {"type": "null"}]
            found |= kept[0] if len(kept) == 1 else {key: kept}
        elif isinstance(item, dict) and key != "default":
            found[key] = _tidied(item)
        else:
            found[key] = item
    return {**found, "additionalProperties": False} if "patternProperties" in found else found


def models_of(kind: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """Give every model that stands somewhere under a model, itself included, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if one.__name__ not in found:
            found[one.__name__] = one
            waiting += [inner for field in one.model_fields.values() for inner in models_in(field.annotation)]
    return found


def _describe(schema: Schema, kind: type[BaseModel]) -> None:
    """Put what the docstring says of each key where an editor shows it."""
    summary, keys = told(kind)
    schema["description"] = summary
    properties: dict[str, Schema] = schema["properties"]  # type: ignore[assignment]
    for name, field in kind.model_fields.items():
        properties[field.alias or name]["description"] = keys[name]


def told(kind: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """Give what the docstring of a model says: of the whole, and of each key, inherited ones included.

    >>> from conditionality.referential.blocks import Dimension
    >>> told(Dimension)[0], told(Dimension)[1]["floor"][:20]
    ('A branch of the tree.', 'Least score asked fo')
    """
    summary = ""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        if issubclass(one, BaseModel) and one.__doc__ and one.__module__.startswith("conditionality.referential"):
            head, _, rest = one.__doc__.partition("Attributes:")
            summary = " ".join(head.split("Source:")[0].split())
            found |= dict(_attributes(rest.partition("Source:")[0]))
    return summary, found


def _attributes(section: str) -> Iterator[tuple[str, str]]:
    """Give the keys of an `Attributes:` section; a line that goes on is joined to the one before."""
    pairs: list[list[str]] = []
    for line in section.splitlines():
        started = _ATTRIBUTE.match(line.strip())
        if started and len(line) - len(line.lstrip()) <= len("        "):
            pairs.append([started[1], started[2]])
        elif line.strip() and pairs:
            pairs[-1][1] += f" {line.strip()}"
    yield from ((name, text) for name, text in pairs)

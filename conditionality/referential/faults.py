"""Turn what Pydantic found wrong in a rule file into findings that name the block by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from conditionality.findings import Finding, finding, nearest
from conditionality.referential import blocks, model, scales, terms

CODES: dict[str, str] = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "literal_error": "unknown-word",
    "number": "number-expected",
    "number_size": "number-size",
    "decimal_type": "number-expected",
    "int_type": "whole-number-expected",
    "string_type": "text-expected",
    "bool_type": "truth-expected",
    "date_type": "date-expected",
    "tuple_type": "list-expected",
    "dict_type": "table-expected",
    "model_type": "table-expected",
    "model_attributes_type": "table-expected",
    "string_pattern_mismatch": "bad-name",
    "string_too_long": "text-too-long",
    "string_too_short": "text-empty",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "greater_than_equal": "out-of-bounds",
    "less_than_equal": "out-of-bounds",
    "union_tag_not_found": "unknown-scale",
}


def faults(error: ValidationError, raw: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Give one finding for each place that is wrong, in the order of the file.

    Args:
        error: What the model refused.
        raw: The rule file as read, lists as tuples.
    """
    found: dict[tuple[str, str], Finding] = {}
    for one in error.errors(include_url=False):
        told = _fault(one, raw)
        found.setdefault((told.path, told.code if told.code == "missing-key" else ""), told)
    return tuple(found.values())


def _fault(one: ErrorDetails, raw: Mapping[str, Any]) -> Finding:
    code = CODES.get(one["type"], "wrong-value")
    path = place(one["loc"], raw, keep_last=code == "missing-key")
    key = str(one["loc"][-1])
    if code == "unknown-key":
        return finding(code, path, given=key, nearest=nearest(key, _keys(one["loc"])))
    if code == "missing-key":
        return finding(code, path, key=key)
    if code == "unknown-word":
        expected = str(one.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
        return finding(
            code, path, given=one["input"], expected=expected, nearest=nearest(str(one["input"]), expected.split(", "))
        )
    if code == "out-of-bounds":
        bound = next((value for name, value in one.get("ctx", {}).items() if name in {"ge", "le"}), "")
        return finding(code, path, given=one["input"], bound=bound)
    given = one["input"]
    return finding(code, path, given="" if isinstance(given, dict | tuple | list) else given)


def place(loc: Iterable[int | str], raw: Any, *, keep_last: bool = False) -> str:
    """Say a place as `indicators[V1].scale.steps[2].from`: blocks by id, other lists by rank from 1."""
    parts: list[str] = []
    here = raw
    steps = tuple(loc)
    for rank, step in enumerate(steps):
        if isinstance(step, int) and isinstance(here, tuple | list) and step < len(here):
            here = here[step]
            name = here.get("id") if isinstance(here, Mapping) else None
            label = name if isinstance(name, str) and name else str(step + 1)
            parts[-1:] = [f"{parts[-1]}[{label}]"] if parts else [f"[{label}]"]
        elif isinstance(step, str) and isinstance(here, Mapping) and step in here:
            here = here[step]
            parts.append(step)
        elif keep_last and rank == len(steps) - 1:
            parts.append(str(step))
    return ".".join(parts)


@cache
def _all_keys() -> tuple[str, ...]:
    found: set[str] = set()
    for room in (blocks, model, scales, terms):
        for thing in vars(room).values():
            if isinstance(thing, type) and issubclass(thing, BaseModel):
                found |= _names(thing)
    return tuple(sorted(found))


def _names(kind: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in kind.model_fields.items()}


BLOCK_MODELS: dict[str, type[BaseModel]] = {
    "fields": blocks.AskedField,
    "parameters": blocks.Parameter,
    "tables": blocks.Table,
    "scales": blocks.NamedScale,
    "dimensions": blocks.Dimension,
    "indicators": blocks.Indicator,
    "gates": blocks.Gate,
    "results": blocks.Result,
    "gradings": blocks.Grading,
    "outcomes": blocks.Outcome,
    "total": blocks.Total,
    "display": blocks.Display,
}

HEADER_DEPTH = 1
BLOCK_DEPTH = 3


def _keys(loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Give the keys that would have been allowed where an unknown one stands."""
    if len(loc) == HEADER_DEPTH:
        return (*sorted(_names(model.Referential)), "inherit")
    kind = BLOCK_MODELS.get(str(loc[0]))
    depth = BLOCK_DEPTH if loc[0] in model.BLOCKS else BLOCK_DEPTH - 1
    return tuple(sorted(_names(kind))) if kind is not None and len(loc) == depth else _all_keys()

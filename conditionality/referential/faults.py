"""Turn what the model refused in a rule file into findings that name the block by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import cache
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from conditionality.findings import Finding, finding, nearest, quote
from conditionality.referential.model import BLOCKS, DURATION, PINNED, REFERENTIAL_ID, VERSION, Referential
from conditionality.referential.names import RESERVED
from conditionality.referential.scales import KINDS, SCALES
from conditionality.referential.terms import ID_PATTERN, LINK_PATTERN, OPTION_PATTERN
from conditionality.referential.tree import MISSING_RULES

CODES: dict[str, str] = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "literal_error": "unknown-word",
    "number": "number-expected",
    "number_quoted": "number-quoted",
    "number_size": "number-size",
    "int_type": "whole-number-expected",
    "string_type": "text-expected",
    "bool_type": "truth-expected",
    "truth": "condition-expected",
    "date_type": "date-expected",
    "tuple_type": "list-expected",
    "dict_type": "table-expected",
    "model_type": "table-expected",
    "string_pattern_mismatch": "bad-name",
    "string_too_long": "words-too-long",
    "string_too_short": "text-empty",
    "text_empty": "text-empty",
    "unseen_sign": "words-unseen-sign",
    "missing_rule": "unknown-missing-rule",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "greater_than": "number-too-low",
    "greater_than_equal": "number-too-low",
    "less_than_equal": "number-too-high",
    "union_tag_not_found": "unknown-scale",
}
"""Code of the finding for each kind of refusal; anything else is `wrong-value`."""

PATTERNS: dict[str, str] = {
    ID_PATTERN: "bad-name",
    OPTION_PATTERN: "bad-option",
    REFERENTIAL_ID: "bad-referential-id",
    VERSION: "bad-version",
    PINNED: "extends-unpinned",
    DURATION: "bad-duration",
    LINK_PATTERN: "bad-link",
}

LIMITS = ("max_length", "min_length", "gt", "ge", "lt", "le")
"""What pydantic calls the bound that was broken."""

PAIR = 2

WITH_CODE = ("dimensions", "indicators", "gates")
"""Blocks whose printed code may differ from their id."""


def faults(error: ValidationError, raw: Mapping[str, object]) -> tuple[Finding, ...]:
    """Give one finding for each place that is wrong, in the order of the model.

    Args:
        error: What the model refused.
        raw: The rule file as read, lists as tuples.
    """
    found: dict[tuple[str, str], Finding] = {}
    for one in error.errors(include_url=False):
        if not _is_echo(one):
            told = _fault(one, raw)
            found.setdefault((told.path, told.given if told.code == "unknown-key" else ""), told)
    return tuple(found.values())


def _is_echo(one: ErrorDetails) -> bool:
    """Tell whether a list is only too short because its items, refused on their own, were not counted."""
    least = one.get("ctx", {}).get("min_length", 0)
    return one["type"] == "too_short" and isinstance(one["input"], Sized) and len(one["input"]) >= least


def _fault(one: ErrorDetails, raw: Mapping[str, object]) -> Finding:
    code, loc, context = CODES.get(one["type"], "wrong-value"), one["loc"], one.get("ctx", {})
    path = place(loc, raw, keep_last=code == "missing-key" and isinstance(loc[-1], str))
    given = as_written(one["input"])
    limit = next((str(context[name]) for name in LIMITS if name in context), "")
    match code:
        case "unknown-key":
            return _unknown_key(path, loc)
        case "missing-key":
            return _missing_key(path, loc[-1])
        case "unknown-word":
            expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            near = nearest(str(given), expected.split(", "))
            return finding(code, path, given=given, expected=expected, nearest=near)
        case "unknown-missing-rule":
            return finding(code, path, given=given, nearest=nearest(str(given), MISSING_RULES))
        case "bad-name":
            return _bad_name(path, str(given), str(context.get("pattern", "")), str(loc[0]))
        case "list-expected" | "table-expected":
            return _wrong_shape(code, path, one)
        case "list-too-long" if limit == str(PAIR):
            return finding("pair-expected", path)
        case _:
            more = {"limit": limit, "sign": context.get("sign", "")}
            return finding(code, path, given=given, **{name: text for name, text in more.items() if text})


def as_written(value: object) -> str:
    """Give a value about as the file writes it; of a list or a table, only what it is."""
    match value:
        case bool():
            return "true" if value else "false"
        case Mapping() | BaseModel():
            return "{…}"
        case tuple() | list():
            return "[…]"
        case _:
            return quote(value)


def _unknown_key(path: str, loc: Sequence[int | str]) -> Finding:
    key = str(loc[-1])
    if loc == ("lists",):
        return finding("lists-later", path)
    return finding("unknown-key", path, given=key, nearest=nearest(key, keys_at(loc[:-1])))


def _missing_key(path: str, key: int | str) -> Finding:
    if isinstance(key, int):
        return finding("pair-expected", path)
    if key in {"fr", "en"}:
        return finding("missing-french" if key == "fr" else "missing-english", path)
    return finding("missing-key", path, key=key)


def _wrong_shape(code: str, path: str, one: ErrorDetails) -> Finding:
    value, loc, given = one["input"], one["loc"], as_written(one["input"])
    if len(loc) == 1 and loc[0] in BLOCKS and isinstance(value, dict):
        return finding("double-brackets", path, given=loc[0])
    if one.get("ctx", {}).get("class_name") == "Words":
        return finding("words-expected", path, given=given)
    return finding(code, path, given=given)


def _bad_name(path: str, given: str, pattern: str, block: str) -> Finding:
    code = PATTERNS.get(pattern, "bad-name")
    if code != "bad-name":
        return finding(code, path, given=given)
    write = usable_id(given)
    if path.endswith(".id") and block in WITH_CODE and write:
        return finding("bad-name-code", path, given=given, write=write)
    return finding("bad-name", path, given=given, write=write or "a1")


def usable_id(name: str) -> str:
    """Give the id nearest to a name that cannot be one; empty when nothing of it can be kept.

    >>> usable_id("L-G2"), usable_id("2 étoiles"), usable_id("sum")
    ('L_G2', 'n2_etoiles', 'sum_')
    """
    from unicodedata import normalize  # noqa: PLC0415 - loaded only when something is wrong

    plain = normalize("NFKD", name).encode("ascii", "ignore").decode()
    text = re.sub(r"\W+", "_", plain, flags=re.ASCII).strip("_")[:50]
    text = f"n{text}" if text[:1].isdigit() else text
    return f"{text}_" if text in RESERVED else text


def place(loc: Iterable[int | str], raw: object, *, keep_last: bool = False) -> str:
    """Say a place as `indicators[V1].scale.steps[2].from`: blocks by id, other lists by rank from 1.

    Args:
        loc: The place as pydantic gives it; under a scale it also names the kind of scale, which is left out.
        raw: The rule file as read.
        keep_last: Whether to say a last key that is not in the file.
    """
    parts: list[str] = []
    here = raw
    kind_due = False
    steps = tuple(loc)
    for rank, step in enumerate(steps):
        if kind_due and step in {*KINDS.values(), "named"}:
            kind_due = False
        elif isinstance(step, int) and isinstance(here, tuple | list) and step < len(here):
            here, kind_due = here[step], False
            name = here.get("id") if isinstance(here, Mapping) else None
            label = name if isinstance(name, str) and name else str(step + 1)
            parts[-1:] = [f"{parts[-1]}[{label}]"] if parts else [f"[{label}]"]
        elif isinstance(step, str) and isinstance(here, Mapping) and step in here:
            here = here[step]
            kind_due = step in {"scale", "otherwise"} or parts[-1:] == ["cases"]
            parts.append(step)
        elif keep_last and rank == len(steps) - 1:
            parts.append(str(step))
    return ".".join(parts)


def keys_at(loc: Iterable[int | str]) -> tuple[str, ...]:
    """Give the keys that would be allowed at a place."""
    kinds: tuple[type[BaseModel], ...] = (Referential,)
    before = kinds
    for step in loc:
        below = tuple(one for kind in kinds for one in _models_under(kind, step))
        if below:
            before, kinds = kinds, below
    # Under a scale the last step may be its kind: its own keys are then those of the level before.
    allowed = {*kinds, *(before if SCALES.issuperset(before) else ())}
    names = {name for kind in allowed for name in names_of(kind)}
    return tuple(sorted(names | ({"inherit", "flattened"} if kinds == (Referential,) else set())))


def names_of(kind: type[BaseModel]) -> tuple[str, ...]:
    """Give the keys of a model as a file writes them."""
    return tuple(field.alias or name for name, field in kind.model_fields.items())


@cache
def _models_under(kind: type[BaseModel], step: int | str) -> tuple[type[BaseModel], ...]:
    """Give the models that may stand under a key of a model."""
    fields = (field for name, field in kind.model_fields.items() if step in {name, field.alias})
    return tuple(dict.fromkeys(one for field in fields for one in models_in(field.annotation)))


def models_in(annotation: object) -> tuple[type[BaseModel], ...]:
    """Give the models that stand in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(one for part in get_args(annotation) for one in models_in(part))

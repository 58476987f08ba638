"""JSON as strangers write it, read strictly: every key that stands twice is found, numbers are read by who asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conditionality.findings import Finding, finding, quote


@dataclass(frozen=True, slots=True)
class Strictness:
    """How strictly a room reads.

    Attributes:
        number: Makes a value of a number as it is written; `NaN` and the infinities go the same way.
        most_bytes: Largest file.
        deepest: Levels of nesting.
        too_large: Code of the finding on a larger file; its sentence takes `given` and `limit`.
        too_deep: Code of the finding on a deeper one; its sentence takes `limit`.
    """

    number: Callable[[str], object]
    most_bytes: int
    deepest: int
    too_large: str = "json-too-large"
    too_deep: str = "json-too-deep"


@dataclass(frozen=True, slots=True)
class _Members:
    """An object as written, repeated keys included."""

    pairs: tuple[tuple[str, Any], ...]


def read_json(content: bytes, strictness: Strictness) -> tuple[object, tuple[Finding, ...]]:
    """Read a JSON text.

    Returns:
        Its tree of lists, dictionaries, texts, truths, `None` and what `strictness.number` makes; and what is wrong
        with it as JSON. When it cannot be read at all the tree is `None` and there is an error. Of a repeated key the
        first value is kept.

    >>> read_json(b'{"a": [0.10, null]}', Strictness(str, 1_000, 8))
    ({'a': ['0.10', None]}, ())
    """
    if len(content) > strictness.most_bytes:
        return None, (finding(strictness.too_large, given=len(content), limit=strictness.most_bytes),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return None, (finding("json-not-utf8", given=f"0x{content[fault.start]:02X}", line=line),)
    if not text.strip():
        return None, (finding("empty-file"),)
    try:
        raw = _parse(text, strictness.number)
    except json.JSONDecodeError as fault:
        near = text[fault.pos :].strip()[:40]
        code = "json-syntax" if near else "json-cut"
        return None, (finding(code, given=near, line=fault.lineno, position=fault.colno),)
    except RecursionError:
        return None, (finding(strictness.too_deep, limit=strictness.deepest),)
    found: list[Finding] = []
    return _settle(raw, "", strictness.deepest, _Notes(strictness, found)), tuple(found)


def _parse(text: str, number: Callable[[str], object]) -> object:
    return json.loads(
        text,
        object_pairs_hook=lambda pairs: _Members(tuple(pairs)),
        parse_float=number,
        parse_int=number,
        parse_constant=number,
    )


@dataclass(frozen=True, slots=True)
class _Notes:
    """What is wrong, noted on the way."""

    strictness: Strictness
    found: list[Finding]


def _settle(value: object, path: str, depth: int, notes: _Notes) -> object:
    """Turn what the parser gave into plain values."""
    if isinstance(value, list | _Members) and not depth:
        notes.found.append(finding(notes.strictness.too_deep, path, limit=notes.strictness.deepest))
        return None
    match value:
        case list():
            return [_settle(item, f"{path}[{rank}]", depth - 1, notes) for rank, item in enumerate(value, 1)]
        case _Members(pairs=pairs):
            settled: dict[str, object] = {}
            for key, item in pairs:
                where = f"{path}.{quote(key)}" if path else quote(key)
                if key in settled:
                    notes.found.append(finding("json-key-twice", where, given=key))
                else:
                    settled[key] = _settle(item, where, depth - 1, notes)
            return settled
        case _:
            return value


def brief(value: object) -> str:
    """Give a value as a person may be shown it; what holds others is only hinted at.

    >>> brief([1]), brief(True), brief(None)
    ('[…]', 'true', 'null')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return "[…]"
        case dict():
            return "{…}"
        case _:
            return str(value)

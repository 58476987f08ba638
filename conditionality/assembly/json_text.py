"""A vote file as text: JSON read strictly; repeated keys and numbers that are not whole are found, never guessed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from conditionality.findings import Finding, finding, quote

MOST_BYTES = 5_000_000
"""Largest file that is read."""

DEEPEST = 12
"""Levels of nesting that are read."""

LONGEST_WHOLE = 12
"""Digits of a whole number that is read as one."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A number that no vote can hold: with decimals, far too long, or not finite."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class _Members:
    """An object as written, repeated keys included."""

    pairs: tuple[tuple[str, object], ...]


Tree = None | bool | int | str | Odd | tuple["Tree", ...] | dict[str, "Tree"]
"""What a JSON text holds: lists as tuples; a key whose value is null is left out."""


def parse_json(content: bytes) -> tuple[Tree, tuple[Finding, ...]]:
    """Read a JSON text.

    Returns:
        Its tree, and what is wrong with it as JSON; None when it cannot be read at all. Of a repeated key the first
        value is kept.

    >>> parse_json(b'{"call": 1, "chair": null}')
    ({'call': 1}, ())
    """
    if len(content) > MOST_BYTES:
        return None, (finding("vote-file-too-large", given=len(content), limit=MOST_BYTES),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return None, (finding("json-not-utf8", given=f"0x{content[fault.start]:02X}", line=line),)
    if not text.strip():
        return None, (finding("empty-file"),)
    try:
        raw = json.loads(
            text,
            object_pairs_hook=lambda pairs: _Members(tuple(pairs)),
            parse_float=Odd,
            parse_int=_whole,
            parse_constant=Odd,
        )
    except json.JSONDecodeError as fault:
        near = text[fault.pos : fault.pos + 40]
        return None, (finding("json-syntax", given=near, line=fault.lineno, position=fault.colno),)
    except RecursionError:
        return None, (finding("vote-file-too-deep", limit=DEEPEST),)
    found: list[Finding] = []
    return _settle(raw, "", DEEPEST, found), tuple(found)


def _whole(text: str) -> int | Odd:
    return int(text) if len(text) <= LONGEST_WHOLE else Odd(text)


def _settle(value: object, path: str, depth: int, found: list[Finding]) -> Tree:
    """Turn what the parser gave into plain values, noting what is wrong on the way."""
    if isinstance(value, list | _Members) and not depth:
        found.append(finding("vote-file-too-deep", path, limit=DEEPEST))
        return None
    match value:
        case list():
            return tuple(_settle(item, f"{path}[{rank}]", depth - 1, found) for rank, item in enumerate(value, 1))
        case _Members(pairs=pairs):
            settled: dict[str, Tree] = {}
            for key, item in pairs:
                where = f"{path}.{quote(key)}" if path else quote(key)
                if key in settled:
                    found.append(finding("json-key-twice", where, given=key))
                else:
                    settled[key] = _settle(item, where, depth - 1, found)
            return {key: item for key, item in settled.items() if item is not None}
        case None | bool() | int() | str() | Odd():
            return value
    raise TypeError(type(value).__name__)


def brief(value: object) -> str:
    """Give a value as a person may be shown it; what holds others is only hinted at.

    >>> brief((1,)), brief(True), brief(None)
    ('[…]', 'true', 'null')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case tuple() | list():
            return "[…]"
        case dict():
            return "{…}"
        case _:
            return str(value)

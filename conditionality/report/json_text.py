"""JSON as strangers write it, read strictly and exactly: numbers as decimals, every duplicate key and NaN found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from conditionality.codec import decimal_text
from conditionality.findings import Finding, finding, quote
from conditionality.referential.terms import sane
from conditionality.report.cells import Broken, is_unseen

MOST_BYTES = 5_000_000
"""Largest JSON file of one report."""

DEEPEST = 8
"""Levels of nesting; a report has three."""

Json = None | bool | str | Decimal | Broken | list["Json"] | dict[str, "Json"]
"""A JSON value; a number that no paper can hold is `Broken`."""


@dataclass(frozen=True, slots=True)
class _Members:
    """An object as written, repeated keys included."""

    pairs: tuple[tuple[str, Any], ...]


def parse_json(content: bytes) -> tuple[Json, tuple[Finding, ...]]:
    """Read a JSON file.

    Returns:
        Its tree; and what is wrong with it as JSON. When it cannot be read at all the tree is `None` and there is an
        error. Of a repeated key the first value is kept.

    >>> parse_json(b'{"a": 0.10}')[0]
    {'a': Decimal('0.10')}
    """
    if len(content) > MOST_BYTES:
        return None, (finding("json-too-large", given=len(content), limit=MOST_BYTES),)
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
            parse_float=_number,
            parse_int=_number,
            parse_constant=lambda word: Broken("number-not-finite", word),
        )
    except json.JSONDecodeError as fault:
        near = text[fault.pos :].strip()[:40]
        code = "json-syntax" if near else "json-cut"
        return None, (finding(code, given=near, line=fault.lineno, position=fault.colno),)
    except RecursionError:
        return None, (finding("json-too-deep", limit=DEEPEST),)
    found: list[Finding] = []
    return _settle(raw, "", DEEPEST, found), tuple(found)


def _number(text: str) -> Decimal | Broken:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Broken("number-too-large", text[:80])
    return number if sane(number) else Broken("number-too-large", text[:80])


def _settle(value: object, path: str, depth: int, found: list[Finding]) -> Json:
    """Turn what the parser gave into plain values, noting what is wrong on the way."""
    if isinstance(value, list | _Members) and not depth:
        found.append(finding("json-too-deep", path, limit=DEEPEST))
        return None
    match value:
        case list():
            return [_settle(item, f"{path}[{rank}]", depth - 1, found) for rank, item in enumerate(value, 1)]
        case _Members(pairs=pairs):
            settled: dict[str, Json] = {}
            for key, item in pairs:
                where = f"{path}.{quote(key)}" if path else quote(key)
                if key in settled:
                    found.append(finding("json-key-twice", where, given=key))
                else:
                    settled[key] = _settle(item, where, depth - 1, found)
            return settled
        case _:
            return value  # type: ignore[return-value]  # None, bool, str, Decimal or Broken, by the hooks above


def brief(value: Json) -> str:
    """Give a value as a person may be shown it; what holds others is only hinted at.

    >>> brief([Decimal(1)]), brief(True), brief(None)
    ('[…]', 'true', 'null')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return decimal_text(value)
        case Broken():
            return value.text
        case list():
            return "[…]"
        case dict():
            return "{…}"
        case _:
            return value


def write_json(tree: object) -> bytes:
    r"""Write plain values as JSON in UTF-8, keys in the order given, decimals digit by digit.

    Raises:
        TypeError: Something inside is not a plain value.

    >>> write_json({"a": Decimal("0.10")})
    b'{\n  "a": 0.1\n}\n'
    """
    return (_spell(tree, "\n") + "\n").encode("utf-8")


def _spell(tree: object, line: str) -> str:
    match tree:
        case None | bool() | int():
            return json.dumps(tree)
        case str():
            return json.dumps(tree, ensure_ascii=any(map(is_unseen, tree)))
        case Decimal():
            return decimal_text(tree)
        case Mapping():
            return _block(
                "{", [f"{_spell(str(key), line)}: {_spell(item, line + '  ')}" for key, item in tree.items()], "}", line
            )
        case Sequence():
            return _block("[", [_spell(item, line + "  ") for item in tree], "]", line)
    raise TypeError(type(tree).__name__)


def _block(opening: str, parts: list[str], closing: str, line: str) -> str:
    if not parts:
        return opening + closing
    return opening + ",".join(f"{line}  {part}" for part in parts) + line + closing

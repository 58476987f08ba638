"""JSON as strangers write it, read strictly and exactly: numbers as decimals, every duplicate key and NaN found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import cast

from conditionality import strict_json
from conditionality.codec import decimal_text
from conditionality.findings import Finding
from conditionality.referential.terms import sane
from conditionality.report.cells import Broken, is_unseen
from conditionality.strict_json import Strictness, read_json

MOST_BYTES = 5_000_000
"""Largest JSON file of one report."""

DEEPEST = 8
"""Levels of nesting; a report has three."""

Json = None | bool | str | Decimal | Broken | list["Json"] | dict[str, "Json"]
"""A JSON value; a number that no paper can hold is `Broken`."""


def parse_json(content: bytes) -> tuple[Json, tuple[Finding, ...]]:
    """Read a JSON file.

    Returns:
        Its tree; and what is wrong with it as JSON. When it cannot be read at all the tree is `None` and there is an
        error. Of a repeated key the first value is kept.

    >>> parse_json(b'{"a": 0.10}')[0]
    {'a': Decimal('0.10')}
    """
    tree, found = read_json(content, STRICTNESS)
    return cast("Json", tree), found


def _number(text: str) -> Decimal | Broken:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Broken("number-too-large", text[:80])
    if not number.is_finite():
        return Broken("number-not-finite", text)
    return number if sane(number) else Broken("number-too-large", text[:80])


STRICTNESS = Strictness(_number, MOST_BYTES, DEEPEST)


def brief(value: Json) -> str:
    """Give a value as a person may be shown it; what holds others is only hinted at.

    >>> brief([Decimal(1)]), brief(Decimal("1.50")), brief(None)
    ('[…]', '1.5', 'null')
    """
    match value:
        case Decimal():
            return decimal_text(value)
        case Broken():
            return value.text
        case _:
            return strict_json.brief(value)


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

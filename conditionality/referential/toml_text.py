"""Write values as TOML: numbers digit by digit, texts on one line, lists of tables one line each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from conditionality.codec import decimal_text

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

LONGEST_LINE = 100
"""Characters of a list that stays on one line."""


def key_text(key: str) -> str:
    """Write a key, between quotation marks where it needs them.

    >>> key_text("at_most"), key_text("iso14001.emas")
    ('at_most', '"iso14001.emas"')
    """
    return key if _BARE.fullmatch(key) else _quoted(key)


def value_text(value: object) -> str:
    """Write a value on the right of an equals sign.

    Raises:
        TypeError: TOML, or a rule file, has no such value.

    >>> value_text({"from": Decimal("0.50"), "points": 75})
    '{ from = 0.5, points = 75 }'
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return decimal_text(value)
        case str():
            return _quoted(value)
        case date():
            return value.isoformat()
        case Mapping():
            pairs = ", ".join(f"{key_text(str(key))} = {value_text(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return _list_text([value_text(item) for item in value], stacked=any(map(_is_table, value)))
    raise TypeError(type(value).__name__)


def table_text(header: str, values: Mapping[str, object]) -> str:
    """Write a table under its header, one line a key.

    >>> print(table_text("[total]", {"combine": "sum"}))
    [total]
    combine = "sum"
    <BLANKLINE>
    """
    lines = (f"{key_text(key)} = {value_text(value)}\n" for key, value in values.items())
    return "".join((f"{header}\n" if header else "", *lines))


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _list_text(items: list[str], *, stacked: bool) -> str:
    line = f"[{', '.join(items)}]"
    if not items or (not stacked and len(line) <= LONGEST_LINE) or len(line) <= LONGEST_LINE // 2:
        return line
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def _quoted(text: str) -> str:
    return f'"{"".join(_ESCAPES.get(sign) or _CONTROL.sub(_escaped, sign) for sign in text)}"'


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04X}"

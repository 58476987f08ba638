"""From the bytes of a rule file to a plain tree: encoding, size and TOML syntax, nothing about what it says."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from decimal import Decimal, InvalidOperation

from conditionality.findings import Finding, finding

LARGEST_FILE = 2_000_000
"""Bytes; the largest rule book seen has less than a tenth of it."""

DEEPEST = 40
"""Levels of brackets and braces; rules need about eight."""

LONGEST_NUMBER = 4_300
"""Digits that Python reads into one whole number."""

Tree = dict[str, object]

_NOT_A_NUMBER = Decimal("NaN")

_MOST_DOTS = 30
_DOTTED = re.compile(rf"(?<![\w.\"'-])(?:(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){{{_MOST_DOTS}}}")
"""A key of so many parts (`a.a.a…`) that reading it would eat the memory of the machine."""

_TWICE = re.compile(r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate inline table key")
_UNSEEN = re.compile(r"(?:Illegal|invalid) character '\\x")
_DECIMAL_COMMA = re.compile(r"[=\[,{]\s*[+-]?\d+,\d+\s*(?:$|[#\],}])")
_SPOT = re.compile(r"line (\d+), column (\d+)")


def read_toml(content: bytes) -> tuple[Tree | None, tuple[Finding, ...]]:
    """Read TOML with exact decimals; lists come as tuples, text in Unicode NFC.

    Returns:
        The tree, and no finding; or None and what stops the reading.
    """
    text, found = text_of(content)
    if found:
        return None, found
    try:
        tree = frozen(tomllib.loads(text, parse_float=_decimal))
    except tomllib.TOMLDecodeError as fault:
        return None, (_syntax(text, str(fault)),)
    except RecursionError:
        return None, (finding("toml-too-deep", limit=DEEPEST),)
    except ValueError:
        return None, (finding("number-size", line=_line_of(rf"\d{{{LONGEST_NUMBER},}}", text)),)
    return (tree, ()) if isinstance(tree, dict) else (None, ())


def text_of(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Decode a rule file: UTF-8 with or without its mark, Windows line ends or not.

    Returns:
        The text with plain line ends, and what stops the reading.
    """
    if len(content) > LARGEST_FILE:
        return "", (finding("file-too-large", given=f"{len(content):,}", limit=f"{LARGEST_FILE:,}"),)
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        return "", (finding("empty-file"),)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:200].count(0) > len(content[:200]) // 4:
        return "", (finding("file-utf16"),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return "", (finding("file-not-utf8", line=content[: fault.start].count(b"\n") + 1),)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if _DOTTED.search(text):
        return "", (finding("toml-too-deep", line=_line_of(_DOTTED, text), limit=DEEPEST),)
    return text, ()


def _syntax(text: str, message: str) -> Finding:
    spot = _SPOT.search(message)
    lines = text.rstrip().split("\n")
    line, position = (int(spot[1]), int(spot[2])) if spot else (len(lines), 0)
    given = lines[line - 1].strip() if line <= len(lines) else ""
    if _TWICE.search(message):
        return finding("toml-key-twice", line=line, given=given)
    if _UNSEEN.search(message):
        return finding("toml-unseen-sign", line=line, position=position)
    comma = _DECIMAL_COMMA.search(given)
    if comma:
        return finding("toml-decimal-comma", line=line, given=given)
    return finding("toml-syntax", line=line, position=position, given=given)


def _line_of(pattern: str | re.Pattern[str], text: str) -> int:
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _decimal(text: str) -> Decimal:
    """Read a decimal; one that no decimal can hold is refused later, where it stands."""
    try:
        return Decimal(text.replace("_", ""))
    except InvalidOperation:
        return _NOT_A_NUMBER


def frozen(value: object, depth: int = 0) -> object:
    """Give the same tree with tuples in place of lists; whole numbers of thousands of digits become no number.

    Raises:
        RecursionError: It is more than 40 levels deep.
    """
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {key: frozen(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen(item, depth + 1) for item in value)
    if isinstance(value, int) and value.bit_length() > LONGEST_NUMBER:
        return _NOT_A_NUMBER
    return value

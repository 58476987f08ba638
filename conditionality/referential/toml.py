"""From the bytes of a rule file to a plain tree: encoding, size and TOML syntax, nothing about what it says."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation
from typing import Any

from conditionality.findings import Finding, finding

LARGEST_FILE = 2_000_000
"""Bytes; the largest rule book seen has less than a tenth of it."""

Tree = dict[str, Any]


def read_toml(content: bytes) -> tuple[Tree | None, tuple[Finding, ...]]:
    """Read TOML with exact decimals; lists come as tuples.

    Returns:
        The tree, and no finding; or None and what stops the reading.
    """
    if len(content) > LARGEST_FILE:
        return None, (finding("file-too-large", given=str(len(content)), limit=str(LARGEST_FILE)),)
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        return None, (finding("empty-file"),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, (finding("not-utf8", line=content[: fault.start].count(b"\n") + 1),)
    return _parse(text)


def _parse(text: str) -> tuple[Tree | None, tuple[Finding, ...]]:
    try:
        return frozen(tomllib.loads(text.replace("\r\n", "\n"), parse_float=_decimal)), ()
    except tomllib.TOMLDecodeError as fault:
        spot = re.search(r"line (\d+), column (\d+)", str(fault))
        line = int(spot[1]) if spot else text.count("\n") + 1
        lines = text.splitlines()
        given = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        return None, (finding("toml-syntax", line=line, position=int(spot[2]) if spot else 0, given=given),)
    except (RecursionError, ValueError):
        # ValueError: an integer of thousands of digits, or a float that no decimal can hold
        return None, (finding("toml-unreadable"),)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.replace("_", ""))
    except InvalidOperation as fault:
        raise ValueError(text[:40]) from fault


def frozen(value: Any) -> Any:
    """Give the same tree with tuples in place of lists."""
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen(item) for item in value)
    return value

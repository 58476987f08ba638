"""A vote file as text: JSON read strictly; numbers that are not whole are kept as they are written, never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from conditionality.findings import Finding
from conditionality.strict_json import Strictness, read_json

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
    tree, found = read_json(content, STRICTNESS)
    return _tidy(tree), found


def _number(text: str) -> int | Odd:
    whole = text.removeprefix("-").isdecimal() and len(text) <= LONGEST_WHOLE
    return int(text) if whole else Odd(text)


STRICTNESS = Strictness(_number, MOST_BYTES, DEEPEST, "vote-file-too-large", "vote-file-too-deep")


def _tidy(value: object) -> Tree:
    """Give lists as tuples, and leave out what is null."""
    match value:
        case list():
            return tuple(_tidy(item) for item in value)
        case dict():
            return {str(key): _tidy(item) for key, item in value.items() if item is not None}
        case None | bool() | int() | str() | Odd():
            return value
    raise TypeError(type(value).__name__)

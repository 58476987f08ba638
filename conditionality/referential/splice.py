"""Cut and paste inside the text of a rule file: one key, or one item with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable

from conditionality.referential.layout import comments
from conditionality.referential.sections import Line, Section, items, lines, sections
from conditionality.referential.toml_text import key_text

Told = Callable[[tuple[str, ...]], str | None]
"""Give the text of the value that must stand at some keys; None when nothing must."""


def _own(text: str, block: str, rank: int) -> tuple[Section, ...]:
    """Give the sections of an item, or those of the head (empty block); none when they have no header."""
    if not block:
        return sections(text)
    found = items(text, block)
    return found[rank] if rank < len(found) else ()


def put_key(text: str, block: str, rank: int, keys: tuple[str, ...], told: Told) -> str:
    """Write a key where it stands, or where it would; without a value, take it out.

    In this order: under the deepest header that holds it (`[total]`, `[indicators.scale]`); on its own dotted line, or
    beside such lines (`scale.otherwise`); inside the value that holds it; as a new line after the others.

    Args:
        text: The file.
        block: The block; empty for the head of the file.
        rank: Rank of the item in its block.
        keys: The keys inside the item.
        told: The values that must stand afterwards.
    """
    root = (block,) if block else ()
    own = _own(text, block, rank)
    for depth in range(len(keys) - 1, 0, -1):
        for one in own:
            if not one.listed and one.path == (*root, *keys[:depth]):
                return _put(text, one, (), keys[depth:], lambda below: told((*keys[:depth], *below)))  # noqa: B023
    if not own:
        return text
    inner = tuple(one for one in own[1:] if one.path[: len(root) + 1] == (*root, keys[0]))
    return _put(text, own[0], inner, keys, told)


def _put(text: str, section: Section, inner: tuple[Section, ...], keys: tuple[str, ...], told: Told) -> str:
    """Write a key in a section."""
    said = [line for line in lines(text, section) if line.keys[0] == keys[0]]
    holding = next((line for line in said if line.keys == keys[: len(line.keys)]), None)
    if holding is not None and holding.keys == keys and told(keys) is None:
        return _respelled(text, [holding], (), holding.start, "")
    value = told(holding.keys) if holding is not None else None
    if holding is not None and value is not None:
        return _replaced(text, holding, value)
    value = told(keys)
    if said and not inner and len(keys) > 1 and value is not None:
        return _respelled(text, [], (), said[-1].end, f"{_dotted(keys)} = {value}\n")
    value = told(keys[:1])
    written = f"{key_text(keys[0])} = {value}\n" if value is not None else ""
    return _respelled(text, said, inner, said[0].start if said else _last_line_end(text, section), written)


def _dotted(keys: tuple[str, ...]) -> str:
    return ".".join(key_text(key) for key in keys)


def _respelled(text: str, said: list[Line], inner: tuple[Section, ...], at: int, written: str) -> str:
    """Write a line at a place, instead of the lines and the inner tables that said it; their comments go above."""
    spans = [(line.start, line.end) for line in said] + [(one.start, one.tail) for one in inner]
    written = "".join(f"{one}\n" for start, end in spans for one in comments(text[start:end])) + written
    if written and at > 0 and text[at - 1] != "\n":
        written = f"\n{written}"
    for start, end in sorted([*spans, (at, at)], reverse=True):
        text = text[:start] + (written if start == end else "") + text[end:]
    return text


def _replaced(text: str, line: Line, value: str) -> str:
    """Write another value on a line; comments inside the old one go above."""
    kept = "".join(f"{one}\n" for one in comments(text[line.value : line.value_end]))
    return text[: line.start] + kept + text[line.start : line.value] + value + text[line.value_end :]


def _last_line_end(text: str, section: Section) -> int:
    """Give where a new key goes: after the last one of the section, else right under its header."""
    return max((line.end for line in lines(text, section)), default=section.body)


def append_item(text: str, block: str, rank: int, written: str) -> str:
    """Write a new item before the one of a rank, after the last of its block, or at the end of the file."""
    found = items(text, block)
    if rank < len(found):
        return _joined(text[: found[rank][0].start], written, text[found[rank][0].start :])
    at = found[-1][-1].tail if found else len(text)
    return _joined(text[:at], written, text[at:])


def _joined(*parts: str) -> str:
    """Join stretches of text with one empty line between them."""
    kept = [part.strip("\n") for part in parts]
    return "\n\n".join(part for part in kept if part) + "\n"


def cut_item(text: str, block: str, rank: int) -> tuple[str, str]:
    """Cut an item out; give what is left, and the item."""
    found = items(text, block)
    if rank >= len(found):
        return text, ""
    cut = _joined(*(text[one.start : one.tail] for one in found[rank]))
    for one in reversed(found[rank]):
        text = _joined(text[: one.start], text[one.tail :])
    return text, cut


def move_item(text: str, block: str, rank: int, to: int) -> str:
    """Move an item; `to` is its rank among the others."""
    left, cut = cut_item(text, block, rank)
    return append_item(left, block, to, cut)

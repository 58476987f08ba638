"""The text of a rule file cut at its headers, so that a part can be changed and the others stay as they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from conditionality.referential.layout import TOKEN, marks


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one header.

    Attributes:
        path: Parts of the header's name; none for the head of the file.
        listed: Whether the header has two square brackets.
        start: Where it starts, the comment lines right above its header included.
        body: Where its keys start, after the header.
        tail: Where what belongs to it ends: its last key, and the comment lines right under it.
        end: Where the next one starts; comments between `tail` and `end` belong to nobody.
    """

    path: tuple[str, ...]
    listed: bool
    start: int
    body: int
    tail: int
    end: int


def sections(text: str) -> tuple[Section, ...]:
    r"""Cut a text at its headers; every sign belongs to one section.

    >>> [(one.path, one.start, one.end) for one in sections("a = 1\n# b\n[[b]]\nc = 2\n")]
    [((), 0, 6), (('b',), 6, 22)]
    """
    found = tuple(marks(text))
    headers = [one for one in found if one.kind in {"table", "item"}]
    keys = [one.start for one in found if one.kind == "key"]
    starts = [0, *(_with_comments(text, one.start) for one in headers), len(text)]
    cut = [Section((), False, 0, 0, _tail(text, keys, 0, starts[1]), starts[1])]
    for rank, one in enumerate(headers, 1):
        line_end = text.find("\n", one.start)
        body = len(text) if line_end < 0 else line_end + 1
        path, start, end = tuple(one.text.split(".")), starts[rank], starts[rank + 1]
        cut.append(Section(path, one.kind == "item", start, body, _tail(text, keys, body, end), end))
    return tuple(cut)


def _tail(text: str, keys: list[int], body: int, end: int) -> int:
    """Go down over the keys, then over the comment lines right under the last one."""
    last = bisect_left(keys, end) - 1
    at = _line(text, keys[last]).end if last >= 0 and keys[last] >= body else body
    while at < end and text[at:end].lstrip(" \t").startswith("#"):
        line_end = text.find("\n", at, end)
        at = end if line_end < 0 else line_end + 1
    return min(at, end)


def _with_comments(text: str, at: int) -> int:
    """Go up over the comment lines right above a header."""
    while at > 0:
        above = text.rfind("\n", 0, at - 1) + 1
        if not text[above:at].lstrip().startswith("#"):
            return at
        at = above
    return at


def items(text: str, block: str) -> tuple[tuple[Section, ...], ...]:
    """Give, for each item of a block in order, its own section and those of the tables inside it."""
    found: list[list[Section]] = []
    for one in sections(text):
        if one.path == (block,) and one.listed:
            found.append([one])
        elif one.path[:1] == (block,) and found:
            found[-1].append(one)
    return tuple(tuple(one) for one in found)


@dataclass(frozen=True, slots=True)
class Line:
    """A key and its value in a section.

    Attributes:
        keys: Parts of the key (`scale.otherwise` has two).
        start: Where its line starts.
        value: Where the value starts.
        value_end: Where the value ends, before blanks and a comment.
        end: Where the next line starts.
    """

    keys: tuple[str, ...]
    start: int
    value: int
    value_end: int
    end: int


_PART = re.compile(r"\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([\w-]+))[ \t]*([=.])[ \t]*")


def lines(text: str, section: Section) -> Iterator[Line]:
    """Give the keys of a section with the places of their values."""
    return _lines(text, section.body, section.end)


def _lines(text: str, body: int, end: int) -> Iterator[Line]:
    for one in marks(text[body:end]):
        if one.kind == "key":
            yield _line(text, body + one.start)


def _line(text: str, start: int) -> Line:
    keys: list[str] = []
    at, more = start, True
    while more and (part := _PART.match(text, at)):
        keys.append(part[1] or part[2] or part[3])
        at, more = part.end(), part[4] == "."
    value_end, end = _value_end(text, at)
    return Line(tuple(keys), start, at, value_end, end)


def _value_end(text: str, value: int) -> tuple[int, int]:
    """Give where a value ends, and where the line after it starts."""
    depth, end = 0, len(text)
    for token in TOKEN.finditer(text, value):
        match token.lastgroup:
            case "bracket":
                depth += 1 if token[0] in "[{" else -1
            case "comment" if depth == 0:
                line_end = text.find("\n", token.start())
                return value + len(text[value : token.start()].rstrip()), len(text) if line_end < 0 else line_end + 1
            case "line" if depth == 0:
                return value + len(text[value : token.start()].rstrip()), token.end()
    return len(text.rstrip()), end

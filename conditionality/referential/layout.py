"""Where things stand in the text of a rule file: headers, keys, comments. The text is TOML that reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conditionality.referential.toml import Tree

TOKEN = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}'
    r"|'{3}.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<bracket>[\[\]{}])"
    r"|(?P<line>\n)",
    re.DOTALL,
)
"""Whatever may hide a bracket or a line end, and those."""

_HEADER = re.compile(r"(\[\[?)\s*([^\]\n]*?)\s*\]")
_KEY = re.compile(r"[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([\w-]+))[ \t]*[=.]")
_ITEM = re.compile(r"\.|(?=\[)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing found in the text.

    Attributes:
        kind: `table` (`[total]`), `item` (`[[fields]]`), `key`, or `comment`.
        text: The dotted name, the key, or the comment with its sign.
        start: Offset of the line on which a header or a key stands; of the comment itself.
        line: Its line, from 1.
    """

    kind: str
    text: str
    start: int
    line: int


def marks(text: str) -> Iterator[Mark]:
    r"""Give headers, keys and comments in the order of the text.

    >>> [(one.kind, one.text, one.line) for one in marks('a = 1 # why\n[[fields]]\nid = "x"')]
    [('key', 'a', 1), ('comment', '# why', 1), ('item', 'fields', 2), ('key', 'id', 3)]
    """
    depth, line, fresh = 0, 1, 0
    key = _key_at(text, 0, 1)
    if key:
        yield key
    for token in TOKEN.finditer(text):
        at = token.start()
        match token.lastgroup:
            case "comment":
                yield Mark("comment", token[0], at, line)
            case "bracket":
                if depth == 0 and token[0] == "[" and not text[fresh:at].strip():
                    header = _HEADER.match(text, at)
                    yield _header(header, fresh, line)
                depth += 1 if token[0] in "[{" else -1
            case "line":
                line, fresh = line + 1, at + 1
                key = _key_at(text, fresh, line) if depth == 0 else None
                if key:
                    yield key
            case _:
                line += token[0].count("\n")


def _key_at(text: str, at: int, line: int) -> Mark | None:
    found = _KEY.match(text, at)
    return Mark("key", found[1] or found[2] or found[3], at, line) if found else None


def _header(found: re.Match[str] | None, at: int, line: int) -> Mark:
    if found is None:
        return Mark("table", "", at, line)
    name = re.sub(r"[\"'\s]", "", found[2])
    return Mark("item" if found[1] == "[[" else "table", name, at, line)


def comments(text: str) -> tuple[str, ...]:
    """Give every comment."""
    return tuple(one.text for one in marks(text) if one.kind == "comment")


def lines_of(text: str, tree: Tree) -> Mapping[str, int]:
    """Give the line of every block and of the keys right under it: `indicators[V1]`, `indicators[V1].scale`, `total`.

    Args:
        text: The file.
        tree: The same file as read.
    """
    found: dict[str, int] = {}
    ranks: dict[str, int] = {}
    place = ""
    for one in marks(text):
        if one.kind == "key":
            found.setdefault(f"{place}.{one.text}" if place else one.text, one.line)
        elif one.kind != "comment":
            place = _place(one, tree, ranks)
            found.setdefault(place, one.line)
            # A list of tables is found by its name too, at its first header.
            found.setdefault(place.rpartition("[")[0] or place, one.line)
    return found


def _place(header: Mark, tree: Tree, ranks: dict[str, int]) -> str:
    """Give the place of a header, its items by id; `ranks` counts those already met."""
    place, here = "", tree
    parts = header.text.split(".")
    for depth, part in enumerate(parts, 1):
        place = f"{place}.{part}" if place else part
        listed = here.get(part)
        if isinstance(listed, tuple):
            if header.kind == "item" and depth == len(parts):
                ranks[place] = ranks.get(place, 0) + 1
            rank = ranks.get(place, 1)
            item = listed[rank - 1] if rank <= len(listed) else None
            here = item if isinstance(item, dict) else {}
            name = here.get("id")
            place = f"{place}[{name if isinstance(name, str) and name else rank}]"
        else:
            here = listed if isinstance(listed, dict) else {}
    return place


def line_of(path: str, lines: Mapping[str, int]) -> int:
    """Give the line of a place, or of the nearest thing around it; 0 when the file does not hold it.

    >>> line_of("total.floor", {"total": 7}), line_of("fields[x].label.en", {"fields[x]": 3, "fields[x].label": 5})
    (7, 5)
    """
    while path:
        if path in lines:
            return lines[path]
        cut = [found.start() for found in _ITEM.finditer(path) if found.start() > 0]
        path = path[: cut[-1]] if cut else ""
    return 0

"""Marks of the sheets of an Excel workbook (Office Open XML), read from its parts.

Source:
    ISO/IEC 29500-1 (SpreadsheetML): 18.3.1.4 cells, 18.3.1.55 merged cells, 18.8.30 number formats.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from conditionality.report.archive import Parts
from conditionality.report.cells import Broken
from conditionality.report.marks import Area, Mark, Marks, Spot, local, parse

BUILT_IN_PERCENT = frozenset({9, 10})
"""Number formats 0% and 0.00%, built in."""

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def xlsx_marks(parts: Parts) -> dict[str, Marks]:
    """Give the marks of each sheet by its name.

    Raises:
        ForbiddenXmlError, ParseError: A part is not XML that an office writes.
    """
    percents = _percent_styles(parts.get("xl/styles.xml", b""))
    return {name: _sheet(parts[path], percents) for name, path in _sheet_paths(parts).items() if path in parts}


def spot(reference: str) -> Spot | None:
    """Give row and column, from 0, of a reference such as `B3`.

    >>> spot("B3"), spot("hello")
    ((2, 1), None)
    """
    matched = _REFERENCE.fullmatch(reference)
    if not matched:
        return None
    column = 0
    for letter in matched.group(1):
        column = column * 26 + ord(letter) - 64
    row = int(matched.group(2))
    return (row - 1, column - 1) if 1 <= row <= MOST_ROWS and column <= MOST_COLUMNS else None


def _elements(part: bytes) -> list[Element]:
    return [element for _, element in parse(part, "end")] if part else []


def _sheet_paths(parts: Parts) -> dict[str, str]:
    targets: dict[str, str] = {}
    for element in _elements(parts.get("xl/_rels/workbook.xml.rels", b"")):
        target = element.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        targets[element.get("Id", "")] = path.replace("xl/../", "")
    sheets: dict[str, str] = {}
    for element in _elements(parts.get("xl/workbook.xml", b"")):
        if local(element.tag) == "sheet":
            relation = next((value for key, value in element.items() if local(key) == "id"), "")
            sheets[element.get("name", "")] = targets.get(relation, "")
    return sheets


def _percent_styles(part: bytes) -> frozenset[int]:
    """Give the ranks of the cell styles that show a percentage."""
    formats: set[int] = set(BUILT_IN_PERCENT)
    styles: list[int] = []
    for element in _elements(part):
        match local(element.tag):
            case "numFmt" if "%" in _NOT_FORMAT.sub("", element.get("formatCode", "")):
                formats.add(_whole(element.get("numFmtId")))
            case "cellXfs":
                styles = [_whole(one.get("numFmtId")) for one in element]
    return frozenset(rank for rank, number in enumerate(styles) if number in formats)


def _sheet(part: bytes, percents: frozenset[int]) -> Marks:
    marks = Marks()
    here: Spot = (-1, -1)
    for event, element in parse(part, "start", "end"):
        name = local(element.tag)
        if event == "start":
            if name == "row":
                here = (_whole(element.get("r"), here[0] + 2) - 1, -1)
        elif name == "c":
            here = spot(element.get("r", "")) or (here[0], here[1] + 1)
            _cell(element, here, marks, percents)
        elif name == "row":
            element.clear()
        elif name == "mergeCell":
            first, _, last = element.get("ref", "").partition(":")
            start, end = spot(first), spot(last)
            if start and end:
                marks.merge(Area(*start, *end))
    return marks


def _cell(element: Element, here: Spot, marks: Marks, percents: frozenset[int]) -> None:
    inside = {local(one.tag): one for one in element}
    kind = element.get("t", "n")
    value = (inside["v"].text or "") if "v" in inside else ""
    if not value and "f" not in inside and "is" not in inside:
        return
    mark: Mark | None = None
    if kind == "e":
        mark = Broken("cell-error", value)
    elif "f" in inside and not value and kind != "str":
        mark = Broken("cell-formula", f"={inside['f'].text or ''}")
    elif kind == "n" and _whole(element.get("s")) in percents:
        mark = "percent"
    marks.fill(Area(*here, *here), mark)


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default  # noqa: PLR2004

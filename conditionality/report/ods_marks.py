"""Marks of the sheets of an OpenDocument spreadsheet, read from its `content.xml`.

Source:
    OpenDocument 1.3 part 3: 9.1.2 rows and 9.1.4 cells (repetition, spanning), 19.385 value types.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from conditionality.report.archive import Parts
from conditionality.report.cells import Broken
from conditionality.report.marks import Area, Mark, Marks, local, parse

FARTHEST = 10_000_000
"""Largest repetition believed."""

CELLS = frozenset({"table-cell", "covered-table-cell"})


def ods_marks(parts: Parts) -> dict[str, Marks]:
    """Give the marks of each sheet by its name.

    Raises:
        ForbiddenXmlError, ParseError: The content is not XML that an office writes.
    """
    sheets: dict[str, Marks] = {}
    marks, row, depth = Marks(), 0, 0
    for event, element in parse(parts.get("content.xml", b""), "start", "end"):
        name = local(element.tag)
        if name == "table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                marks, row = Marks(), 0
                sheets[_get(element, "name")] = marks
        elif name == "table-row" and event == "end" and depth == 1:
            high = _count(element, "number-rows-repeated")
            _row(element, row, high, marks)
            row += high
            element.clear()
    return sheets


def _row(element: Element, row: int, high: int, marks: Marks) -> None:
    column = 0
    for cell in element:
        if local(cell.tag) in CELLS:
            wide = _count(cell, "number-columns-repeated")
            _cell(cell, Area(row, column, row + high - 1, column + wide - 1), marks)
            column += wide


def _cell(cell: Element, area: Area, marks: Marks) -> None:
    down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    marks.merge(Area(area.top, area.left, area.top + down - 1, area.left + across - 1))
    formula, kind, shown = _get(cell, "formula"), _kind(cell), _shown(cell)
    if not formula and not kind and not shown:
        return
    mark: Mark | None = None
    if kind == "error" or (formula and shown.startswith(("#", "Err:"))):
        mark = Broken("cell-error", shown)
    elif formula and not kind and not shown:
        mark = Broken("cell-formula", formula)
    elif kind == "percentage":
        mark = "percent"
    marks.fill(area, mark)


def _kind(cell: Element) -> str:
    """Give the type of a cell: `error` where the calculator's own extension says so."""
    kinds = [value for key, value in cell.items() if local(key) == "value-type"]
    return "error" if "error" in kinds else next(iter(kinds), "")


def _shown(cell: Element) -> str:
    """Give the text seen in a cell, its comments left out."""
    return "\n".join("".join(one.itertext()) for one in cell if local(one.tag) == "p").strip()


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")


def _count(element: Element, name: str) -> int:
    text = _get(element, name)
    return min(max(int(text), 1), FARTHEST) if text.isascii() and text.isdigit() and len(text) < 12 else 1  # noqa: PLR2004

"""Read the sheets of an OpenDocument spreadsheet: values, and what a plain reading would lose.

Source:
    OpenDocument 1.3 part 3: 9.1.2 rows and 9.1.4 cells (repetition, spanning), 19.385 value types, 6.1 white space.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from conditionality.report.archive import Parts
from conditionality.report.cells import Broken, Cell, Percent, is_blank
from conditionality.report.days import read_iso_day
from conditionality.report.grid import MOST_COLUMNS
from conditionality.report.office_xml import Area, Board, attribute, cell_number, local, parse, whole

CELLS = frozenset({"table-cell", "covered-table-cell"})
FARTHEST = 100_000_000
"""Largest repetition believed."""


def read_ods(parts: Parts) -> tuple[Board, ...]:
    """Read every sheet, hidden ones too.

    Raises:
        ForbiddenXmlError, ParseError: The content is not XML that an office writes.
    """
    boards: list[Board] = []
    hidden: set[str] = set()
    row, depth = 0, 0
    for event, element in parse(parts.get("content.xml", b""), "start", "end"):
        match event, local(element.tag):
            case "start", "table":
                depth += 1
                if depth == 1:
                    row = 0
                    look = attribute(element, "style-name")
                    boards.append(Board(attribute(element, "name"), hidden=look in hidden))
            case "end", "table":
                depth -= 1
            case "end", "style" if any(attribute(one, "display") == "false" for one in element):
                hidden.add(attribute(element, "name"))
            case "end", "table-row" if depth == 1:
                row += _row(element, row, boards[-1])
                element.clear()
    return tuple(boards)


def _row(element: Element, row: int, board: Board) -> int:
    """Put a row on the board as many times as it is repeated; give that number."""
    high = _count(element, "number-rows-repeated")
    cells: list[tuple[int, Cell]] = []
    column = 0
    for one in element:
        if local(one.tag) in CELLS:
            down, across = _count(one, "number-rows-spanned"), _count(one, "number-columns-spanned")
            board.merge(Area(row, column, row + down - 1, column + across - 1))
            wide = _count(one, "number-columns-repeated")
            cell = _cell(one)
            if not is_blank(cell):
                cells.extend((place, cell) for place in range(column, min(column + wide, MOST_COLUMNS + 1)))
            column += wide
    for below in range(high if cells else 0):
        if board.vast:
            break
        for place, cell in cells:
            board.put(row + below, place, cell)
    return high


def _cell(element: Element) -> Cell:
    """Give the value of a cell."""
    formula, shown = attribute(element, "formula"), _shown(element)
    kinds = {value for key, value in element.items() if local(key) == "value-type"}
    if "error" in kinds or (formula and shown.startswith(("#", "Err:"))):
        return Broken("cell-error", shown)
    if formula and not kinds and not shown:
        return Broken("cell-formula", formula)
    match next(iter(kinds), ""):
        case "float" | "currency":
            return cell_number(attribute(element, "value"))
        case "percentage":
            number = cell_number(attribute(element, "value"))
            return number if isinstance(number, Broken) else Percent(number)
        case "boolean":
            return attribute(element, "boolean-value") == "true"
        case "date":
            text = attribute(element, "date-value")
            return read_iso_day(text[:10])[0] or text
    return shown or attribute(element, "string-value")


def _shown(element: Element) -> str:
    """Give the text seen in a cell, its comments left out."""
    return "\n".join("".join(_pieces(one)) for one in element if local(one.tag) == "p").strip()


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        match local(one.tag):
            case "s":
                yield " " * min(whole(attribute(one, "c"), 1), 1000)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "span" | "a":
                yield from _pieces(one)
        yield one.tail or ""


def _count(element: Element, name: str) -> int:
    return min(max(whole(attribute(element, name), 1), 1), FARTHEST)

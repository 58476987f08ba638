"""Read the sheets of an Excel workbook (Office Open XML): values, and what a plain reading would lose.

An error, a formula never worked out, a merged cell are told as what they are; a cell that shows 12 % is 12 %, not 0.12.

Source:
    ISO/IEC 29500-1 (SpreadsheetML): 18.3.1.4 cells, 18.3.1.55 merged cells, 18.4 shared strings, 18.17.4 dates.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

from conditionality.report.archive import Parts
from conditionality.report.cells import Broken, Cell, Percent
from conditionality.report.days import read_iso_day
from conditionality.report.number_formats import BUILT_IN, Shows, shows
from conditionality.report.office_xml import Area, Board, attribute, cell_number, local, parse, whole

SERIAL_1900 = date(1899, 12, 30)
SERIAL_1904 = date(1904, 1, 1)
FALSE_LEAP_DAY = 60
"""The calendar of 1900 counts a 29 February 1900 that was none: days before it are one less."""

LAST_SERIAL = 2_900_000
SECONDS_A_DAY = 86_400

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(parts: Parts) -> tuple[Board, ...]:
    """Read every sheet of a workbook, hidden ones too.

    Raises:
        ForbiddenXmlError, ParseError: A part is not XML that an office writes.
    """
    targets = _targets(parts)
    texts = _shared_texts(parts.get("xl/sharedStrings.xml", b""))
    styles = _styles(parts.get("xl/styles.xml", b""))
    zero, boards = SERIAL_1900, []
    for element in _elements(parts.get("xl/workbook.xml", b"")):
        match local(element.tag):
            case "workbookPr" if attribute(element, "date1904") in {"1", "true"}:
                zero = SERIAL_1904
            case "sheet":
                board = Board(element.get("name", ""), hidden=element.get("state", "visible") != "visible")
                sheet = _Sheet(board, texts, styles, zero)
                sheet.read(parts.get(targets.get(attribute(element, "id"), ""), b""))
                boards.append(board)
    return tuple(boards)


def spot(reference: str) -> tuple[int, int] | None:
    """Give row and column, from 0, of a reference such as `B3`.

    >>> spot("B3"), spot("hello")
    ((2, 1), None)
    """
    matched = _REFERENCE.fullmatch(reference)
    if not matched:
        return None
    column = 0
    for letter in matched.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return max(int(matched.group(2)) - 1, 0), column - 1


def serial_day(serial: Decimal, zero: date) -> date | None:
    """Give the day of a spreadsheet's day number, its time dropped; nothing when it is out of the calendar.

    >>> serial_day(Decimal("46347.5"), SERIAL_1900), serial_day(Decimal(-1), SERIAL_1900)
    (datetime.date(2026, 11, 21), None)
    """
    if not 0 <= serial < LAST_SERIAL:
        return None
    early = zero == SERIAL_1900 and serial < FALSE_LEAP_DAY
    return zero + timedelta(days=int(serial) + (1 if early else 0))


def _elements(part: bytes) -> list[Element]:
    return [element for _, element in parse(part, "end")] if part else []


def _targets(parts: Parts) -> dict[str, str]:
    """Give the part of each relation of the workbook."""
    found: dict[str, str] = {}
    for element in _elements(parts.get("xl/_rels/workbook.xml.rels", b"")):
        target = element.get("Target", "")
        found[element.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def _shared_texts(part: bytes) -> list[str]:
    return [_text(element) for element in _elements(part) if local(element.tag) == "si"]


def _text(element: Element) -> str:
    """Give the text of a shared or inline string, without the reading aids of East Asian scripts."""
    pieces: list[str] = []
    for one in element:
        match local(one.tag):
            case "t":
                pieces.append(one.text or "")
            case "r":
                pieces.extend(two.text or "" for two in one if local(two.tag) == "t")
    return _unescape("".join(pieces))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _styles(part: bytes) -> list[Shows]:
    """Give what each cell style makes of a number."""
    own: dict[int, Shows] = {}
    styles: list[Shows] = []
    for element in _elements(part):
        match local(element.tag):
            case "numFmt":
                own[whole(element.get("numFmtId", ""))] = shows(element.get("formatCode", ""))
            case "cellXfs":
                numbers = [whole(one.get("numFmtId", "")) for one in element]
                styles = [own.get(number) or BUILT_IN.get(number, "number") for number in numbers]
    return styles


class _Sheet:
    """Reads one sheet onto its board."""

    def __init__(self, board: Board, texts: list[str], styles: list[Shows], zero: date) -> None:
        self.board = board
        self.texts = texts
        self.styles = styles
        self.zero = zero

    def read(self, part: bytes) -> None:
        """Read a sheet; cells and rows that do not say where they stand follow one another."""
        row, column = -1, -1
        for event, element in parse(part, "start", "end") if part else ():
            match event, local(element.tag):
                case "start", "row":
                    row, column = whole(element.get("r", ""), row + 2) - 1, -1
                case "end", "c":
                    row, column = spot(element.get("r", "")) or (row, column + 1)
                    self.board.put(row, column, self.cell(element))
                case "end", "row":
                    element.clear()
                case "end", "mergeCell":
                    first, _, last = element.get("ref", "").partition(":")
                    start, end = spot(first), spot(last)
                    if start and end:
                        self.board.merge(Area(*start, *end))

    def cell(self, element: Element) -> Cell:
        """Give the value of a cell."""
        inside = {local(one.tag): one for one in element}
        kind = element.get("t", "n")
        value = (inside["v"].text or "").strip() if "v" in inside else ""
        match kind:
            case "e":
                return Broken("cell-error", value)
            case "inlineStr":
                return _text(inside["is"]) if "is" in inside else None
            case "str":
                return _unescape((inside["v"].text or "") if "v" in inside else "")
        if not value:
            return Broken("cell-formula", f"={inside['f'].text or ''}") if "f" in inside else None
        match kind:
            case "s":
                rank = whole(value, -1)
                return self.texts[rank] if 0 <= rank < len(self.texts) else Broken("cell-unreadable", value)
            case "b":
                return value in {"1", "true"}
            case "d":
                return read_iso_day(value[:10])[0] or value
        return self.number(value, whole(element.get("s", "")))

    def number(self, text: str, style: int) -> Cell:
        """Give a number as its cell shows it."""
        number = cell_number(text)
        if isinstance(number, Broken):
            return number
        match self.styles[style] if style < len(self.styles) else "number":
            case "percent":
                return Percent(number)
            case "day":
                return serial_day(number, self.zero) or number
            case "time":
                minutes = int(number * SECONDS_A_DAY + 30) // 60 if 0 <= number < LAST_SERIAL else 0
                return f"{minutes // 60:02}:{minutes % 60:02}"
        return number

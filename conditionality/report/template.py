"""Draw the form as an Excel workbook to fill: one sheet a section, lists to choose from, answers the only open cells.

The same form gives the same bytes on any day: the date inside is fixed and the archive has none.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from conditionality.report.cells import Cell, text_of
from conditionality.report.form import Form
from conditionality.report.layout import COLUMNS, Entry, Line, Sheet, notice, sheets
from conditionality.report.model import Report
from conditionality.report.numbers import fits_a_double
from conditionality.wording.speech import Lang, say

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Date written inside every workbook, so that only what it holds makes it differ."""

LISTS = "lists"
"""Hidden sheet of the choices."""

LONGEST_NAME = 31
LONGEST_TITLE = 32
LONGEST_MESSAGE = 255
FIRST_LINE = 3
"""Row of the first line, from 0: above it the machine's names, the title and the header."""

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
WIDEST = Decimal(10) ** 15

WIDTHS = (46, 22, 12, 60, 34, 14)

STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "small": {"text_wrap": True, "valign": "top", "font_size": 9, "font_color": "#444444"},
    "open": {"locked": False, "bg_color": "#FFF9E0", "border": 1, "valign": "top", "text_wrap": True},
    "open_day": {"locked": False, "bg_color": "#FFF9E0", "border": 1, "valign": "top", "num_format": "dd/mm/yyyy"},
    "open_text": {"locked": False, "bg_color": "#FFF9E0", "border": 1, "valign": "top", "num_format": "@"},
    "shut": {"valign": "top", "font_color": "#444444"},
}


def make_template(form: Form, lang: Lang, known: Report | None = None) -> bytes:
    """Make the workbook.

    Args:
        form: What to ask.
        lang: Language of every text.
        known: A report or draft whose answers are written in.
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": CREATED, "title": form.referential.ref})
    styles = {name: book.add_format(style) for name, style in STYLES.items()}
    laid = sheets(form, lang, known)
    names = sheet_names((say(lang, "Notice"), *(one.title for one in laid)))
    _draw_notice(book.add_worksheet(names[0]), notice(form, lang), styles)
    drawn = [(book.add_worksheet(name), sheet) for name, sheet in zip(names[1:], laid, strict=True)]
    choices = _Choices(book.add_worksheet(_free_name(LISTS, names)))
    for page, sheet in drawn:
        _draw(page, sheet, lang, styles, choices)
    book.close()
    return stream.getvalue()


class _Choices:
    """The hidden sheet of lists: one column a list, each written once."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self.page = page
        self.places: dict[tuple[str, ...], str] = {}
        page.hide()
        page.protect()

    def place(self, choices: tuple[str, ...]) -> str:
        """Give where a list stands, as a validation writes it."""
        if choices not in self.places:
            rank = len(self.places)
            for row, text in enumerate(choices):
                self.page.write_string(row, rank, text)
            letters = xlsxwriter.utility.xl_col_to_name(rank, col_abs=True)
            self.places[choices] = f"='{self.page.get_name()}'!{letters}$1:{letters}${len(choices)}"
        return self.places[choices]


def _draw_notice(page: Any, lines: tuple[str, ...], styles: dict[str, Any]) -> None:  # noqa: ANN401
    page.set_column(0, 0, 110)
    page.hide_gridlines(2)
    for row, text in enumerate(lines):
        page.write_string(row, 0, text, styles["text" if row else "title"])
    page.protect()


def _draw(page: Any, sheet: Sheet, lang: Lang, styles: dict[str, Any], choices: _Choices) -> None:  # noqa: ANN401
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        page.set_column(column, column, width, None, {"hidden": name == "field"})
        page.write_string(0, column, name)
        page.write_string(2, column, header(name, lang), styles["head"])
    page.set_row(0, None, None, {"hidden": True})
    page.write_string(1, 0, sheet.title, styles["title"])
    page.freeze_panes(FIRST_LINE, 2)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    for row, line in enumerate(sheet.lines, FIRST_LINE):
        _draw_line(page, row, line, styles, choices)
    page.protect("", {"format_columns": True, "format_rows": True})


def _draw_line(page: Any, row: int, line: Line, styles: dict[str, Any], choices: _Choices) -> None:  # noqa: ANN401
    page.write_string(row, 0, line.label, styles["text"])
    for column, text in ((2, line.unit), (3, line.help), (4, line.source)):
        if text:
            page.write_string(row, column, text, styles["small"])
    page.write_string(row, 5, line.field, styles["small"])
    if line.entry is None:
        return
    _write(page, row, line.answer, styles[_style(line)])
    if not line.locked:
        page.data_validation(row, 1, row, 1, _validation(line, line.entry, choices))


def _style(line: Line) -> str:
    if line.locked or line.entry is None:
        return "shut"
    return {"date": "open_day", "siret": "open_text", "text": "open_text"}.get(line.entry.kind, "open")


def _write(page: Any, row: int, cell: Cell, style: Any) -> None:  # noqa: ANN401
    match cell:
        case None:
            page.write_blank(row, 1, None, style)
        case Decimal() if fits_a_double(cell):
            page.write_number(row, 1, cell, style)
        case date():
            page.write_datetime(row, 1, datetime(cell.year, cell.month, cell.day), style)  # noqa: DTZ001 - a day
        case _:
            page.write_string(row, 1, text_of(cell), style)


def _validation(line: Line, entry: Entry, choices: _Choices) -> dict[str, Any]:
    rule: dict[str, Any] = {"input_title": _cut(line.label.strip(), LONGEST_TITLE), "ignore_blank": True}
    rule["input_message"] = _cut(line.help or line.unit or line.label.strip(), LONGEST_MESSAGE)
    match entry.kind:
        case "list":
            return rule | {"validate": "list", "source": choices.place(entry.choices)}
        case "date":
            bounds = {"minimum": entry.least or FIRST_DAY, "maximum": entry.most or LAST_DAY}
            return rule | {"validate": "date", "criteria": "between"} | bounds
        case "integer" | "decimal":
            least = -WIDEST if entry.least is None else entry.least
            most = WIDEST if entry.most is None else entry.most
            return rule | {
                "validate": entry.kind,
                "criteria": "between",
                "minimum": text_of(least),
                "maximum": text_of(most),
            }
        case _:
            return rule | {"validate": "any"}


def header(name: str, lang: Lang) -> str:
    """Give the title of a column for people; that of the machine has none."""
    titles = {
        "label": say(lang, "Question"),
        "answer": say(lang, "Answer"),
        "unit": say(lang, "Unit"),
        "help": say(lang, "Help"),
        "source": say(lang, "Source"),
    }
    return titles.get(name, "")


def sheet_names(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Give names that a workbook allows: short, without its reserved signs, each once.

    >>> sheet_names(("Work: pay", "work- pay"))
    ('Work- pay', 'work- pay 2')
    """
    names: list[str] = []
    for title in titles:
        plain = "".join("-" if sign in "[]:*?/\\" else sign for sign in title).strip("' ") or "-"
        names.append(_free_name(plain, names))
    return tuple(names)


def _free_name(name: str, taken: tuple[str, ...] | list[str]) -> str:
    used = {one.casefold() for one in taken} | {"history", "historique"}
    rank, found = 1, _cut(name, LONGEST_NAME)
    while found.casefold() in used:
        rank += 1
        found = f"{_cut(name, LONGEST_NAME - len(str(rank)) - 1)} {rank}"
    return found


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

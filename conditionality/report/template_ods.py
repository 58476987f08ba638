"""Draw the form as an OpenDocument spreadsheet to fill, the same as the Excel one: lists, open answers, locked rest."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from odf import style, table
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.text import P

from conditionality.report.archive import pack
from conditionality.report.cells import Cell, text_of
from conditionality.report.form import Form
from conditionality.report.layout import COLUMNS, Entry, Line, Sheet, notice, sheets
from conditionality.report.model import Report
from conditionality.report.numbers import fits_a_double
from conditionality.report.template import WIDTHS, header, sheet_names
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

_NAMESPACE = re.compile(rb' xmlns:(\w+)="([^"]*)"')
_ROOT = re.compile(rb"<[a-z]+:[a-z-]+")

NOTICE_WIDTH = 110
"""Width of the notice, in signs."""


def make_ods_template(form: Form, lang: Lang, known: Report | None = None) -> bytes:
    """Make the spreadsheet.

    Args:
        form: What to ask.
        lang: Language of every text.
        known: A report or draft whose answers are written in.
    """
    book = OpenDocumentSpreadsheet()
    _add_styles(book)
    laid = sheets(form, lang, known)
    names = sheet_names((say(lang, "Notice"), *(one.title for one in laid)))
    rules = _Rules(names[1])
    pages = [_draw(name, sheet, lang, rules) for name, sheet in zip(names[1:], laid, strict=True)]
    book.spreadsheet.addElement(rules.element())
    for page in (_draw_notice(names[0], notice(form, lang)), *pages):
        book.spreadsheet.addElement(page)
    stream = BytesIO()
    book.save(stream)
    with ZipFile(stream) as archive:
        return pack({one: _settled(archive.read(one)) for one in archive.namelist()}, compression=ZIP_DEFLATED)


def _settled(part: bytes) -> bytes:
    """Declare the namespaces that a part uses, in order: the library adds those of whatever was written before."""
    bare = _NAMESPACE.sub(b"", part)
    used = sorted(one for one in set(_NAMESPACE.findall(part)) if re.search(rb'[</ "]' + one[0] + b":", bare))
    declared = b"".join(b' xmlns:%s="%s"' % one for one in used)
    return _ROOT.sub(lambda root: root.group() + declared, bare, count=1)


def _add_styles(book: Any) -> None:  # noqa: ANN401 - odfpy has no types
    """Write the styles of cells and columns in the book."""
    looks: dict[str, dict[str, str]] = {
        "shut": {"cellprotect": "protected"},
        "title": {"cellprotect": "protected"},
        "open": {"cellprotect": "none", "backgroundcolor": "#FFF9E0", "border": "0.5pt solid #888888"},
    }
    for name, look in looks.items():
        made = style.Style(name=name, family="table-cell")
        made.addElement(style.TableCellProperties(wrapoption="wrap", verticalalign="top", **look))
        if name == "title":
            made.addElement(style.TextProperties(fontweight="bold"))
        book.automaticstyles.addElement(made)
    for rank, width in enumerate((*WIDTHS, NOTICE_WIDTH)):
        made = style.Style(name=f"column{rank}", family="table-column")
        made.addElement(style.TableColumnProperties(columnwidth=f"{width * 2}mm"))
        book.automaticstyles.addElement(made)


class _Rules:
    """What may be typed: each rule written once, named in the cells that follow it."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.written: dict[str, str] = {}

    def name(self, entry: Entry) -> str:
        """Give the name of the rule of an entry, or nothing when anything may be typed."""
        condition = _condition(entry)
        return self.written.setdefault(condition, f"rule{len(self.written) + 1}") if condition else ""

    def element(self) -> Element:
        """Give the element that holds the rules."""
        rules = table.ContentValidations()
        for condition, name in self.written.items():
            base = f"$'{self.base}'.$A$1"
            rule = {"name": name, "condition": f"of:{condition}", "allowemptycell": "true", "basecelladdress": base}
            rules.addElement(table.ContentValidation(**rule))
        return rules


def _condition(entry: Entry) -> str:
    match entry.kind:
        case "list":
            listed = ";".join('"{}"'.format(one.replace('"', '""')) for one in entry.choices)
            return f"cell-content-is-in-list({listed})"
        case "integer" | "decimal":
            kind = "whole" if entry.kind == "integer" else "decimal"
            bounds = ((">=", entry.least), ("<=", entry.most))
            tests = [f"cell-content(){sign}{text_of(bound)}" for sign, bound in bounds if bound is not None]
            return " and ".join((f"cell-content-is-{kind}-number()", *tests))
        case "date":
            return "cell-content-is-date()"
        case _:
            return ""


def _draw_notice(name: str, lines: tuple[str, ...]) -> Element:
    page = table.Table(name=name, protected="true")
    page.addElement(table.TableColumn(stylename=f"column{len(WIDTHS)}"))
    for rank, text in enumerate(lines):
        page.addElement(_row(_text(text, "shut" if rank else "title")))
    return page


def _draw(name: str, sheet: Sheet, lang: Lang, rules: _Rules) -> Element:
    page = table.Table(name=name, protected="true")
    for rank, column in enumerate(COLUMNS):
        seen = "collapse" if column == "field" else "visible"
        page.addElement(table.TableColumn(stylename=f"column{rank}", visibility=seen))
    page.addElement(_row(*(_text(one, "shut") for one in COLUMNS), hidden=True))
    page.addElement(_row(_text(sheet.title, "title")))
    page.addElement(_row(*(_text(header(one, lang), "title") for one in COLUMNS)))
    for line in sheet.lines:
        cells = [_text(line.label, "shut"), _answer(line, lang, rules)]
        page.addElement(_row(*cells, *(_text(one, "shut") for one in (line.unit, line.help, line.source, line.field))))
    return page


def _row(*cells: Element, hidden: bool = False) -> Element:
    row = table.TableRow(visibility="collapse" if hidden else "visible")
    for cell in cells:
        row.addElement(cell)
    return row


def _text(text: str, look: str) -> Element:
    cell = table.TableCell(stylename=look, valuetype="string") if text else table.TableCell(stylename=look)
    for part in text.split("\n") if text else ():
        cell.addElement(P(text=part))
    return cell


def _answer(line: Line, lang: Lang, rules: _Rules) -> Element:
    if line.entry is None or line.locked:
        return _text(text_of(line.answer), "shut")
    rule = rules.name(line.entry)
    looks = {"stylename": "open"} | ({"contentvalidationname": rule} if rule else {})
    return _filled(line.answer, looks, lang)


def _filled(cell: Cell, looks: dict[str, str], lang: Lang) -> Element:
    match cell:
        case None:
            return table.TableCell(**looks)
        case Decimal() if fits_a_double(cell):
            made, shown = table.TableCell(valuetype="float", value=text_of(cell), **looks), text_of(cell)
        case date():
            made, shown = table.TableCell(valuetype="date", datevalue=cell.isoformat(), **looks), day(lang, cell)
        case _:
            made, shown = table.TableCell(valuetype="string", **looks), text_of(cell)
    for part in shown.split("\n"):
        made.addElement(P(text=part))
    return made

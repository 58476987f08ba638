"""Workbooks made in the test: sound ones, and broken in every way seen."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]

HEADER = ("report_id", "siret", "staff", "women", "delay", "organic", "council", "minutes_on", "form", "labels")
GOOD = ("L1", "73282932000074", 34, 3, 42.5, 61.25, True, dt.date(2026, 11, 21), "coop", "ab; msc")


def xlsx(rows: Rows = (HEADER, GOOD), change: Callable[[Worksheet], None] | None = None) -> bytes:
    """Make an Excel workbook of one sheet, then change it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Rapports"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(rows: Sequence[Sequence[object]], name: str = "Rapports") -> bytes:
    """Make an OpenDocument spreadsheet of one sheet; a cell is a value or the attributes of its element."""
    book = OpenDocumentSpreadsheet()
    table = Table(name=name)
    book.spreadsheet.addElement(table)
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for cell in row:
            line.addElement(_ods_cell(cell))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods_cell(cell: object) -> Any:  # noqa: ANN401 - odfpy has no types
    match cell:
        case None:
            return TableCell()
        case "covered":
            return CoveredTableCell()
        case Mapping():
            looks = dict(cell)
            made, shown = TableCell(**{key: value for key, value in looks.items() if key != "p"}), looks.get("p", "")
        case bool():
            made, shown = TableCell(valuetype="boolean", booleanvalue=str(cell).lower()), str(cell)
        case int() | float():
            made, shown = TableCell(valuetype="float", value=str(cell)), str(cell)
        case dt.date():
            made, shown = TableCell(valuetype="date", datevalue=cell.isoformat()), cell.isoformat()
        case _:
            made, shown = TableCell(valuetype="string"), str(cell)
    if shown:
        made.addElement(P(text=shown))
    return made


def parts_of(content: bytes) -> dict[str, bytes]:
    """Give the parts of a zip."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Make a zip of parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def edited(content: bytes, part: str, *swaps: tuple[bytes, bytes]) -> bytes:
    """Give a workbook with bytes of one part replaced."""
    parts = parts_of(content)
    for old, new in swaps:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new)
    return zipped(parts)


def lying(content: bytes, name: str, size: int) -> bytes:
    """Give a zip whose directory says another size for one part."""
    raw = bytearray(content)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = raw.find(mark)
        while place >= 0:
            length = struct.unpack_from("<H", raw, place + (28 if at == 24 else 26))[0]
            start = place + (46 if at == 24 else 30)
            if raw[start : start + length].decode("latin-1") == name:
                struct.pack_into("<I", raw, place + at, size)
            place = raw.find(mark, place + 4)
    return bytes(raw)


def locked_zip(content: bytes) -> bytes:
    """Give a zip whose parts say that they are encrypted."""
    raw = bytearray(content)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
ENCRYPTED = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 64

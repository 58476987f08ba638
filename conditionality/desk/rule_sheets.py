"""A draft of a rule book as tables: each cell shows a text that a person may change, and knows where it stands.

A table is of one of two kinds. *Cells apart*: every cell has its own place (`dimensions[G].weight`). *One list*: the
rows together are one value (the steps of a scale, the values of a parameter), which is written whole when a cell of it
changes; such a table may grow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from conditionality.codec import decimal_text
from conditionality.desk.rule_edits import Put

CellKind = Literal["read", "amount", "formula", "text", "day"]
"""`read` is only shown; `amount` is a number or a formula; `text` may be any."""

Form = Literal["cells", "tables", "pairs", "mapping"]
"""`cells`: apart. One list: `tables` (`{from = 50, points = 75}`), `pairs` (`[50, 75]`), `mapping` (`none = 0`)."""

_NUMBER = re.compile(r"-?\d{1,60}(?:[.,]\d{1,30})?", re.ASCII)
_BLANKS = re.compile("[ \u00a0\u202f]")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: Of the value that it shows in each row.
        heading: English msgid.
        kind: What may be typed there.
    """

    key: str
    heading: str
    kind: CellKind = "amount"


Values = tuple[object, ...]
"""What the columns of a row say; None where nothing is said."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the item that it is of, and the value of each column.

    Attributes:
        place: Of the item (`dimensions[G]`), for cells apart; else empty.
    """

    place: str
    said: Values


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        id: Its name on the screen.
        place: Of the whole list; empty for cells apart.
        form: How the rows are written.
        whole: The list as it stands; None when nothing is said.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    place: str = ""
    form: Form = "cells"
    whole: object = None

    @property
    def grows(self) -> bool:
        """Tell whether rows may be added and removed."""
        return self.form in {"tables", "pairs"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person did in a table: cells by row and column key, rows added, rows removed."""

    edited: Mapping[int, Mapping[str, str | None]]
    added: tuple[Mapping[str, str | None], ...] = ()
    removed: tuple[int, ...] = ()


def cell_text(value: object, lang: str) -> str:
    """Write a value as a cell shows it: numbers exactly, with the comma in French.

    >>> cell_text(Decimal("11.25"), "fr"), cell_text("total >= 60", "fr"), cell_text(None, "fr")
    ('11,25', 'total >= 60', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | Decimal():
            text = decimal_text(Decimal(value))
            return text.replace(".", ",") if lang == "fr" else text
        case date():
            return f"{value:%d/%m/%Y}" if lang == "fr" else value.isoformat()
        case {"cite": cited}:
            return cell_text(cited, lang)
        case {"fr": text, "en": other}:
            return str(text if lang == "fr" else other)
        case _:
            return str(value)


def typed_value(text: str | None, kind: CellKind) -> object:
    """Read what was typed in a cell; what is no number stays a text, and the findings say what is wrong with it.

    >>> typed_value("11,25", "amount"), typed_value(" ", "amount"), typed_value("200/3", "amount")
    (Decimal('11.25'), None, '200/3')
    """
    bare = (text or "").strip()
    if not bare:
        return None
    if kind == "amount":
        plain = _BLANKS.sub("", bare)
        if _NUMBER.fullmatch(plain):
            number = Decimal(plain.replace(",", "."))
            return int(number) if number == number.to_integral_value() and len(plain) < 15 else number  # noqa: PLR2004
        return bare
    return _day(bare) if kind == "day" else bare


def _day(text: str) -> object:
    written = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else text)
    except ValueError:
        return text


def puts_of(sheet: Sheet, typed: Typed) -> tuple[Put, ...]:
    """Give what to write for what a person did in a table; nothing for what is the same as before."""
    return tuple(one for one in touched(sheet, typed) if one.now != one.was)


def touched(sheet: Sheet, typed: Typed) -> tuple[Put, ...]:
    """Give every place in which a person did something, even when it says the same as before."""
    if sheet.form == "cells":
        return tuple(_cells(sheet, typed))
    rows: list[tuple[dict[str, object], Values]] = [
        (kept, _row(sheet, one.said, typed.edited.get(rank, {})))
        for rank, (kept, one) in enumerate(zip(_items(sheet), sheet.rows, strict=True))
        if rank not in typed.removed
    ]
    blank = (None,) * len(sheet.columns)
    fresh = (_row(sheet, blank, one) for one in typed.added)
    rows += [({}, row) for row in fresh if any(one is not None for one in row)]
    return (Put(sheet.place, sheet.whole, _written(sheet, rows)),)


def _cells(sheet: Sheet, typed: Typed) -> Iterator[Put]:
    for rank, cells in typed.edited.items():
        row = sheet.rows[rank]
        for column, before in zip(sheet.columns, row.said, strict=True):
            if column.key in cells and column.kind != "read":
                yield Put(f"{row.place}.{column.key}", before, typed_value(cells[column.key], column.kind))


def _row(sheet: Sheet, values: Values, cells: Mapping[str, str | None]) -> Values:
    return tuple(
        typed_value(cells[column.key], column.kind) if column.key in cells and column.kind != "read" else before
        for column, before in zip(sheet.columns, values, strict=True)
    )


def _items(sheet: Sheet) -> list[dict[str, object]]:
    """Give what the file says in each row, besides the columns too."""
    listed = sheet.whole if isinstance(sheet.whole, tuple) else ({},) * len(sheet.rows)
    return [one if isinstance(one, dict) else {} for one in listed]


def _written(sheet: Sheet, rows: Sequence[tuple[dict[str, object], Values]]) -> object:
    """Give the rows as the file says them."""
    if sheet.form == "mapping":
        return {str(row[0]): row[-1] for _, row in rows}
    if sheet.form == "pairs":
        return tuple(tuple("" if one is None else one for one in row) for _, row in rows)
    keys = [one.key for one in sheet.columns]
    found = []
    for kept, row in rows:
        said = {**kept, **dict(zip(keys, row, strict=True))}
        found.append({key: one for key, one in said.items() if one is not None})
    return tuple(found)

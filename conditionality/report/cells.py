"""What a cell of a table can hold, whatever file it came from, and how its text is made clean."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conditionality.codec import decimal_text
from conditionality.findings import Finding
from conditionality.report.places import slip

LONGEST_TEXT = 10_000
"""Signs in one free text."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown as a percentage by the spreadsheet: 0.12 stored, "12 %" seen."""

    number: Decimal

    @property
    def seen(self) -> Decimal:
        """Give the figure before the percent sign."""
        return self.number.scaleb(2)


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose value cannot be had, and the code of the reason."""

    code: str
    text: str = ""


Cell = None | str | Decimal | bool | date | Percent | Broken | tuple[str, ...]
"""A cell: empty, text, exact number, yes or no, day, percentage, broken, or ticked options (Parquet lists)."""


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing that a person would see."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """Give the text of a cell, as a person would type it without its layout.

    >>> text_of(Decimal("12.0")), text_of(True), text_of(("ab", "msc"))
    ('12', 'true', 'ab; msc')
    """
    match cell:
        case None:
            return ""
        case str():
            return cell.strip()
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return decimal_text(cell)
        case date():
            return cell.isoformat()
        case Percent():
            return f"{decimal_text(cell.seen)} %"
        case Broken():
            return cell.text
        case _:
            return "; ".join(cell)


def read_text(given: str, longest: int = LONGEST_TEXT) -> tuple[str | None, tuple[Finding, ...]]:
    """Read a text: Unicode NFC, without spaces around it; signs that no paper can hold are refused.

    Args:
        given: As found.
        longest: Most signs.
    """
    text = unicodedata.normalize("NFC", given).strip()
    if len(text) > longest:
        return None, (slip("text-too-long", text, {"count": len(text), "limit": longest}),)
    bad = next((sign for sign in text if is_unseen(sign)), "")
    if bad:
        return None, (slip("text-unseen-sign", text, {"sign": f"U+{ord(bad):04X}"}),)
    return text, ()


def is_unseen(sign: str) -> bool:
    """Tell whether a sign has no place in a text: control signs but line ends and tabs, and halves of signs."""
    return sign not in "\t\n\r" and unicodedata.category(sign) in {"Cc", "Cs"}
